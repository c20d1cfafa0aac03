/// What kinds of bytes a stretch of text holds, found in one pass over it.
///
/// Works on whole words, in which a byte is found by turning it into zero (Warren, 2013, ch. 6):
/// comparisons of byte vectors are not compiled to vector instructions.
struct ByteSurvey {
    private(set) var lineEnds = 0
    private(set) var hasQuotes = false
    private(set) var hasZeros = false
    private(set) var isASCII = true

    private typealias Words = SIMD4<UInt64>
    private static let size = MemoryLayout<Words>.size

    /// Looks at every byte.
    ///
    /// - Complexity: O(bytes), 32 at a time.
    init(from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) {
        let ones = Words(repeating: ByteWord.repeated(0x01))
        let highs = Words(repeating: ByteWord.repeated(0x80))
        let lows = Words(repeating: ByteWord.repeated(0x7F))
        let lineEnd = Words(repeating: ByteWord.repeated(0x0A))
        let quote = Words(repeating: ByteWord.repeated(0x22))
        var here = start
        var (quotes, zeros, bytes) = (Words.zero, Words.zero, Words.zero)
        while end - here >= Self.size {
            // A byte counts 255 line ends at most.
            let stop = here + min(end - here, 255 * Self.size) / Self.size * Self.size
            var counts = Words.zero
            while here < stop {
                let words = UnsafeRawPointer(here).loadUnaligned(as: Words.self)
                let lines = words ^ lineEnd
                counts &+= (~(((lines & lows) &+ lows) | lines | lows)) &>> 7
                let others = words ^ quote
                quotes |= (others &- ones) & ~others
                zeros |= (words &- ones) & ~words
                bytes |= words
                here += Self.size
            }
            lineEnds += Self.sum(counts)
        }
        hasQuotes = quotes & highs != .zero
        hasZeros = zeros & highs != .zero
        isASCII = bytes & highs == .zero
        while here < end {
            let byte = here.pointee
            if byte == 0x0A { lineEnds += 1 }
            if byte == 0x22 { hasQuotes = true }
            if byte == 0 { hasZeros = true }
            if byte >= 0x80 { isASCII = false }
            here += 1
        }
    }

    /// The sum of all bytes.
    private static func sum(_ counts: Words) -> Int {
        var total = 0
        for lane in 0..<counts.scalarCount {
            let pairs =
                (counts[lane] & 0x00FF_00FF_00FF_00FF)
                &+ ((counts[lane] &>> 8) & 0x00FF_00FF_00FF_00FF)
            total += Int((pairs &* 0x0001_0001_0001_0001) &>> 48)
        }
        return total
    }
}
