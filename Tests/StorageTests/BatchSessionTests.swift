import Storage
import StorageTestSupport
import Testing

@Suite("A session for a batch")
struct BatchSessionTests {
    private struct Failed: Error {}

    private func store(_ kind: DatabaseKind) async throws -> TestDatabase {
        let store = try kind.make()
        try await Migrator.migrate(store.database)
        return store
    }

    private static func row(_ person: String, _ id: String, _ byte: UInt8) -> StoredRow {
        StoredRow(.consent, [.text(person), .text(id), .blob([byte])])
    }

    @Test(
        "reads and leaves what a session without memory does, whichever steps fail",
        arguments: DatabaseKind.allCases
    )
    func sameAsPlain(kind: DatabaseKind) async throws {
        let seed = SeededGenerator().seed
        let steps = Steps(seed: seed)
        let plain = try await store(kind)
        let batched = try await store(kind)
        for number in 0..<6 {
            let expected = try await plain.database.write { try steps.run(number, in: $0) }
            let found = try await batched.database.write { session in
                let batch = BatchSession(session)
                try batch.prefetch(
                    keys: [(.consent, [.text("p1"), .text("a")])],
                    groups: [(.consent, .text("p2"))]
                )
                let found = try steps.run(number, in: batch)
                try batch.flush()
                return found
            }
            #expect(found == expected, "seed \(seed), batch \(number)")
            let rows = try await plain.database.read { try StoredRow.all(.consent, in: $0) }
            let held = try await batched.database.read { try StoredRow.all(.consent, in: $0) }
            #expect(held == rows, "seed \(seed), batch \(number)")
        }
    }

    @Test("lets a statement of its own see what is held back", arguments: DatabaseKind.allCases)
    func statements(kind: DatabaseKind) async throws {
        let store = try await store(kind)
        let counts = try await store.database.write { session in
            let batch = BatchSession(session)
            try Self.row("p", "a", 1).put(batch)
            let before = try batch.query("SELECT COUNT(*) FROM consent")[0].count(0)
            let within = try batch.savepoint {
                try Self.row("p", "b", 2).put(batch)
                return try batch.query("SELECT COUNT(*) FROM consent")[0].count(0)
            }
            #expect(throws: Failed.self) {
                try batch.savepoint {
                    try Self.row("p", "c", 3).put(batch)
                    try batch.execute("DELETE FROM consent WHERE id = 'a'")
                    throw Failed()
                }
            }
            let after = try batch.rows(of: .consent, under: .text("p")).count
            try batch.flush()
            return [before, within, after]
        }
        #expect(counts == [1, 2, 2])
        let rows = try await store.database.read { try StoredRow.all(.consent, in: $0) }
        #expect(rows == [Self.row("p", "a", 1), Self.row("p", "b", 2)])
    }

    @Test("refuses to add a row that is there", arguments: DatabaseKind.allCases)
    func conflict(kind: DatabaseKind) async throws {
        let store = try await store(kind)
        try await store.database.write { try Self.row("p", "a", 1).put($0) }
        await #expect(throws: StoreError.self) {
            try await store.database.write { session in
                let batch = BatchSession(session)
                try Self.row("p", "a", 2).insert(batch)
                try batch.flush()
            }
        }
        try await store.database.write { session in
            let batch = BatchSession(session)
            try Self.row("p", "b", 1).insert(batch)
            #expect(throws: StoreError.self) { try Self.row("p", "b", 2).insert(batch) }
        }
        let rows = try await store.database.read { try StoredRow.all(.consent, in: $0) }
        #expect(rows == [Self.row("p", "a", 1)])
    }

    @Test(
        "shows a row once that a failed step wrote first and a later one wrote again",
        arguments: DatabaseKind.allCases
    )
    func writtenAgain(kind: DatabaseKind) async throws {
        let store = try await store(kind)
        try await store.database.write { session in
            let batch = BatchSession(session)
            do {
                try batch.savepoint {
                    try Self.row("p", "a", 1).put(batch)
                    if try batch.find(.consent, key: [.text("p"), .text("a")]) != nil {
                        throw Failed()
                    }
                }
                Issue.record("the step did not fail")
            } catch is Failed {}
            try batch.savepoint { try Self.row("p", "a", 2).put(batch) }
            #expect(try batch.rows(of: .consent, under: .text("p")) == [Self.row("p", "a", 2)])
            try batch.flush()
        }
    }

    @Test("writes a row once, however often it changed, and reads it once")
    func once() async throws {
        let store = try await store(.sqlite)
        let counting = FaultyDatabase(store.database)
        try await counting.write { session in
            let batch = BatchSession(session)
            for byte in UInt8(0)..<100 {
                try batch.savepoint {
                    _ = try batch.find(.consent, key: [.text("p"), .text("a")])
                    try Self.row("p", "a", byte).put(batch)
                }
            }
            // One statement has read; one more may write, and no other.
            counting.fail(afterStatements: 1)
            try batch.flush()
            counting.fail(afterStatements: nil)
        }
        let rows = try await store.database.read { try StoredRow.all(.consent, in: $0) }
        #expect(rows == [Self.row("p", "a", 99)])
    }
}

/// Steps of chance that read and change consents of a few people; the same for the same seed.
private struct Steps: Sendable {
    let seed: UInt64

    private struct Failed: Error {}

    /// What the steps of a batch read.
    func run(_ batch: Int, in session: any SQLSession) throws -> [String] {
        var generator = Generator(state: seed &+ UInt64(batch) &* 7919)
        var read: [String] = []
        for _ in 0..<25 {
            let isFailing = Int.random(in: 0..<4, using: &generator) == 0
            let acts = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                Act(using: &generator)
            }
            var seen: [String] = []
            do {
                try session.savepoint {
                    // A batch may work a step again; what counts is what it read then.
                    seen = []
                    for act in acts { seen += try act.run(in: session) }
                    if isFailing { throw Failed() }
                }
            } catch is Failed {}
            read += seen
        }
        return read
    }
}

private struct Act {
    let kind: Int
    let person: String
    let id: String
    let byte: UInt8

    init(using generator: inout Generator) {
        kind = Int.random(in: 0..<12, using: &generator)
        person = ["p1", "p2", "p3"].randomElement(using: &generator) ?? "p1"
        id = ["a", "b", "c", "d"].randomElement(using: &generator) ?? "a"
        byte = UInt8.random(in: .min ... .max, using: &generator)
    }

    func run(in session: any SQLSession) throws -> [String] {
        let key: [SQLValue] = [.text(person), .text(id)]
        switch kind {
        case 0...3:
            try StoredRow(.consent, key + [.blob([byte])]).put(session)
            return []
        case 4, 5:
            try StoredRow(.consent, key + [.null]).delete(session)
            return []
        case 6:
            guard try session.find(.consent, key: key) == nil else { return ["taken"] }
            try StoredRow(.consent, key + [.blob([byte])]).insert(session)
            return []
        case 7, 8: return [try session.find(.consent, key: key).map(\.key) ?? "none"]
        case 9:
            let sql = "SELECT COUNT(*) FROM consent WHERE person = $1"
            let found = try session.query(sql, [.text(person)], reading: .consent)
            return [String(try found[0].count(0))]
        default:
            return try session.rows(of: .consent, under: .text(person))
                .map { "\($0.key) \($0.digest.hexadecimal)" }.sorted()
        }
    }
}

private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
