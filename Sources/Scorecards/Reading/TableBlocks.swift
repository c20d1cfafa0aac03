/// Cuts the rows of a table into blocks that begin and end at line ends outside quotes.
///
/// The cut depends on the bytes alone, so that whatever is worked out block by block and joined in
/// order does not depend on the number of threads.
enum TableBlocks {
    /// Bytes of a block, about; small enough for the second-level cache, large enough to parse fast.
    static let size = 2 << 20

    /// The blocks, as ranges of offsets from `base`.
    static func cut(
        _ base: UnsafePointer<UInt8>,
        _ body: Range<Int>,
        size: Int,
        jobs: Int
    ) -> [Range<Int>] {
        guard body.count > size else { return [body] }
        let end = base + body.upperBound
        let hasQuotes = firstIndex(of: 0x22, from: base + body.lowerBound, to: end) != nil
        let starts = Array(stride(from: body.lowerBound, to: body.upperBound, by: size))
        let parity =
            hasQuotes
            ? quoteParity(base, starts, end: body.upperBound, jobs: jobs)
            : Array(repeating: false, count: starts.count)
        var blocks: [Range<Int>] = []
        var from = body.lowerBound
        for index in starts.indices.dropFirst() where starts[index] > from {
            let line = firstLineEnd(
                base,
                from: starts[index],
                to: body.upperBound,
                isQuoted: parity[index],
                hasQuotes: hasQuotes
            )
            blocks.append(from..<line)
            from = line
            if from >= body.upperBound { break }
        }
        if from < body.upperBound { blocks.append(from..<body.upperBound) }
        return blocks
    }

    /// For each start, whether a quoted cell is open there.
    private static func quoteParity(
        _ base: UnsafePointer<UInt8>,
        _ starts: [Int],
        end: Int,
        jobs: Int
    ) -> [Bool] {
        let shared = SharedBytes(base: base)
        let odd = parallelMap(count: starts.count, jobs: jobs) { index in
            let upper = index + 1 < starts.count ? starts[index + 1] : end
            var isOdd = false
            for offset in starts[index]..<upper where shared.base[offset] == 0x22 {
                isOdd.toggle()
            }
            return isOdd
        }
        var parity: [Bool] = []
        var isOpen = false
        for isOdd in odd {
            parity.append(isOpen)
            if isOdd { isOpen.toggle() }
        }
        return parity
    }

    private static func firstLineEnd(
        _ base: UnsafePointer<UInt8>,
        from: Int,
        to upper: Int,
        isQuoted: Bool,
        hasQuotes: Bool
    ) -> Int {
        guard hasQuotes else {
            let line = firstIndex(of: 0x0A, from: base + from, to: base + upper)
            return line.map { $0 - base + 1 } ?? upper
        }
        var isOpen = isQuoted
        for offset in from..<upper {
            if base[offset] == 0x22 { isOpen.toggle() }
            if base[offset] == 0x0A, !isOpen { return offset + 1 }
        }
        return upper
    }
}

/// Bytes that several threads read and none writes.
// SAFETY: the bytes are borrowed for the length of one call that joins its threads before it ends.
struct SharedBytes: @unchecked Sendable {
    let base: UnsafePointer<UInt8>
}
