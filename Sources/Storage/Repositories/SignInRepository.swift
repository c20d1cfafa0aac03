public import Bureau
public import Charters

/// Sign-ins and sessions: short-lived rows, each with a keyed seal over all of it.
public enum SignInRepository {
    /// A sign-in that waits for its code.
    ///
    /// Without a person when the reference does not exist.
    public struct Challenge: Hashable, Sendable {
        /// Names it.
        public var id: String
        /// Keyed hash of the reference that was typed.
        public var reference: [UInt8]
        /// Who would sign in; nil for an unknown reference.
        public var person: PersonID?
        /// Keyed hash of the code with the challenge's name.
        public var codeHash: [UInt8]
        /// When it ends.
        public var expiresAt: Instant
        /// How often a code may still be tried.
        public var triesLeft: Int

        /// A challenge.
        public init(
            id: String,
            reference: [UInt8],
            person: PersonID?,
            codeHash: [UInt8],
            expiresAt: Instant,
            triesLeft: Int
        ) {
            self.id = id
            self.reference = reference
            self.person = person
            self.codeHash = codeHash
            self.expiresAt = expiresAt
            self.triesLeft = triesLeft
        }
    }

    /// A session of a person.
    public struct Session: Hashable, Sendable {
        /// Keyed hash of the secret.
        public var tokenHash: [UInt8]
        /// Whose it is.
        public var person: PersonID
        /// When it began.
        public var startedAt: Instant
        /// When it was last used.
        public var seenAt: Instant
        /// The last day on which reading the file was logged.
        public var readOn: CalendarDate?

        /// A session.
        public init(
            tokenHash: [UInt8],
            person: PersonID,
            startedAt: Instant,
            seenAt: Instant,
            readOn: CalendarDate?
        ) {
            self.tokenHash = tokenHash
            self.person = person
            self.startedAt = startedAt
            self.seenAt = seenAt
            self.readOn = readOn
        }
    }

    /// Writes a challenge.
    public static func put(
        _ challenge: Challenge,
        sealedBy index: KeyedHash,
        in session: any SQLSession
    ) throws {
        try RowSeal.sealed(
            .signInChallenge,
            [
                .text(challenge.id), .blob(challenge.reference),
                .text(orNull: challenge.person?.rawValue), .blob(challenge.codeHash),
                .integer(challenge.expiresAt.millisecondsSinceEpoch), .count(challenge.triesLeft),
            ],
            by: index
        ).put(session)
    }

    /// A challenge by its name.
    public static func challenge(
        _ id: String,
        sealedBy index: KeyedHash,
        in session: any SQLSession
    ) throws -> Challenge? {
        guard let row = try StoredRow.find(.signInChallenge, key: [.text(id)], in: session),
            RowSeal.isSealed(row, by: index)
        else { return nil }
        let values = SQLRow(row.values)
        return Challenge(
            id: id,
            reference: try values.blob(1),
            person: try values.optionalText(2).map(PersonID.init(rawValue:)),
            codeHash: try values.blob(3),
            expiresAt: Instant(millisecondsSinceEpoch: try values.integer(4)),
            triesLeft: try values.count(5)
        )
    }

    /// How many challenges of a reference are still open.
    public static func openChallenges(
        of reference: [UInt8],
        at now: Instant,
        in session: any SQLSession
    ) throws -> Int {
        try session.query(
            """
            SELECT COUNT(*) FROM sign_in_challenge \
            WHERE reference_token = $1 AND expires_at > $2
            """,
            [.blob(reference), .integer(now.millisecondsSinceEpoch)]
        ).first.map { try $0.count(0) } ?? 0
    }

    /// Deletes challenges and sessions that are over; only tidies, nothing relies on it.
    public static func tidy(
        at now: Instant,
        sessionsStartedBefore start: Instant,
        in session: any SQLSession
    ) throws {
        try session.execute(
            "DELETE FROM sign_in_challenge WHERE expires_at <= $1",
            [.integer(now.millisecondsSinceEpoch)]
        )
        try session.execute(
            "DELETE FROM session WHERE started_at <= $1",
            [.integer(start.millisecondsSinceEpoch)]
        )
    }

    /// Writes a session.
    public static func put(
        _ value: Session,
        sealedBy index: KeyedHash,
        in session: any SQLSession
    ) throws {
        try RowSeal.sealed(
            .session,
            [
                .blob(value.tokenHash), .text(value.person.rawValue),
                .integer(value.startedAt.millisecondsSinceEpoch),
                .integer(value.seenAt.millisecondsSinceEpoch),
                .text(orNull: value.readOn?.description),
            ],
            by: index
        ).put(session)
    }

    /// A session by the keyed hash of its secret.
    public static func session(
        _ tokenHash: [UInt8],
        sealedBy index: KeyedHash,
        in session: any SQLSession
    ) throws -> Session? {
        guard let row = try StoredRow.find(.session, key: [.blob(tokenHash)], in: session),
            RowSeal.isSealed(row, by: index)
        else { return nil }
        let values = SQLRow(row.values)
        return Session(
            tokenHash: tokenHash,
            person: PersonID(rawValue: try values.text(1)),
            startedAt: Instant(millisecondsSinceEpoch: try values.integer(2)),
            seenAt: Instant(millisecondsSinceEpoch: try values.integer(3)),
            readOn: try values.optionalText(4).flatMap(CalendarDate.init)
        )
    }

    /// Deletes every session of a person, but one where it is named.
    public static func endSessions(
        of person: PersonID,
        but kept: [UInt8]?,
        in session: any SQLSession
    ) throws {
        try session.execute(
            "DELETE FROM session WHERE person = $1 AND token_hash <> $2",
            [.text(person.rawValue), .blob(kept ?? [])]
        )
    }

    /// Deletes a session.
    public static func endSession(_ tokenHash: [UInt8], in session: any SQLSession) throws {
        try session.execute("DELETE FROM session WHERE token_hash = $1", [.blob(tokenHash)])
    }
}
