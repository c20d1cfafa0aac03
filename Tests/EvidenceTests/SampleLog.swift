@testable import Evidence

/// A small log with fixed keys and made-up events, the same in every run.
struct SampleLog {
    static let origin = "log.example/recourse"

    var log = EvidenceLog()
    var generator = SeededGenerator(seed: 7)
    var people: [(secret: PersonSecret, chain: PersonChain)] = []
    var events: [[AppendedEvent]] = []
    var leaves: [[UInt8]] = []
    var batch: SealedBatch?
    var time: UInt64 = 1_795_345_200_000

    static func signer() throws -> NoteSigner {
        try NoteSigner(name: origin, secret: Array(1...32))
    }

    init(people count: Int = 0) throws {
        for _ in 0..<count {
            let secret = try unwrap(PersonSecret(bytes: generator.bytes(32)))
            people.append((secret, PersonChain(mapKey: secret.mapKey)))
            events.append([])
        }
    }

    mutating func add(_ person: Int, _ fields: [String: CanonicalValue]) throws {
        let salt = try unwrap(Salt(bytes: generator.bytes(32)))
        let appended = try log.append(
            EventDraft(fields),
            to: &people[person].chain,
            secret: people[person].secret,
            salt: salt
        )
        events[person].append(appended)
        leaves.append(appended.leafData)
    }

    mutating func add(_ person: Int, type: String) throws {
        try add(
            person,
            [
                "type": .string(type), "occurredAt": .string("2026-11-22T09:00:00Z"),
                "actor": .string("subscriber:01JSYNTHETIC0000000000BANK"),
                "facts": .object([
                    "purpose": .string("credit-application"), "amount": .integer(-1250),
                    "note": .string("Z\u{fc}rich \u{4fe1}\u{7528} \u{1f4c4} \"quoted\"\n"),
                ]),
            ]
        )
    }

    mutating func seal() throws {
        time += 1000
        let sealed = log.seal(atMilliseconds: time)
        leaves.append(sealed.epoch.data)
        log.commit()
        batch = sealed
    }

    func note() throws -> String {
        try Self.signer().sign(try unwrap(batch).checkpoint(origin: Self.origin))
    }

    func proof(of index: UInt64) throws -> [Digest] {
        let naive = leaves.map { Digest(leaf: $0) }
        return MerkleTree.inclusionProof(index: index, size: UInt64(leaves.count)) { level, place in
            NaiveTree.root(naive[Int(place << UInt64(level))..<Int((place + 1) << UInt64(level))])
        }
    }

    func receipt(_ person: Int, _ number: Int) throws -> Receipt {
        let appended = events[person][number - 1]
        return Receipt(appended, proof: try proof(of: appended.index), note: try note())
    }

    func statement(_ person: Int, entries: [Statement.Entry]? = nil) throws -> Statement {
        let sealed = try unwrap(batch)
        let all = events[person].map { Statement.Entry.disclosed($0.event, $0.salt) }
        return Statement(
            subject: .chain(people[person].secret, entries ?? all),
            mapProof: log.map.proof(for: people[person].chain.mapKey),
            epoch: sealed.epoch,
            epochProof: try proof(of: sealed.epochIndex),
            note: try note()
        )
    }

    func absence(of mapKey: Digest) throws -> Statement {
        let sealed = try unwrap(batch)
        return Statement(
            subject: .absence(mapKey: mapKey),
            mapProof: log.map.proof(for: mapKey),
            epoch: sealed.epoch,
            epochProof: try proof(of: sealed.epochIndex),
            note: try note()
        )
    }

    /// Three people, five batches, one erased event.
    static func standard() throws -> SampleLog {
        var sample = try SampleLog(people: 3)
        for person in 0..<3 { try sample.add(person, type: "person.enrolled") }
        try sample.seal()
        for round in 0..<3 {
            try sample.add(0, type: "check.answered")
            try sample.add(1, type: round == 1 ? "judgment.filed" : "check.unavailable")
            try sample.seal()
        }
        try sample.add(
            0,
            [
                "type": .string(Erasure.eventType),
                "occurredAt": .string("2026-11-22T10:00:00Z"),
                "facts": .object(
                    Erasure.facts(sequences: [2], reason: "the period of keeping ended")
                ),
            ]
        )
        try sample.seal()
        return sample
    }

    func entriesWithErasure() throws -> [Statement.Entry] {
        var entries = events[0].map { Statement.Entry.disclosed($0.event, $0.salt) }
        let erased = events[0][1]
        guard case .event(_, let commitment) = Leaf(data: erased.leafData) else {
            throw Missing()
        }
        entries[1] = .erased(commitment: commitment, by: 5, reason: "the period of keeping ended")
        return entries
    }
}

/// A value that a test needs is not there.
struct Missing: Error {}

func unwrap<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
}

/// The definition of RFC 6962, word for word and slow.
enum NaiveTree {
    static func root(_ hashes: ArraySlice<Digest>) -> Digest {
        guard hashes.count > 1 else { return hashes.first ?? .ofNothing }
        var width = 1
        while width * 2 < hashes.count { width *= 2 }
        return Digest(
            left: root(hashes.prefix(width)),
            right: root(hashes.dropFirst(width))
        )
    }
}
