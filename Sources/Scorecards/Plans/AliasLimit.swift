/// Refuses a text of YAML with more aliases than anybody writes.
///
/// Each may stand for two that stand for two: a few lines would be more than any machine can look
/// through, and the parser looks through the keys of a mapping before it hands anything over.
struct AliasLimit {
    /// Aliases that a text may have.
    static let most = 32

    private var place = (line: 1, column: 1)
    private var found = 0
    /// The last byte that is not a blank: whether a value may begin behind it.
    private var before = UInt8(ascii: ":")
    private var isBehindBlank = true
    private var isQuoted = false
    private var isEscaped = false
    private var isBehindAsterisk = false

    /// A fault where the text has more aliases, or nil.
    static func finding(in text: String) -> PlanError.Finding? {
        var limit = AliasLimit()
        for byte in text.utf8 {
            limit.step(byte)
            guard limit.found > most else { continue }
            return .init(
                line: limit.place.line,
                column: limit.place.column,
                message: "more than \(most) aliases (*name); write out what they stand for"
            )
        }
        return nil
    }

    /// Counts an asterisk that could begin an alias; none does in quotes that a value begins with and
    /// that end on their line.
    private mutating func step(_ byte: UInt8) {
        let isBlank = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
        if isBehindAsterisk, !isBlank { found += 1 }
        isBehindAsterisk = false
        let mayBegin = "[{,:?-".utf8.contains(before)
        if isQuoted {
            isQuoted = byte != 0x0A && (byte != UInt8(ascii: "\"") || isEscaped)
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        } else if byte == UInt8(ascii: "\"") {
            isQuoted = mayBegin
            isEscaped = false
        } else if byte == UInt8(ascii: "*") {
            isBehindAsterisk = isBehindBlank || mayBegin
        }
        if !isBlank { before = byte }
        isBehindBlank = isBlank
        place = byte == 0x0A ? (place.line + 1, 1) : (place.line, place.column + 1)
    }
}
