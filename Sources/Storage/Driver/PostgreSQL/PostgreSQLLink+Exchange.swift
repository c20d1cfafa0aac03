import CLibPQ
import Foundation

/// Statements out, results back, in one round trip.
///
/// Neither side ever waits for the other to read first: while the server's answers fill the socket,
/// they are read before more is sent.
extension PostgreSQLLink {
    /// A statement to send.
    struct Request {
        var sql: String
        var values: [SQLValue] = []

        init(_ sql: String, _ values: [SQLValue] = []) {
            self.sql = SchemaText.comparingByBytes(sql)
            self.values = values
        }

        /// Whether its plan is worth keeping: schema changes are made once.
        var isPrepared: Bool {
            let word = sql.prefix { $0.isLetter }
            return ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(word)
        }
    }

    /// What a statement that succeeded came to.
    struct Reply {
        var rows: [SQLRow]
        /// Rows that it changed.
        var changed: Int
        /// The command as the server did it; `ROLLBACK` for a `COMMIT` of a failed transaction.
        var command: String
    }

    /// Sends the requests and hands each reply to `take`, in order, up to the first that fails.
    ///
    /// - Parameter isCancelled: Asked while waiting; once true, the server is told to stop.
    /// - Throws: ``PostgreSQLFailure`` with the position of the request; or what `take` throws.
    func exchange(
        _ requests: [Request],
        isCancelled: () -> Bool,
        _ take: (Int, Reply) throws -> Void
    ) throws {
        roundTrips += 1
        var exchange = Exchange()
        var next = 0
        var lastCancel: ContinuousClock.Instant?
        while !exchange.isFinished {
            var burst = 0
            while next < requests.count, burst < 64, !exchange.hasFailed {
                send(requests[next], at: next, &exchange)
                next += 1
                burst += 1
            }
            if !exchange.isSynced, next == requests.count || exchange.hasFailed {
                exchange.isSynced = true
                if PQpipelineSync(handle) == 1 {
                    exchange.due.append(.sync)
                } else {
                    exchange.lose(saying: sentence)
                }
            }
            let isBehind = PQflush(handle) != 0
            // What a TLS library has read already is not seen by waiting for the socket.
            if PQsslInUse(handle) == 1 { _ = PQconsumeInput(handle) }
            receive(&exchange, take)
            guard !exchange.isFinished else { break }
            if !isBehind, !exchange.isSynced { continue }
            wait(isBehind: isBehind)
            if isCancelled() {
                let now = ContinuousClock.now
                if lastCancel.map({ now - $0 > .seconds(1) }) ?? true {
                    lastCancel = now
                    askToStop()
                }
            }
            if PQconsumeInput(handle) == 0 {
                receive(&exchange, take)
                exchange.lose(saying: sentence)
            }
        }
        if let failure = exchange.failure { throw failure }
        if let error = exchange.error { throw error }
    }

    /// How far an exchange has come.
    private struct Exchange {
        /// What is answered next: the preparation of a request, a request, or the end.
        enum Due {
            case preparation(of: Int, sql: String, name: String)
            case request(Int)
            case sync
        }

        var due: [Due] = []
        var answered = 0
        var isSynced = false
        var isFinished = false
        var failure: PostgreSQLFailure?
        var error: (any Error)?
        /// Statements that are being prepared.
        var names: [String: String] = [:]

        var hasFailed: Bool { failure != nil || error != nil }

        mutating func fail(_ failure: PostgreSQLFailure, at position: Int) {
            guard !hasFailed else { return }
            self.failure = failure
            self.failure?.position = position
        }

        /// The connection is gone: whatever failed before, that is what counts now.
        mutating func lose(saying sentence: String) {
            var lost = PostgreSQLFailure(.lost, "the connection was lost: \(sentence)")
            if let failure, failure.endsConnection {
                lost.sqlState = failure.sqlState
                lost.severity = failure.severity
                lost.sentence = "the connection was lost: \(failure.sentence)"
            }
            lost.position = failure?.position ?? 0
            failure = lost
            isFinished = true
        }
    }

    private func send(_ request: Request, at position: Int, _ exchange: inout Exchange) {
        arguments.fill(request.values)
        var isSent: Int32 = 1
        // Most are known: what kind of statement it is need not be asked for each row.
        let known = statements[request.sql] ?? exchange.names[request.sql]
        if known != nil || request.isPrepared {
            let name: String
            if let known {
                name = known
            } else {
                statementsMade += 1
                name = "r\(statementsMade)"
                isSent = PQsendPrepare(handle, name, request.sql, 0, nil)
                if isSent == 1 {
                    exchange.names[request.sql] = name
                    exchange.due.append(
                        .preparation(of: position, sql: request.sql, name: name)
                    )
                }
            }
            if isSent == 1 {
                isSent = arguments.send {
                    PQsendQueryPrepared(handle, name, $0, $1, $2, $3, 1)
                }
            }
        } else {
            isSent = arguments.send {
                PQsendQueryParams(handle, request.sql, $0, nil, $1, $2, $3, 1)
            }
        }
        if isSent == 1 {
            exchange.due.append(.request(position))
        } else {
            exchange.fail(PostgreSQLFailure(.local, sentence), at: position)
        }
    }

    /// Takes every result that has arrived; never waits.
    private func receive(
        _ exchange: inout Exchange,
        _ take: (Int, Reply) throws -> Void
    ) {
        while exchange.answered < exchange.due.count, PQisBusy(handle) == 0 {
            guard let result = PQgetResult(handle) else {
                // The end of one command's results.
                exchange.answered += 1
                continue
            }
            defer { PQclear(result) }
            let due = exchange.due[exchange.answered]
            switch PQresultStatus(result) {
            case PGRES_PIPELINE_SYNC:
                exchange.answered += 1
                exchange.isFinished = exchange.isSynced
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
                accept(result, for: due, &exchange, take)
            case PGRES_PIPELINE_ABORTED: break
            default:
                let position =
                    switch due {
                    case .preparation(let position, _, _), .request(let position): position
                    case .sync: exchange.failure?.position ?? 0
                    }
                exchange.fail(PostgreSQLFailure(result: result), at: position)
                if PQstatus(handle) == CONNECTION_BAD {
                    exchange.lose(saying: sentence)
                    return
                }
            }
        }
        if PQstatus(handle) == CONNECTION_BAD { exchange.lose(saying: sentence) }
    }

    private func accept(
        _ result: OpaquePointer,
        for due: Exchange.Due,
        _ exchange: inout Exchange,
        _ take: (Int, Reply) throws -> Void
    ) {
        switch due {
        case .preparation(_, let sql, let name): statements[sql] = name
        case .sync: break
        case .request(let position):
            guard !exchange.hasFailed else { return }
            do {
                try take(position, try Self.reply(result))
            } catch let failure as PostgreSQLFailure {
                exchange.fail(failure, at: position)
            } catch {
                exchange.error = error
            }
        }
    }

    private static func reply(_ result: OpaquePointer) throws -> Reply {
        let command = String(cString: PQcmdStatus(result))
        let rows =
            PQresultStatus(result) == PGRES_TUPLES_OK ? try ResultDecoder(result).rows : []
        let changed = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
        return Reply(
            rows: rows,
            changed: command.hasPrefix("SELECT") ? 0 : changed,
            command: command
        )
    }

    /// Waits until the socket can be read (or written, when output is behind), for a moment at most.
    private func wait(isBehind: Bool) {
        let events = isBehind ? POLLIN | POLLOUT : POLLIN
        var socket = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
        _ = poll(&socket, 1, 50)
    }

    /// Asks the server to stop what it does for this connection; it answers with 57014.
    private func askToStop() {
        guard let order = PQgetCancel(handle) else { return }
        defer { PQfreeCancel(order) }
        var message = [CChar](repeating: 0, count: 256)
        _ = PQcancel(order, &message, Int32(message.count))
    }
}
