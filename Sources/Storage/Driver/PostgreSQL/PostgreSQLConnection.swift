/// One connection with a thread of its own; runs one transaction at a time.
actor PostgreSQLConnection {
    /// How a transaction is begun.
    enum Mode: String {
        /// One view of the database from the first statement to the last.
        case read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        /// As if no other transaction ran at the same time.
        case write = "BEGIN ISOLATION LEVEL SERIALIZABLE"
    }

    private let executor = QueueExecutor()
    private let address: PostgreSQLAddress
    private var link: PostgreSQLLink?

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    init(_ address: PostgreSQLAddress) { self.address = address }

    /// Whether it holds a connection, for tests.
    var isOpen: Bool { link != nil }

    /// The connection, made when there is none or its server is gone.
    private func opened() throws -> PostgreSQLLink {
        if let link, link.isAlive { return link }
        link = nil
        let made = try PostgreSQLLink(address)
        link = made
        return made
    }

    /// Runs the body in one transaction: committed when this returns, undone when it throws.
    ///
    /// - Throws: ``RunAgain`` when the transaction surely did not happen and may be run again.
    func transaction<T: Sendable>(
        _ mode: Mode,
        _ flag: CancellationFlag,
        _ body: @Sendable (any SQLSession) throws -> T
    ) throws -> T {
        let link = try opened()
        // A connection that was told to stop is not used again: a late order would hit another
        // transaction.
        defer { if flag.isRaised || !link.isIdle { self.link = nil } }
        link.tidyStatements()
        let session = PostgreSQLSession(link: link, begin: mode.rawValue, flag: flag)
        var isCommitting = false
        do {
            let result = try body(session)
            isCommitting = true
            try session.commit()
            return result
        } catch {
            session.rollBack()
            throw isCommitting
                ? Self.ofCommit(error, session)
                : Self.ofBody(error, session)
        }
    }

    /// What an error of the body, or of one of its statements, means.
    private static func ofBody(_ error: any Error, _ session: PostgreSQLSession) -> any Error {
        guard let doom = session.doom else {
            guard let failure = session.failure, failure.sqlState == "23505",
                (error as? StoreError)?.code == .conflict
            else { return error }
            // SERIALIZABLE may tell a race for a key as a key that is taken: once more will show.
            return RunAgain(.takenKey, StoreError(failure))
        }
        guard let failure = doom as? PostgreSQLFailure else { return doom }
        let told = StoreError(failure)
        if failure.isConflictOfTransactions { return RunAgain(.conflict, told) }
        if failure.isStalePlan { return RunAgain(.stalePlan, told) }
        if session.isLostAtOnce { return RunAgain(.lostConnection, told) }
        return told
    }

    /// What an error at the commit means.
    ///
    /// Citus tells a conflict between shards as XX000, and only there.
    private static func ofCommit(_ error: any Error, _ session: PostgreSQLSession) -> any Error {
        guard session.doom == nil, let failure = error as? PostgreSQLFailure else {
            return ofBody(error, session)
        }
        var told = StoreError(failure)
        if failure.kind == .lost {
            told.message += "; it was lost while committing, so the transaction may have happened"
        }
        if failure.isConflictOfTransactions || failure.sqlState == "XX000" {
            return RunAgain(.conflict, told)
        }
        return told
    }
}

extension PostgreSQLLink {
    /// Drops plans that are not used any more, between transactions.
    func tidyStatements() {
        if statements.count > Self.mostStatements { forgetStatements() }
        guard !staleStatements.isEmpty else { return }
        let requests = staleStatements.map { Request("DEALLOCATE \($0)") }
        staleStatements = []
        // One that the server has lost already is no loss; a broken connection shows itself next.
        for request in requests { try? exchange([request], isCancelled: { false }) { _, _ in } }
    }
}

/// A transaction that surely did not happen and may be run again, whole.
struct RunAgain: Error {
    /// Why.
    enum Reason: Hashable {
        /// Another transaction came first.
        case conflict
        /// A kept plan did not fit the table any more.
        case stalePlan
        /// The connection had been lost before the transaction began.
        case lostConnection
        /// A unique key is taken, perhaps only by a transaction that came first.
        case takenKey
        /// The server is only just starting, or was about to stop.
        case starting
    }

    let reason: Reason
    /// What to say when it does not help.
    let error: StoreError

    init(_ reason: Reason, _ error: StoreError) {
        self.reason = reason
        self.error = error
    }
}
