import Foundation
import GRDB

/// A transaction of SQLite.
///
/// Statements are prepared once a connection and kept by their text.
struct SQLiteSession: SQLSession {
    let connection: GRDB.Database

    func query(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        let cursor = try Row.fetchCursor(try statement(sql, values))
        var rows: [SQLRow] = []
        while let row = try cursor.next() {
            rows.append(SQLRow(row.databaseValues.map(SQLValue.init)))
        }
        return rows
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try statement(sql, values).execute()
        return connection.changesCount
    }

    private func statement(_ sql: String, _ values: [SQLValue]) throws -> Statement {
        for value in values { try value.checkStorable() }
        let statement = try connection.cachedStatement(sql: Self.numbered(sql))
        try statement.setArguments(StatementArguments(values.map(\.databaseValue)))
        return statement
    }

    /// `$1` becomes `?1`: SQLite numbers `$1` by first appearance, `?1` by its number.
    static func numbered(_ sql: String) -> String {
        var text = sql
        return text.withUTF8 { bytes in
            guard bytes.contains(UInt8(ascii: "$")) else { return sql }
            return String(
                decoding: bytes.map { $0 == UInt8(ascii: "$") ? UInt8(ascii: "?") : $0 },
                as: UTF8.self
            )
        }
    }
}

extension SQLValue {
    /// A value as SQLite returned it.
    init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .blob([UInt8](data))
        }
    }

    /// The value as GRDB binds it.
    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}
