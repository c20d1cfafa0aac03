public import Bureau
public import Charters

/// Messages that something does not hold any more, and the files that may lead to some.
public enum RetractionRepository {
    /// One message that waits.
    public struct Waiting: Hashable, Sendable {
        /// In whose file.
        public let person: PersonID
        /// Which message.
        public let retraction: RetractionID
    }

    /// What is due, the longest waiting first.
    ///
    /// Nothing is claimed: only the server that holds the lease sends.
    public static func due(
        at now: Instant,
        limit: Int,
        in session: any SQLSession
    ) throws -> [Waiting] {
        try session.query(
            """
            SELECT person, id FROM message_due WHERE due_at <= $1 \
            ORDER BY due_at, person, id LIMIT $2
            """,
            [.integer(now.millisecondsSinceEpoch), .count(limit)],
            reading: .messageDue
        ).map {
            Waiting(
                person: PersonID(rawValue: try $0.text(0)),
                retraction: RetractionID(rawValue: try $0.text(1))
            )
        }
    }

    /// Files that changed at an instant or later, the earliest first.
    public static func files(
        touchedSince since: Instant,
        limit: Int,
        in session: any SQLSession
    ) throws -> [(person: PersonID, at: Instant)] {
        try session.query(
            """
            SELECT person, touched_at FROM told_file WHERE touched_at >= $1 \
            ORDER BY touched_at, person LIMIT $2
            """,
            [.integer(since.millisecondsSinceEpoch), .count(limit)],
            reading: .toldFile
        ).map {
            (
                PersonID(rawValue: try $0.text(0)),
                Instant(millisecondsSinceEpoch: try $0.integer(1))
            )
        }
    }

    /// Files after one in the order of their keys: a page of all of them.
    public static func files(
        after person: PersonID?,
        limit: Int,
        in session: any SQLSession
    ) throws -> [PersonID] {
        try session.query(
            "SELECT person FROM told_file WHERE person > $1 ORDER BY person LIMIT $2",
            [.text(person?.rawValue ?? ""), .count(limit)],
            reading: .toldFile
        ).map { PersonID(rawValue: try $0.text(0)) }
    }

    /// Whether somebody was told anything of a file.
    public static func wasTold(_ person: PersonID, in session: any SQLSession) throws -> Bool {
        try session.find(.toldFile, key: [.text(person.rawValue)]) != nil
    }

    /// The earliest day by which a recipient had to confirm something and did not yet.
    ///
    /// - Complexity: O(messages that it has not confirmed).
    public static func owedBy(
        _ recipient: SubscriberID,
        in session: any SQLSession
    ) throws -> CalendarDate? {
        try session.rows(of: .recallOwed, under: .text(recipient.rawValue))
            .compactMap { CalendarDate(try SQLRow($0.values).text(2)) }.min()
    }

    /// The row that says by when a recipient has to confirm.
    public static func owedRow(of one: Retraction) -> StoredRow {
        StoredRow(
            .recallOwed,
            [
                .text(one.recipient.rawValue), .text(one.id.rawValue),
                .text(one.tellBy.description),
            ]
        )
    }

    /// The row that says that a file changed of which somebody was told something.
    public static func row(of person: PersonID, touchedAt now: Instant) -> StoredRow {
        StoredRow(.toldFile, [.text(person.rawValue), .integer(now.millisecondsSinceEpoch)])
    }

    /// The row of a message that waits; of one that does not, the row to delete.
    public static func row(of due: MessageDue) -> StoredRow {
        StoredRow(
            .messageDue,
            [
                .text(due.person.rawValue), .text(due.retraction.rawValue),
                .integer(due.dueAt?.millisecondsSinceEpoch ?? 0),
            ]
        )
    }
}
