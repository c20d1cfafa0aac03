import Bureau
import Charters
import Evidence
import Foundation
import Service
import Storage
import StorageTestSupport
import Testing

@Suite("A database of an older version")
struct UpgradeTests {
    /// The folder with the recordings.
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures")

    /// The recordings, by name.
    static let recordings =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".jsonl") }.sorted()

    private func recorded(_ name: String) throws -> RecordedDatabase {
        let place = Self.folder.appendingPathComponent(name)
        return try RecordedDatabase(text: try String(contentsOf: place, encoding: .utf8))
    }

    @Test(
        "is migrated on demand, is clean, and goes on",
        arguments: recordings,
        DatabaseKind.allCases
    )
    func upgrade(name: String, kind: DatabaseKind) async throws {
        let old = try recorded(name)
        let store = try kind.make()
        try await old.load(into: store.database)
        let clock = SettableClock(try #require(Instant(old.facts.now)))
        var settings = TestOffice.settings(old.facts.origin)
        let isBehind = old.facts.migrations.count < Migration.all.count
        if isBehind {
            let error = await #expect(throws: StoreError.self) {
                try await TestOffice.open(
                    store.database,
                    keys: RecordedDatabase.keys,
                    clock: clock,
                    settings: settings
                )
            }
            #expect(error?.code == .foreignSchema)
            #expect(error?.message.contains("recourse admin migrate") == true)
        }
        settings.migrates = true
        _ = try await TestOffice.open(
            store.database,
            keys: RecordedDatabase.keys,
            clock: clock,
            settings: settings
        )
        #expect(try await Migrator.status(of: store.database).missing.isEmpty)
        let test = try await TestOffice(kind, keys: RecordedDatabase.keys, store: store)
        test.clock.set(clock.now)
        let report = try await test.office.checkLog()
        #expect(report.findings == [])
        #expect(report.events > 10)

        let key = try VerifierKey(text: test.office.verifierKey)
        #expect(old.facts.receipts.count > 4)
        for text in old.facts.receipts {
            #expect(throws: Never.self) { try Receipt(text: text).verify(key: key) }
        }
        let before = try Statement(text: old.facts.statement).verify(key: key).events
        let person = try await test.signIn()
        let history = try await test.office.history(of: person)
        let words = before.map { event in
            guard case .disclosed(let event) = event else { return "" }
            return String(decoding: event.bytes, as: UTF8.self)
        }
        #expect(Array(history.map(\.event).prefix(words.count)) == words)
        try await test.enrol(9)
        _ = try await test.office.perform(PlaceFreeze(), as: person)
        let after = try Statement(text: try await test.office.statement(of: person))
        #expect(try after.verify(key: key).events.count > before.count)
        try await test.expectCleanLog()
    }

    @Test("exists of the first version, so that this suite says something")
    func first() {
        #expect(Self.recordings.contains("database-0001.jsonl"))
    }

    /// Records a database of the version of the day, unless there is a recording of this schema.
    ///
    /// Runs with `RECOURSE_RECORD=1` only. A recording is never made anew: it is what was released.
    @Test("is recorded once a version", .enabled(if: TestOffice.isRecording))
    func record() async throws {
        let name = "database-\(String(10_000 + Migration.all.count).dropFirst()).jsonl"
        let place = Self.folder.appendingPathComponent(name)
        guard !FileManager.default.fileExists(atPath: place.path) else { return }
        let test = try await TestOffice(.sqlite, keys: RecordedDatabase.keys)
        var receipts: [String?] = []
        for number in 1...3 { receipts.append(try await test.enrol(number).receipt) }
        let lender = try await test.subscriber(.lender)
        let court = try await test.subscriber(.court)
        try await test.approveCard()
        try await test.grantConsent(to: lender)
        receipts.append(try await test.office.perform(test.check(), as: lender).receipt)
        _ = try await test.office.perform(test.check(2), as: lender)
        receipts.append(try await test.office.perform(test.file(by: court), as: court).receipt)
        let other = try await test.signIn(2)
        receipts.append(try await test.office.perform(PlaceFreeze(), as: other).receipt)
        let person = try await test.signIn()
        let facts = RecordedDatabase.Facts(
            migrations: Migration.all.map(\.checksum),
            origin: test.office.settings.origin,
            now: test.clock.now.description,
            columns: [:],
            receipts: receipts.compactMap(\.self),
            statement: try await test.office.statement(of: person)
        )
        let recorded = try await RecordedDatabase(facts, of: test.store.database)
        try Data(try recorded.text.utf8).write(to: place)
    }
}
