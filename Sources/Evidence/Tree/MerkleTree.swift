/// Proofs about RFC 6962 trees, made from node hashes that the caller fetches.
///
/// `node(level, index)` is only asked for complete subtrees: level 0 is the leaves, and the node
/// covers leaves `index << level` up to `(index + 1) << level`.
public enum MerkleTree {
    /// The hashes that lead from a leaf to the root of a tree of `size` leaves.
    ///
    /// - Precondition: `index < size`.
    /// - Returns: The leaf's sibling first, the root's child last; at most 64.
    public static func inclusionProof<Failure: Error>(
        index: UInt64,
        size: UInt64,
        node: (Int, UInt64) throws(Failure) -> Digest
    ) throws(Failure) -> [Digest] {
        precondition(index < size, "a leaf has a proof only in a tree that has it")
        var proof: [Digest] = []
        var low: UInt64 = 0
        var high = size
        while high - low > 1 {
            let middle = low + split(high - low)
            if index < middle {
                proof.append(try rangeHash(middle, high, node: node))
                high = middle
            } else {
                proof.append(try rangeHash(low, middle, node: node))
                low = middle
            }
        }
        return proof.reversed()
    }

    /// The hashes that show that a tree of `size` leaves begins with the tree of `oldSize` leaves.
    ///
    /// - Precondition: `0 < oldSize` and `oldSize <= size`; nothing is consistent with no tree.
    public static func consistencyProof<Failure: Error>(
        from oldSize: UInt64,
        to size: UInt64,
        node: (Int, UInt64) throws(Failure) -> Digest
    ) throws(Failure) -> [Digest] {
        precondition(0 < oldSize && oldSize <= size, "the older tree is the smaller one")
        var proof: [Digest] = []
        var low: UInt64 = 0
        var high = size
        // While the old tree is a whole number of left subtrees, its root is known to the reader.
        var isKnown = true
        while oldSize != high {
            let middle = low + split(high - low)
            if oldSize <= middle {
                proof.append(try rangeHash(middle, high, node: node))
                high = middle
            } else {
                proof.append(try rangeHash(low, middle, node: node))
                low = middle
                isKnown = false
            }
        }
        if !isKnown { proof.append(try rangeHash(low, high, node: node)) }
        return proof.reversed()
    }

    /// The root of the leaves from `low` up to `high`, as a tree of its own.
    static func rangeHash<Failure: Error>(
        _ low: UInt64,
        _ high: UInt64,
        node: (Int, UInt64) throws(Failure) -> Digest
    ) throws(Failure) -> Digest {
        let count = high - low
        if count.nonzeroBitCount == 1 {
            let level = count.trailingZeroBitCount
            return try node(level, low >> UInt64(level))
        }
        let middle = low + split(count)
        let left = try rangeHash(low, middle, node: node)
        return Digest(left: left, right: try rangeHash(middle, high, node: node))
    }

    /// The largest power of two below a count of at least two.
    private static func split(_ count: UInt64) -> UInt64 {
        1 << UInt64(63 - (count - 1).leadingZeroBitCount)
    }
}
