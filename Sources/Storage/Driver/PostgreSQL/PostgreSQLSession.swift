/// A transaction of PostgreSQL.
///
/// What only marks the course of the transaction (its beginning, savepoints, their end) waits and
/// goes with the next statement, so that it costs no round trip of its own.
final class PostgreSQLSession: SQLSession {
    private let link: PostgreSQLLink
    private let flag: CancellationFlag
    /// Marks that the server has not been sent yet.
    private var waiting: [PostgreSQLLink.Request]
    /// How often the server was asked.
    private var exchanges = 0
    private var depth = 0
    private var isOver = false
    /// Whether a statement failed and nothing that undoes it has been run, or waits to be.
    private var isAborted = false
    /// Why this transaction cannot be committed, whatever the body makes of it.
    private(set) var doom: (any Error)?
    /// The last statement that failed.
    private(set) var failure: PostgreSQLFailure?

    init(link: PostgreSQLLink, begin: String, flag: CancellationFlag) {
        self.link = link
        self.flag = flag
        waiting = [PostgreSQLLink.Request(begin)]
    }

    /// Whether the connection was lost before the server answered anything in this transaction.
    var isLostAtOnce: Bool { failure?.kind == .lost && exchanges == 1 }

    func query(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        var rows: [SQLRow] = []
        try run([PostgreSQLLink.Request(sql, values)]) { _, reply in rows = reply.rows }
        return rows
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        var changed = 0
        try run([PostgreSQLLink.Request(sql, values)]) { _, reply in changed = reply.changed }
        return changed
    }

    func queryAll(_ statements: [SQLStatement]) throws -> [[SQLRow]] {
        guard !statements.isEmpty else { return [] }
        var results: [[SQLRow]] = []
        results.reserveCapacity(statements.count)
        try run(statements.map { PostgreSQLLink.Request($0.sql, $0.values) }) { _, reply in
            results.append(reply.rows)
        }
        return results
    }

    func executeAll(_ sql: String, rows: [[SQLValue]]) throws -> Int {
        guard !rows.isEmpty else { return 0 }
        var changed = 0
        try run(rows.map { PostgreSQLLink.Request(sql, $0) }) { _, reply in
            changed += reply.changed
        }
        return changed
    }

    func savepoint<T>(_ body: () throws -> T) throws -> T {
        try checkOpen()
        let (place, before) = (waiting.count, exchanges)
        depth += 1
        defer { depth -= 1 }
        let name = "step\(depth)"
        waiting.append(PostgreSQLLink.Request("SAVEPOINT \(name)"))
        do {
            let result = try body()
            // The body hid that a statement failed.
            if doom == nil, isAborted, let failure { throw StoreError(failure) }
            guard doom == nil else { throw SavepointLost() }
            leave(name, place, since: before, undoing: false)
            return result
        } catch {
            guard doom == nil else { throw SavepointLost() }
            leave(name, place, since: before, undoing: true)
            throw error
        }
    }

    /// Ends a savepoint; one that the server has never heard of is forgotten.
    private func leave(_ name: String, _ place: Int, since before: Int, undoing: Bool) {
        guard exchanges > before else {
            waiting.removeSubrange(place...)
            return
        }
        if undoing {
            waiting.append(PostgreSQLLink.Request("ROLLBACK TO SAVEPOINT \(name)"))
            isAborted = false
        }
        waiting.append(PostgreSQLLink.Request("RELEASE SAVEPOINT \(name)"))
    }

    /// Makes what was written durable.
    ///
    /// - Throws: ``PostgreSQLFailure``, or what doomed the transaction.
    func commit() throws {
        isOver = true
        if let doom { throw doom }
        guard exchanges > 0 else { return }
        if flag.isRaised { throw CancellationError() }
        let marks = waiting
        waiting = []
        var command = ""
        // From here on it is not cancelled any more: nobody could say whether it happened.
        try link.exchange(
            marks + [PostgreSQLLink.Request("COMMIT")],
            isCancelled: { false }
        ) { _, reply in command = reply.command }
        guard command == "COMMIT" else {
            throw failure ?? PostgreSQLFailure(.local, "the server undid the transaction")
        }
    }

    /// Undoes what was written; a connection on which that fails is not used again.
    func rollBack() {
        isOver = true
        waiting = []
        guard exchanges > 0, !link.isIdle, failure?.kind != .lost else { return }
        try? link.exchange(
            [PostgreSQLLink.Request("ROLLBACK")],
            isCancelled: { false }
        ) { _, _ in }
    }

    private func checkOpen() throws {
        precondition(!isOver, "a session does not outlive its transaction")
        if let doom { throw Self.told(doom) }
    }

    private func run(
        _ requests: [PostgreSQLLink.Request],
        _ take: (Int, PostgreSQLLink.Reply) throws -> Void
    ) throws {
        try checkOpen()
        for request in requests {
            for value in request.values { try value.checkStorable() }
        }
        guard !flag.isRaised else {
            doom = CancellationError()
            throw CancellationError()
        }
        let marks = waiting
        waiting = []
        exchanges += 1
        defer { isAborted = link.isAborted }
        do {
            try link.exchange(marks + requests, isCancelled: { [flag] in flag.isRaised }) {
                if $0 >= marks.count { try take($0 - marks.count, $1) }
            }
        } catch let failure as PostgreSQLFailure {
            self.failure = failure
            doom = self.doom(of: failure, isMark: failure.position < marks.count)
            throw Self.told(doom ?? failure)
        }
    }

    /// The error that no savepoint can mend, if the failure is one.
    private func doom(of failure: PostgreSQLFailure, isMark: Bool) -> (any Error)? {
        if failure.sqlState == "57014", flag.isRaised { return CancellationError() }
        if failure.isStalePlan { link.forgetStatements() }
        let isFinal =
            isMark || failure.kind == .lost || failure.isConflictOfTransactions
            || failure.isStalePlan || failure.endsConnection
        return isFinal ? failure : nil
    }

    private static func told(_ error: any Error) -> any Error {
        (error as? PostgreSQLFailure).map(StoreError.init) ?? error
    }
}

extension PostgreSQLLink {
    /// Prepares everything anew from here on; what the server still has is dropped with the next
    /// transaction.
    func forgetStatements() {
        staleStatements += statements.values
        statements = [:]
    }
}
