import Storage
import Synchronization

/// A database that notes every statement that changes rows, batch by batch, so that the very same
/// rows can be written without the office.
final class RecordingDatabase: Database {
    /// A statement with its arguments.
    struct Write: Sendable {
        let sql: String
        let values: [SQLValue]
    }

    private let inner: any Database
    private let noted = Mutex<[[Write]]>([])

    init(_ inner: any Database) { self.inner = inner }

    /// What was written so far, a list for each transaction that wrote anything.
    var batches: [[Write]] { noted.withLock { $0 } }

    var dialect: Dialect { inner.dialect }

    func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        try await inner.read(body)
    }

    func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        let (result, writes) = try await inner.write { session in
            let recorder = RecordingSession(inner: session)
            return (try body(recorder), recorder.writes)
        }
        if !writes.isEmpty { noted.withLock { $0.append(writes) } }
        return result
    }
}

private final class RecordingSession: SQLSession {
    private let inner: any SQLSession
    private(set) var writes: [RecordingDatabase.Write] = []

    init(inner: any SQLSession) { self.inner = inner }

    func query(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        try inner.query(sql, values)
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        if !sql.contains("SAVEPOINT") { writes.append(.init(sql: sql, values: values)) }
        return try inner.execute(sql, values)
    }
}
