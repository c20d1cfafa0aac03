import GRDB
import GRDBSQLite

/// A transaction of SQLite.
///
/// Statements are prepared once a connection and kept by their text. They are bound and stepped
/// through SQLite's own interface: what GRDB puts between costs more than the statement.
struct SQLiteSession: SQLSession {
    let connection: GRDB.Database

    func query(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        try translating {
            let statement = try prepared(sql)
            defer { Self.reset(statement) }
            try bind(values, to: statement)
            var rows: [SQLRow] = []
            while try step(statement) { rows.append(Self.row(statement)) }
            return rows
        }
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try executeAll(sql, rows: [values])
    }

    func executeAll(_ sql: String, rows: [[SQLValue]]) throws -> Int {
        try translating {
            let statement = try prepared(sql)
            defer { Self.reset(statement) }
            var changed = 0
            for values in rows {
                try bind(values, to: statement)
                while try step(statement) {}
                changed += Int(sqlite3_changes(connection.sqliteConnection))
                sqlite3_reset(statement)
            }
            return changed
        }
    }

    /// Runs the body; its errors are ours, here already and not only when they leave the transaction.
    private func translating<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch { throw StoreError.translated(error) }
    }

    private func prepared(_ sql: String) throws -> OpaquePointer {
        try connection.cachedStatement(sql: Self.numbered(sql)).sqliteStatement
    }

    /// Whether there is a row; false at the end.
    private func step(_ statement: OpaquePointer) throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure
        }
    }

    /// What went wrong last; says neither statement nor arguments.
    private var failure: DatabaseError {
        DatabaseError(
            resultCode: ResultCode(
                rawValue: sqlite3_extended_errcode(connection.sqliteConnection)
            ),
            message: connection.lastErrorMessage
        )
    }

    /// Ready for its next use, with no value kept.
    private static func reset(_ statement: OpaquePointer) {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
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

extension SQLiteSession {
    private func bind(_ values: [SQLValue], to statement: OpaquePointer) throws {
        guard values.count == Int(sqlite3_bind_parameter_count(statement)) else {
            throw StoreError(.corrupt, "a statement has another number of arguments than places")
        }
        for (index, value) in values.enumerated() {
            try value.checkStorable()
            guard Self.bind(value, at: Int32(index + 1), statement) == SQLITE_OK else {
                throw failure
            }
        }
    }

    private static func bind(
        _ value: SQLValue,
        at place: Int32,
        _ statement: OpaquePointer
    ) -> Int32 {
        // SQLITE_TRANSIENT, which Swift cannot import: SQLite copies the bytes.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: return sqlite3_bind_null(statement, place)
        case .integer(let number): return sqlite3_bind_int64(statement, place, number)
        case .real(let number): return sqlite3_bind_double(statement, place, number)
        case .text(let text):
            return sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), copied)
        case .blob(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, place, 0) }
            return bytes.withUnsafeBytes {
                sqlite3_bind_blob(statement, place, $0.baseAddress, Int32($0.count), copied)
            }
        }
    }

    private static func row(_ statement: OpaquePointer) -> SQLRow {
        let count = sqlite3_column_count(statement)
        return SQLRow((0..<count).map { column(statement, $0) })
    }

    private static func column(_ statement: OpaquePointer, _ place: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, place) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, place))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, place))
        case SQLITE_TEXT:
            let letters = sqlite3_column_text(statement, place)
            let count = Int(sqlite3_column_bytes(statement, place))
            return .text(
                String(
                    decoding: UnsafeBufferPointer(start: letters, count: count),
                    as: UTF8.self
                )
            )
        case SQLITE_BLOB:
            let bytes = sqlite3_column_blob(statement, place)
            let count = Int(sqlite3_column_bytes(statement, place))
            return .blob([UInt8](UnsafeRawBufferPointer(start: bytes, count: count)))
        default: return .null
        }
    }
}
