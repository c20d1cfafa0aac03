/// The string literals of a Swift file, with `{0}`, `{1}` where a value stands.
///
/// Literals that are joined by `+` are one; those inside of a value are found as well.
struct SwiftLiterals {
    /// One literal.
    struct Literal: Equatable {
        /// The text with numbered slots.
        var text: String
        /// The line on which it begins, from 1.
        var line: Int
    }

    private let source: [Character]
    private var position = 0
    private var line = 1
    private var found: [Literal] = []

    private init(_ text: String) { source = Array(text) }

    /// Every literal, in order of its end.
    static func all(in text: String) -> [Literal] {
        var reader = SwiftLiterals(text)
        reader.readFile()
        return reader.found
    }

    private var current: Character? { position < source.count ? source[position] : nil }

    private func at(_ text: String) -> Bool {
        let end = position + text.count
        return end <= source.count && source[position..<end].elementsEqual(text)
    }

    private mutating func step(_ count: Int = 1) {
        for _ in 0..<count where position < source.count {
            if source[position] == "\n" { line += 1 }
            position += 1
        }
    }

    private mutating func readFile() {
        while let character = current {
            if at("//") {
                while let next = current, next != "\n" { step() }
            } else if character == "\"" {
                readJoined()
            } else {
                step()
            }
        }
    }

    /// A literal and all that `+` joins to it.
    private mutating func readJoined() {
        let start = line
        var slots = 0
        var text = readLiteral(&slots)
        while joinFollows() { text += readLiteral(&slots) }
        found.append(Literal(text: text, line: start))
    }

    /// Whether `+ "` comes next; then it is stepped over.
    private mutating func joinFollows() -> Bool {
        let (start, startLine) = (position, line)
        skipSpace()
        if current == "+" {
            step()
            skipSpace()
            if current == "\"" { return true }
        }
        (position, line) = (start, startLine)
        return false
    }

    private mutating func skipSpace() {
        while let next = current, next.isWhitespace { step() }
    }

    private mutating func readLiteral(_ slots: inout Int) -> String {
        let isLong = at("\"\"\"")
        step(isLong ? 3 : 1)
        var text = ""
        while let character = current {
            if isLong ? at("\"\"\"") : character == "\"" { break }
            if character == "\\" {
                text += readEscape(&slots)
            } else {
                text.append(character)
                step()
            }
        }
        step(isLong ? 3 : 1)
        return text
    }

    private mutating func readEscape(_ slots: inout Int) -> String {
        step()
        guard let kind = current else { return "" }
        step()
        switch kind {
        case "(":
            readValue()
            defer { slots += 1 }
            return "{\(slots)}"
        case "u":
            var digits = ""
            while let next = current, next != "}" {
                if next != "{" { digits.append(next) }
                step()
            }
            step()
            return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
        case "n": return "\n"
        case "t": return "\t"
        case "\n": return ""
        default: return String(kind)
        }
    }

    private mutating func readValue() {
        var depth = 1
        while let next = current, depth > 0 {
            if next == "\"" {
                readJoined()
            } else {
                if next == "(" { depth += 1 }
                if next == ")" { depth -= 1 }
                step()
            }
        }
    }
}
