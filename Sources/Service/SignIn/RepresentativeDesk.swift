import Bureau
import Charters
import Storage

/// Signs representatives in with a reference and a one-time code, and keeps their sessions.
///
/// As with people, nothing here tells whether a reference exists. A mandate that ended opens nothing and
/// ends every session under it, since it is read at each use.
struct RepresentativeDesk: Sendable {
    let database: any Database
    let office: OfficeContext

    private var index: KeyedHash { office.keys.index }

    func begin(reference: String) async throws -> SignInChallenge {
        let now = office.clock.now
        let token = office.representativeToken(reference)
        let id = SignInDesk.secret(bytes: 16)
        let code = SignInDesk.code()
        let access = try await database.write { [office, index] session in
            try RepresentativeRepository.tidy(
                startedBefore: now.adding(seconds: -SignInDesk.longestSeconds),
                in: session
            )
            let open = try RepresentativeRepository.openCodes(
                of: token,
                startedAfter: now.adding(seconds: -SignInDesk.codeSeconds),
                in: session
            )
            var access: RepresentativeRepository.Access?
            if open < SignInDesk.openChallenges {
                access = try RepresentativeRepository.access(token, in: session).flatMap {
                    try Self.mandate($0, at: now, office, session) == nil ? nil : $0
                }
            }
            try RepresentativeRepository.put(
                .init(
                    tokenHash: index.hash(.representativeSession, id),
                    reference: token,
                    access: access,
                    codeHash: index.hash(.representativeCode, id, code),
                    triesLeft: SignInDesk.tries,
                    at: now
                ),
                sealedBy: index,
                in: session
            )
            return access
        }
        if let access, let deliver = office.settings.representativeCodeDelivery {
            // Not waited for: a slow delivery would tell that the reference exists.
            Task { await deliver(access.mandate, code) }
        }
        return SignInChallenge(
            id: id,
            expiresAt: now.adding(seconds: SignInDesk.codeSeconds),
            demoCode: office.settings.isDemo ? code : nil
        )
    }

    func complete(challenge id: String, code: String) async throws -> SessionToken? {
        let now = office.clock.now
        return try await database.write { [office, index] session in
            let hash = index.hash(.representativeSession, id)
            guard
                var waiting = try RepresentativeRepository.session(
                    hash,
                    sealedBy: index,
                    in: session
                ), let codeHash = waiting.codeHash, waiting.triesLeft > 0,
                now < waiting.startedAt.adding(seconds: SignInDesk.codeSeconds)
            else { return nil }
            let isRight = constantTimeEquals(codeHash, index.hash(.representativeCode, id, code))
            // A right code ends what waits, so that it works once.
            waiting.triesLeft = isRight ? 0 : waiting.triesLeft - 1
            try RepresentativeRepository.put(waiting, sealedBy: index, in: session)
            guard isRight, let access = waiting.access,
                try Self.mandate(access, at: now, office, session) != nil
            else { return nil }
            let value = SignInDesk.secret(bytes: 32)
            try RepresentativeRepository.put(
                .init(
                    tokenHash: index.hash(.representativeSession, value),
                    reference: waiting.reference,
                    access: access,
                    codeHash: nil,
                    triesLeft: 0,
                    at: now
                ),
                sealedBy: index,
                in: session
            )
            return SessionToken(
                value: value,
                expiresAt: now.adding(seconds: SignInDesk.longestSeconds)
            )
        }
    }

    /// Who is signed in, and for whom; nil when the session or the mandate is over.
    func caller(session token: String) async throws -> RepresentativeCaller? {
        let now = office.clock.now
        let hash = index.hash(.representativeSession, token)
        let found: (RepresentativeRepository.Session, Mandate, Person)? =
            try await database.read { [office, index] session in
                guard
                    let found = try RepresentativeRepository.session(
                        hash,
                        sealedBy: index,
                        in: session
                    ), found.codeHash == nil, let access = found.access,
                    now < found.seenAt.adding(seconds: SignInDesk.idleSeconds),
                    now < found.startedAt.adding(seconds: SignInDesk.longestSeconds),
                    // A new sign-in takes the place of the one before it.
                    try RepresentativeRepository.access(found.reference, in: session) == access,
                    let mandate = try Self.mandate(access, at: now, office, session),
                    let person = try PersonRepository.find(
                        access.person,
                        in: session,
                        vault: office.vault(in: session)
                    )
                else { return nil }
                return (found, mandate, person)
            }
        guard let (session, mandate, person) = found else { return nil }
        if session.seenAt.adding(seconds: SignInDesk.touchSeconds) <= now {
            try await touch(hash, at: now)
        }
        return RepresentativeCaller(mandate: mandate, person: person)
    }

    func end(session token: String) async throws {
        let hash = index.hash(.representativeSession, token)
        try await database.write { try RepresentativeRepository.endSession(hash, in: $0) }
    }

    private func touch(_ hash: [UInt8], at now: Instant) async throws {
        try await database.write { [index] session in
            // A session that was ended meanwhile stays ended.
            guard
                var found = try RepresentativeRepository.session(
                    hash,
                    sealedBy: index,
                    in: session
                )
            else { return }
            found.seenAt = max(found.seenAt, now)
            try RepresentativeRepository.put(found, sealedBy: index, in: session)
        }
    }

    /// The mandate of an access, while it holds.
    private static func mandate(
        _ access: RepresentativeRepository.Access,
        at now: Instant,
        _ office: OfficeContext,
        _ session: any SQLSession
    ) throws -> Mandate? {
        let file = try FileRepository(
            of: access.person,
            in: session,
            vault: office.vault(in: session)
        )
        guard let mandate = try file.mandate(access.mandate),
            mandate.holds(asOf: now, under: office.charter)
        else { return nil }
        return mandate
    }
}

extension OfficeContext {
    /// The keyed hash of what a representative types to sign in.
    func representativeToken(_ reference: String) -> [UInt8] {
        keys.index.hash(
            .representativeReference,
            reference.uppercased().filter { $0.isLetter || $0.isNumber }
        )
    }
}
