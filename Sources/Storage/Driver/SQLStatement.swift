/// A statement with its arguments, for sending several at once.
public struct SQLStatement: Hashable, Sendable {
    /// The text; placeholders are `$1`, `$2` and so on.
    public var sql: String
    /// The arguments, in the order of their numbers.
    public var values: [SQLValue]

    /// A statement.
    public init(_ sql: String, _ values: [SQLValue] = []) {
        self.sql = sql
        self.values = values
    }
}
