public import Bureau
public import Charters

/// How representatives sign in: what they type, the code that is on its way, and their sessions.
///
/// Apart from the sessions of people, so that none of theirs can be taken for a person's own.
public enum RepresentativeRepository {
    /// For whom, under which mandate, somebody signs in.
    public struct Access: Hashable, Sendable {
        /// For whom.
        public let person: PersonID
        /// Under which mandate.
        public let mandate: MandateID

        /// An access.
        public init(person: PersonID, mandate: MandateID) {
            self.person = person
            self.mandate = mandate
        }
    }

    /// A sign-in that waits for its code, or a session that is open.
    public struct Session: Hashable, Sendable {
        /// Keyed hash of the secret.
        public var tokenHash: [UInt8]
        /// Keyed hash of the reference that was typed.
        public var reference: [UInt8]
        /// For whom; nil while it waits for a code under an unknown reference.
        public var access: Access?
        /// Keyed hash of the code; nil once the session is open.
        public var codeHash: [UInt8]?
        /// How often a code may still be tried.
        public var triesLeft: Int
        /// When it began.
        public var startedAt: Instant
        /// When it was last used.
        public var seenAt: Instant

        /// A session.
        public init(
            tokenHash: [UInt8],
            reference: [UInt8],
            access: Access?,
            codeHash: [UInt8]?,
            triesLeft: Int,
            at now: Instant
        ) {
            self.tokenHash = tokenHash
            self.reference = reference
            self.access = access
            self.codeHash = codeHash
            self.triesLeft = triesLeft
            startedAt = now
            seenAt = now
        }
    }

    /// The row that leads from what a representative types to the mandate.
    public static func accessRow(_ reference: [UInt8], of access: Access) -> StoredRow {
        StoredRow(
            .representativeAccess,
            [.blob(reference), .text(access.person.rawValue), .text(access.mandate.rawValue)]
        )
    }

    /// To which mandate a reference leads.
    public static func access(
        _ reference: [UInt8],
        in session: any SQLSession
    ) throws -> Access? {
        try session.find(.representativeAccess, key: [.blob(reference)]).map { row in
            let values = SQLRow(row.values)
            return Access(
                person: PersonID(rawValue: try values.text(1)),
                mandate: MandateID(rawValue: try values.text(2))
            )
        }
    }

    /// The references that lead to a mandate.
    public static func references(
        to access: Access,
        in session: any SQLSession
    ) throws -> [[UInt8]] {
        try session.query(
            "SELECT token FROM representative_access WHERE person = $1 AND mandate = $2",
            [.text(access.person.rawValue), .text(access.mandate.rawValue)]
        ).map { try $0.blob(0) }
    }

    /// Writes a sign-in or a session.
    public static func put(
        _ value: Session,
        sealedBy index: KeyedHash,
        in session: any SQLSession
    ) throws {
        try RowSeal.sealed(
            .representativeSession,
            [
                .blob(value.tokenHash), .blob(value.reference),
                .text(orNull: value.access?.person.rawValue),
                .text(orNull: value.access?.mandate.rawValue),
                value.codeHash.map(SQLValue.blob) ?? .null, .count(value.triesLeft),
                .integer(value.startedAt.millisecondsSinceEpoch),
                .integer(value.seenAt.millisecondsSinceEpoch),
            ],
            by: index
        ).put(session)
    }

    /// A sign-in or session by the keyed hash of its secret.
    public static func session(
        _ tokenHash: [UInt8],
        sealedBy index: KeyedHash,
        in session: any SQLSession
    ) throws -> Session? {
        guard
            let row = try StoredRow.find(
                .representativeSession,
                key: [.blob(tokenHash)],
                in: session
            ), RowSeal.isSealed(row, by: index)
        else { return nil }
        let values = SQLRow(row.values)
        let person = try values.optionalText(2).map(PersonID.init(rawValue:))
        let mandate = try values.optionalText(3).map(MandateID.init(rawValue:))
        var access: Access?
        if let person, let mandate { access = Access(person: person, mandate: mandate) }
        var found = Session(
            tokenHash: tokenHash,
            reference: try values.blob(1),
            access: access,
            codeHash: row.values[4] == .null ? nil : try values.blob(4),
            triesLeft: try values.count(5),
            at: Instant(millisecondsSinceEpoch: try values.integer(6))
        )
        found.seenAt = Instant(millisecondsSinceEpoch: try values.integer(7))
        return found
    }

    /// How many codes of a reference are still on their way.
    public static func openCodes(
        of reference: [UInt8],
        startedAfter start: Instant,
        in session: any SQLSession
    ) throws -> Int {
        try session.query(
            """
            SELECT COUNT(*) FROM representative_session \
            WHERE reference_token = $1 AND code_hash IS NOT NULL AND started_at > $2
            """,
            [.blob(reference), .integer(start.millisecondsSinceEpoch)]
        ).first.map { try $0.count(0) } ?? 0
    }

    /// Deletes what is over; only tidies, nothing relies on it.
    public static func tidy(startedBefore start: Instant, in session: any SQLSession) throws {
        try session.execute(
            "DELETE FROM representative_session WHERE started_at <= $1",
            [.integer(start.millisecondsSinceEpoch)]
        )
    }

    /// Deletes a session.
    public static func endSession(_ tokenHash: [UInt8], in session: any SQLSession) throws {
        try session.execute(
            "DELETE FROM representative_session WHERE token_hash = $1",
            [.blob(tokenHash)]
        )
    }
}
