/// The right edge of an RFC 6962 tree: one hash for every bit that is set in its size.
///
/// It is all that is needed to append and to compute the root; at most 64 hashes.
public struct CompactRange: Hashable, Sendable {
    /// How many leaves the tree has.
    public private(set) var size: UInt64 = 0
    /// Roots of the complete subtrees, the largest and leftmost first.
    public private(set) var hashes: [Digest] = []

    /// The edge of the empty tree.
    public init() {}

    /// Takes up an edge that was stored.
    ///
    /// - Returns: nil unless there is one hash for every bit set in `size`.
    public init?(size: UInt64, hashes: [Digest]) {
        guard hashes.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.hashes = hashes
    }

    /// Takes up an edge from ``serialized``; nil when the bytes are not one.
    public init?(serialized bytes: [UInt8]) {
        guard bytes.count >= 8, (bytes.count - 8).isMultiple(of: Digest.byteCount) else {
            return nil
        }
        let hashes = stride(from: 8, to: bytes.count, by: Digest.byteCount).compactMap {
            Digest(bytes: bytes[$0..<($0 + Digest.byteCount)])
        }
        self.init(size: ByteText.number(bytes), hashes: hashes)
    }

    /// The size as eight bytes, the most significant first, and the hashes.
    public var serialized: [UInt8] {
        ByteText.bigEndian(size) + hashes.flatMap(\.bytes)
    }

    /// The root of the tree; for the empty tree the hash of nothing.
    public var root: Digest {
        guard var root = hashes.last else { return .ofNothing }
        for hash in hashes.dropLast().reversed() { root = Digest(left: hash, right: root) }
        return root
    }

    /// Adds one leaf.
    public mutating func append(_ leafHash: Digest) {
        append(leafHash) { _, _, _ in }
    }

    /// Adds one leaf and names every node that it completes, from the leaf upwards.
    ///
    /// - Parameter completed: Gets the level (0 is the leaves), the place in it, and the hash.
    public mutating func append(
        _ leafHash: Digest,
        completed: (_ level: Int, _ index: UInt64, _ hash: Digest) -> Void
    ) {
        var hash = leafHash
        var level = 0
        completed(0, size, hash)
        while size >> UInt64(level) & 1 == 1, let left = hashes.popLast() {
            hash = Digest(left: left, right: hash)
            level += 1
            completed(level, size >> UInt64(level), hash)
        }
        hashes.append(hash)
        size += 1
    }
}
