import Bureau
import Charters
import Storage

/// Signs staff in with a pass phrase and keeps their sessions.
///
/// An unknown name, a closed account, a wrong pass phrase and too many tries all end alike.
struct StaffDesk: Sendable {
    static let codeSeconds: Int64 = 72 * 3600
    static let tries = 5
    static let tryWindowSeconds: Int64 = 15 * 60
    static let idleSeconds: Int64 = 30 * 60
    static let longestSeconds: Int64 = 10 * 3600

    let database: any Database
    let office: OfficeContext
    let gate: PassPhraseGate

    private var index: KeyedHash { office.keys.index }

    /// Opens a session; nil for anything that is wrong, without saying what.
    func signIn(name: String, passPhrase: String) async throws -> SessionToken? {
        let now = office.clock.now
        let token = office.staffToken(name)
        guard let found = try await attempt(token, at: now) else { return nil }
        let cost = office.settings.passPhraseCost
        let stored = found.credential?.passPhrase
        // Without an account the same work is done, so that time tells nothing.
        let isRight = try await gate.pass {
            guard let stored else {
                _ = try PassPhraseHash(passPhrase, cost: cost)
                return false
            }
            return try stored.matches(passPhrase)
        }
        guard isRight, let member = found.member, !member.isDisabled(asOf: now) else { return nil }
        let value = SignInDesk.secret(bytes: 32)
        let session = StaffRepository.Session(
            tokenHash: index.hash(.staffSession, value),
            staff: member.id,
            startedAt: now,
            seenAt: now
        )
        try await database.write { [index] sql in
            try StaffRepository.put(
                .init(signInToken: token, failures: 0, until: now),
                sealedBy: index,
                in: sql
            )
            try StaffRepository.put(session, sealedBy: index, in: sql)
        }
        return SessionToken(value: value, expiresAt: now.adding(seconds: Self.longestSeconds))
    }

    /// The account of a name whose code is right; nil for anything else, without saying what.
    func invited(name: String, code: String) async throws -> StaffMember? {
        let now = office.clock.now
        guard let found = try await attempt(office.staffToken(name), at: now),
            let member = found.member, !member.isDisabled(asOf: now),
            let credential = found.credential,
            credential.isOpen(code, of: member.id, at: now, index: index)
        else { return nil }
        return member
    }

    /// Forgets the wrong tries of a name: its holder has proven to be there.
    func forgetTries(of name: String) async throws {
        let now = office.clock.now
        let token = office.staffToken(name)
        try await database.write { [index] sql in
            try StaffRepository.put(
                .init(signInToken: token, failures: 0, until: now),
                sealedBy: index,
                in: sql
            )
        }
    }

    /// Who holds a session that is in force.
    ///
    /// - Throws: `Refusal` (`suspended`) when the institution may do nothing at present.
    func caller(session token: String) async throws -> StaffCaller? {
        let now = office.clock.now
        let hash = index.hash(.staffSession, token)
        let found: (StaffCaller, StaffRepository.Session)? = try await database.read {
            [office, index] sql in
            guard
                let session = try StaffRepository.session(hash, sealedBy: index, in: sql),
                now < session.seenAt.adding(seconds: Self.idleSeconds),
                now < session.startedAt.adding(seconds: Self.longestSeconds)
            else { return nil }
            let vault = Vault(session: sql, master: office.keys.master)
            guard let member = try StaffRepository.find(session.staff, in: sql, vault: vault),
                !member.isDisabled(asOf: now),
                let credential = try Self.credential(of: member, in: sql, vault: vault),
                credential.changedAt <= session.startedAt.millisecondsSinceEpoch
            else { return nil }
            let subscriber = try member.subscriber.flatMap {
                try SubscriberRepository.find($0, in: sql, vault: vault)
            }
            if let subscriber {
                guard !subscriber.isSuspended(asOf: now) else { throw Refusal.suspended }
                if let reinstatedAt = subscriber.reinstatedAt, session.startedAt < reinstatedAt {
                    return nil
                }
            }
            let caller = StaffCaller(
                member: member,
                subscriber: subscriber,
                principal: Principal(member)
            )
            return (caller, session)
        }
        guard let (caller, session) = found else { return nil }
        if session.seenAt.adding(seconds: SignInDesk.touchSeconds) <= now {
            try await touch(hash, at: now)
        }
        return caller
    }

    private func touch(_ hash: [UInt8], at now: Instant) async throws {
        try await database.write { [index] sql in
            // A session that was ended meanwhile stays ended.
            guard var session = try StaffRepository.session(hash, sealedBy: index, in: sql) else {
                return
            }
            session.seenAt = max(session.seenAt, now)
            try StaffRepository.put(session, sealedBy: index, in: sql)
        }
    }

    func end(session token: String) async throws {
        let hash = index.hash(.staffSession, token)
        try await database.write { try StaffRepository.endSession(hash, in: $0) }
    }

    /// Counts a try before it is made, and gives what there is under the name; nil when there were
    /// too many.
    private func attempt(
        _ token: [UInt8],
        at now: Instant
    ) async throws -> (member: StaffMember?, credential: StaffCredential?)? {
        try await database.write { [office, index] sql in
            try StaffRepository.tidy(
                at: now,
                sessionsStartedBefore: now.adding(seconds: -Self.longestSeconds),
                in: sql
            )
            var tries =
                try StaffRepository.tries(token, at: now, sealedBy: index, in: sql)
                ?? .init(
                    signInToken: token,
                    failures: 0,
                    until: now.adding(seconds: Self.tryWindowSeconds)
                )
            guard tries.failures < Self.tries else { return nil }
            tries.failures += 1
            try StaffRepository.put(tries, sealedBy: index, in: sql)
            let vault = Vault(session: sql, master: office.keys.master)
            guard
                let member = try StaffRepository.find(signInToken: token, in: sql, vault: vault)
            else { return (nil, nil) }
            return (member, try Self.credential(of: member, in: sql, vault: vault))
        }
    }

    /// What proves that somebody holds an account.
    static func credential(
        of member: StaffMember,
        in session: any SQLSession,
        vault: Vault
    ) throws -> StaffCredential? {
        try StaffRepository.credential(
            of: member.id,
            in: session,
            dataKey: try vault.keys(of: Owner(member.owner).id).dataKey
        )
    }
}

extension StaffCredential {
    /// Whether a one-time code is the open one.
    func isOpen(_ code: String, of member: StaffID, at now: Instant, index: KeyedHash) -> Bool {
        guard let codeHash, let codeExpiresAt, now.millisecondsSinceEpoch < codeExpiresAt else {
            return false
        }
        return constantTimeEquals(codeHash, index.hash(.staffCode, member.rawValue, code))
    }
}

extension OfficeContext {
    /// The keyed hash of what a member of staff types to sign in.
    func staffToken(_ name: String) -> [UInt8] {
        keys.index.hash(.staffName, name.lowercased().filter { !$0.isWhitespace })
    }
}
