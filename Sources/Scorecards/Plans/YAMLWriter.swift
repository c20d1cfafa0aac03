/// Writes YAML line by line; texts are always quoted, as JSON quotes them, so none is mistaken.
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

    /// A text in double quotes.
    static func quoted(_ text: String) -> String {
        String(decoding: JSONValue.string(text).canonicalBytes, as: UTF8.self)
    }

    /// Texts in one line.
    static func inline(_ texts: [String]) -> String {
        "[" + texts.map(quoted).joined(separator: ", ") + "]"
    }

    /// A name, quoted unless it is a plain word that YAML reads as nothing else.
    private static func key(_ name: String) -> String {
        let plain = name.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "_")
        }
        let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        let startsPlain = name.utf8.first.map { $0 >= UInt8(ascii: "a") } ?? false
        return plain && startsPlain && !words.contains(name) ? name : quoted(name)
    }
}
