/// An open transaction.
///
/// Synchronous, so that no other work can slip between two statements.
///
/// SQL is the common subset of SQLite 3.40 and PostgreSQL 15; placeholders are `$1`, `$2` and so on.
/// A session must not leave the closure that it was handed to. After a statement failed, only a
/// ``savepoint(_:)`` around it makes the session usable again; without one the transaction can only
/// be undone (PostgreSQL says so, and SQLite is held to it by using savepoints alike).
public protocol SQLSession {
    /// Runs a statement that returns rows.
    func query(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow]

    /// Runs a statement that returns none; the result is the number of rows that it changed.
    @discardableResult
    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int

    /// Runs several statements, of any kind, in the given order; the result is the rows of each.
    ///
    /// One round trip on a driver that has round trips, however many statements there are: they are
    /// sent without waiting for each other, so none may depend on what another one returns.
    ///
    /// - Throws: The error of the first statement that fails; those behind it have not run.
    func queryAll(_ statements: [SQLStatement]) throws -> [[SQLRow]]

    /// Runs one statement once for each list of arguments, in the given order; the result is the
    /// number of rows that all of them changed.
    ///
    /// One round trip on a driver that has round trips, and no more memory for a long list than for
    /// a short one beyond the list itself.
    ///
    /// - Throws: The error of the first list that fails; those behind it have not run.
    @discardableResult
    func executeAll(_ sql: String, rows: [[SQLValue]]) throws -> Int

    /// Runs the body; when it throws, only what the body wrote is undone and the error goes on.
    ///
    /// - Throws: The body's error, or ``SavepointLost`` when it could not be undone: then the whole
    ///   transaction must not be committed.
    func savepoint<T>(_ body: () throws -> T) throws -> T

    /// Runs a statement that returns rows and reads that one table, so that a session which holds
    /// rows back knows whether the answer depends on them.
    func query(_ sql: String, _ values: [SQLValue], reading table: Table) throws -> [SQLRow]

    /// The row of a table with that key, if there is one.
    func find(_ table: Table, key: [SQLValue]) throws -> StoredRow?

    /// The rows of a table whose first key column has that value, in the order of their keys.
    func rows(of table: Table, under first: SQLValue) throws -> [StoredRow]

    /// Writes, adds or deletes a row.
    func write(_ row: StoredRow, _ kind: RowChange) throws
}

/// What is done with a row.
public enum RowChange: Hashable, Sendable {
    /// It is written, whole, whether or not one with its key is there.
    case put
    /// It is added; one with its key must not be there.
    case insert
    /// The row with its key is deleted.
    case delete
}

extension SQLSession {
    /// Runs a statement without arguments that returns rows.
    public func query(_ sql: String) throws -> [SQLRow] { try query(sql, []) }

    /// Runs a statement without arguments that returns none.
    @discardableResult
    public func execute(_ sql: String) throws -> Int { try execute(sql, []) }

    /// Runs the statement, for a session that holds nothing back.
    public func query(
        _ sql: String,
        _ values: [SQLValue],
        reading table: Table
    ) throws -> [SQLRow] {
        try query(sql, values)
    }

    /// Reads the row by the table's own statement.
    public func find(_ table: Table, key: [SQLValue]) throws -> StoredRow? {
        try query(table.findStatement, key).first.map { StoredRow(table, $0.values) }
    }

    /// Reads the rows by the table's own statement.
    public func rows(of table: Table, under first: SQLValue) throws -> [StoredRow] {
        try query(table.rowsStatement, [first]).map { StoredRow(table, $0.values) }
    }

    /// Changes the row by the table's own statement.
    public func write(_ row: StoredRow, _ kind: RowChange) throws {
        try execute(row.table.statement(for: kind), row.arguments(for: kind))
    }

    /// Adds rows of one table that nobody reads again in this transaction, all together.
    public func insert(_ rows: [StoredRow], into table: Table) throws {
        try executeAll(table.insertStatement, rows: rows.map(\.values))
    }

    /// Runs the statements one by one, for a driver without round trips.
    public func queryAll(_ statements: [SQLStatement]) throws -> [[SQLRow]] {
        try statements.map { try query($0.sql, $0.values) }
    }

    /// Runs the statement list by list, for a driver without round trips.
    @discardableResult
    public func executeAll(_ sql: String, rows: [[SQLValue]]) throws -> Int {
        try rows.reduce(0) { try $0 + execute(sql, $1) }
    }

    /// Runs the body between a savepoint and its release.
    public func savepoint<T>(_ body: () throws -> T) throws -> T {
        try execute("SAVEPOINT step")
        do {
            let result = try body()
            try execute("RELEASE SAVEPOINT step")
            return result
        } catch {
            do {
                try execute("ROLLBACK TO SAVEPOINT step")
                try execute("RELEASE SAVEPOINT step")
            } catch {
                throw SavepointLost()
            }
            throw error
        }
    }
}

/// A step that failed could not be undone on its own; only the whole transaction can be.
public struct SavepointLost: Error {
    /// The error; for drivers.
    public init() {}
}
