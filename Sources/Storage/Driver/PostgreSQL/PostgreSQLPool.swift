import Synchronization

/// A bounded number of connections, lent in the order in which they are asked for.
final class PostgreSQLPool: Sendable {
    private struct Waiting {
        let number: Int
        let reply: CheckedContinuation<PostgreSQLConnection?, any Error>
    }

    private struct State {
        var idle: [PostgreSQLConnection] = []
        /// Connections that are open or being opened, lent ones too.
        var count = 0
        var waiting: [Waiting] = []
        var lastNumber = 0
        var isClosed = false
    }

    private let address: PostgreSQLAddress
    private let size: Int
    private let state = Mutex(State())

    init(_ address: PostgreSQLAddress, size: Int) {
        precondition(size > 0, "a pool has at least one connection")
        self.address = address
        self.size = size
    }

    /// Lends a connection for the body; waits, first come, first served, while all are lent.
    func lend<T: Sendable>(
        _ body: @Sendable (PostgreSQLConnection) async throws -> T
    ) async throws -> T {
        let connection = try await borrow()
        do {
            let result = try await body(connection)
            await giveBack(connection)
            return result
        } catch {
            await giveBack(connection)
            throw error
        }
    }

    /// How many connections are open, for tests.
    var count: Int { state.withLock { $0.count } }

    /// Closes idle connections now and lent ones when they come back; later calls throw.
    func close() {
        let waiting = state.withLock { state in
            state.isClosed = true
            state.count -= state.idle.count
            state.idle = []
            defer { state.waiting = [] }
            return state.waiting
        }
        for one in waiting { one.reply.resume(throwing: Self.closed) }
    }

    private static let closed = StoreError(.unavailable, "the database is closed")

    private func borrow() async throws -> PostgreSQLConnection {
        if let connection = try await place() {
            if await connection.isAlive { return connection }
            await connection.close()
        }
        // A place without a connection, or with a dead one: open one in it.
        let connection = PostgreSQLConnection(address)
        do {
            try await open(connection)
        } catch {
            hand(on: nil)
            throw error
        }
        return connection
    }

    /// Opens; a server that is only just starting is waited for, for some seconds.
    private func open(_ connection: PostgreSQLConnection) async throws {
        for _ in 0..<50 {
            do {
                return try await connection.open()
            } catch let error as StoreError where error.isPassing {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        try await connection.open()
    }

    private enum Taken {
        case connection(PostgreSQLConnection?)
        case wait
    }

    /// A place in the pool: with an idle connection, or empty.
    private func place() async throws -> PostgreSQLConnection? {
        try Task.checkCancellation()
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { reply in
                let result: Result<Taken, any Error> = state.withLock { state in
                    if state.isClosed { return .failure(Self.closed) }
                    if let connection = state.idle.popLast() {
                        return .success(.connection(connection))
                    }
                    if state.count < size {
                        state.count += 1
                        return .success(.connection(nil))
                    }
                    if Task.isCancelled { return .failure(CancellationError()) }
                    state.waiting.append(Waiting(number: number, reply: reply))
                    return .success(.wait)
                }
                switch result {
                case .success(.connection(let connection)): reply.resume(returning: connection)
                case .success(.wait): break
                case .failure(let error): reply.resume(throwing: error)
                }
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

    private func giveBack(_ connection: PostgreSQLConnection) async {
        if await connection.isUsable {
            hand(on: connection)
        } else {
            await connection.close()
            hand(on: nil)
        }
    }

    /// Gives a place to whoever waits longest, or keeps it.
    private func hand(on connection: PostgreSQLConnection?) {
        let next = state.withLock { state -> Waiting? in
            if !state.waiting.isEmpty { return state.waiting.removeFirst() }
            if let connection, !state.isClosed {
                state.idle.append(connection)
            } else {
                state.count -= 1
            }
            return nil
        }
        next?.reply.resume(returning: connection)
    }
}
