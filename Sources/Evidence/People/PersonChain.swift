/// All of a person's events as one number and one hash: how many, and the head of the chain.
public struct PersonChain: Hashable, Sendable {
    private static let chainDomain = Array("recourse/chain/v1".utf8)
    private static let headDomain = Array("recourse/head/v1".utf8)

    /// The chain's key in the map.
    public let mapKey: Digest
    /// How many events the chain has; the first one has number 1.
    public private(set) var count: UInt64
    /// The head after the last event.
    public private(set) var head: Digest

    /// The chain before its first event.
    public init(mapKey: Digest) {
        self.mapKey = mapKey
        count = 0
        head = Digest(hashing: Self.chainDomain + mapKey.bytes)
    }

    /// A chain that was stored.
    public init(mapKey: Digest, count: UInt64, head: Digest) {
        self.mapKey = mapKey
        self.count = count
        self.head = head
    }

    /// Adds the next event by its leaf's hash.
    public mutating func extend(leafHash: Digest) {
        count += 1
        head = Self.head(after: head, sequence: count, leafHash: leafHash)
    }

    /// The head that follows from the head before it.
    public static func head(after previous: Digest, sequence: UInt64, leafHash: Digest) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 73, alignment: 8) { buffer in
            buffer[0] = 2
            previous.store(in: buffer, at: 1)
            buffer.storeBytes(of: sequence.bigEndian, toByteOffset: 33, as: UInt64.self)
            leafHash.store(in: buffer, at: 41)
            return Digest(hashing: UnsafeRawBufferPointer(buffer))
        }
    }

    /// What the map holds under ``mapKey``; the last byte is kept for flags and is zero.
    public var mapValue: Digest {
        let domainCount = Self.headDomain.count
        return withUnsafeTemporaryAllocation(byteCount: domainCount + 41, alignment: 8) { buffer in
            buffer.copyBytes(from: Self.headDomain)
            buffer.storeBytes(of: count.bigEndian, toByteOffset: domainCount, as: UInt64.self)
            head.store(in: buffer, at: domainCount + 8)
            buffer[domainCount + 40] = 0
            return Digest(hashing: UnsafeRawBufferPointer(buffer))
        }
    }
}
