/// One entry of the log.
public enum Leaf: Hashable, Sendable {
    /// Something that happened: a tag and a commitment, both opaque; 65 bytes.
    case event(tag: Digest, commitment: Digest)
    /// The end of a batch: the state of the map after it; 57 bytes.
    case epoch(EpochLeaf)

    private static let eventMark: UInt8 = 1

    /// Reads a leaf; nil for any bytes that are not exactly one.
    public init?(data: [UInt8]) {
        switch (data.first, data.count) {
        case (Self.eventMark, 65):
            guard let tag = Digest(bytes: data[1..<33]), let commitment = Digest(bytes: data[33...])
            else { return nil }
            self = .event(tag: tag, commitment: commitment)
        case (EpochLeaf.mark, EpochLeaf.byteCount):
            guard let epoch = EpochLeaf(data: data) else { return nil }
            self = .epoch(epoch)
        default: return nil
        }
    }

    /// The bytes that are logged.
    public var data: [UInt8] {
        switch self {
        case .event(let tag, let commitment):
            [UInt8](unsafeUninitializedCapacity: 65) { buffer, count in
                let raw = UnsafeMutableRawBufferPointer(buffer)
                raw[0] = Self.eventMark
                tag.store(in: raw, at: 1)
                commitment.store(in: raw, at: 33)
                count = 65
            }
        case .epoch(let epoch): epoch.data
        }
    }

    /// The leaf's hash in the tree.
    public var hash: Digest { Digest(leaf: data) }
}
