import Synchronization

/// A bounded number of connections, lent in the order in which they are asked for.
///
/// Each opens itself when it is first used, and closes itself when it comes out of a transaction in
/// disorder; so whatever comes back can be lent again.
final class PostgreSQLPool: Sendable {
    private struct Waiting {
        let number: Int
        let reply: CheckedContinuation<PostgreSQLConnection, any Error>
    }

    private struct State {
        var idle: [PostgreSQLConnection]
        var waiting: [Waiting] = []
        var lastNumber = 0
        var isClosed = false
    }

    private let state: Mutex<State>

    init(_ address: PostgreSQLAddress, size: Int) {
        precondition(size > 0, "a pool has at least one connection")
        state = Mutex(State(idle: (0..<size).map { _ in PostgreSQLConnection(address) }))
    }

    /// Lends a connection for the body; waits, first come, first served, while all are lent.
    func lend<T: Sendable>(
        _ body: @Sendable (PostgreSQLConnection) async throws -> T
    ) async throws -> T {
        let connection = try await borrow()
        defer { giveBack(connection) }
        return try await body(connection)
    }

    /// How many wait for a connection, for tests.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    /// Closes idle connections now and lent ones when they come back; later calls throw.
    func close() {
        let waiting = state.withLock { state in
            state.isClosed = true
            state.idle = []
            defer { state.waiting = [] }
            return state.waiting
        }
        for one in waiting { one.reply.resume(throwing: Self.closed) }
    }

    private static let closed = StoreError(.unavailable, "the database is closed")

    private func borrow() async throws -> PostgreSQLConnection {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { reply in
                let taken: Result<PostgreSQLConnection, any Error>? = state.withLock { state in
                    if state.isClosed { return .failure(Self.closed) }
                    // Asked under the lock, after which the handler finds whoever waits.
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if let connection = state.idle.popLast() { return .success(connection) }
                    state.waiting.append(Waiting(number: number, reply: reply))
                    return nil
                }
                if let taken { reply.resume(with: taken) }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                state.waiting.firstIndex { $0.number == number }.map {
                    state.waiting.remove(at: $0)
                }
            }
            waiting?.reply.resume(throwing: CancellationError())
        }
    }

    /// Gives a connection to whoever waits longest, or keeps it.
    private func giveBack(_ connection: PostgreSQLConnection) {
        let next = state.withLock { state -> Waiting? in
            if !state.waiting.isEmpty { return state.waiting.removeFirst() }
            if !state.isClosed { state.idle.append(connection) }
            return nil
        }
        next?.reply.resume(returning: connection)
    }
}
