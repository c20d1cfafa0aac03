/// A map from 32-byte keys to 32-byte values that proves what it holds and what it does not.
///
/// A Merkle Patricia tree: inner nodes exist only where two keys part, so its shape depends on the
/// keys alone and not on the order in which they came. Changes since the last ``commit()`` can be
/// taken back by ``rollBack()``.
public struct ProofMap: Sendable {
    /// A key and what the map holds for it.
    public struct Entry: Hashable, Sendable {
        /// Where it stands.
        public var key: Digest
        /// What stands there.
        public var value: Digest

        /// An entry.
        public init(key: Digest, value: Digest) {
            self.key = key
            self.value = value
        }
    }

    /// Points to a leaf or an inner node; the top bit tells which.
    struct Reference: Hashable, Sendable {
        private static let innerBit: UInt32 = 1 << 31
        let raw: UInt32

        static func leaf(_ index: Int) -> Reference { Reference(raw: UInt32(index)) }
        static func inner(_ index: Int) -> Reference {
            Reference(raw: UInt32(index) | innerBit)
        }
        var isInner: Bool { raw & Self.innerBit != 0 }
        var index: Int { Int(raw & ~Self.innerBit) }
    }

    struct Inner: Sendable {
        var left: Reference
        var right: Reference
        var hash: Digest
        /// The first bit in which the keys below differ.
        var bit: UInt8
        /// Whether something below changed and `hash` is out of date.
        var isDirty: Bool
    }

    struct LeafNode: Sendable {
        let key: Digest
        var value: Digest
        var hash: Digest
    }

    /// How to take back what was done since the last commit.
    private struct Journal: Sendable {
        var leaves: [(Int, LeafNode)] = []
        var inners: [(Int, Inner)] = []
        var leafCount = 0
        var innerCount = 0
        var top: Reference?
    }

    private(set) var leaves = ContiguousArray<LeafNode>()
    private(set) var inners = ContiguousArray<Inner>()
    private(set) var top: Reference?
    private var journal = Journal()

    /// The empty map.
    public init() {}

    /// How many keys the map holds.
    public var count: Int { leaves.count }

    /// The root; for the empty map the hash of nothing.
    public var root: Digest { top.map(hash) ?? .ofNothing }

    /// What the map holds for a key.
    public func value(for key: Digest) -> Digest? {
        guard let top else { return nil }
        let leaf = leaves[nearestLeaf(to: key, from: top)]
        return leaf.key == key ? leaf.value : nil
    }

    /// Sets entries, the last one for a key wins, and brings the root up to date.
    ///
    /// Many entries at once cost less than one by one: shared nodes are hashed once.
    public mutating func update(_ entries: some Sequence<Entry>) {
        for entry in entries { set(entry) }
        if let top { rehash(top) }
    }

    /// Keeps all changes; they cannot be taken back any more.
    public mutating func commit() {
        journal = Journal(leafCount: leaves.count, innerCount: inners.count, top: top)
    }

    /// Takes back all changes since the last commit.
    public mutating func rollBack() {
        for (index, leaf) in journal.leaves.reversed() { leaves[index] = leaf }
        for (index, inner) in journal.inners.reversed() { inners[index] = inner }
        leaves.removeLast(leaves.count - journal.leafCount)
        inners.removeLast(inners.count - journal.innerCount)
        top = journal.top
        commit()
    }

    // MARK: - Changes

    private mutating func set(_ entry: Entry) {
        guard let top else {
            self.top = addLeaf(entry)
            return
        }
        let nearest = nearestLeaf(to: entry.key, from: top)
        guard let bit = leaves[nearest].key.firstDifference(from: entry.key) else {
            if nearest < journal.leafCount { journal.leaves.append((nearest, leaves[nearest])) }
            leaves[nearest].value = entry.value
            leaves[nearest].hash = Self.leafHash(entry)
            markPath(of: entry.key, downTo: nil)
            return
        }
        let parent = markPath(of: entry.key, downTo: bit)
        let displaced = child(of: parent, for: entry.key)
        let added = addLeaf(entry)
        let isRight = entry.key.bit(bit)
        inners.append(
            Inner(
                left: isRight ? displaced : added,
                right: isRight ? added : displaced,
                hash: .ofNothing,
                bit: bit,
                isDirty: true
            )
        )
        let inner = Reference.inner(inners.count - 1)
        guard let parent else {
            self.top = inner
            return
        }
        if entry.key.bit(inners[parent].bit) {
            inners[parent].right = inner
        } else {
            inners[parent].left = inner
        }
    }

    private mutating func addLeaf(_ entry: Entry) -> Reference {
        leaves.append(LeafNode(key: entry.key, value: entry.value, hash: Self.leafHash(entry)))
        precondition(leaves.count < 1 << 31, "a map holds fewer than two thousand million keys")
        return .leaf(leaves.count - 1)
    }

    /// Marks the inner nodes on the way to a key whose bit comes before `limit`.
    ///
    /// - Returns: The last one of them.
    @discardableResult
    private mutating func markPath(of key: Digest, downTo limit: UInt8?) -> Int? {
        var last: Int?
        guard var reference = top else { return nil }
        while reference.isInner {
            let index = reference.index
            if let limit, inners[index].bit > limit { break }
            if !inners[index].isDirty {
                if index < journal.innerCount { journal.inners.append((index, inners[index])) }
                inners[index].isDirty = true
            }
            last = index
            reference = key.bit(inners[index].bit) ? inners[index].right : inners[index].left
        }
        return last
    }

    private func child(of parent: Int?, for key: Digest) -> Reference {
        guard let parent else { return top ?? .leaf(0) }
        return key.bit(inners[parent].bit) ? inners[parent].right : inners[parent].left
    }

    private mutating func rehash(_ reference: Reference) {
        guard reference.isInner, inners[reference.index].isDirty else { return }
        let index = reference.index
        rehash(inners[index].left)
        rehash(inners[index].right)
        inners[index].hash = Self.innerHash(
            left: hash(inners[index].left),
            right: hash(inners[index].right),
            bit: inners[index].bit
        )
        inners[index].isDirty = false
    }

    // MARK: - Reading

    func hash(_ reference: Reference) -> Digest {
        reference.isInner ? inners[reference.index].hash : leaves[reference.index].hash
    }

    func nearestLeaf(to key: Digest, from top: Reference) -> Int {
        var reference = top
        while reference.isInner {
            let inner = inners[reference.index]
            reference = key.bit(inner.bit) ? inner.right : inner.left
        }
        return reference.index
    }

    /// Hash of a leaf: SHA-256 of key and value, 64 bytes.
    static func leafHash(_ entry: Entry) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { buffer in
            entry.key.store(in: buffer, at: 0)
            entry.value.store(in: buffer, at: 32)
            return Digest(hashing: UnsafeRawBufferPointer(buffer))
        }
    }

    /// Hash of an inner node: SHA-256 of left, right and the bit's place, 65 bytes.
    static func innerHash(left: Digest, right: Digest, bit: UInt8) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
            left.store(in: buffer, at: 0)
            right.store(in: buffer, at: 32)
            buffer[64] = bit
            return Digest(hashing: UnsafeRawBufferPointer(buffer))
        }
    }
}

extension ProofMap {
    /// Builds the map from all of its entries at once, as at start-up.
    ///
    /// - Parameter entries: Sorted by key, each key once.
    /// - Returns: nil when they are not.
    public init?(sorted entries: some Collection<Entry>) {
        leaves.reserveCapacity(entries.count)
        inners.reserveCapacity(Swift.max(0, entries.count - 1))
        for entry in entries {
            if let last = leaves.last, last.key >= entry.key { return nil }
            leaves.append(
                LeafNode(key: entry.key, value: entry.value, hash: Self.leafHash(entry))
            )
        }
        if !leaves.isEmpty { top = build(0..<leaves.count) }
        commit()
    }

    private mutating func build(_ range: Range<Int>) -> Reference {
        let first = leaves[range.lowerBound].key
        guard let bit = first.firstDifference(from: leaves[range.upperBound - 1].key) else {
            return .leaf(range.lowerBound)
        }
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if leaves[middle].key.bit(bit) { high = middle } else { low = middle + 1 }
        }
        let left = build(range.lowerBound..<low)
        let right = build(low..<range.upperBound)
        inners.append(
            Inner(
                left: left,
                right: right,
                hash: Self.innerHash(left: hash(left), right: hash(right), bit: bit),
                bit: bit,
                isDirty: false
            )
        )
        return .inner(inners.count - 1)
    }
}
