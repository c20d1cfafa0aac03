/// An open transaction.
///
/// Synchronous, so that no other work can slip between two statements.
///
/// SQL is the common subset of SQLite 3.40 and PostgreSQL 15; placeholders are `$1`, `$2` and so on.
/// A session must not leave the closure that it was handed to.
public protocol SQLSession {
    /// Runs a statement that returns rows.
    func query(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow]

    /// Runs a statement that returns none; the result is the number of rows that it changed.
    @discardableResult
    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int
}

extension SQLSession {
    /// Runs a statement without arguments that returns rows.
    public func query(_ sql: String) throws -> [SQLRow] { try query(sql, []) }

    /// Runs a statement without arguments that returns none.
    @discardableResult
    public func execute(_ sql: String) throws -> Int { try execute(sql, []) }

    /// Runs the body; when it throws, only what the body wrote is undone and the error goes on.
    ///
    /// - Throws: The body's error, or ``SavepointLost`` when it could not be undone: then the whole
    ///   transaction must not be committed.
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
    init() {}
}
