import Testing

@testable import Evidence

@Suite("Proof map")
struct ProofMapTests {
    /// The definition, slow: split the sorted entries at the first bit in which they differ.
    private static func naiveRoot(_ entries: [ProofMap.Entry]) -> Digest {
        guard let first = entries.first, let last = entries.last else { return .ofNothing }
        guard let bit = (0...255).first(where: { first.key.bit($0) != last.key.bit($0) }) else {
            return Digest(hashing: first.key.bytes + first.value.bytes)
        }
        let left = naiveRoot(entries.filter { !$0.key.bit(bit) })
        let right = naiveRoot(entries.filter { $0.key.bit(bit) })
        return Digest(hashing: left.bytes + right.bytes + [bit])
    }

    private static func entries(_ model: [Digest: Digest]) -> [ProofMap.Entry] {
        model.map { ProofMap.Entry(key: $0.key, value: $0.value) }.sorted { $0.key < $1.key }
    }

    /// Few different bits, so that keys share long beginnings.
    private static func key(_ random: inout SeededGenerator) throws -> Digest {
        var bytes = [UInt8](repeating: 0, count: 32)
        for _ in 0..<3 { bytes[[0, 1, 15, 31][random.below(4)]] = UInt8(random.below(256)) }
        return try unwrap(Digest(bytes: random.below(2) == 0 ? bytes : random.bytes(32)))
    }

    @Test("equals the naive model under random inserts, updates and roll-backs")
    func model() throws {
        var random = TestSeed.generator()
        var map = ProofMap()
        var model: [Digest: Digest] = [:]
        for round in 0..<120 {
            let before = (model, map.root)
            for _ in 0...random.below(2) {
                var batch: [ProofMap.Entry] = []
                for _ in 0..<random.below(12) {
                    let known = model.keys.sorted()
                    let key =
                        known.isEmpty || random.below(2) == 0
                        ? try Self.key(&random) : known[random.below(known.count)]
                    let value = try unwrap(Digest(bytes: random.bytes(32)))
                    batch.append(ProofMap.Entry(key: key, value: value))
                    model[key] = value
                }
                map.update(batch)
                #expect(map.root == Self.naiveRoot(Self.entries(model)), "round \(round)")
            }
            if random.below(3) == 0 {
                map.rollBack()
                model = before.0
                #expect(map.root == before.1)
            } else {
                map.commit()
            }
            #expect(map.count == model.count)
            for (key, value) in model { #expect(map.value(for: key) == value) }
        }
        let rebuilt = try unwrap(ProofMap(sorted: Self.entries(model)))
        #expect(rebuilt.root == map.root)
        #expect(ProofMap(sorted: Self.entries(model).reversed()) == nil)
    }

    @Test("proves what it holds and what it does not, and no flipped bit proves anything")
    func proofs() throws {
        var random = TestSeed.generator()
        for count in [0, 1, 2, 3, 17, 200] {
            var map = ProofMap()
            for _ in 0..<count {
                map.update([
                    ProofMap.Entry(
                        key: try Self.key(&random),
                        value: try unwrap(Digest(bytes: random.bytes(32)))
                    )
                ])
            }
            let present = map.leaves.map(\.key)
            for key in try present.prefix(40) + (0..<20).map({ _ in try Self.key(&random) }) {
                let proof = map.proof(for: key)
                if let value = map.value(for: key) {
                    #expect(proof.verifyPresence(of: key, value: value, root: map.root))
                    #expect(!proof.verifyAbsence(of: key, root: map.root))
                    let other = value.flipped(using: &random)
                    #expect(!proof.verifyPresence(of: key, value: other, root: map.root))
                } else {
                    #expect(proof.verifyAbsence(of: key, root: map.root))
                    for held in present {
                        #expect(!proof.verifyAbsence(of: held, root: map.root))
                    }
                }
                let root = map.root.flipped(using: &random)
                let value = map.value(for: key) ?? .ofNothing
                #expect(!proof.verifyPresence(of: key, value: value, root: root))
                #expect(!proof.verifyAbsence(of: key, root: root))
            }
        }
    }

    @Test("no proof of another key shows that a held key is absent")
    func noFalseAbsence() throws {
        var random = TestSeed.generator()
        var map = ProofMap()
        for _ in 0..<60 {
            map.update([
                ProofMap.Entry(
                    key: try Self.key(&random),
                    value: try unwrap(Digest(bytes: random.bytes(32)))
                )
            ])
        }
        for held in map.leaves.map(\.key) {
            for neighbour in map.leaves {
                // A true path, to a leaf that is not where the held key stands.
                let forged = MapProof(
                    steps: map.proof(for: neighbour.key).steps,
                    other: ProofMap.Entry(key: neighbour.key, value: neighbour.value)
                )
                #expect(!forged.verifyAbsence(of: held, root: map.root))
            }
            #expect(!MapProof(steps: [], other: nil).verifyAbsence(of: held, root: map.root))
        }
    }

    @Test("refuses a proof whose bits do not decrease")
    func bitsDecrease() throws {
        let key = Digest(hashing: [1])
        let value = Digest(hashing: [2])
        let sibling = Digest(hashing: [3])
        var root = ProofMap.leafHash(ProofMap.Entry(key: key, value: value))
        let steps = [UInt8(3), 3].map { MapProof.Step(bit: $0, sibling: sibling) }
        for step in steps {
            root =
                key.bit(step.bit)
                ? ProofMap.innerHash(left: sibling, right: root, bit: step.bit)
                : ProofMap.innerHash(left: root, right: sibling, bit: step.bit)
        }
        #expect(
            !MapProof(steps: steps, other: nil).verifyPresence(of: key, value: value, root: root)
        )
    }
}
