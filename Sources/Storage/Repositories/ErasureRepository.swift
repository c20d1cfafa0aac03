public import Bureau
public import Charters

/// Requests that files be erased, and what is left of a file that was.
public enum ErasureRepository {
    /// Owners of chains whose files were erased begin with this; no identifier does.
    public static let erasedOwnerPrefix = "erased/"

    /// The files whose request is due, the longest waiting first.
    ///
    /// Nothing is claimed: only the server that holds the lease carries it out.
    public static func due(
        at now: Instant,
        limit: Int,
        in session: any SQLSession
    ) throws -> [PersonID] {
        try session.query(
            "SELECT person FROM erasure_due WHERE due_at <= $1 ORDER BY due_at, person LIMIT $2",
            [.integer(now.millisecondsSinceEpoch), .count(limit)],
            reading: .erasureDue
        ).map { PersonID(rawValue: try $0.text(0)) }
    }

    /// The row that says from when a request is to be carried out.
    public static func dueRow(of erasure: FileErasure) -> StoredRow {
        StoredRow(
            .erasureDue,
            [
                .text(erasure.person.rawValue),
                .integer(erasure.dueAt.millisecondsSinceEpoch),
            ]
        )
    }

    /// Every row of a person's own, and every row by which somebody finds the person, as it is stored.
    ///
    /// - Complexity: O(rows of the person).
    public static func rows(
        of person: PersonID,
        in session: any SQLSession
    ) throws -> (own: [StoredRow], references: [StoredRow]) {
        let key = SQLValue.text(person.rawValue)
        var own = try Table.ofPerson.flatMap { try session.rows(of: $0, under: key) }
        own += try session.query("SELECT token FROM person_token WHERE person = $1", [key])
            .map { PersonRepository.tokenRow(try $0.blob(0), of: person) }
        own += try session.query(
            "SELECT token, person, mandate FROM representative_access WHERE person = $1",
            [key]
        ).map { StoredRow(.representativeAccess, $0.values) }
        let references = try session.query(
            "SELECT subscriber, id, person FROM subscriber_reference WHERE person = $1",
            [key]
        ).map { StoredRow(.subscriberReference, $0.values) }
        return (own, references)
    }

    /// Deletes what no event vouches for: sessions, codes on their way, and tries.
    public static func endSignIns(
        of person: PersonID,
        reference: [UInt8],
        userName: [UInt8]?,
        in session: any SQLSession
    ) throws {
        try SignInRepository.endSessions(of: person, but: nil, in: session)
        try session.execute(
            "DELETE FROM sign_in_challenge WHERE reference_token = $1",
            [.blob(reference)]
        )
        try session.execute(
            "DELETE FROM representative_session WHERE person = $1",
            [.text(person.rawValue)]
        )
        guard let userName else { return }
        try session.execute(
            "DELETE FROM account_try WHERE user_name_token = $1",
            [.blob(userName)]
        )
    }

    /// Deletes the keys of a person: whatever they sealed, in backups too, stays shut.
    public static func deleteKeys(of person: PersonID, in session: any SQLSession) throws {
        let key = [SQLValue.text(person.rawValue)]
        try StoredRow.find(.ownerKey, key: key, in: session)?.delete(session)
    }

    /// Takes text and salt of some events of a person out of the database; the chain lives on.
    ///
    /// What stays of each is where its leaf stands, so that the chain can be computed again.
    public static func deleteEvents(
        _ sequences: [UInt64],
        of person: PersonID,
        in session: any SQLSession
    ) throws {
        for sequence in sequences {
            let key = [SQLValue.text(person.rawValue), .integer(Int64(sequence))]
            guard let row = try session.find(.event, key: key) else {
                throw StoreError(.corrupt, "an event that is to be erased is not there")
            }
            try StoredRow(.erasedEvent, Array(row.values.prefix(4))).put(session)
            try row.delete(session)
        }
    }

    /// Those who have court orders, in the order of their identifiers, after one of them.
    public static func peopleWithOrders(
        after last: PersonID?,
        limit: Int,
        in session: any SQLSession
    ) throws -> [PersonID] {
        try session.query(
            "SELECT DISTINCT person FROM judgment WHERE person > $1 ORDER BY person LIMIT $2",
            [.text(last?.rawValue ?? ""), .count(limit)]
        ).map { PersonID(rawValue: try $0.text(0)) }
    }

    /// Those who have items in their files, in the order of their identifiers, after one of them.
    public static func peopleWithItems(
        after last: PersonID?,
        limit: Int,
        in session: any SQLSession
    ) throws -> [PersonID] {
        try session.query(
            "SELECT DISTINCT person FROM file_item WHERE person > $1 ORDER BY person LIMIT $2",
            [.text(last?.rawValue ?? ""), .count(limit)]
        ).map { PersonID(rawValue: try $0.text(0)) }
    }

    /// Takes the events of a person out of the database and the person out of the chain's row.
    ///
    /// What stays is each place of the log that has no event any more, without whose it was, and length
    /// and head of the chain, by which the map is what the log says.
    public static func deleteEvents(
        of person: PersonID,
        sealedBy index: KeyedHash,
        in session: any SQLSession
    ) throws {
        let key = SQLValue.text(person.rawValue)
        let places =
            try session.query("SELECT shard, leaf_index FROM event WHERE owner = $1", [key])
            + session.query("SELECT shard, leaf_index FROM erased_event WHERE owner = $1", [key])
        for place in places {
            try RowSeal.sealed(.erasedLeaf, place.values, by: index).put(session)
        }
        try session.execute("DELETE FROM event WHERE owner = $1", [key])
        try session.execute("DELETE FROM erased_event WHERE owner = $1", [key])
        guard let chain = try StoredRow.find(.chain, key: [key], in: session) else { return }
        try chain.delete(session)
        let mapKey = try SQLRow(chain.values).blob(1)
        let owner = erasedOwnerPrefix + mapKey.hexadecimal
        try StoredRow(.chain, [.text(owner)] + chain.values.dropFirst()).put(session)
    }
}
