public import Storage

/// A database on which another transaction always comes first: each write is run twice, and what it
/// did the first time is undone.
public final class RepeatingDatabase: Database {
    private struct Again: Error {}

    private let inner: any Database
    private let asked = Shared<[String]>([])

    /// A database that repeats.
    public init(_ inner: any Database) { self.inner = inner }

    /// The dialect of the database inside.
    public var dialect: Dialect { inner.dialect }

    /// Every query so far, in both runs of a write.
    public var queries: [String] { asked.withLock { $0 } }

    /// Reads, once.
    public func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        try await inner.read(body)
    }

    /// Writes, twice.
    public func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        do {
            try await inner.write { [asked] session in
                _ = try body(ListeningSession(inner: session, asked: asked))
                throw Again()
            }
        } catch is Again {}
        return try await inner.write { [asked] session in
            try body(ListeningSession(inner: session, asked: asked))
        }
    }

    /// Closes the database inside.
    public func close() { inner.close() }
}

private struct ListeningSession: SQLSession {
    let inner: any SQLSession
    let asked: Shared<[String]>

    func query(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        asked.withLock { $0.append(sql) }
        return try inner.query(sql, values)
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try inner.execute(sql, values)
    }

    func queryAll(_ statements: [SQLStatement]) throws -> [[SQLRow]] {
        asked.withLock { $0 += statements.map(\.sql) }
        return try inner.queryAll(statements)
    }

    func executeAll(_ sql: String, rows: [[SQLValue]]) throws -> Int {
        try inner.executeAll(sql, rows: rows)
    }

    func savepoint<T>(_ body: () throws -> T) throws -> T { try inner.savepoint(body) }
}
