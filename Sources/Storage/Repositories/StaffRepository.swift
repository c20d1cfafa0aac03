public import Bureau
public import Charters

/// Staff accounts: who they are, what proves it, their sessions, and their wrong tries.
public enum StaffRepository {
    /// A session of a member of staff.
    public struct Session: Hashable, Sendable {
        /// Keyed hash of the secret.
        public var tokenHash: [UInt8]
        /// Whose it is.
        public var staff: StaffID
        /// When it began.
        public var startedAt: Instant
        /// When it was last used.
        public var seenAt: Instant

        /// A session.
        public init(tokenHash: [UInt8], staff: StaffID, startedAt: Instant, seenAt: Instant) {
            self.tokenHash = tokenHash
            self.staff = staff
            self.startedAt = startedAt
            self.seenAt = seenAt
        }
    }

    /// Wrong tries under one sign-in name.
    public struct Tries: Hashable, Sendable {
        /// Keyed hash of the sign-in name as typed.
        public var signInToken: [UInt8]
        /// How many were wrong.
        public var failures: Int
        /// Until when they count.
        public var until: Instant

        /// Tries.
        public init(signInToken: [UInt8], failures: Int, until: Instant) {
            self.signInToken = signInToken
            self.failures = failures
            self.until = until
        }
    }

    // MARK: Accounts

    /// One account.
    public static func find(
        _ id: StaffID,
        in session: any SQLSession,
        vault: Vault
    ) throws -> StaffMember? {
        guard let row = try StoredRow.find(.staff, key: [.text(id.rawValue)], in: session) else {
            return nil
        }
        let values = SQLRow(row.values)
        return try SealedDocument.open(
            try values.blob(3),
            in: .staff,
            key: [id.rawValue],
            with: try vault.keys(of: try values.text(2)).dataKey
        )
    }

    /// The account with that keyed hash of a sign-in name.
    public static func find(
        signInToken token: [UInt8],
        in session: any SQLSession,
        vault: Vault
    ) throws -> StaffMember? {
        let rows = try session.query(
            "SELECT staff FROM staff WHERE sign_in_token = $1",
            [.blob(token)]
        )
        guard let row = rows.first else { return nil }
        return try find(StaffID(rawValue: try row.text(0)), in: session, vault: vault)
    }

    /// Every account, for the operator's own list.
    public static func all(in session: any SQLSession, vault: Vault) throws -> [StaffMember] {
        try session.query("SELECT staff FROM staff ORDER BY staff").compactMap {
            try find(StaffID(rawValue: try $0.text(0)), in: session, vault: vault)
        }
    }

    /// The row of an account.
    public static func row(
        of member: StaffMember,
        signInToken: [UInt8],
        holder: Owner,
        sealedWith dataKey: DataKey
    ) throws -> StoredRow {
        let key = [member.id.rawValue]
        let sealed = try SealedDocument.seal(member, in: .staff, key: key, with: dataKey)
        return StoredRow(
            .staff,
            [.text(member.id.rawValue), .blob(signInToken), .text(holder.id), .blob(sealed)]
        )
    }

    // MARK: Credentials

    /// What proves that somebody holds an account.
    public static func credential<Credential: Decodable>(
        of id: StaffID,
        as _: Credential.Type = Credential.self,
        in session: any SQLSession,
        dataKey: DataKey
    ) throws -> Credential? {
        try session.query(
            "SELECT document FROM staff_credential WHERE staff = $1",
            [.text(id.rawValue)]
        ).first.map {
            try SealedDocument.open(
                try $0.blob(0),
                in: .staffCredential,
                key: [id.rawValue],
                with: dataKey
            )
        }
    }

    // MARK: Sessions

    /// Writes a session.
    public static func put(
        _ value: Session,
        sealedBy index: KeyedHash,
        in session: any SQLSession
    ) throws {
        try RowSeal.sealed(
            .staffSession,
            [
                .blob(value.tokenHash), .text(value.staff.rawValue),
                .integer(value.startedAt.millisecondsSinceEpoch),
                .integer(value.seenAt.millisecondsSinceEpoch),
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
        guard let row = try StoredRow.find(.staffSession, key: [.blob(tokenHash)], in: session),
            RowSeal.isSealed(row, by: index)
        else { return nil }
        let values = SQLRow(row.values)
        return Session(
            tokenHash: tokenHash,
            staff: StaffID(rawValue: try values.text(1)),
            startedAt: Instant(millisecondsSinceEpoch: try values.integer(2)),
            seenAt: Instant(millisecondsSinceEpoch: try values.integer(3))
        )
    }

    /// Deletes a session.
    public static func endSession(_ tokenHash: [UInt8], in session: any SQLSession) throws {
        try session.execute("DELETE FROM staff_session WHERE token_hash = $1", [.blob(tokenHash)])
    }

    // MARK: Wrong tries

    /// Writes the wrong tries of a sign-in name.
    public static func put(
        _ value: Tries,
        sealedBy index: KeyedHash,
        in session: any SQLSession
    ) throws {
        try RowSeal.sealed(
            .staffTry,
            [
                .blob(value.signInToken), .count(value.failures),
                .integer(value.until.millisecondsSinceEpoch),
            ],
            by: index
        ).put(session)
    }

    /// The wrong tries of a sign-in name that still count.
    ///
    /// A row whose seal does not fit counts as if there had been too many.
    public static func tries(
        _ signInToken: [UInt8],
        at now: Instant,
        sealedBy index: KeyedHash,
        in session: any SQLSession
    ) throws -> Tries? {
        guard let row = try StoredRow.find(.staffTry, key: [.blob(signInToken)], in: session)
        else { return nil }
        let values = SQLRow(row.values)
        let tries = Tries(
            signInToken: signInToken,
            failures: RowSeal.isSealed(row, by: index) ? try values.count(1) : .max / 2,
            until: Instant(millisecondsSinceEpoch: try values.integer(2))
        )
        return now < tries.until ? tries : nil
    }

    /// Deletes tries and sessions that are over; only tidies, nothing relies on it.
    public static func tidy(
        at now: Instant,
        sessionsStartedBefore start: Instant,
        in session: any SQLSession
    ) throws {
        try session.execute(
            "DELETE FROM staff_try WHERE until <= $1",
            [.integer(now.millisecondsSinceEpoch)]
        )
        try session.execute(
            "DELETE FROM staff_session WHERE started_at <= $1",
            [.integer(start.millisecondsSinceEpoch)]
        )
    }
}
