import Bureau
import Evidence
import Foundation
import Storage
import StorageTestSupport
import Testing

@testable import Service

@Suite("A database that was put back")
struct RollbackTests {
    let folder: String
    let file: CheckpointFile

    init() throws {
        folder =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("recourse-keys-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        file = CheckpointFile(keyDirectory: folder)
    }

    private func open(_ test: TestOffice, _ opening: Opening = .work) async throws -> CreditOffice {
        var settings = TestOffice.settings()
        settings.checkpointFile = file
        settings.opening = opening
        return try await TestOffice.open(
            test.faults,
            keys: test.keys,
            clock: test.clock,
            settings: settings
        )
    }

    private func enrol(_ number: Int, at office: CreditOffice) async throws {
        _ = try await office.perform(
            EnrolPerson(
                identity: TestOffice.claim(number),
                items: [],
                reference: TestOffice.reference(number),
                isSynthetic: true
            ),
            as: .staff("ada")
        )
    }

    @Test(
        "is refused: it is behind what was released, or has another history",
        arguments: DatabaseKind.allCases
    )
    func refused(_ kind: DatabaseKind) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let test = try await TestOffice(kind)
        let office = try await open(test)
        for number in 1...3 { try await enrol(number, at: office) }
        #expect(try await file.read() == office.latestCheckpoint())
        _ = try await open(test)

        let old = try await TestOffice(kind, keys: test.keys)
        try await old.enrol(1)
        let behind = await #expect(throws: OfficeError.self) { try await open(old) }
        guard case .rolledBack(let rollback) = behind else {
            Issue.record("it was opened")
            return
        }
        #expect(rollback.kind == .behind && rollback.found == 2 && rollback.released == 6)
        #expect(behind?.description.contains("accept-rollback") == true)
        for number in 2...5 { try await old.enrol(number) }
        let otherHistory = await #expect(throws: OfficeError.self) { try await open(old) }
        #expect(otherHistory?.description.contains("other leaves") == true)
        // Nothing was made worse by trying.
        #expect(try await file.read() == office.latestCheckpoint())
        _ = try await open(test)
    }

    @Test("is taken up knowingly only, and the log says so", arguments: DatabaseKind.allCases)
    func accepted(_ kind: DatabaseKind) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let test = try await TestOffice(kind)
        let office = try await open(test)
        for number in 1...3 { try await enrol(number, at: office) }
        let old = try await TestOffice(kind, keys: test.keys)
        try await old.enrol(1)
        let accepting = try await open(old, .acceptRollback)
        #expect(accepting.rollback?.released == 6)
        _ = try await accepting.acceptRollback(because: "The disk broke.", as: .staff("ada"))
        try await old.expectCleanLog()
        let events = try await old.read("SELECT COUNT(*) FROM event WHERE owner = 'office'")
        #expect(try events[0].count(0) == 1)
        let again = try await open(old)
        #expect(again.rollback == nil)
        #expect(try await file.read() == again.latestCheckpoint())
        await #expect(throws: OfficeError.self) {
            try await again.acceptRollback(because: "Again.", as: .staff("ada"))
        }
    }

    @Test(
        "is refused when the file beside the keys is damaged, or open to others",
        arguments: DatabaseKind.allCases
    )
    func damaged(_ kind: DatabaseKind) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let test = try await TestOffice(kind)
        try await enrol(1, at: try await open(test))
        try file.write("not a checkpoint\n")
        await #expect(throws: OfficeError.self) { try await open(test) }
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644],
            ofItemAtPath: file.path
        )
        await #expect(throws: KeyRingError.self) { try await open(test) }
    }

    @Test(
        "is not made to look newer: the file forgets nothing when a slower process writes it",
        arguments: DatabaseKind.allCases
    )
    func slower(_ kind: DatabaseKind) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let test = try await TestOffice(kind)
        let office = try await open(test)
        try await enrol(1, at: office)
        let early = try #require(try await office.latestCheckpoint())
        try await enrol(2, at: office)
        let late = try await office.latestCheckpoint()
        let slower = ReleasedCheckpoint(
            file: file,
            key: try VerifierKey(text: office.verifierKey),
            logger: office.settings.logger
        )
        slower.note(early, size: 2, isUrgent: true)
        #expect(try file.read() == late)
        slower.acceptSmaller()
        slower.note(early, size: 2, isUrgent: true)
        #expect(try file.read() == early)
    }

    @Test(
        "is known to a server at its end, though it writes the file once a second at most",
        arguments: DatabaseKind.allCases
    )
    func server(_ kind: DatabaseKind) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let test = try await TestOffice(kind)
        let office = try await open(test)
        try await office.holdingLease(waitingUpTo: .zero) {
            for number in 1...5 { try await enrol(number, at: office) }
        }
        #expect(try await file.read() == office.latestCheckpoint())
    }
}
