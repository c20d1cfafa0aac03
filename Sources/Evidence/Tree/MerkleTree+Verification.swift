extension MerkleTree {
    /// Whether a proof leads from a leaf to the root (RFC 9162, section 2.1.3.2).
    public static func verifyInclusion(
        of leafHash: Digest,
        index: UInt64,
        size: UInt64,
        proof: [Digest],
        root: Digest
    ) -> Bool {
        guard index < size else { return false }
        var place = index
        var last = size - 1
        var hash = leafHash
        for sibling in proof {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                hash = Digest(left: sibling, right: hash)
                // A right edge without sibling moves up for nothing.
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = Digest(left: hash, right: sibling)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether a proof shows that one tree begins with the other (RFC 9162, section 2.1.4.2).
    ///
    /// Always false for an empty old tree: every tree begins with it, so it proves nothing.
    public static func verifyConsistency(
        oldSize: UInt64,
        oldRoot: Digest,
        size: UInt64,
        root: Digest,
        proof: [Digest]
    ) -> Bool {
        guard oldSize > 0, oldSize <= size else { return false }
        return verifySubtreeConsistency(
            start: 0,
            end: oldSize,
            subtreeRoot: oldRoot,
            size: size,
            root: root,
            proof: proof
        )
    }

    /// Whether a proof leads from a leaf to the root of the subtree `start..<end` that has it.
    public static func verifySubtreeInclusion(
        of leafHash: Digest,
        index: UInt64,
        start: UInt64,
        end: UInt64,
        proof: [Digest],
        root: Digest
    ) -> Bool {
        guard isSubtree(start: start, end: end), start < end, start <= index, index < end else {
            return false
        }
        return verifyInclusion(
            of: leafHash,
            index: index - start,
            size: end - start,
            proof: proof,
            root: root
        )
    }

    /// Whether a proof shows that the leaves `start..<end` of a tree form the subtree given.
    ///
    /// Follows the Merkle Tree Certificates draft (IETF plants), "subtree consistency proofs". The
    /// empty subtree has the hash of nothing and needs no proof.
    public static func verifySubtreeConsistency(
        start: UInt64,
        end: UInt64,
        subtreeRoot: Digest,
        size: UInt64,
        root: Digest,
        proof: [Digest]
    ) -> Bool {
        guard isSubtree(start: start, end: end), end <= size else { return false }
        if start == end { return subtreeRoot == .ofNothing && proof.isEmpty }
        var first = start
        var second = end - 1
        var last = size - 1
        func shift() {
            first >>= 1
            second >>= 1
            last >>= 1
        }
        if second == last {
            while first != second { shift() }
        } else {
            while first != second, second & 1 == 1 { shift() }
        }
        var rest = proof[...]
        var known = subtreeRoot
        // Unless the subtree is one node of the tree, the proof begins with its rightmost node.
        if first != second {
            guard let hash = rest.popFirst() else { return false }
            known = hash
        }
        var whole = known
        for sibling in rest {
            guard last > 0 else { return false }
            if second & 1 == 1 || second == last {
                if first < second { known = Digest(left: sibling, right: known) }
                whole = Digest(left: sibling, right: whole)
                while second & 1 == 0, second != 0 { shift() }
            } else {
                whole = Digest(left: whole, right: sibling)
            }
            shift()
        }
        return last == 0 && known == subtreeRoot && whole == root
    }

    /// Whether `start..<end` can be a subtree: its start is a multiple of the power of two that
    /// covers its length.
    private static func isSubtree(start: UInt64, end: UInt64) -> Bool {
        guard start <= end else { return false }
        let count = end - start
        guard count > 1 else { return true }
        guard count <= 1 << 63 else { return start == 0 }
        let width = UInt64(1) << UInt64(64 - (count - 1).leadingZeroBitCount)
        return start & (width - 1) == 0
    }
}
