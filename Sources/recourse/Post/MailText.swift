import Foundation

/// Text of a mail as every mail system carries it: plain ASCII as it is, anything else in base 64.
enum MailText {
    private static let lineLength = 76

    /// The value of a header (RFC 2047 where it is not ASCII).
    static func header(_ text: String) -> String {
        guard !isASCII(text) else { return text }
        // Each encoded word has room for 45 bytes, and no character is cut in two.
        var words: [String] = [""]
        for character in text {
            if (words[words.count - 1] + String(character)).utf8.count > 45 { words.append("") }
            words[words.count - 1].append(character)
        }
        return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
            .joined(separator: "\r\n ")
    }

    /// The lines from the headers of the content on; a blank line stands between paragraphs.
    static func body(_ paragraphs: [String]) -> [String] {
        let lines = paragraphs.flatMap { wrapped($0) + [""] }
        guard !lines.allSatisfy(isASCII) else {
            return ["Content-Type: text/plain; charset=us-ascii", ""] + lines
        }
        let code = Data(lines.joined(separator: "\r\n").utf8).base64EncodedString(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed]
        )
        return [
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "",
            code, "",
        ]
    }

    private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    /// A paragraph in lines that a terminal shows whole.
    private static func wrapped(_ paragraph: String) -> [String] {
        var lines = [""]
        for word in paragraph.split(separator: " ") {
            let line = lines[lines.count - 1]
            if line.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if line.count + 1 + word.count > lineLength {
                lines.append(String(word))
            } else {
                lines[lines.count - 1] = "\(line) \(word)"
            }
        }
        return lines
    }
}
