public import Charters

/// Tries to sign in with a user name: short-lived rows, each with a keyed seal over all of it.
public enum AccountTryRepository {
    /// The tries under one name, whether or not there is such an account.
    public struct Tries: Hashable, Sendable {
        /// Keyed hash of the name that was typed.
        public var userNameToken: [UInt8]
        /// Tries since the last one that was right.
        public var failures: Int
        /// Until when they count.
        public var until: Instant
        /// The last step of the clock whose code was taken: none works twice.
        public var lastStep: Int64

        /// Tries.
        public init(userNameToken: [UInt8], failures: Int, until: Instant, lastStep: Int64) {
            self.userNameToken = userNameToken
            self.failures = failures
            self.until = until
            self.lastStep = lastStep
        }
    }

    /// Writes the tries under a name.
    public static func put(
        _ value: Tries,
        sealedBy index: KeyedHash,
        in session: any SQLSession
    ) throws {
        try RowSeal.sealed(
            .accountTry,
            [
                .blob(value.userNameToken), .count(value.failures),
                .integer(value.until.millisecondsSinceEpoch), .integer(value.lastStep),
            ],
            by: index
        ).put(session)
    }

    /// The tries under a name that still count.
    ///
    /// A row whose seal does not fit counts as if there had been too many.
    public static func tries(
        _ userNameToken: [UInt8],
        at now: Instant,
        sealedBy index: KeyedHash,
        in session: any SQLSession
    ) throws -> Tries? {
        guard let row = try StoredRow.find(.accountTry, key: [.blob(userNameToken)], in: session)
        else { return nil }
        let values = SQLRow(row.values)
        let tries = Tries(
            userNameToken: userNameToken,
            failures: RowSeal.isSealed(row, by: index) ? try values.count(1) : .max / 2,
            until: Instant(millisecondsSinceEpoch: try values.integer(2)),
            lastStep: try values.integer(3)
        )
        return now < tries.until ? tries : nil
    }

    /// Deletes tries that are over; a code is long gone before its try is.
    public static func tidy(at now: Instant, in session: any SQLSession) throws {
        try session.execute(
            "DELETE FROM account_try WHERE until <= $1",
            [.integer(now.millisecondsSinceEpoch)]
        )
    }
}
