import Bureau
import Evidence
import Storage

/// An event as it is committed to: what happened, who did it, under which charter, and the digest
/// of every row that was written with it.
struct EventEnvelope: Sendable {
    static let version: Int64 = 1

    private let event: Event
    private let principal: Principal
    private let occurredAt: CanonicalValue
    private let charterName: CanonicalValue
    private let rows: [RowWrite]

    /// An envelope of facts that have a canonical form, so that none fails when it is made.
    ///
    /// - Throws: `CanonicalError` when they have none: the step fails, and nothing of it is logged.
    init(
        _ event: Event,
        by principal: Principal,
        at moment: BatchMoment,
        rows: [RowWrite]
    ) throws {
        try EventDraft.check(facts: event.facts)
        self.event = event
        self.principal = principal
        occurredAt = moment.occurredAt
        charterName = moment.charterName
        self.rows = rows
    }

    /// The canonical event; sequence and previous head are added by the log.
    func draft() throws -> EventDraft {
        var fields: [String: CanonicalValue] = [
            "v": .integer(Self.version),
            "type": .string(event.type.rawValue),
            "occurredAt": occurredAt,
            "actor": .string(principal.actor.label),
            "charter": charterName,
            "facts": .object(event.facts),
            "rows": .array(rows.map(Self.rowDigest)),
        ]
        // The human behind an institution; the operator's staff stand in the actor already.
        if let name = principal.staffName, principal.subscriber != nil {
            fields["by"] = .string(name)
        }
        if let purpose = event.facts["purpose"], case .string = purpose {
            fields["purpose"] = purpose
        }
        return try EventDraft(fields)
    }

    private static func rowDigest(_ write: RowWrite) -> CanonicalValue {
        .object([
            "table": .string(write.row.table.name),
            "key": .string(write.row.key),
            "sha256": write.sha256.map { .string($0) } ?? .null,
        ])
    }

    /// A row digest as the audit reads it back: no digest means that the row was deleted.
    struct RowDigest {
        let table: String
        let key: String
        let sha256: String?
    }

    /// The row digests of a logged event.
    static func rows(of event: LoggedEvent) -> [RowDigest] {
        guard case .array(let rows)? = event.content["rows"] else { return [] }
        return rows.compactMap { row in
            guard let table = row["table"]?.text, let key = row["key"]?.text else { return nil }
            return RowDigest(table: table, key: key, sha256: row["sha256"]?.text)
        }
    }
}
