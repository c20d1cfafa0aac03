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
        try session.find(.subscriber, key: [.text(id.rawValue)]).map { row in
            try vault.value(of: row) {
                try SealedDocument.open(row, with: try vault.keys(of: id.rawValue).dataKey)
            }
        }
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
        try session.find(.apiKey, key: [.blob(hash)])
            .map { SubscriberID(rawValue: try SQLRow($0.values).text(1)) }
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
        try session.find(
            .lookCount,
            key: [.text(subscriber.rawValue), .text(day.description)]
        ).map { try SQLRow($0.values).count(2) } ?? 0
    }

    /// At whom a subscriber looked in vain on a day.
    public static func strays(
        of subscriber: SubscriberID,
        on day: CalendarDate,
        in session: any SQLSession,
        dataKey: @autoclosure () throws -> DataKey
    ) throws -> StrayLooks {
        let key: [SQLValue] = [.text(subscriber.rawValue), .text(day.description)]
        guard let row = try session.find(.strayLook, key: key) else {
            return StrayLooks(subscriber: subscriber, day: day)
        }
        return try SealedDocument.open(row, with: dataKey())
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
        try session.find(
            .subscriberReference,
            key: [.text(subscriber.rawValue), .text(id)]
        ).map { PersonID(rawValue: try SQLRow($0.values).text(2)) }
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

    /// Hashes of the API keys that a subscriber holds, in their own order.
    public static func keyHashes(
        of subscriber: SubscriberID,
        in session: any SQLSession
    ) throws -> [[UInt8]] {
        try session.query(
            "SELECT key_hash FROM api_key WHERE subscriber = $1",
            [.text(subscriber.rawValue)]
        ).map { try $0.blob(0) }.sorted { $0.hexadecimal < $1.hexadecimal }
    }

    /// Everything that a subscriber was given an identifier of, newest first.
    ///
    /// The subscriber's own cases; nobody else's, and nothing about a person but who it is.
    public static func references(
        givenTo subscriber: SubscriberID,
        in session: any SQLSession
    ) throws -> [(id: String, person: PersonID)] {
        try session.query(
            "SELECT id, person FROM subscriber_reference WHERE subscriber = $1 ORDER BY id DESC",
            [.text(subscriber.rawValue)]
        ).map { (try $0.text(0), PersonID(rawValue: try $0.text(1))) }
    }

    /// What a subscriber was given under a name and a slash, newest first; names without them.
    ///
    /// A holder's own matters of one kind, found without opening those of any other.
    /// - Complexity: O(matters of that kind).
    public static func references(
        givenTo subscriber: SubscriberID,
        under kind: String,
        in session: any SQLSession
    ) throws -> [(id: String, person: PersonID)] {
        // Texts are compared by their bytes, and 0 is what follows the slash.
        try session.query(
            """
            SELECT id, person FROM subscriber_reference \
            WHERE subscriber = $1 AND id > $2 AND id < $3 ORDER BY id DESC
            """,
            [.text(subscriber.rawValue), .text(kind + "/"), .text(kind + "0")]
        ).map {
            (String(try $0.text(0).dropFirst(kind.count + 1)), PersonID(rawValue: try $0.text(1)))
        }
    }

    /// A lender's own list, newest first.
    ///
    /// - Parameter limit: How many at most.
    public static func acts(
        of subscriber: SubscriberID,
        limit: Int,
        in session: any SQLSession,
        dataKey: DataKey
    ) throws -> [LenderAct] {
        try session.query(
            """
            SELECT id, document FROM lender_act WHERE subscriber = $1 \
            ORDER BY id DESC LIMIT $2
            """,
            [.text(subscriber.rawValue), .count(limit)]
        ).map { row in
            try SealedDocument.open(
                StoredRow(.lenderAct, [.text(subscriber.rawValue)] + row.values),
                with: dataKey
            )
        }
    }

    /// One line of a lender's own list.
    public static func act(
        _ id: LenderActID,
        of subscriber: SubscriberID,
        in session: any SQLSession,
        dataKey: DataKey
    ) throws -> LenderAct? {
        try session.find(.lenderAct, key: [.text(subscriber.rawValue), .text(id.rawValue)]).map {
            try SealedDocument.open($0, with: dataKey)
        }
    }
}
