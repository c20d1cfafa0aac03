public import Bureau
public import Charters

/// Notices that wait to be sent on.
public enum OutboxRepository {
    /// One notice that waits.
    public struct Waiting: Hashable, Sendable {
        /// To whom.
        public let person: PersonID
        /// Which notice.
        public let notice: NoticeID
    }

    /// What is due, the longest waiting first.
    ///
    /// Nothing is claimed: there is one post room, that of the server that holds the lease.
    public static func due(
        at now: Instant,
        limit: Int,
        in session: any SQLSession
    ) throws -> [Waiting] {
        try session.query(
            "SELECT person, id FROM outbox WHERE due_at <= $1 ORDER BY due_at, person, id LIMIT $2",
            [.integer(now.millisecondsSinceEpoch), .count(limit)],
            reading: .outbox
        ).map {
            Waiting(
                person: PersonID(rawValue: try $0.text(0)),
                notice: NoticeID(rawValue: try $0.text(1))
            )
        }
    }

    /// How many notices wait, due or not, and since when the one that is due longest.
    public static func waiting(
        in session: any SQLSession
    ) throws -> (count: Int, since: Instant?) {
        let rows = try session.query(
            "SELECT COUNT(*), MIN(due_at) FROM outbox",
            [],
            reading: .outbox
        )
        guard let row = rows.first, try row.count(0) > 0 else { return (0, nil) }
        return (try row.count(0), Instant(millisecondsSinceEpoch: try row.integer(1)))
    }

    /// The row of a notice that waits; of one that does not, the row to delete.
    public static func row(of entry: OutboxEntry) -> StoredRow {
        StoredRow(
            .outbox,
            [
                .text(entry.person.rawValue), .text(entry.notice.rawValue),
                .integer(entry.dueAt?.millisecondsSinceEpoch ?? 0),
            ]
        )
    }
}
