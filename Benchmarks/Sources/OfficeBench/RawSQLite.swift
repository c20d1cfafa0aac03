import CSQLite
import Storage

/// SQLite through its own C interface, with prepared statements and nothing else: the limit.
final class RawSQLite {
    private var connection: OpaquePointer?
    private var statements: [String: OpaquePointer] = [:]

    init(path: String) throws {
        try check(sqlite3_open(path, &connection))
        try execute("PRAGMA journal_mode = WAL")
        try execute("PRAGMA synchronous = FULL")
        try execute("PRAGMA foreign_keys = ON")
    }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        sqlite3_close(connection)
    }

    func execute(_ sql: String) throws {
        try check(sqlite3_exec(connection, sql, nil, nil, nil))
    }

    /// Writes the rows of one batch in one transaction.
    func write(_ batch: [RecordingDatabase.Write]) throws {
        try execute("BEGIN IMMEDIATE")
        for write in batch { _ = try run(write.sql, write.values) { _ in } }
        try execute("COMMIT")
    }

    /// Runs a statement and hands each row's statement to the body; the result is their number.
    @discardableResult
    func run(
        _ sql: String,
        _ values: [SQLValue],
        _ body: (OpaquePointer) -> Void
    ) throws -> Int {
        let statement = try prepared(sql)
        defer { sqlite3_reset(statement) }
        for (place, value) in values.enumerated() { try bind(value, at: place + 1, statement) }
        var rows = 0
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                rows += 1
                body(statement)
            case SQLITE_DONE: return rows
            default: throw BenchError(String(cString: sqlite3_errmsg(connection)))
            }
        }
    }

    private func prepared(_ sql: String) throws -> OpaquePointer {
        if let known = statements[sql] { return known }
        var statement: OpaquePointer?
        let text = sql.replacing("$", with: "?")
        try check(sqlite3_prepare_v3(connection, text, -1, 1, &statement, nil))
        guard let statement else { throw BenchError("no statement") }
        statements[sql] = statement
        return statement
    }

    private func bind(_ value: SQLValue, at place: Int, _ statement: OpaquePointer) throws {
        let place = Int32(place)
        // SQLITE_TRANSIENT, which Swift cannot import: SQLite copies the bytes.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: try check(sqlite3_bind_null(statement, place))
        case .integer(let number): try check(sqlite3_bind_int64(statement, place, number))
        case .real(let number): try check(sqlite3_bind_double(statement, place, number))
        case .text(let text):
            try check(
                sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), transient)
            )
        case .blob(let bytes):
            try check(
                sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), transient)
            )
        }
    }

    private func check(_ code: Int32) throws {
        guard code == SQLITE_OK else {
            throw BenchError(String(cString: sqlite3_errmsg(connection)))
        }
    }
}
