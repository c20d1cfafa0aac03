/// PostgreSQL 15 or later through libpq: one writer, readers that do not wait for it.
///
/// * A write is SERIALIZABLE, and this program runs one at a time, as SQLite does. The writer relies
///   on what it has read (budgets, keys, the end of the log), and other programs may write the same
///   database; SERIALIZABLE makes that right without a lock that all of them must know.
/// * A read is REPEATABLE READ READ ONLY: one view, which waits for nobody.
/// * A transaction that another one came before is run again, whole: bodies have no effect but on
///   their session, or undo it when they begin again.
/// * A connection lost inside a transaction is `unavailable`; lost at its commit too, with the word
///   that it may have happened. Neither is run again.
public struct PostgreSQLDatabase: Database {
    /// How often a transaction is run again, by reason, and how long it waits before.
    enum Retry {
        static func limit(_ reason: RunAgain.Reason) -> Int {
            switch reason {
            case .conflict: 10
            case .stalePlan, .lostConnection: 2
            case .takenKey: 1
            case .starting: 50
            }
        }

        /// Some milliseconds, more each time, and not the same for two that met; a start is waited
        /// for in even steps, five seconds in all.
        static func pause(before attempt: Int, _ reason: RunAgain.Reason) -> Duration {
            guard reason != .starting else { return .milliseconds(100) }
            return .milliseconds(Int.random(in: 1...(5 << min(attempt, 6))))
        }
    }

    private let writer: PostgreSQLPool
    private let readers: PostgreSQLPool

    /// A database at an address; connects when it is first used.
    ///
    /// - Parameters:
    ///   - address: `postgresql://...` or `host=... dbname=...`, handed to libpq: TLS and all other
    ///     options pass through. A password is better in `PGPASSWORD` or `.pgpass`.
    ///   - readers: Most reads at once; a write has a connection of its own.
    /// - Throws: ``StoreError`` when the address cannot be read; it does not show the address.
    public init(_ address: String, readers: Int = 5) throws {
        let address = try PostgreSQLAddress(address)
        writer = PostgreSQLPool(address, size: 1)
        self.readers = PostgreSQLPool(address, size: readers)
    }

    /// The dialect: PostgreSQL.
    public var dialect: Dialect { .postgresql }

    /// Runs the body on a snapshot of the last commit.
    public func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        try await run(.read, on: readers, body)
    }

    /// Runs the body in one serializable transaction; again when another one came first.
    public func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        try await run(.write, on: writer, body)
    }

    /// Closes all connections; later calls throw.
    public func close() {
        writer.close()
        readers.close()
    }

    private func run<T: Sendable>(
        _ mode: PostgreSQLConnection.Mode,
        on pool: PostgreSQLPool,
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        var attempts: [RunAgain.Reason: Int] = [:]
        while true {
            do {
                let flag = CancellationFlag()
                return try await withTaskCancellationHandler {
                    try await pool.lend { try await $0.transaction(mode, flag, body) }
                } onCancel: {
                    flag.raise()
                }
            } catch let again as RunAgain {
                let attempt = attempts[again.reason, default: 0] + 1
                guard attempt <= Retry.limit(again.reason) else { throw again.error }
                attempts[again.reason] = attempt
                try await Task.sleep(for: Retry.pause(before: attempt, again.reason))
            }
        }
    }
}
