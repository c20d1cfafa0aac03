import CLanes

/// What kinds of bytes a stretch of text holds, found in one pass over it.
struct ByteSurvey {
    let lineEnds: Int
    let hasQuotes: Bool
    let hasZeros: Bool
    let isASCII: Bool

    /// Looks at every byte.
    ///
    /// - Complexity: O(bytes), 64 at a time.
    init(from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) {
        let found = lanes_survey(start, end - start)
        lineEnds = found.line_ends
        hasQuotes = found.has_quotes != 0
        hasZeros = found.has_zeros != 0
        isASCII = found.has_high_bytes == 0
    }
}
