import Bureau
import Evidence
import Service
import Storage
import StorageTestSupport
import Testing

@Suite("A transaction that is run again")
struct RepeatedTransactionTests {
    @Test(
        "leaves the log as if it had run once, and what is held of it is not read again",
        arguments: DatabaseKind.allCases
    )
    func repeated(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let repeating = RepeatingDatabase(test.store.database)
        let office = try await TestOffice.open(repeating, keys: test.keys, clock: test.clock)
        func readings() -> Int {
            repeating.queries.count { $0.contains("FROM chain ORDER BY map_key") }
        }
        func enrol(_ number: Int) async throws -> Receipted<PersonID> {
            try await office.perform(
                EnrolPerson(
                    identity: TestOffice.claim(number),
                    items: [],
                    reference: TestOffice.reference(number),
                    isSynthetic: true
                ),
                as: test.staff
            )
        }
        var receipts: [String] = []
        for number in 1...3 {
            receipts.append(try #require(try await enrol(number).receipt))
        }
        let before = readings()
        for number in 4...8 {
            receipts.append(try #require(try await enrol(number).receipt))
        }
        await #expect(throws: Refusal.self) { try await enrol(1) }
        #expect(readings() == before)
        let key = try VerifierKey(text: office.verifierKey)
        for text in receipts { _ = try Receipt(text: text).verify(key: key) }
        let report = try await office.checkLog()
        #expect(report.findings == [])
        #expect(report.events == 9)
        #expect(report.treeSize == 18)
    }

    @Test("because another program counted first counts on from there (PostgreSQL: SQLite waits)")
    func conflicting() async throws {
        let test = try await TestOffice(.postgresql)
        let database = test.store.database
        let runs = Shared(0)
        let rival = try test.store.reopened()
        // A reader of the budget whom a rival's write makes wrong, as the pipeline reads and writes.
        let looks = "SELECT looks FROM look_count WHERE subscriber = $1 AND day = $2"
        let key: [SQLValue] = [.text("S"), .text("2026-11-22")]
        @Sendable func count(_ session: any SQLSession) throws {
            let before = try session.query(looks, key).first?.count(0) ?? 0
            runs.withLock { $0 += 1 }
            while runs.withLock({ $0 < 2 }) { _ = try session.query("SELECT 1") }
            try StoredRow(.lookCount, key + [.count(before + 1)]).put(session)
        }
        async let one: Void = database.write { try count($0) }
        async let two: Void = rival.write { try count($0) }
        _ = try await (one, two)
        #expect(try await test.read(looks, key)[0].count(0) == 2)
        #expect(runs.withLock { $0 } > 2)
    }
}
