import Bureau
import Charters
import Foundation
import Service
import Storage
import StorageTestSupport
import Testing

/// Files with disputes through the one pipeline, on both databases.
@Suite("Files with disputes in the office")
struct DisputeFileServiceTests {
    private let marker = "a-slip-that-nobody-else-may-read"

    private struct Sent {
        let test: TestOffice
        let lender: Principal
        let person: Principal
        let dispute: DisputeID
        let file: DisputeFile
    }

    /// A person whose item the lender furnished, and who disputes it with a file.
    private func sent(_ kind: DatabaseKind, isFurnished: Bool = true) async throws -> Sent {
        let test = try await TestOffice(kind)
        let lender = try await test.subscriber(.lender)
        _ = try await test.office.perform(
            EnrolPerson(
                identity: TestOffice.claim(1),
                items: [
                    FileItemDraft(
                        characteristic: "months_employed",
                        category: .ownConduct,
                        value: .number(24),
                        source: isFurnished ? "Example lender" : "Somebody else",
                        observedOn: try #require(CalendarDate("2026-01-15"))
                    )
                ],
                reference: TestOffice.reference(1),
                isSynthetic: true
            ),
            as: test.staff
        )
        let person = try await test.signIn()
        let item = try #require(try await test.office.personFile(of: person).items.first)
        let dispute = try await test.office.perform(
            OpenDispute(
                subject: .item(item.id),
                words: "",
                files: [SentFile(name: "slip.txt", bytes: Array(marker.utf8))]
            ),
            as: person
        ).answer
        let file = try #require(
            try await test.office.personFile(of: person).disputes.first?.sentFiles.first
        )
        return Sent(test: test, lender: lender, person: person, dispute: dispute, file: file)
    }

    private func isNotFound(
        _ sent: Sent,
        file: DisputeFileID? = nil,
        of dispute: DisputeID? = nil,
        for principal: Principal
    ) async -> Bool {
        do {
            let (file, dispute) = (file ?? sent.file.id, dispute ?? sent.dispute)
            _ =
                principal.person == nil
                ? try await sent.test.office.disputeFile(file, of: dispute, for: principal)
                : try await sent.test.office.ownDisputeFile(file, of: dispute, for: principal)
            return false
        } catch let refusal as Refusal {
            return refusal.primary.code == .notFound
        } catch { return false }
    }

    @Test(
        "come back byte for byte to the person and to who furnished the item, and to nobody else",
        arguments: DatabaseKind.allCases
    )
    func readers(_ kind: DatabaseKind) async throws {
        let sent = try await sent(kind)
        let test = sent.test
        let (id, dispute) = (sent.file.id, sent.dispute)
        for copy in [
            try await test.office.ownDisputeFile(id, of: dispute, for: sent.person),
            try await test.office.disputeFile(id, of: dispute, for: sent.lender),
        ] { #expect(copy.bytes == Array(marker.utf8) && copy.file == sent.file) }
        await #expect(throws: Refusal.notPermitted) {
            try await test.office.ownDisputeFile(id, of: dispute, for: sent.lender)
        }
        await #expect(throws: Refusal.notPermitted) {
            try await test.office.disputeFile(id, of: dispute, for: sent.person)
        }
        try await test.enrol(2)
        let stranger = try await test.signIn(2)
        let (other, court) = (
            try await test.subscriber(.lender), try await test.subscriber(.court)
        )
        #expect(await isNotFound(sent, for: stranger))
        #expect(await isNotFound(sent, for: other))
        await #expect(throws: Refusal.notPermitted) {
            try await test.office.disputeFile(sent.file.id, of: sent.dispute, for: court)
        }
        let nothing = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
        #expect(await isNotFound(sent, file: .init(rawValue: nothing), for: sent.person))
        #expect(await isNotFound(sent, of: .init(rawValue: nothing), for: sent.person))
        try await test.expectCleanLog()
    }

    @Test("taken away by the operator's staff are a look that the person is told of")
    func staff() async throws {
        let sent = try await sent(.sqlite, isFurnished: false)
        let test = sent.test
        let ben = Principal.staff("ben")
        _ = try await test.office.disputeFile(sent.file.id, of: sent.dispute, for: ben)
        let file = try await test.office.personFile(of: sent.person)
        #expect(file.inquiries.map(\.outcome) == [.opened(.dispute(sent.dispute))])
        #expect(file.inquiries.map(\.staffName) == ["ben"])
        #expect(file.notices.contains { $0.headline.hasPrefix("ben, of the staff here, opened") })
    }

    @Test(
        "taken away by who furnished the item are a look that the person is told of, once a day",
        arguments: DatabaseKind.allCases
    )
    func furnisher(_ kind: DatabaseKind) async throws {
        let sent = try await sent(kind)
        let test = sent.test
        let nothing = DisputeFileID(rawValue: "01ARZ3NDEKTSV4RRFFQ69G5FAV")
        #expect(await isNotFound(sent, file: nothing, for: sent.lender))
        #expect(try await test.office.personFile(of: sent.person).inquiries.isEmpty)
        for _ in 0..<2 {
            _ = try await test.office.disputeFile(sent.file.id, of: sent.dispute, for: sent.lender)
        }
        // The person reads their own file without leaving a look.
        _ = try await test.office.ownDisputeFile(sent.file.id, of: sent.dispute, for: sent.person)
        let file = try await test.office.personFile(of: sent.person)
        #expect(file.inquiries.map(\.outcome) == [.opened(.dispute(sent.dispute))])
        #expect(file.inquiries.map(\.subscriber) == [sent.lender.subscriber])
        let headline = "Example lender took a file that you sent with your dispute."
        #expect(file.notices.filter { $0.headline == headline }.count == 1)
        let history = try await test.office.history(of: sent.person)
        #expect(history.filter { $0.type == "dispute.fileTaken" }.count == 1)
        test.clock.advance(days: 1)
        _ = try await test.office.disputeFile(sent.file.id, of: sent.dispute, for: sent.lender)
        let later = try await test.office.personFile(of: try await test.signIn())
        #expect(later.inquiries.count == 2)
        try await test.expectCleanLog()
    }

    @Test("never stand in the database as they were sent", arguments: DatabaseKind.allCases)
    func sealed(_ kind: DatabaseKind) async throws {
        let sent = try await sent(kind)
        let test = sent.test
        // What is looked for is found where it does stand: in what comes back.
        let copy = try await test.office.ownDisputeFile(
            sent.file.id,
            of: sent.dispute,
            for: sent.person
        )
        #expect(holds(copy.bytes, marker))
        var rows = 0
        for table in Table.all {
            for row in try await test.rows(of: table) {
                rows += 1
                for secret in [marker, "slip.txt", sent.file.sha256] {
                    #expect(!holds(row.canonicalBytes, secret), "\(secret) in \(table.name)")
                }
            }
        }
        #expect(rows > 20)
        guard kind == .sqlite else { return }
        for name in [test.store.path, test.store.path + "-wal"] {
            guard let bytes = FileManager.default.contents(atPath: name) else { continue }
            #expect(!bytes.isEmpty)
            for secret in [marker, "slip.txt"] { #expect(!holds(Array(bytes), secret)) }
        }
    }

    @Test(
        "open for their own person, dispute and place alone, and not without the person's key",
        arguments: DatabaseKind.allCases
    )
    func bound(_ kind: DatabaseKind) async throws {
        let sent = try await sent(kind)
        let test = sent.test
        let content = try #require(try await test.rows(of: .disputeFile).first)
        for column in [1, 2] {
            var values = content.values
            values[column] = .text("01ARZ3NDEKTSV4RRFFQ69G5FAV")
            let moved = StoredRow(.disputeFile, values)
            try await test.store.database.write { try moved.put($0) }
        }
        let person = sent.file
        let (office, owner) = (test.office, try #require(sent.person.person))
        for (dispute, file) in [
            (DisputeID(rawValue: "01ARZ3NDEKTSV4RRFFQ69G5FAV"), person.id),
            (sent.dispute, DisputeFileID(rawValue: "01ARZ3NDEKTSV4RRFFQ69G5FAV")),
        ] {
            await #expect(throws: StoreError.self) {
                try await test.content(of: file, sentWith: dispute, by: owner)
            }
        }
        #expect(
            try await test.content(of: person.id, sentWith: sent.dispute, by: owner)
                == Array(marker.utf8)
        )
        try await test.write("DELETE FROM owner_key WHERE owner = $1", [.text(owner.rawValue)])
        await #expect(throws: (any Error).self) {
            try await office.ownDisputeFile(person.id, of: sent.dispute, for: sent.person)
        }
    }

    @Test("as many and as large as they may be come back whole", arguments: DatabaseKind.allCases)
    func largest(_ kind: DatabaseKind) async throws {
        let sent = try await sent(kind)
        let test = sent.test
        let files = (0..<3).map { number in
            SentFile(
                name: "page \(number).jpg",
                bytes: [0xFF, 0xD8, 0xFF, UInt8(number)]
                    + Array(repeating: UInt8(number), count: DisputeFile.mostBytes - 4)
            )
        }
        _ = try await test.office.perform(
            AddDisputeFiles(dispute: sent.dispute, files: files),
            as: sent.person
        )
        let kept = try await test.office.personFile(of: sent.person).disputes.first?.sentFiles ?? []
        #expect(kept.map(\.sha256).dropFirst() == files.map(\.sha256)[...])
        for (file, original) in zip(kept.dropFirst(), files) {
            let copy = try await test.office.disputeFile(
                file.id,
                of: sent.dispute,
                for: sent.lender
            )
            #expect(copy.bytes == original.bytes)
        }
        // A refusal keeps nothing of what was sent.
        await #expect(throws: Refusal.self) {
            try await test.office.perform(
                AddDisputeFiles(
                    dispute: sent.dispute,
                    files: [SentFile(name: "a.txt", bytes: [0x41]), files[0]]
                ),
                as: sent.person
            )
        }
        #expect(try await test.rows(of: .disputeFile).count == 4)
        let refused = try #require(try await test.office.history(of: sent.person).last)
        #expect(refused.type == EventType.commandRefused.rawValue)
        #expect(!refused.event.contains("page 0") && !refused.event.contains("a.txt"))
        try await test.expectCleanLog()
    }

    private func holds(_ bytes: [UInt8], _ text: String) -> Bool {
        let needle = Array(text.utf8)
        guard bytes.count >= needle.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            (0...bytes.count - needle.count).contains { place in
                bytes[place] == needle[0]
                    && needle.indices.allSatisfy { bytes[place + $0] == needle[$0] }
            }
        }
    }
}

extension TestOffice {
    /// The bytes of a file as the storage opens them, whatever the office says of it.
    func content(
        of file: DisputeFileID,
        sentWith dispute: DisputeID,
        by person: PersonID
    ) async throws -> [UInt8]? {
        let master = keys.master
        return try await store.database.read { session in
            try FileRepository(
                of: person,
                in: session,
                vault: Vault(session: session, master: master)
            ).content(of: file, sentWith: dispute)
        }
    }
}
