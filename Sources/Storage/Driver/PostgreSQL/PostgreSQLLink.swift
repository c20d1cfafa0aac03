import CLibPQ

/// One connection of libpq, always in pipeline mode and never blocking in a write.
///
/// Belongs to one ``PostgreSQLConnection`` and is used on its queue alone.
final class PostgreSQLLink {
    /// The oldest server that this program speaks to.
    static let oldestVersion: Int32 = 150_000
    /// Kept plans of a connection; past that all are dropped, which only odd uses come to.
    static let mostStatements = 500

    let handle: OpaquePointer
    /// Names of prepared statements by their text.
    var statements: [String: String] = [:]
    /// Prepared statements that the server still has and that are not used any more.
    var staleStatements: [String] = []
    var statementsMade = 0
    /// How often the server was waited for.
    var roundTrips = 0
    var arguments = WireArguments()

    /// Connects, and waits for it: call it where waiting is permitted.
    ///
    /// - Throws: ``StoreError`` with `unavailable`, saying what the server said; ``RunAgain`` for a
    ///   server that is only just starting.
    init(_ address: PostgreSQLAddress) throws {
        guard let handle = address.withParameters({ PQconnectdbParams($0, $1, 0) }) else {
            throw StoreError(.unavailable, "no memory for a connection")
        }
        self.handle = handle
        // Without this libpq would print the server's notices to standard error.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        guard PQstatus(handle) == CONNECTION_OK else {
            throw Self.refusal(handle, address)
        }
        guard PQserverVersion(handle) >= Self.oldestVersion else {
            throw StoreError(
                .unavailable,
                "PostgreSQL 15 or later is needed; this server has version "
                    + "\(PQserverVersion(handle) / 10_000)"
            )
        }
        guard PQsetnonblocking(handle, 1) == 0, PQenterPipelineMode(handle) == 1 else {
            throw StoreError(.unavailable, "libpq refuses pipeline mode")
        }
        try settle()
    }

    deinit { PQfinish(handle) }

    /// Whether the connection is between transactions and in order.
    var isIdle: Bool {
        PQstatus(handle) == CONNECTION_OK && PQtransactionStatus(handle) == PQTRANS_IDLE
    }

    /// Whether a statement failed and only a roll-back helps.
    var isAborted: Bool { PQtransactionStatus(handle) == PQTRANS_INERROR }

    /// Whether an idle connection still has its server, as far as can be told without asking it.
    ///
    /// A server that shut down has closed its end, and that can be read.
    var isAlive: Bool {
        // Nothing is due on an idle connection: what can be read first is a notice or a farewell,
        // and after a farewell the end.
        PQconsumeInput(handle) == 1 && PQconsumeInput(handle) == 1 && isIdle
    }

    /// What libpq says last, on one line: its first sentence is the cause, the others are advice.
    var sentence: String {
        String(cString: PQerrorMessage(handle)).split(whereSeparator: \.isNewline).first
            .map(String.init) ?? "no reason is known"
    }

    /// Why there is no connection, in a sentence for the operator.
    private static func refusal(
        _ handle: OpaquePointer,
        _ address: PostgreSQLAddress
    ) -> any Error {
        var said = String(cString: PQerrorMessage(handle))
            .split(whereSeparator: \.isNewline).joined(separator: " ")
        if let password = address.password {
            said = said.split(separator: password, omittingEmptySubsequences: false)
                .joined(separator: "***")
        }
        func error(_ advice: String) -> StoreError {
            StoreError(.unavailable, "PostgreSQL: no connection; \(advice) (\(said))")
        }
        switch address.withParameters({ PQpingParams($0, $1, 0) }) {
        case PQPING_REJECT:
            return RunAgain(.starting, error("the server is starting or shutting down: try again"))
        case PQPING_OK:
            return error(
                PQconnectionNeedsPassword(handle) == 1
                    ? "the server wants a password: give it in PGPASSWORD or .pgpass"
                    : "the server answers: check database, user and password"
            )
        default:
            return error("the server does not answer: check host, port and that it runs")
        }
    }
}
