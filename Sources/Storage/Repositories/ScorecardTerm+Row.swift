public import Bureau
import Charters

extension ScorecardTerm {
    /// The row.
    public var row: StoredRow {
        func time(_ act: Act?) -> SQLValue { .integer(act?.at.millisecondsSinceEpoch ?? 0) }
        return StoredRow(
            .scorecardTerm,
            [
                .text(id), .text(hash), .integer(effectiveAt.millisecondsSinceEpoch),
                .text(proposed.by), time(proposed), .text(approved?.by ?? ""), time(approved),
                .text(withdrawn?.by ?? ""), time(withdrawn), .blob(card),
            ]
        )
    }

    init(_ row: SQLRow) throws {
        func act(_ place: Int) throws -> Act? {
            let name = try row.text(place)
            guard !name.isEmpty else { return nil }
            return Act(by: name, at: Instant(millisecondsSinceEpoch: try row.integer(place + 1)))
        }
        let effective = Instant(millisecondsSinceEpoch: try row.integer(2))
        self.init(
            id: try row.text(0),
            hash: try row.text(1),
            effectiveAt: effective,
            proposed: try act(3) ?? Act(by: "", at: effective),
            card: try row.blob(9)
        )
        approved = try act(5)
        withdrawn = try act(7)
    }
}
