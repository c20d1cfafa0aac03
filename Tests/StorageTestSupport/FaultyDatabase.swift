public import Storage
import Synchronization

/// A database whose statements fail on demand, as a full disk or a lost connection would.
public final class FaultyDatabase: Database {
    /// What a statement fails with.
    public struct Fault: Error {
        /// A fault.
        public init() {}
    }

    private let inner: any Database
    private let statementsLeft = Mutex<Int?>(nil)
    private let isSilentAfterFault = Mutex(false)

    /// A database that works until it is told to fail.
    public init(_ inner: any Database) { self.inner = inner }

    /// The dialect of the database inside.
    public var dialect: Dialect { inner.dialect }

    /// Lets that many statements through and fails the next one; with `once`, only that one.
    public func fail(afterStatements count: Int?, once: Bool = false) {
        statementsLeft.withLock { $0 = count }
        isSilentAfterFault.withLock { $0 = once }
    }

    /// Reads; reading never fails here.
    public func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        try await inner.read(body)
    }

    /// Writes, with the faults that were asked for.
    public func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        try await inner.write { [self] session in
            try body(FaultySession(inner: session, database: self))
        }
    }

    /// Closes the database inside.
    public func close() { inner.close() }

    func countDown() throws {
        let once = isSilentAfterFault.withLock { $0 }
        let isFailing = statementsLeft.withLock { left in
            guard let count = left else { return false }
            if count > 0 {
                left = count - 1
                return false
            }
            if once { left = nil }
            return true
        }
        if isFailing { throw Fault() }
    }
}

private struct FaultySession: SQLSession {
    let inner: any SQLSession
    let database: FaultyDatabase

    func query(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        try database.countDown()
        return try inner.query(sql, values)
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try database.countDown()
        return try inner.execute(sql, values)
    }

    func queryAll(_ statements: [SQLStatement]) throws -> [[SQLRow]] {
        try untilFault(statements) { try inner.queryAll($0) }
    }

    func executeAll(_ sql: String, rows: [[SQLValue]]) throws -> Int {
        try untilFault(rows) { try inner.executeAll(sql, rows: $0) }
    }

    /// Hands on what comes before the fault, so that there is something to undo.
    private func untilFault<Part, T>(_ parts: [Part], _ body: ([Part]) throws -> T) throws -> T {
        for place in parts.indices {
            do {
                try database.countDown()
            } catch {
                _ = try body(Array(parts[..<place]))
                throw error
            }
        }
        return try body(parts)
    }

    /// Beginning, release and roll-back of the savepoint count as a statement each.
    func savepoint<T>(_ body: () throws -> T) throws -> T {
        try database.countDown()
        do {
            return try inner.savepoint {
                let result = try body()
                try database.countDown()
                return result
            }
        } catch let error as SavepointLost {
            throw error
        } catch {
            do {
                try database.countDown()
            } catch {
                throw SavepointLost()
            }
            throw error
        }
    }
}
