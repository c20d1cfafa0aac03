public import Evidence

/// What is left of an event that was erased from a chain that lives on.
public struct ErasedEvent: Hashable, Sendable {
    /// Whose chain it stands on.
    public let owner: String
    /// Its place on the chain, from 1 on.
    public let sequence: UInt64
    /// The log that has its leaf.
    public let shard: Int64
    /// The place of its leaf in the log.
    public let leafIndex: UInt64

    /// A row of `erased_event`.
    public init(_ row: StoredRow) throws {
        let values = SQLRow(row.values)
        owner = try values.text(0)
        guard let sequence = UInt64(exactly: try values.integer(1)),
            let leafIndex = UInt64(exactly: try values.integer(3))
        else { throw StoreError(.corrupt, "the place of an erased event cannot be read") }
        self.sequence = sequence
        shard = try values.integer(2)
        self.leafIndex = leafIndex
    }
}

/// An event as it is stored: sealed, with the opening of its commitment.
public struct StoredEvent: Sendable {
    /// Whose chain it stands on.
    public let owner: String
    /// Its place on the chain, from 1 on.
    public let sequence: UInt64
    /// The log that has its leaf.
    public let shard: Int64
    /// The place of its leaf in the log.
    public let leafIndex: UInt64
    /// The opening of the commitment.
    public let salt: Salt
    /// The canonical event, sealed under the owner's key.
    public let sealed: [UInt8]

    /// A row of `event`, all columns in order.
    public init(_ row: SQLRow) throws {
        owner = try row.text(0)
        guard let sequence = UInt64(exactly: try row.integer(1)),
            let leafIndex = UInt64(exactly: try row.integer(3)),
            let salt = Salt(bytes: try row.blob(4))
        else { throw StoreError(.corrupt, "an event cannot be read") }
        self.sequence = sequence
        shard = try row.integer(2)
        self.leafIndex = leafIndex
        self.salt = salt
        sealed = try row.blob(5)
    }

    /// The event, opened.
    public func open(with dataKey: DataKey) throws -> LoggedEvent {
        let bytes = try dataKey.open(sealed, for: Self.place(owner, sequence))
        do {
            return try LoggedEvent(bytes: bytes)
        } catch {
            throw StoreError(.corrupt, "an event is not one that the log writes")
        }
    }

    /// The row of an event that was just appended.
    public static func row(
        _ appended: AppendedEvent,
        of owner: String,
        sealedWith dataKey: DataKey
    ) throws -> StoredRow {
        let sequence = appended.event.sequence
        let sealed = try dataKey.seal(appended.event.bytes, for: place(owner, sequence))
        return StoredRow(
            .event,
            [
                .text(owner), .integer(Int64(sequence)), .integer(LogRepository.shard),
                .integer(Int64(appended.index)), .blob(appended.salt.bytes), .blob(sealed),
            ]
        )
    }

    private static func place(_ owner: String, _ sequence: UInt64) -> String {
        "event/\(owner)/\(sequence)"
    }
}
