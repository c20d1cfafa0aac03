public import Bureau
public import Charters

/// Subscribers, their API keys, their budgets and what they were told.
public enum SubscriberRepository {
    /// One subscriber.
    public static func find(
        _ id: SubscriberID,
        in session: any SQLSession,
        vault: Vault
    ) throws -> Subscriber? {
        let rows = try session.query(
            "SELECT document FROM subscriber WHERE subscriber = $1",
            [.text(id.rawValue)]
        )
        guard let row = rows.first else { return nil }
        return try SealedDocument.open(
            try row.blob(0),
            in: .subscriber,
            key: [id.rawValue],
            with: try vault.keys(of: id.rawValue).dataKey
        )
    }

    /// Every subscriber, for the operator's own list.
    public static func all(in session: any SQLSession, vault: Vault) throws -> [Subscriber] {
        try session.query("SELECT subscriber FROM subscriber ORDER BY subscriber").compactMap {
            try find(SubscriberID(rawValue: try $0.text(0)), in: session, vault: vault)
        }
    }

    /// Whose API key has that hash.
    public static func holder(
        ofKeyHash hash: [UInt8],
        in session: any SQLSession
    ) throws -> SubscriberID? {
        try session.query("SELECT subscriber FROM api_key WHERE key_hash = $1", [.blob(hash)])
            .first.map { SubscriberID(rawValue: try $0.text(0)) }
    }

    /// The row of an API key's hash.
    public static func keyRow(hash: [UInt8], holder: SubscriberID) -> StoredRow {
        StoredRow(.apiKey, [.blob(hash), .text(holder.rawValue)])
    }

    /// How many looks a subscriber has made on a day.
    public static func looks(
        of subscriber: SubscriberID,
        on day: CalendarDate,
        in session: any SQLSession
    ) throws -> Int {
        try session.query(
            "SELECT looks FROM look_count WHERE subscriber = $1 AND day = $2",
            [.text(subscriber.rawValue), .text(day.description)]
        ).first.map { try $0.count(0) } ?? 0
    }

    /// The row of a day's count.
    public static func looksRow(
        of subscriber: SubscriberID,
        on day: CalendarDate,
        looks: Int
    ) -> StoredRow {
        StoredRow(
            .lookCount,
            [.text(subscriber.rawValue), .text(day.description), .count(looks)]
        )
    }

    /// Whom an identifier that this subscriber was given is about; nil for any other identifier.
    public static func person(
        behind id: String,
        givenTo subscriber: SubscriberID,
        in session: any SQLSession
    ) throws -> PersonID? {
        try session.query(
            "SELECT person FROM subscriber_reference WHERE subscriber = $1 AND id = $2",
            [.text(subscriber.rawValue), .text(id)]
        ).first.map { PersonID(rawValue: try $0.text(0)) }
    }

    /// The row that keeps whom an identifier is about.
    public static func referenceRow(
        _ id: String,
        about person: PersonID,
        givenTo subscriber: SubscriberID
    ) -> StoredRow {
        StoredRow(
            .subscriberReference,
            [.text(subscriber.rawValue), .text(id), .text(person.rawValue)]
        )
    }
}
