public import Charters

/// The person's own words on their whole file, told with every answer and every disclosure.
///
/// Source: FCRA s. 611(b) and (c), Consumer Credit Act 1974 s. 159, Credit Reporting Regulation art. 16.
/// Only the words that stand now are kept; what they were in an answer stands with that look.
public struct FileStatement: Hashable, Sendable, Codable {
    /// Whose file.
    public let person: PersonID
    /// The words; empty once they were withdrawn.
    public internal(set) var words: String
    /// When these words were written.
    public internal(set) var writtenAt: Instant
    /// When they were withdrawn; nil while they stand.
    public internal(set) var withdrawnAt: Instant?
}

extension FileStatement {
    /// The words that are told at an instant; nil when there are none.
    public func words(asOf now: Instant) -> String? {
        guard writtenAt <= now, withdrawnAt.map({ $0 > now }) ?? true else { return nil }
        return words
    }

    /// How many words a text has: what stands between white space; of Chinese, which has none, two
    /// characters are a word, about as long as one of another language.
    public static func count(of text: String) -> Int {
        var words = 0
        var characters = 0
        for piece in text.split(whereSeparator: \.isWhitespace) {
            let found = piece.unicodeScalars.count { $0.properties.isIdeographic }
            characters += found
            words +=
                found == 0
                ? 1
                : piece.unicodeScalars.split { $0.properties.isIdeographic }.count { part in
                    // Marks between Chinese characters are no words.
                    part.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
                }
        }
        return words + (characters + 1) / 2
    }
}

extension Findings {
    /// Reads a statement: some words, and no more than the charter allows.
    mutating func statement(_ text: String, in context: DecisionContext) -> String {
        let words = self.text(
            text,
            "Write what others should read beside it.",
            .contestedIsHidden,
            field: "words"
        )
        let most = context.charter.dispute.statementWords
        let count = FileStatement.count(of: words)
        guard count > most else { return words }
        add(
            .malformed,
            "This is \(count) words long; a statement has at most \(most).",
            .contestedIsHidden,
            field: "words",
            parameter: "dispute.statementWords"
        )
        return words
    }
}
