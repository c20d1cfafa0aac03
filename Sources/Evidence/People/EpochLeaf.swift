/// The last leaf of every batch: it pins the map of all chains to the log.
public struct EpochLeaf: Hashable, Sendable {
    static let mark: UInt8 = 2
    static let byteCount = 57

    /// Number of the batch, from 0; so many epoch leaves stand before this one.
    public let epoch: UInt64
    /// How many event leaves stand before this one.
    public let eventsBefore: UInt64
    /// When the batch was sealed, in milliseconds since 1970-01-01 UTC.
    public let timeMilliseconds: UInt64
    /// Root of the map after the batch.
    public let mapRoot: Digest

    /// An epoch leaf.
    public init(epoch: UInt64, eventsBefore: UInt64, timeMilliseconds: UInt64, mapRoot: Digest) {
        self.epoch = epoch
        self.eventsBefore = eventsBefore
        self.timeMilliseconds = timeMilliseconds
        self.mapRoot = mapRoot
    }

    /// Reads an epoch leaf; nil for any other bytes.
    public init?(data: [UInt8]) {
        guard data.count == Self.byteCount, data[0] == Self.mark,
            let mapRoot = Digest(bytes: data[25...])
        else { return nil }
        self.init(
            epoch: ByteText.number(data[1..<9]),
            eventsBefore: ByteText.number(data[9..<17]),
            timeMilliseconds: ByteText.number(data[17..<25]),
            mapRoot: mapRoot
        )
    }

    /// The 57 bytes that are logged.
    public var data: [UInt8] {
        [Self.mark] + ByteText.bigEndian(epoch) + ByteText.bigEndian(eventsBefore)
            + ByteText.bigEndian(timeMilliseconds) + mapRoot.bytes
    }

    /// Where the leaf must stand in the log; nil when the numbers cannot be.
    public var index: UInt64? {
        let (index, isOver) = epoch.addingReportingOverflow(eventsBefore)
        return isOver ? nil : index
    }
}
