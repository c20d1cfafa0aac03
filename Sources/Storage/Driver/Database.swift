/// A database that runs transactions.
///
/// The only thing that differs between SQLite and PostgreSQL.
public protocol Database: Sendable {
    /// What the driver speaks, for messages and for the few statements that differ.
    var dialect: Dialect { get }

    /// Runs the body on one consistent view; it must not write.
    func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T

    /// Runs the body in one transaction that is durable once this returns, or undone if it throws.
    func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T

    /// Closes all connections; later calls throw.
    ///
    /// An embedded database is one whole file after that.
    func close()
}

/// The dialects of SQL that the drivers speak.
public enum Dialect: String, CaseIterable, Hashable, Sendable {
    /// SQLite 3.40 or later, embedded.
    case sqlite
    /// PostgreSQL 15 or later.
    case postgresql
}
