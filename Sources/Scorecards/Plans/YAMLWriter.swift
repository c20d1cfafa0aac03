/// Writes YAML line by line; texts are always quoted, so that none is mistaken for something else.
struct YAMLWriter {
    private(set) var text = ""
    private var indent = 0

    /// A comment line; line ends in it become blanks.
    mutating func comment(_ words: String) {
        line("# " + words.split(whereSeparator: \.isNewline).joined(separator: " "))
    }

    /// A name with a value that is ready to be written.
    mutating func entry(_ name: String, _ value: String, comment: String? = nil) {
        line("\(Self.key(name)): \(value)\(comment.map { "  # " + $0 } ?? "")")
    }

    /// A name with what `body` writes below it.
    mutating func section(_ name: String, _ body: (inout YAMLWriter) -> Void) {
        line("\(Self.key(name)):")
        indent += 2
        body(&self)
        indent -= 2
    }

    /// A name with a list, one item a line; `comment` may say something about each.
    mutating func list(_ name: String, _ items: [String], comment: (String) -> String?) {
        guard !items.isEmpty else { return entry(name, "[]") }
        section(name) { writer in
            for item in items {
                let note = comment(item).map { words in
                    "  # " + words.split(whereSeparator: \.isNewline).joined(separator: " ")
                }
                writer.line("- \(Self.quoted(item))\(note ?? "")")
            }
        }
    }

    /// An empty line.
    mutating func gap() { text += "\n" }

    private mutating func line(_ words: String) {
        text += String(repeating: " ", count: indent) + words + "\n"
    }

    /// A text in double quotes, with escapes for what YAML folds or does not print.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22, 0x5C: result += "\\\(scalar)"
            case 0..<0x20, 0x7F...0x9F: result += escaped(scalar.value, digits: 2, letter: "x")
            case 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
                result += escaped(scalar.value, digits: 4, letter: "u")
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func escaped(_ value: UInt32, digits: Int, letter: Character) -> String {
        let text = String(value, radix: 16)
        return "\\\(letter)" + String(repeating: "0", count: digits - text.count) + text
    }

    /// Texts in one line.
    static func inline(_ texts: [String]) -> String {
        "[" + texts.map(quoted).joined(separator: ", ") + "]"
    }

    /// A name, quoted unless it is a plain word that YAML reads as nothing else.
    private static func key(_ name: String) -> String {
        let plain = name.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        let startsPlain = name.utf8.first.map { $0 >= UInt8(ascii: "a") } ?? false
        return plain && startsPlain && !words.contains(name) ? name : quoted(name)
    }
}
