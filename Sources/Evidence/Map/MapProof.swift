/// The proof of what a map holds for one key, or that it holds nothing for it.
public struct MapProof: Hashable, Sendable {
    /// One inner node on the way from the leaf up to the root.
    public struct Step: Hashable, Sendable {
        /// The bit of the key that chose the side.
        public let bit: UInt8
        /// Hash of the other side.
        public let sibling: Digest

        /// A step.
        public init(bit: UInt8, sibling: Digest) {
            self.bit = bit
            self.sibling = sibling
        }
    }

    /// From the leaf upwards; the bits decrease strictly.
    public let steps: [Step]
    /// The entry that stands where the key would stand; nil when the key is present or the map
    /// is empty.
    public let other: ProofMap.Entry?

    /// A proof as read from a file; nothing is checked yet.
    public init(steps: [Step], other: ProofMap.Entry?) {
        self.steps = steps
        self.other = other
    }

    /// Whether the map with this root holds `value` for `key`.
    public func verifyPresence(of key: Digest, value: Digest, root: Digest) -> Bool {
        other == nil && self.root(over: ProofMap.Entry(key: key, value: value)) == root
    }

    /// Whether the map with this root holds nothing for `key`.
    public func verifyAbsence(of key: Digest, root: Digest) -> Bool {
        guard let other else { return steps.isEmpty && root == .ofNothing }
        // The other entry must stand exactly where a look-up of the key ends.
        guard other.key != key, steps.allSatisfy({ other.key.bit($0.bit) == key.bit($0.bit) })
        else {
            return false
        }
        return self.root(over: other) == root
    }

    private func root(over entry: ProofMap.Entry) -> Digest? {
        var hash = ProofMap.leafHash(entry)
        var below = 256
        for step in steps {
            guard Int(step.bit) < below else { return nil }
            below = Int(step.bit)
            hash =
                entry.key.bit(step.bit)
                ? ProofMap.innerHash(left: step.sibling, right: hash, bit: step.bit)
                : ProofMap.innerHash(left: hash, right: step.sibling, bit: step.bit)
        }
        return hash
    }
}

extension ProofMap {
    /// The proof for a key: of presence when the map holds it, of absence when it does not.
    public func proof(for key: Digest) -> MapProof {
        guard var reference = top else { return MapProof(steps: [], other: nil) }
        var steps: [MapProof.Step] = []
        while reference.isInner {
            let inner = inners[reference.index]
            let isRight = key.bit(inner.bit)
            steps.append(
                MapProof.Step(bit: inner.bit, sibling: hash(isRight ? inner.left : inner.right))
            )
            reference = isRight ? inner.right : inner.left
        }
        let leaf = leaves[reference.index]
        let other = leaf.key == key ? nil : Entry(key: leaf.key, value: leaf.value)
        return MapProof(steps: steps.reversed(), other: other)
    }
}
