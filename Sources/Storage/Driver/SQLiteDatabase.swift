import GRDB

/// SQLite through GRDB: one writer, readers that do not wait for it, commits that survive a power cut.
public struct SQLiteDatabase: Database {
    private let pool: DatabasePool

    /// Opens the file, making it when there is none, in WAL mode with `synchronous = FULL`.
    ///
    /// `NORMAL` could lose the last commits at a power cut, and with them events whose receipts are
    /// already in somebody's hands.
    public init(path: String, readers: Int = 5) throws {
        var configuration = Configuration()
        configuration.label = "recourse"
        configuration.maximumReaderCount = readers
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(20)
        configuration.publicStatementArguments = false
        configuration.prepareDatabase { connection in
            // A register is larger than SQLite's own cache of 2 MB: pages come from the system's.
            try connection.execute(sql: "PRAGMA mmap_size = 17179869184")
            try connection.execute(sql: "PRAGMA cache_size = -65536")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // Only now: opening a pool in WAL mode sets NORMAL on its writer.
            try pool.writeWithoutTransaction { connection in
                try connection.execute(sql: "PRAGMA synchronous = FULL")
            }
        } catch {
            throw StoreError(sqlite: error)
        }
    }

    /// The dialect: SQLite.
    public var dialect: Dialect { .sqlite }

    /// Runs the body on a snapshot of the last commit.
    public func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        do {
            return try await pool.read { connection in
                try body(SQLiteSession(connection: connection))
            }
        } catch {
            throw StoreError.translated(error)
        }
    }

    /// Runs the body in one `BEGIN IMMEDIATE` transaction.
    public func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        do {
            return try await pool.write { connection in
                try body(SQLiteSession(connection: connection))
            }
        } catch {
            throw StoreError.translated(error)
        }
    }

    /// Closes all connections, so that the file holds everything; later calls throw.
    public func close() {
        // Readers first: only a connection that may write, closed last, takes up the write-ahead log.
        pool.releaseMemory()
        // Where one is still in use, the next opening takes it up.
        try? pool.close()
    }
}

extension StoreError {
    /// A GRDB error without statement and arguments; every other error as it is.
    static func translated(_ error: any Error) -> any Error {
        error is DatabaseError ? StoreError(sqlite: error) : error
    }

    /// What an error of SQLite means to the caller.
    init(sqlite error: any Error) {
        guard let error = error as? DatabaseError else {
            self.init(.unavailable, "the database cannot be opened")
            return
        }
        let code: Code =
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            case .SQLITE_CONSTRAINT: .conflict
            case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_MISMATCH: .corrupt
            default: .unavailable
            }
        self.init(code, "SQLite \(error.extendedResultCode): \(error.message ?? "no message")")
    }
}
