import Charters
import Foundation
import Logging
import Storage
import Synchronization

/// The right to write the log, as this process has it.
///
/// A server holds the lease for as long as it runs. Everybody else is a guest: in the transaction of
/// each batch a guest locks the lease and moves its token on, and leaves it with whoever holds it.
///
/// Each batch pins the token in its own transaction, so that a process that was paused, and whose lease
/// somebody else has taken since, cannot commit. The time of the lease only decides who may try to take
/// it: clocks that disagree cost somebody the lease, and never the log its one history.
final class WriterLease: Sendable {
    /// How the lease stands, seen from here.
    private enum Standing {
        case guest
        case holding(token: Int64)
        case lost(OfficeError)
    }

    /// How long a lease is good without being renewed.
    static let termSeconds: Int64 = 10

    /// The random name of this holder.
    let name = RandomBytes.make(16).hexadecimal
    private let host: String
    private let process: Int64
    private let office: OfficeContext
    private let keeper: LogKeeper
    private let isRunning: @Sendable (_ process: Int64) -> Bool
    private let standing = Mutex(Standing.guest)

    /// A guest.
    ///
    /// - Parameters:
    ///   - host: The name of this machine.
    ///   - isRunning: Whether a process of this machine is alive: the lease of a dead one is free.
    init(
        office: OfficeContext,
        keeper: LogKeeper,
        host: String = WriterLease.hostName(),
        process: Int64 = Int64(getpid()),
        isRunning: @escaping @Sendable (Int64) -> Bool = WriterLease.isAlive
    ) {
        self.office = office
        self.keeper = keeper
        self.host = host
        self.process = process
        self.isRunning = isRunning
    }

    /// Whether this process may write: it is a guest or holds the lease.
    var mayWrite: Bool {
        standing.withLock { if case .lost = $0 { false } else { true } }
    }

    /// Whether this process holds the lease.
    var isHolding: Bool {
        standing.withLock { if case .holding = $0 { true } else { false } }
    }

    /// The first thing in the transaction of a batch: locks the lease and holds it against what this
    /// process knows of it.
    ///
    /// - Throws: ``OfficeError/leaseLost(holder:until:)`` when somebody else took it; the transaction
    ///   must not be committed.
    func pin(in session: any SQLSession) throws {
        switch standing.withLock({ $0 }) {
        case .guest:
            var lease = try LeaseRepository.lock(sealedBy: index, in: session)
            lease.token += 1
            try LeaseRepository.put(lease, sealedBy: index, in: session)
        case .lost(let error): throw error
        case .holding(let token):
            guard try !LeaseRepository.pin(token: token, holder: name, in: session) else { return }
            let lease = try LeaseRepository.lock(sealedBy: index, in: session)
            guard lease.holder == name else { throw lose(to: lease) }
            // A guest was here; what it wrote is read anew, since the newest checkpoint is another.
            hold(lease.token)
        }
    }

    /// Tries to take the lease; nil when it is ours, else whose it is.
    func take(in database: any Database) async throws -> LeaseRepository.Lease? {
        let now = office.clock.now
        let lease = try await database.write { [self] session -> LeaseRepository.Lease in
            var lease = try LeaseRepository.lock(sealedBy: index, in: session)
            guard lease.holder == name || isFree(lease, at: now) else { return lease }
            lease.token += 1
            lease.holder = name
            lease.host = host
            lease.process = process
            lease.expiresAt = now.adding(seconds: Self.termSeconds)
            try LeaseRepository.put(lease, sealedBy: index, in: session)
            return lease
        }
        guard lease.holder == name else { return lease }
        // The token was in other hands: what is remembered of the log is worth nothing.
        if !mayWrite { keeper.forget() }
        hold(lease.token)
        return nil
    }

    /// Renews the lease when half its term is over; a lost one is taken again once it is free.
    func keep(in database: any Database) async throws {
        guard isHolding else {
            _ = try await take(in: database)
            return
        }
        let now = office.clock.now
        let seen = try await database.read { [self] in
            try LeaseRepository.find(sealedBy: index, in: $0)
        }
        guard let seen, seen.holder == name else {
            if let seen { _ = lose(to: seen) }
            return
        }
        guard seen.expiresAt < now.adding(seconds: Self.termSeconds / 2) else { return }
        try await database.write { [self] session in
            var lease = try LeaseRepository.lock(sealedBy: index, in: session)
            guard lease.holder == name else { throw lose(to: lease) }
            lease.expiresAt = now.adding(seconds: Self.termSeconds)
            try LeaseRepository.put(lease, sealedBy: index, in: session)
        }
    }

    /// Gives the lease up, so that the next one need not wait for its end.
    func giveUp(in database: any Database) async throws {
        guard isHolding else { return }
        standing.withLock { $0 = .guest }
        try await database.write { [self] session in
            let lease = try LeaseRepository.lock(sealedBy: index, in: session)
            guard lease.holder == name else { return }
            try LeaseRepository.put(.free(token: lease.token), sealedBy: index, in: session)
        }
    }

    private var index: KeyedHash { office.keys.index }

    private func hold(_ token: Int64) {
        standing.withLock { $0 = .holding(token: token) }
    }

    private func isFree(_ lease: LeaseRepository.Lease, at now: Instant) -> Bool {
        lease.expiresAt <= now || (lease.host == host && !isRunning(lease.process))
    }

    private func lose(to lease: LeaseRepository.Lease) -> OfficeError {
        let error = OfficeError.leaseLost(holder: lease.inWords, until: lease.expiresAt)
        let isNews = standing.withLock { standing in
            defer { standing = .lost(error) }
            return if case .lost = standing { false } else { true }
        }
        if isNews { office.settings.logger.error("\(error)") }
        return error
    }

    /// The name of this machine, without asking the network.
    static func hostName() -> String {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0, bytes[0] != 0 else { return "unknown" }
        return String(
            decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)),
            as: UTF8.self
        )
    }

    /// Whether a process of this machine is alive, whoever runs it.
    @Sendable
    static func isAlive(_ process: Int64) -> Bool {
        guard let process = pid_t(exactly: process), process > 0 else { return false }
        return kill(process, 0) == 0 || errno != ESRCH
    }
}

extension LeaseRepository.Lease {
    /// Who holds it, for messages: a process, no person.
    var inWords: String {
        holder.isEmpty ? "nobody" : "process \(process) on \(host)"
    }
}
