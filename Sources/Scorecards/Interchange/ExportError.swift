/// Why a card cannot be written in a form that other programs read.
public enum ExportError: Error, Hashable, Sendable {
    /// A name or a value holds a character that the form has no way to write.
    case character(text: String)
    /// Two names that the database takes for one.
    case sameName(String, String, dialect: SQLDialect)
    /// A name that Spark would replace before it reads the statement.
    case substitution(name: String)
    /// More characteristics than one statement can rank.
    case tooManyCharacteristics(Int)
}

extension ExportError: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .character(let text):
            "\"\(text)\" holds a control character, which this form cannot write; rename it in the "
                + "data and fit again"
        case .sameName(let first, let second, let dialect):
            "\(dialect.rawValue) takes the columns \"\(first)\" and \"\(second)\" for one; rename one "
                + "in the data and fit again"
        case .substitution(let name):
            "Spark replaces ${...} in the name \"\(name)\"; rename it in the data and fit again"
        case .tooManyCharacteristics(let count):
            "the card has \(count) characteristics, and SQL is written for at most "
                + "\(SQLDialect.mostCharacteristics)"
        }
    }
}
