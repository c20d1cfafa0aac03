public import Charters

/// The lease on the log of the shard: who writes it, and the token that every write must know.
public enum LeaseRepository {
    /// The lease as it is stored.
    public struct Lease: Hashable, Sendable {
        /// Grows with every taking and with every visit; never shrinks.
        public var token: Int64
        /// The random name of the process that holds it; empty when nobody does.
        public var holder: String
        /// The machine of the holder, for messages.
        public var host: String
        /// The process of the holder on that machine, for messages.
        public var process: Int64
        /// From then on others may try to take it.
        public var expiresAt: Instant

        /// A lease.
        public init(
            token: Int64,
            holder: String,
            host: String,
            process: Int64,
            expiresAt: Instant
        ) {
            self.token = token
            self.holder = holder
            self.host = host
            self.process = process
            self.expiresAt = expiresAt
        }

        /// The lease that nobody holds, with that token.
        public static func free(token: Int64) -> Lease {
            Lease(
                token: token,
                holder: "",
                host: "",
                process: 0,
                expiresAt: Instant(millisecondsSinceEpoch: 0)
            )
        }
    }

    /// Whether token and holder are still those of the lease; if so, they stay until the transaction
    /// ends: the row is locked by the very statement that compares them.
    public static func pin(
        token: Int64,
        holder: String,
        in session: any SQLSession
    ) throws -> Bool {
        try session.execute(
            "UPDATE writer_lease SET token = $2 WHERE shard = $1 AND token = $2 AND holder = $3",
            [.integer(LogRepository.shard), .integer(token), .text(holder)]
        ) == 1
    }

    /// Locks the lease until the transaction ends and reads it; makes it when there is none.
    ///
    /// - Throws: ``StoreError`` with `corrupt` when somebody else than this program wrote the row.
    public static func lock(sealedBy index: KeyedHash, in session: any SQLSession) throws -> Lease {
        try lockUnread(sealedBy: index, in: session)
        guard let lease = try find(sealedBy: index, in: session) else {
            throw StoreError(.corrupt, "the lease of the log cannot be made")
        }
        return lease
    }

    /// Locks the lease until the transaction ends: no batch is written meanwhile.
    ///
    /// The first statement of a transaction, so that all it reads is of one moment.
    public static func lockUnread(sealedBy index: KeyedHash, in session: any SQLSession) throws {
        if try isLocked(session) { return }
        let row = row(.free(token: 0), sealedBy: index)
        try session.execute(
            """
            INSERT INTO writer_lease (shard, token, holder, host, process, expires_at, seal) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (shard) DO NOTHING
            """,
            row.values
        )
        _ = try isLocked(session)
    }

    /// The lease, if there ever was one; locks nothing.
    public static func find(
        sealedBy index: KeyedHash,
        in session: any SQLSession
    ) throws -> Lease? {
        let key = [SQLValue.integer(LogRepository.shard)]
        guard let row = try StoredRow.find(.writerLease, key: key, in: session) else { return nil }
        guard RowSeal.isSealed(row, by: index) else {
            throw StoreError(
                .corrupt,
                """
                the row of writer_lease was changed by hand: run `recourse admin check-log`, and \
                delete the row when no server runs
                """
            )
        }
        let values = SQLRow(row.values)
        return Lease(
            token: try values.integer(1),
            holder: try values.text(2),
            host: try values.text(3),
            process: try values.integer(4),
            expiresAt: Instant(millisecondsSinceEpoch: try values.integer(5))
        )
    }

    /// Writes the lease; it must be locked.
    public static func put(
        _ lease: Lease,
        sealedBy index: KeyedHash,
        in session: any SQLSession
    ) throws {
        try row(lease, sealedBy: index).put(session)
    }

    private static func isLocked(_ session: any SQLSession) throws -> Bool {
        try session.execute(
            "UPDATE writer_lease SET token = token WHERE shard = $1",
            [.integer(LogRepository.shard)]
        ) == 1
    }

    private static func row(_ lease: Lease, sealedBy index: KeyedHash) -> StoredRow {
        RowSeal.sealed(
            .writerLease,
            [
                .integer(LogRepository.shard), .integer(lease.token), .text(lease.holder),
                .text(lease.host), .integer(lease.process),
                .integer(lease.expiresAt.millisecondsSinceEpoch),
            ],
            by: index
        )
    }
}
