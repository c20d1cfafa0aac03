/// One value of a row or of a statement's arguments: what SQLite and PostgreSQL have in common.
public enum SQLValue: Hashable, Sendable {
    /// SQL NULL.
    case null
    /// A 64-bit whole number (`BIGINT`).
    case integer(Int64)
    /// A floating-point number (`DOUBLE PRECISION`); no table of ours has one.
    case real(Double)
    /// A text (`TEXT`).
    case text(String)
    /// Bytes (`BYTEA`).
    case blob([UInt8])

    /// The text, or NULL when there is none.
    public static func text(orNull value: String?) -> SQLValue {
        value.map(SQLValue.text) ?? .null
    }

    /// The whole number of a Swift `Int`.
    public static func count(_ value: Int) -> SQLValue { .integer(Int64(value)) }
}

extension SQLValue {
    /// Refuses what one of the databases cannot hold: PostgreSQL has no NUL in a text, so neither
    /// has SQLite here.
    func checkStorable() throws {
        guard case .text(let text) = self, text.utf8.contains(0) else { return }
        throw StoreError(
            .unstorable,
            "a text has a NUL character, which no text column can hold; store bytes instead"
        )
    }
}
