import Bureau
import Charters

/// The person's own words on their whole file, and the form to write, change or withdraw them.
struct StatementPage: Sendable {
    let lead: String
    /// The words that stand; nil when there are none.
    let words: String?
    let since: String?
    let typed: String
    let count: String
    let most: Int
    let fault: String?
    let submit: String

    /// The page of a file, with what was typed and what is wrong with it.
    init(_ file: PersonFile, words: Words, typed: String? = nil, fault: String? = nil) {
        let standing = file.statement?.words(asOf: words.now)
        self.words = standing
        since = standing == nil ? nil : file.statement.map { words.moment($0.writtenAt) }
        most = words.charter.dispute.statementWords
        self.typed = typed ?? standing ?? ""
        count = Self.count(of: self.typed, most: most)
        self.fault = fault
        submit = standing == nil ? "Keep this statement" : "Change my statement"
        lead =
            standing == nil
            ? "You have no statement. You can write one: it goes with every answer about you."
            : "Your statement goes with every answer about you."
    }

    /// How many words there are, and whether that is too many.
    static func count(of text: String, most: Int) -> String {
        let count = FileStatement.count(of: text)
        let over = count - most
        let of = "\(Words.count(count, "word")) of at most \(most)."
        return over > 0 ? "\(of) \(Words.count(over, "word")) too many." : of
    }
}
