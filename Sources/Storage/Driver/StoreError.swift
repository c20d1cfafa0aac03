/// What can go wrong with the database, without any value that was stored or asked for.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The closed list of kinds.
    public enum Code: String, Hashable, Sendable {
        /// Another writer holds the database; trying again may help.
        case busy
        /// A key or constraint was violated.
        case conflict
        /// The database holds what it should not.
        case corrupt
        /// The keys are not those that the database was made with.
        case foreignKeys
        /// The schema is not the one that this program knows.
        case foreignSchema
        /// The database cannot be reached, opened or written.
        case unavailable
        /// The program may not hold what this database holds.
        case notPermitted
        /// A value that cannot be stored, such as a text with a NUL character.
        case unstorable
    }

    /// The kind.
    public var code: Code
    /// One sentence for the operator, free of personal data.
    public var message: String

    /// An error; `message` must hold no stored value.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Kind and sentence.
    public var description: String { "\(code.rawValue): \(message)" }
}
