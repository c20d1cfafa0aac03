import Bureau
import Charters
import Foundation
import Storage

/// Signs people in with one-time codes and keeps their sessions.
///
/// Nothing here tells whether a reference exists: an unknown one goes the same way, with a code that
/// nobody gets.
struct SignInDesk: Sendable {
    static let codeDigits = 6
    static let codeSeconds: Int64 = 10 * 60
    static let tries = 5
    /// Open challenges of one reference; more are answered alike and lead nowhere, so that five
    /// tries a challenge cannot be had without end.
    static let openChallenges = 5
    static let idleSeconds: Int64 = 30 * 60
    static let longestSeconds: Int64 = 12 * 3600
    /// A session that was used less than this ago is not written again.
    static let touchSeconds: Int64 = 60

    let database: any Database
    let office: OfficeContext

    func begin(reference: String) async throws -> SignInChallenge {
        let now = office.clock.now
        let token = office.referenceToken(reference)
        let id = Self.secret(bytes: 16)
        let code = Self.code()
        let expiresAt = now.adding(seconds: Self.codeSeconds)
        let person = try await database.write { [office] session in
            let index = office.keys.index
            try SignInRepository.tidy(
                at: now,
                sessionsStartedBefore: now.adding(seconds: -Self.longestSeconds),
                in: session
            )
            let person = try PersonRepository.candidates(tokens: [token], in: session).first
            let open = try SignInRepository.openChallenges(of: token, at: now, in: session)
            let isLive = open < Self.openChallenges
            try SignInRepository.put(
                SignInRepository.Challenge(
                    id: id,
                    reference: token,
                    person: isLive ? person : nil,
                    codeHash: index.hash(.signInCode, id, code),
                    expiresAt: expiresAt,
                    triesLeft: Self.tries
                ),
                sealedBy: index,
                in: session
            )
            return isLive ? person : nil
        }
        if let person, let deliver = office.settings.codeDelivery {
            // Not waited for: a slow delivery would tell that the reference exists.
            Task { await deliver(person, code) }
        }
        return SignInChallenge(
            id: id,
            expiresAt: expiresAt,
            demoCode: office.settings.isDemo ? code : nil
        )
    }

    func complete(challenge id: String, code: String) async throws -> SessionToken? {
        let now = office.clock.now
        return try await database.write { [office] session in
            let index = office.keys.index
            guard
                var challenge = try SignInRepository.challenge(id, sealedBy: index, in: session),
                now < challenge.expiresAt, challenge.triesLeft > 0
            else { return nil }
            let isRight = constantTimeEquals(
                challenge.codeHash,
                index.hash(.signInCode, id, code)
            )
            // A right code ends the challenge, so that it works once.
            challenge.triesLeft = isRight ? 0 : challenge.triesLeft - 1
            try SignInRepository.put(challenge, sealedBy: index, in: session)
            guard isRight, let person = challenge.person else { return nil }
            return try Self.begin(person, at: now, index: index, in: session)
        }
    }

    /// Opens a session of a person whose proof was right.
    static func begin(
        _ person: PersonID,
        at now: Instant,
        index: KeyedHash,
        in session: any SQLSession
    ) throws -> SessionToken {
        let value = secret(bytes: 32)
        try SignInRepository.put(
            SignInRepository.Session(
                tokenHash: index.hash(.session, value),
                person: person,
                startedAt: now,
                seenAt: now,
                readOn: nil
            ),
            sealedBy: index,
            in: session
        )
        return SessionToken(value: value, expiresAt: now.adding(seconds: longestSeconds))
    }

    func principal(session token: String) async throws -> Principal? {
        let now = office.clock.now
        let hash = office.keys.index.hash(.session, token)
        let found = try await database.read { [office] session in
            try SignInRepository.session(hash, sealedBy: office.keys.index, in: session)
        }
        guard let found, now < found.seenAt.adding(seconds: Self.idleSeconds),
            now < found.startedAt.adding(seconds: Self.longestSeconds)
        else { return nil }
        if found.seenAt.adding(seconds: Self.touchSeconds) <= now {
            try await touch(hash, at: now)
        }
        return Principal(actor: .person(found.person), roles: [.person], session: hash)
    }

    func end(session token: String) async throws {
        let hash = office.keys.index.hash(.session, token)
        try await database.write { try SignInRepository.endSession(hash, in: $0) }
    }

    private func touch(_ hash: [UInt8], at now: Instant) async throws {
        try await database.write { [office] session in
            let index = office.keys.index
            guard
                var found = try SignInRepository.session(hash, sealedBy: index, in: session)
            else { return }
            found.seenAt = max(found.seenAt, now)
            try SignInRepository.put(found, sealedBy: index, in: session)
        }
    }

    /// Random bytes in base64url, without padding.
    static func secret(bytes count: Int) -> String {
        Data(RandomBytes.make(count)).base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    /// A fresh one-time code.
    static func code() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<codeDigits).map { _ in
            String(Int.random(in: 0...9, using: &generator))
        }.joined()
    }
}

/// Compares without telling by its time where two values differ.
func constantTimeEquals(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
