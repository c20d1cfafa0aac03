import Bureau
import Charters
import Storage

/// Signs people in by user name, pass phrase and a code of their app or a recovery code.
///
/// An unknown name, a wrong pass phrase, a wrong or used code and too many tries all end alike, after
/// the same work.
struct AccountDesk: Sendable {
    static let tries = 5
    static let tryWindowSeconds: Int64 = 15 * 60
    /// The fewest characters of a pass phrase that a code goes with (ASVS 4.0.3, 2.1.1).
    static let leastCharacters = 12
    static let recoveryCodes = 10

    let database: any Database
    let office: OfficeContext

    private var index: KeyedHash { office.keys.index }

    /// What a sign-in with the right proofs came to.
    enum Proof: Sendable {
        /// A code of the app: the session is open.
        case session(SessionToken)
        /// A recovery code, which has to be used up first.
        case recovery(PersonID, hash: [UInt8])
    }

    /// Tries what was typed; nil for anything that is wrong, without saying what.
    func prove(userName: String, passPhrase: String, code: String) async throws -> Proof? {
        let now = office.clock.now
        let token = office.userNameToken(userName)
        guard let found = try await attempt(token, at: now) else { return nil }
        let cost = office.settings.passPhraseCost
        let stored = found.credential?.passPhrase
        // Without an account the same work is done, so that time tells nothing.
        let isRight = try await office.passPhraseGate.pass {
            guard let stored else {
                _ = try PassPhraseHash(passPhrase, cost: cost)
                return false
            }
            return try stored.matches(passPhrase)
        }
        guard isRight, let person = found.person, let credential = found.credential else {
            return nil
        }
        let typed = code.filter { !$0.isWhitespace }
        if let step = TimeCode.step(
            of: typed,
            secret: credential.secret,
            at: now.millisecondsSinceEpoch,
            after: found.lastStep
        ) {
            return try await open(person, token, step: step, at: now).map(Proof.session)
        }
        let hash = office.recoveryHash(typed, of: person)
        guard credential.recoveryHashes.contains(where: { constantTimeEquals($0, hash) }) else {
            return nil
        }
        return .recovery(person, hash: hash)
    }

    /// Opens a session once the step is marked as used; nil when another try was quicker.
    private func open(
        _ person: PersonID,
        _ token: [UInt8],
        step: Int64,
        at now: Instant
    ) async throws -> SessionToken? {
        try await database.write { [index] sql in
            guard
                var tries = try AccountTryRepository.tries(
                    token,
                    at: now,
                    sealedBy: index,
                    in: sql
                ),
                tries.lastStep < step
            else { return nil }
            tries.failures = 0
            tries.lastStep = step
            tries.until = now.adding(seconds: Self.tryWindowSeconds)
            try AccountTryRepository.put(tries, sealedBy: index, in: sql)
            return try SignInDesk.begin(person, at: now, index: index, in: sql)
        }
    }

    /// Opens a session for somebody whose proof was used up.
    func open(_ person: PersonID) async throws -> SessionToken {
        let now = office.clock.now
        return try await database.write { [index] in
            try SignInDesk.begin(person, at: now, index: index, in: $0)
        }
    }

    /// What one try finds.
    private struct Found: Sendable {
        var person: PersonID?
        var credential: AccountCredential?
        var lastStep: Int64
    }

    /// Counts a try before it is made; nil when there were too many.
    private func attempt(_ token: [UInt8], at now: Instant) async throws -> Found? {
        try await database.write { [office, index] sql in
            try AccountTryRepository.tidy(at: now, in: sql)
            var tries =
                try AccountTryRepository.tries(token, at: now, sealedBy: index, in: sql)
                ?? .init(
                    userNameToken: token,
                    failures: 0,
                    until: now.adding(seconds: Self.tryWindowSeconds),
                    lastStep: 0
                )
            guard tries.failures < Self.tries else { return nil }
            tries.failures += 1
            try AccountTryRepository.put(tries, sealedBy: index, in: sql)
            guard let person = try PersonRepository.candidates(tokens: [token], in: sql).first
            else { return Found(lastStep: tries.lastStep) }
            return Found(
                person: person,
                credential: try Self.credential(of: person, in: sql, vault: office.vault(in: sql)),
                lastStep: tries.lastStep
            )
        }
    }

    /// The account of a person; nil when there is none.
    static func credential(
        of person: PersonID,
        in session: any SQLSession,
        vault: Vault
    ) throws -> AccountCredential? {
        try session.find(.account, key: [.text(person.rawValue)]).map {
            try SealedDocument.open($0, with: try vault.keys(of: Owner.person(person).id).dataKey)
        }
    }
}

extension OfficeContext {
    /// The keyed hash of what a person types first.
    func userNameToken(_ name: String) -> [UInt8] {
        keys.index.hash(.userName, name.lowercased().filter { !$0.isWhitespace })
    }

    /// The keyed hash of a recovery code of a person.
    func recoveryHash(_ code: String, of person: PersonID) -> [UInt8] {
        keys.index.hash(.recoveryCode, person.rawValue, StaffCode.read(code))
    }

    /// The secret that is offered to an app: made from the session, so that nothing has to be kept
    /// before it is used, and nobody without the index key can make it.
    func offeredSecret(session: [UInt8]) -> [UInt8] {
        Array(keys.index.hash(.accountSecret, [session]).prefix(TimeCode.secretBytes))
    }
}
