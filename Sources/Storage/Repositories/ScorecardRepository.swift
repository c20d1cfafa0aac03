public import Charters

/// Approved scorecards.
///
/// The one in force is the one approved last.
public enum ScorecardRepository {
    /// Hash of the scorecard in force, if there is one.
    public static func hashInForce(_ session: any SQLSession) throws -> String? {
        try session.query(
            "SELECT hash FROM scorecard ORDER BY approved_at DESC, hash DESC LIMIT 1",
            [],
            reading: .scorecard
        ).first.map { try $0.text(0) }
    }

    /// Canonical bytes of the scorecard with that hash: a past score can be computed again.
    public static func find(_ hash: String, in session: any SQLSession) throws -> [UInt8]? {
        try session.find(.scorecard, key: [.text(hash)]).map { try SQLRow($0.values).blob(2) }
    }

    /// The row of a scorecard.
    public static func row(hash: String, approvedAt: Instant, card: [UInt8]) -> StoredRow {
        StoredRow(
            .scorecard,
            [.text(hash), .integer(approvedAt.millisecondsSinceEpoch), .blob(card)]
        )
    }
}
