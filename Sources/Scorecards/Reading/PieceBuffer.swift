/// The bytes of a source that are at hand: the rest of the last piece and the next one behind it.
///
/// Grows when a row does not fit, up to a limit, so that no input can take all memory.
struct PieceBuffer: ~Copyable {
    private let source: any TableSource
    private let limit: Int
    private var bytes: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0
    /// Whether the source has no more bytes.
    private(set) var isAtEnd = false

    /// A buffer that asks for about `size` bytes at a time.
    init(_ source: any TableSource, size: Int, limit: Int) {
        self.source = source
        self.limit = max(limit, size)
        capacity = min(size, source.byteCount.map { max(64, $0 + 2) } ?? size)
        bytes = .allocate(capacity: capacity + BlockParser.padding)
    }

    deinit { bytes.deallocate() }

    var start: UnsafePointer<UInt8> { UnsafePointer(bytes) }
    var end: UnsafePointer<UInt8> { start + count }

    /// Reads until the buffer is full or the source is at its end.
    ///
    /// The last row then gets a line end if it has none.
    mutating func fill() throws(TableError) {
        while !isAtEnd, count < capacity {
            let room = UnsafeMutableRawBufferPointer(start: bytes + count, count: capacity - count)
            let more = try source.read(into: room)
            count += more
            isAtEnd = more == 0
        }
        if isAtEnd, count > 0, bytes[count - 1] != 0x0A {
            if count == capacity { grow() }
            bytes[count] = 0x0A
            count += 1
        }
        // Words may be read from any place up to the end.
        (bytes + count).update(repeating: 0, count: BlockParser.padding)
    }

    /// Makes room for a longer row and reads on; false when the limit is reached.
    mutating func widen() throws(TableError) -> Bool {
        guard capacity < limit else { return false }
        grow()
        try fill()
        return true
    }

    /// Takes the header line from the front.
    mutating func takeHeader(delimiter: UInt8?) throws(TableError) -> TableHeader {
        try fill()
        while !isAtEnd, !holdsHeader(delimiter) {
            guard try widen() else { throw .rowTooLong(line: 1, limit: limit) }
        }
        let header = try TableHeader(
            UnsafeRawBufferPointer(start: bytes, count: count),
            delimiter: delimiter
        )
        drop(header.bodyOffset)
        return header
    }

    /// Whether the whole header line is at hand, whatever its separator turns out to be.
    private func holdsHeader(_ delimiter: UInt8?) -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let isMarked = UnsafeBufferPointer(start: start, count: count).starts(with: mark)
        let row = isMarked ? start + mark.count : start
        let candidates: [UInt8] = delimiter.map { [$0] } ?? [0x2C, 0x09]
        return candidates.allSatisfy { candidate in
            let line = RowEnds(delimiter: candidate).end(of: row, to: end)
            return line > row && line[-1] == 0x0A && line < end
        }
    }

    /// Blocks of whole rows from the front, at least one row; none at the end of the source.
    ///
    /// - Parameter line: The line that the front stands in.
    mutating func wholeRows(
        _ ends: RowEnds,
        blockSize: Int,
        line: Int
    ) throws(TableError) -> [Range<UnsafePointer<UInt8>>] {
        try fill()
        while true {
            var cuts = ends.blocks(start, end, size: blockSize)
            let whole = cuts.last?.upperBound ?? start
            // At the end of the source a cell may be open that nothing will close.
            if isAtEnd, whole < end { cuts.append(whole..<end) }
            if isAtEnd || !cuts.isEmpty { return cuts }
            guard try widen() else { throw .rowTooLong(line: line, limit: limit) }
        }
    }

    private mutating func grow() {
        let size = max(capacity * 2, 64)
        let wider = UnsafeMutablePointer<UInt8>.allocate(capacity: size + BlockParser.padding)
        wider.update(from: bytes, count: count)
        bytes.deallocate()
        bytes = wider
        capacity = size
    }

    /// Drops the first bytes and moves the rest to the front.
    mutating func drop(_ used: Int) {
        count -= used
        bytes.update(from: bytes + used, count: count)
    }
}
