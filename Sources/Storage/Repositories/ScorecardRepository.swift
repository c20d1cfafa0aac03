public import Bureau
public import Charters

/// Approved scorecards, and from when each holds.
public enum ScorecardRepository {
    /// Hash of the scorecard in force at an instant, if there is one.
    ///
    /// That is the term that began last. Cards from before there were terms hold from their approval, and
    /// only where no term began yet.
    public static func hashInForce(asOf now: Instant, _ session: any SQLSession) throws -> String? {
        let time = SQLValue.integer(now.millisecondsSinceEpoch)
        let term = try session.query(
            "SELECT hash FROM scorecard_term WHERE approved_at > 0 AND withdrawn_at = 0 "
                + "AND effective_at <= $1 ORDER BY effective_at DESC, approved_at DESC, id DESC LIMIT 1",
            [time],
            reading: .scorecardTerm
        ).first
        if let term { return try term.text(0) }
        return try session.query(
            "SELECT hash FROM scorecard WHERE approved_at <= $1 "
                + "ORDER BY approved_at DESC, hash DESC LIMIT 1",
            [time],
            reading: .scorecard
        ).first.map { try $0.text(0) }
    }

    /// Canonical bytes of the scorecard with that hash: a past score can be computed again.
    public static func find(_ hash: String, in session: any SQLSession) throws -> [UInt8]? {
        try session.find(.scorecard, key: [.text(hash)]).map { try SQLRow($0.values).blob(2) }
    }

    /// The hashes of all approved scorecards, the newest first.
    public static func approved(in session: any SQLSession) throws -> [String] {
        try session.query(
            "SELECT hash FROM scorecard ORDER BY approved_at DESC, hash DESC",
            [],
            reading: .scorecard
        ).map { try $0.text(0) }
    }

    /// The row of a scorecard.
    public static func row(hash: String, approvedAt: Instant, card: [UInt8]) -> StoredRow {
        StoredRow(
            .scorecard,
            [.text(hash), .integer(approvedAt.millisecondsSinceEpoch), .blob(card)]
        )
    }

    /// One term.
    public static func term(_ id: String, in session: any SQLSession) throws -> ScorecardTerm? {
        try session.find(.scorecardTerm, key: [.text(id)]).map {
            try ScorecardTerm(SQLRow($0.values))
        }
    }

    /// All terms, the newest proposal first.
    public static func terms(in session: any SQLSession) throws -> [ScorecardTerm] {
        try session.query(
            "SELECT id, hash, effective_at, proposed_by, proposed_at, approved_by, approved_at, "
                + "withdrawn_by, withdrawn_at, card FROM scorecard_term "
                + "ORDER BY proposed_at DESC, id DESC",
            [],
            reading: .scorecardTerm
        ).map(ScorecardTerm.init)
    }
}
