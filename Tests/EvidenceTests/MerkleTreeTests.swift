import Testing

@testable import Evidence

@Suite("Merkle tree")
struct MerkleTreeTests {
    private static let leaves: [Digest] = (0..<600).map { Digest(leaf: Array("leaf \($0)".utf8)) }

    /// Roots of all aligned complete subtrees, made by the definition.
    private static func node(_ level: Int, _ index: UInt64) -> Digest {
        let width = 1 << level
        return NaiveTree.root(leaves[(Int(index) * width)..<((Int(index) + 1) * width)])
    }

    private static func root(_ size: Int) -> Digest { NaiveTree.root(leaves[..<size]) }

    @Test("has the roots of RFC 6962's own test inputs")
    func knownRoots() throws {
        let inputs: [[UInt8]] = [
            [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
            [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
            [
                0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d,
                0x6e, 0x6f,
            ],
        ]
        var range = CompactRange()
        #expect(
            range.root.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
        var roots: [String] = []
        for input in inputs {
            range.append(Digest(leaf: input))
            roots.append(range.root.hex)
        }
        #expect(roots[0] == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
        #expect(roots[1] == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")
        #expect(roots[6] == "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")
        #expect(roots[7] == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
    }

    @Test("the compact range equals the naive tree at every size from 0 to 600")
    func compactRange() throws {
        var range = CompactRange()
        for size in 0...Self.leaves.count {
            #expect(range.root == Self.root(size))
            #expect(CompactRange(serialized: range.serialized) == range)
            if size < Self.leaves.count { range.append(Self.leaves[size]) }
        }
        #expect(CompactRange(serialized: Array(range.serialized.dropLast())) == nil)
        #expect(CompactRange(serialized: range.serialized + Digest.ofNothing.bytes) == nil)
    }

    @Test("every inclusion proof verifies, and no flipped bit does")
    func inclusion() throws {
        var random = TestSeed.generator()
        let sizes = Array(1...40) + [255, 256, 257, 511, 512, 513, 600]
        for size in sizes {
            let root = Self.root(size)
            let places = size <= 40 ? Array(0..<size) : (0..<8).map { _ in random.below(size) }
            for index in places {
                let proof = MerkleTree.inclusionProof(
                    index: UInt64(index),
                    size: UInt64(size),
                    node: Self.node
                )
                func verifies(
                    _ leaf: Digest,
                    _ index: Int,
                    _ size: Int,
                    _ proof: [Digest],
                    _ root: Digest
                ) -> Bool {
                    MerkleTree.verifyInclusion(
                        of: leaf,
                        index: UInt64(index),
                        size: UInt64(size),
                        proof: proof,
                        root: root
                    )
                }
                let leaf = Self.leaves[index]
                #expect(verifies(leaf, index, size, proof, root))
                #expect(!verifies(leaf.flipped(using: &random), index, size, proof, root))
                #expect(!verifies(leaf, index, size, proof, root.flipped(using: &random)))
                #expect(!verifies(leaf, index + 1, size, proof, root))
                #expect(!verifies(leaf, size + index, size, proof, root))
                #expect(!verifies(leaf, index, size, proof + [root], root))
                guard !proof.isEmpty else { continue }
                #expect(!verifies(leaf, index, size, Array(proof.dropLast()), root))
                var changed = proof
                let place = random.below(proof.count)
                changed[place] = changed[place].flipped(using: &random)
                #expect(!verifies(leaf, index, size, changed, root))
            }
        }
    }

    @Test("a proof for a smaller tree does not pass for a larger one")
    func sizeCounts() {
        let leaf = Self.leaves[0]
        func verifies(_ size: UInt64, _ proof: [Digest], _ root: Digest) -> Bool {
            MerkleTree.verifyInclusion(of: leaf, index: 0, size: size, proof: proof, root: root)
        }
        #expect(verifies(1, [], leaf))
        #expect(!verifies(2, [], leaf))
        let pair = Digest(left: leaf, right: Self.leaves[1])
        #expect(verifies(2, [Self.leaves[1]], pair))
        #expect(!verifies(3, [Self.leaves[1]], pair))
        #expect(!verifies(1, [Self.leaves[1]], pair))
        #expect(!verifies(0, [], leaf))
    }

    @Test("any two sizes are consistent, and no flipped bit is")
    func consistency() throws {
        var random = TestSeed.generator()
        let pairs =
            (1...33).flatMap { new in (1...new).map { ($0, new) } }
            + (0..<60).map { _ in
                let new = 1 + random.below(600)
                return (1 + random.below(new), new)
            }
        for (old, new) in pairs {
            let proof = MerkleTree.consistencyProof(
                from: UInt64(old),
                to: UInt64(new),
                node: Self.node
            )
            func verifies(_ proof: [Digest], _ oldRoot: Digest, _ root: Digest) -> Bool {
                MerkleTree.verifyConsistency(
                    oldSize: UInt64(old),
                    oldRoot: oldRoot,
                    size: UInt64(new),
                    root: root,
                    proof: proof
                )
            }
            let (oldRoot, root) = (Self.root(old), Self.root(new))
            #expect(verifies(proof, oldRoot, root))
            #expect(!verifies(proof, oldRoot.flipped(using: &random), root))
            #expect(!verifies(proof, oldRoot, root.flipped(using: &random)))
            #expect(!verifies(proof + [root], oldRoot, root))
            guard !proof.isEmpty else { continue }
            var changed = proof
            let place = random.below(proof.count)
            changed[place] = changed[place].flipped(using: &random)
            #expect(!verifies(changed, oldRoot, root))
            #expect(!verifies(Array(proof.dropFirst()), oldRoot, root))
        }
        #expect(
            !MerkleTree.verifyConsistency(
                oldSize: 0,
                oldRoot: .ofNothing,
                size: 3,
                root: Self.root(3),
                proof: []
            )
        )
    }

    @Test("tiles give the same proofs as the leaves, and the tree is taken up from them")
    func tiles() throws {
        var tree = LogTree()
        var stored: [TileCoordinate: [Digest]] = [:]
        var random = TestSeed.generator()
        let size = 66_000 + random.below(600)
        let leaves = (0..<size).map { Digest(leaf: ByteText.bigEndian(UInt64($0))) }
        for leaf in leaves {
            tree.append(leaf)
            for tile in tree.takeFullTiles() { stored[tile.coordinate] = tile.hashes }
        }
        for tile in tree.partialTiles { stored[tile.coordinate] = tile.hashes }
        #expect(stored[TileCoordinate(level: 1, index: 0)]?.count == 256)
        #expect(stored[TileCoordinate(level: 2, index: 0)]?.count == 1)
        let known = stored
        let fetch: (TileCoordinate, Int) throws -> [Digest] = { tile, width in
            Array(try unwrap(known[tile]).prefix(width))
        }
        let restored = try LogTree(size: UInt64(size), tile: fetch)
        #expect(restored == tree)
        #expect(restored.root == NaiveTree.root(leaves[...]))
        var nodes = TileNodes<any Error>(size: UInt64(size), fetch: fetch)
        for _ in 0..<4 {
            let index = random.below(size)
            #expect(
                MerkleTree.verifyInclusion(
                    of: leaves[index],
                    index: UInt64(index),
                    size: UInt64(size),
                    proof: try nodes.inclusionProof(index: UInt64(index)),
                    root: tree.root
                )
            )
            let old = 1 + random.below(size)
            #expect(
                MerkleTree.verifyConsistency(
                    oldSize: UInt64(old),
                    oldRoot: NaiveTree.root(leaves[..<old]),
                    size: UInt64(size),
                    root: tree.root,
                    proof: try nodes.consistencyProof(from: UInt64(old))
                )
            )
        }
        #expect(throws: LogTree.RestoreError.self) {
            try LogTree(size: UInt64(size)) { tile, width in
                Array(try unwrap(known[tile]).prefix(width - 1))
            }
        }
    }

    @Test(
        "writes tile paths as C2SP does, and reads no other spelling",
        arguments: [
            ("tile/0/000", 0, 0, 256), ("tile/0/067.p/17", 0, 67, 17),
            ("tile/63/x001/x234/067", 63, 1_234_067, 256),
            ("tile/entries/x123/456.p/255", -1, 123_456, 255),
        ] as [(String, Int, UInt64, Int)]
    )
    func paths(text: String, level: Int, index: UInt64, width: Int) {
        let path = TilePath(
            kind: level < 0 ? .entries : .hashes(level: level),
            index: index,
            width: width
        )
        #expect(path.text == text)
        #expect(TilePath(text) == path)
    }

    @Test(
        "refuses paths that are spelled otherwise",
        arguments: [
            "tile/0/0", "tile/0/x000/000", "tile/00/000", "tile/64/000", "tile/0/000.p/0",
            "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/1234", "tile/0/x1/234", "tile/0/-01",
            "/tile/0/000", "tile/0/000/", "tile/0", "tile", "", "tile/0/001/234", "tile/data/000",
            "tile/0/x018/x446/x744/x073/x709/x551/616", "tile/0/../000", "tile/0/+01",
        ]
    )
    func refusesPaths(text: String) {
        #expect(TilePath(text) == nil)
    }

    @Test("bundles of leaves read back, and cut ones are refused")
    func bundles() {
        let leaves: [[UInt8]] = [[], [1], Array(repeating: 7, count: 300)]
        let bytes = EntryBundle.encode(leaves)
        #expect(Array(bytes[..<5]) == [0, 0, 0, 1, 1])
        #expect(EntryBundle.decode(bytes) == leaves)
        #expect(EntryBundle.decode(Array(bytes.dropLast())) == nil)
        #expect(EntryBundle.decode([UInt8](repeating: 0, count: 514)) == nil)
    }
}

extension Digest {
    /// The digest with one bit turned round.
    func flipped(using random: inout SeededGenerator) -> Digest {
        var changed = bytes
        changed[random.below(32)] ^= 1 << UInt8(random.below(8))
        return Digest(bytes: changed) ?? self
    }
}
