import Logging
import Storage

extension CreditOffice {
    /// Runs the body as the one server that writes this database: takes the lease on the log first,
    /// keeps it while the body runs, and gives it up at the end.
    ///
    /// While it is held, offices without it (the commands of `recourse admin`) still write, as guests
    /// between two batches. A server whose lease was taken goes on reading, refuses to write, says so
    /// in ``isReady()``, and writes again once the lease was free.
    ///
    /// - Parameters:
    ///   - patience: How long to wait while another server holds the lease.
    ///   - onWaiting: Told once who is waited for.
    /// - Throws: ``OfficeError/leaseHeld(holder:until:)`` when patience was in vain; what the body
    ///   throws.
    public func holdingLease<Answer: Sendable>(
        waitingUpTo patience: Duration,
        onWaiting: @Sendable (_ holder: String) -> Void = { _ in },
        _ body: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer {
        try await takeLease(waitingUpTo: patience, onWaiting: onWaiting)
        let keeping = Task { await keepLease() }
        do {
            let answer = try await body()
            try await end(keeping)
            return answer
        } catch {
            try? await end(keeping)
            throw error
        }
    }

    private func takeLease(
        waitingUpTo patience: Duration,
        onWaiting: @Sendable (_ holder: String) -> Void
    ) async throws {
        let deadline = ContinuousClock.now + patience
        var hasTold = false
        while let other = try await lease.take(in: database) {
            guard ContinuousClock.now < deadline else {
                throw OfficeError.leaseHeld(holder: other.inWords, until: other.expiresAt)
            }
            if !hasTold { onWaiting(other.inWords) }
            hasTold = true
            try await Task.sleep(for: .milliseconds(250))
        }
    }

    private func keepLease() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(1))
            guard !Task.isCancelled else { return }
            do {
                try await lease.keep(in: database)
            } catch is OfficeError {
                // The lease says so itself.
            } catch {
                settings.logger.warning(
                    "the lease could not be kept",
                    metadata: ["error": "\(error)"]
                )
            }
        }
    }

    private func end(_ keeping: Task<Void, Never>) async throws {
        keeping.cancel()
        await keeping.value
        released.flush()
        try await lease.giveUp(in: database)
    }
}
