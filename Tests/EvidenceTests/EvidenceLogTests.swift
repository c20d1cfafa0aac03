import Crypto
import Testing

@testable import Evidence

@Suite("Evidence log")
struct EvidenceLogTests {
    @Test("a leaf, a tag, a commitment and a head are the bytes that the format says")
    func exactBytes() throws {
        let secretBytes = [UInt8](repeating: 0x11, count: 32)
        let saltBytes = [UInt8](repeating: 0x22, count: 32)
        let secret = try unwrap(PersonSecret(bytes: secretBytes))
        let salt = try unwrap(Salt(bytes: saltBytes))
        func hmac(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
            Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
        }
        func sha(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
        let one: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 1]
        var chain = PersonChain(mapKey: secret.mapKey)
        #expect(secret.mapKey.bytes == hmac(secretBytes, Array("recourse/map/v1".utf8)))
        let head0 = sha(Array("recourse/chain/v1".utf8) + secret.mapKey.bytes)
        #expect(chain.head.bytes == head0)
        var log = EvidenceLog()
        let appended = try log.append(
            EventDraft(["type": .string("a"), "occurredAt": .string("b")]),
            to: &chain,
            secret: secret,
            salt: salt
        )
        let json =
            "{\"occurredAt\":\"b\",\"previousHead\":\"\(HexText.encode(head0))\","
            + "\"sequence\":1,\"type\":\"a\"}"
        #expect(appended.event.bytes == Array(json.utf8))
        let tag = hmac(secretBytes, Array("recourse/tag/v1".utf8) + one)
        let commitment = hmac(saltBytes, Array(("recourse/event/v1" + json).utf8))
        #expect(appended.leafData == [1] + tag + commitment)
        #expect(appended.leafHash.bytes == sha([0, 1] + tag + commitment))
        let head1 = sha([2] + head0 + one + appended.leafHash.bytes)
        #expect(chain.head.bytes == head1)
        #expect(
            chain.mapValue.bytes == sha(Array("recourse/head/v1".utf8) + one + head1 + [0])
        )
        let sealed = log.seal(atMilliseconds: 258)
        #expect(
            sealed.epoch.data == [2] + [UInt8](repeating: 0, count: 8) + one
                + [0, 0, 0, 0, 0, 0, 1, 2]
                + sha(secret.mapKey.bytes + chain.mapValue.bytes)
        )
        #expect(Leaf(data: sealed.epoch.data) == .epoch(sealed.epoch))
        #expect(
            sealed.root.bytes == sha([1] + appended.leafHash.bytes + sha([0] + sealed.epoch.data))
        )
    }

    @Test("its HMAC is the crypto library's, for any message")
    func sameHMAC() throws {
        var random = TestSeed.generator()
        for count in 0..<200 {
            let key = random.bytes(32)
            let (domain, message) = (random.bytes(count % 7), random.bytes(count))
            let expected = HMAC<SHA256>.authenticationCode(
                for: domain + message,
                using: SymmetricKey(data: key)
            )
            let found = Evidence.Digest.authenticate(
                domain: domain,
                message: message,
                key: try unwrap(Evidence.Digest(bytes: key))
            )
            #expect(found.bytes == Array(expected))
        }
    }

    @Test("takes a failed batch back to the last bit, and goes on as if it had not been")
    func rollBack() throws {
        var random = TestSeed.generator()
        var sample = try SampleLog(people: 12)
        for round in 0..<40 {
            let before = sample
            for _ in 0..<random.below(30) {
                try sample.add(random.below(12), type: "check.answered")
            }
            if round % 3 == 2 {
                var log = sample.log
                if round % 2 == 0 { _ = log.seal(atMilliseconds: 1) }
                log.rollBack()
                #expect(log.tree == before.log.tree)
                #expect(log.map.root == before.log.map.root)
                #expect(log.epochCount == before.log.epochCount)
                sample = before
                sample.log = log
            } else {
                try sample.seal()
            }
        }
        #expect(sample.log.tree.root == NaiveTree.root(sample.leaves.map { Digest(leaf: $0) }[...]))
        var audit = LogAudit()
        for leaf in sample.leaves { audit.add(leaf) }
        let size = sample.log.tree.size
        let last = Checkpoint(origin: "x", size: size, root: sample.log.tree.root)
        #expect(sample.batch?.size == size && audit.finish(against: last) == [])
    }

    @Test("a sealed batch proves its own leaves without any storage")
    func ownProofs() throws {
        var sample = try SampleLog(people: 4)
        for count in [3, 250, 300, 1000, 1] {
            let first = sample.log.tree.size
            for number in 0..<count { try sample.add(number % 4, type: "check.answered") }
            try sample.seal()
            let batch = try unwrap(sample.batch)
            for index in first..<batch.size where index % 37 == 0 || index == batch.epochIndex {
                #expect(
                    MerkleTree.verifyInclusion(
                        of: Digest(leaf: sample.leaves[Int(index)]),
                        index: index,
                        size: batch.size,
                        proof: try unwrap(batch.inclusionProof(index: index)),
                        root: batch.root
                    )
                )
            }
        }
        #expect(try unwrap(sample.batch).inclusionProof(index: 5) == nil)
    }

    @Test("refuses fields that it sets itself, and events without type or time")
    func refusesFields() throws {
        let chain = PersonChain(mapKey: .ofNothing)
        let good: [String: CanonicalValue] = ["type": .string("a"), "occurredAt": .string("b")]
        _ = try LoggedEvent(EventDraft(good), after: chain)
        for (field, fault) in [
            ("sequence", LoggedEvent.Fault.reserved(field: "sequence")),
            ("previousHead", .reserved(field: "previousHead")),
            ("type", .missing(field: "type")), ("occurredAt", .missing(field: "occurredAt")),
        ] {
            var fields = good
            fields[field] = .integer(1)
            #expect(throws: fault) { try EventDraft(fields) }
        }
        var deep = CanonicalValue.null
        for _ in 0..<30 { deep = .array([deep]) }
        #expect(throws: LoggedEvent.Fault.canonical(.tooDeep(limit: 32))) {
            try EventDraft(good.merging(["x": deep]) { $1 })
        }
        // Facts are looked at ahead of the event, and refused for the same.
        for depth in 20..<32 {
            var value = CanonicalValue.integer(depth == 20 ? 1 << 53 : 1)
            for _ in 0..<depth { value = .array([value]) }
            let facts = ["x": value]
            let isMade = (try? EventDraft(good.merging(["facts": .object(facts)]) { $1 })) != nil
            #expect(((try? EventDraft.check(facts: facts)) != nil) == isMade, "depth \(depth)")
        }
    }

    @Test("places a draft as the whole object would be written, whatever its names sort around")
    func drafts() throws {
        var random = TestSeed.generator()
        let names = [
            "a", "previousHea", "previousHeads", "q", "sequences", "sequenc", "zz", "Ä", "v",
        ]
        for _ in 0..<200 {
            var fields: [String: CanonicalValue] = [
                "type": .string("a\"b"), "occurredAt": .string("now"),
            ]
            for name in names where random.below(2) == 0 {
                fields[name] = .array([.integer(Int64(random.below(1000))), .null])
            }
            let count = UInt64(random.below(1_000_000))
            let head = Digest(hashing: random.bytes(4))
            let chain = PersonChain(mapKey: .ofNothing, count: count, head: head)
            let event = try LoggedEvent(EventDraft(fields), after: chain)
            fields["sequence"] = .integer(Int64(count) + 1)
            fields["previousHead"] = .string(head.hex)
            #expect(event.bytes == (try CanonicalValue.object(fields).canonicalBytes))
            #expect(event.content == .object(fields))
            #expect(try LoggedEvent(bytes: event.bytes) == event)
        }
    }

    @Test("an audit finds a repeated tag, whoever's it is")
    func repeatedTag() throws {
        var sample = try SampleLog.standard()
        let fork = Leaf.event(tag: sample.events[1][1].tag, commitment: Digest(hashing: [9])).data
        sample.leaves.insert(fork, at: sample.leaves.count - 1)
        var audit = LogAudit()
        for leaf in sample.leaves { audit.add(leaf) }
        let first = sample.events[1][1].index
        #expect(
            audit.findings.contains(
                .repeatedTag(first: first, second: UInt64(sample.leaves.count - 2))
            )
        )
    }

    @Test("an audit finds leaves that were changed, added, removed or are none")
    func audit() throws {
        let sample = try SampleLog.standard()
        let checkpoint = try unwrap(sample.batch).checkpoint(origin: "x")
        func findings(_ leaves: [[UInt8]]) -> [LogAudit.Finding] {
            var audit = LogAudit()
            for leaf in leaves { audit.add(leaf) }
            return audit.finish(against: checkpoint)
        }
        #expect(findings(sample.leaves) == [])
        for place in sample.leaves.indices {
            var leaves = sample.leaves
            leaves[place][40] ^= 1
            #expect(findings(leaves).contains(.wrongRoot))
            leaves = sample.leaves
            leaves[place][0] = 3
            #expect(findings(leaves).contains(.notALeaf(index: UInt64(place))))
            leaves.remove(at: place)
            let size = UInt64(leaves.count)
            #expect(findings(leaves).contains(.wrongSize(expected: size + 1, found: size)))
        }
        let epoch = EpochLeaf(epoch: 0, eventsBefore: 0, timeMilliseconds: 5, mapRoot: .ofNothing)
        let late = EpochLeaf(epoch: 1, eventsBefore: 0, timeMilliseconds: 4, mapRoot: .ofNothing)
        #expect(findings([epoch.data, late.data]).contains(.timeRunsBack(index: 1)))
        #expect(findings([epoch.data, epoch.data]).contains(.wrongEpoch(index: 1)))
        #expect(findings([sample.leaves[0]]).contains(.unsealed))
    }
}
