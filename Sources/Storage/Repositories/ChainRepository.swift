public import Evidence

/// Length and head of each owner's chain, and the events on it.
public enum ChainRepository {
    /// The chain of an owner, if it has begun.
    public static func find(_ owner: String, in session: any SQLSession) throws -> PersonChain? {
        try session.find(.chain, key: [.text(owner)]).map {
            try chain(SQLRow(Array($0.values.dropFirst())))
        }
    }

    /// Writes the chain of an owner.
    public static func put(
        _ chain: PersonChain,
        of owner: String,
        in session: any SQLSession
    ) throws {
        try StoredRow(
            .chain,
            [
                .text(owner), .blob(chain.mapKey.bytes), .integer(Int64(chain.count)),
                .blob(chain.head.bytes),
            ]
        ).put(session)
    }

    /// What the map holds: every chain, sorted by its key.
    public static func mapEntries(_ session: any SQLSession) throws -> [ProofMap.Entry] {
        try session.query("SELECT map_key, length, head FROM chain ORDER BY map_key").map {
            let chain = try chain($0)
            return ProofMap.Entry(key: chain.mapKey, value: chain.mapValue)
        }
    }

    /// The events of an owner, from the first one on, as they are stored.
    public static func events(
        of owner: String,
        in session: any SQLSession
    ) throws -> [StoredEvent] {
        try session.query(
            """
            SELECT owner, sequence, shard, leaf_index, salt, sealed FROM event \
            WHERE owner = $1 ORDER BY sequence
            """,
            [.text(owner)]
        ).map(StoredEvent.init)
    }

    /// Where the leaves of an owner's erased events stand, in the order of the chain.
    public static func erasedEvents(
        of owner: String,
        in session: any SQLSession
    ) throws -> [ErasedEvent] {
        try session.query(
            """
            SELECT owner, sequence, shard, leaf_index FROM erased_event \
            WHERE owner = $1 ORDER BY sequence
            """,
            [.text(owner)]
        ).map { try ErasedEvent(StoredRow(.erasedEvent, $0.values)) }
    }

    private static func chain(_ row: SQLRow) throws -> PersonChain {
        guard let mapKey = Digest(bytes: try row.blob(0)),
            let length = UInt64(exactly: try row.integer(1)),
            let head = Digest(bytes: try row.blob(2))
        else { throw StoreError(.corrupt, "a chain cannot be read") }
        return PersonChain(mapKey: mapKey, count: length, head: head)
    }
}
