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
        receipts.append(try await test.office.perform(test.file(), as: court).receipt)
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
