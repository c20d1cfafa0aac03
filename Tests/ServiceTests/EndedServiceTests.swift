import Bureau
import Charters
import Evidence
import Storage
import StorageTestSupport
import Testing

@testable import Service

/// What is left of a court order that ended: that one was erased, and a log that holds.
@Suite("What has ended, in a file that lives on")
struct EndedServiceTests {
    /// A person with an order of which a lender was told, and which was paid then.
    private struct Paid {
        let test: TestOffice
        let person: Principal
        let id: PersonID
        let lender: Principal
        let court: Principal
        let order: JudgmentID
        let receipts: [String]
        let statement: String
    }

    /// What nobody must find any more.
    private static let words = ["County Court", "Example Ltd", "The loan was not repaid"]

    private func paid(_ kind: DatabaseKind) async throws -> Paid {
        let test = try await TestOffice(kind)
        let id = try await test.enrol().answer
        let lender = try await test.subscriber(.lender)
        let court = try await test.subscriber(.court)
        try await test.approveCard()
        let filed = try await test.office.perform(test.file(by: court), as: court)
        let person = try await test.signIn()
        let had = try await test.office.perform(
            AcknowledgeNotice(judgment: filed.answer),
            as: person
        )
        test.clock.advance(seconds: 31 * 86_400)
        try await test.grantConsent(to: lender)
        let check = try await test.office.perform(test.check(), as: lender)
        guard case .answered(let answer, _) = check.answer, answer.register != .noMatch else {
            throw StoreError(.corrupt, "the order was not told")
        }
        let end = try await test.office.perform(
            RecordPayment(judgment: filed.answer, principalLeftMinorUnits: 0, proof: "slip"),
            as: court
        )
        _ = try await test.office.recallRoom(RecallMeans { _ in .taken(code: 204) }).round()
        for one in try await test.office.retractions(for: lender) {
            _ = try await test.office.perform(ConfirmRetraction(retraction: one.id), as: lender)
        }
        let again = try await test.signIn()
        return Paid(
            test: test,
            person: again,
            id: id,
            lender: lender,
            court: court,
            order: filed.answer,
            receipts: [filed, had, end].compactMap(\.receipt) + [check.receipt].compactMap(\.self),
            statement: try await test.office.statement(of: again)
        )
    }

    @Test("A paid order is gone on the second day, by itself", arguments: DatabaseKind.allCases)
    func gone(kind: DatabaseKind) async throws {
        let paid = try await paid(kind)
        let (test, room) = (paid.test, paid.test.office.termRoom())
        let before = try await test.office.checkLog()
        #expect(try await room.round() == 0)
        test.clock.advance(seconds: 86_400)
        #expect(try await room.round() == 0)
        #expect(try await test.office.ownOrders(of: paid.court).count == 1)
        test.clock.advance(seconds: 86_400)
        #expect(try await room.round() == 1)
        #expect(try await room.round() == 0)
        try await test.expectCleanLog()
        let after = try await test.office.checkLog()
        #expect(after.events < before.events)
        try await expectNothingReadable(paid)
        try await expectTold(paid)
        try await expectVerified(paid)
        // And the log goes on, after a restart, too.
        _ = try await test.reopened()
        _ = try await test.office.perform(test.check(), as: paid.lender)
        try await test.expectCleanLog()
    }

    /// No row of the order, and nothing that opens and has a word of it.
    private func expectNothingReadable(_ paid: Paid) async throws {
        let (test, id) = (paid.test, SQLValue.text(paid.id.rawValue))
        #expect(try await test.read("SELECT id FROM judgment WHERE person = $1", [id]).isEmpty)
        for table in Table.all where table != .erasedLeaf {
            let rows = try await test.store.database.read { try StoredRow.all(table, in: $0) }
            #expect(
                rows.allSatisfy { !$0.values.contains(.text(paid.order.rawValue)) },
                "\(table.name) names the order"
            )
        }
        let file = try await test.office.personFile(of: paid.person)
        let events = try await test.store.database.read { session in
            let keys = try test.office.context.vault(in: session).keys(of: paid.id.rawValue)
            return try ChainRepository.events(of: paid.id.rawValue, in: session).map {
                String(decoding: try $0.open(with: keys.dataKey).bytes, as: UTF8.self)
            }
        }
        for word in Self.words {
            #expect(!"\(file)".contains(word))
            #expect(events.allSatisfy { !$0.contains(word) })
        }
        // The opening of the commitments is gone with the texts.
        let places = try await test.read(
            "SELECT sequence FROM erased_event WHERE owner = $1 ORDER BY sequence",
            [id]
        )
        #expect(places.count >= 4)
        for place in places {
            let left = try await test.read(
                "SELECT salt FROM event WHERE owner = $1 AND sequence = $2",
                [id, .integer(try place.integer(0))]
            )
            #expect(left.isEmpty)
        }
    }

    /// The person reads that it was erased, who looked, and who was told again; the court has nothing.
    private func expectTold(_ paid: Paid) async throws {
        let test = paid.test
        let history = try await test.office.history(of: paid.person)
        let entry = try #require(history.compactMap(\.erased).first)
        #expect(entry.kind == .courtOrder && entry.rule == .paidIsRemoved)
        #expect(entry.endedOn.description == "2026-12-23")
        #expect(Set(entry.numbers).isDisjoint(with: history.map { UInt64($0.sequence) }))
        let file = try await test.office.personFile(of: paid.person)
        let look = try #require(file.inquiries.first)
        guard case .answered(let answer) = look.outcome else { throw Refusal.notFound }
        #expect(answer.register == .erased)
        #expect(file.retractions.map(\.reason) == [.orderEnded])
        #expect(file.notices.allSatisfy { !$0.path.contains(paid.order.rawValue) })
        #expect(try await test.office.ownOrders(of: paid.court).isEmpty)
        let act = try #require(try await test.office.ownActs(of: paid.lender).first)
        #expect(!act.isEntryVisible)
        // That it was once filed is known, and not about whom.
        let refusal = await #expect(throws: Refusal.self) {
            _ = try await test.office.perform(test.file(by: paid.court), as: paid.court)
        }
        #expect(refusal?.findings.map(\.code) == [.alreadyFiled])
    }

    /// What was downloaded before still verifies, and what is downloaded now shows what is missing.
    private func expectVerified(_ paid: Paid) async throws {
        let key = try VerifierKey(text: paid.test.office.verifierKey)
        #expect(paid.receipts.count == 4)
        for receipt in paid.receipts { _ = try Receipt(text: receipt).verify(key: key) }
        _ = try Statement(text: paid.statement).verify(key: key)
        let now = try await paid.test.office.statement(of: paid.person)
        let events = try Statement(text: now).verify(key: key).events
        let missing = events.compactMap { event -> UInt64? in
            guard case .erased(let sequence, _, let reason) = event else { return nil }
            #expect(reason == "a court order ended on 23 December 2026")
            return sequence
        }
        let history = try await paid.test.office.history(of: paid.person)
        #expect(missing == history.compactMap(\.erased).flatMap(\.numbers))
        #expect(events.count == history.count + missing.count)
    }

    @Test("A deletion that no event tells of is found", arguments: DatabaseKind.allCases)
    func feigned(kind: DatabaseKind) async throws {
        let paid = try await paid(kind)
        let test = paid.test
        // Whoever has the keys takes an event away in the same manner, without a word.
        try await test.store.database.write { session in
            try ErasureRepository.deleteEvents([2], of: paid.id, in: session)
        }
        let report = try await test.office.checkLog()
        #expect(report.findings.contains { $0.table == "erased_event" })
    }

    @Test("An event that comes back after its erasure is found", arguments: DatabaseKind.allCases)
    func cameBack(kind: DatabaseKind) async throws {
        let paid = try await paid(kind)
        let test = paid.test
        let events = try await test.store.database.read {
            try $0.rows(of: .event, under: .text(paid.id.rawValue))
        }
        test.clock.advance(seconds: 2 * 86_400)
        #expect(try await test.office.termRoom().round() == 1)
        let places = try await test.store.database.read {
            try $0.rows(of: .erasedEvent, under: .text(paid.id.rawValue))
        }
        let place = try #require(places.first)
        let event = try #require(events.first { $0.values[1] == place.values[1] })
        try await test.store.database.write { try event.insert($0) }
        for isInstead in [false, true] {
            if isInstead { try await test.store.database.write { try place.delete($0) } }
            let report = try await test.office.checkLog()
            #expect(report.findings.contains { $0.table == "erased_event" })
        }
        // As it was, it agrees again.
        try await test.store.database.write { session in
            try event.delete(session)
            try place.put(session)
        }
        try await test.expectCleanLog()
    }

    @Test("Two places that changed leaves are both named", arguments: DatabaseKind.allCases)
    func swapped(kind: DatabaseKind) async throws {
        let paid = try await paid(kind)
        let test = paid.test
        test.clock.advance(seconds: 2 * 86_400)
        #expect(try await test.office.termRoom().round() == 1)
        let places = try await test.store.database.read {
            try $0.rows(of: .erasedEvent, under: .text(paid.id.rawValue))
        }.prefix(2).map(\.values)
        for (place, other) in [(places[0], places[1]), (places[1], places[0])] {
            try await test.write(
                "UPDATE erased_event SET leaf_index = $1 WHERE owner = $2 AND sequence = $3",
                [other[3], place[0], place[1]]
            )
        }
        let report = try await test.office.checkLog()
        let found = report.findings.map(\.description)
        #expect(found.contains { $0.contains("has no leaf at its place") }, "\(found)")
    }

    @Test(
        "What was changed or taken away before is found after it as before",
        arguments: DatabaseKind.allCases
    )
    func changedBefore(kind: DatabaseKind) async throws {
        let paid = try await paid(kind)
        let test = paid.test
        // That the order was filed is known by this row alone, and by the event that is to go.
        try await test.write("DELETE FROM order_tombstone")
        try await test.write("UPDATE told_file SET touched_at = touched_at + 1")
        let before = try await test.office.checkLog().findings
        #expect(Set(before.map(\.table)) == ["order_tombstone", "told_file"])
        test.clock.advance(seconds: 2 * 86_400)
        #expect(try await test.office.termRoom().round() == 1)
        let after = try await test.office.checkLog().findings
        #expect(after.map(\.table) == before.map(\.table))
        #expect(after.map(\.key) == before.map(\.key))
    }

    @Test("A file of which something was erased goes whole later", arguments: DatabaseKind.allCases)
    func wholeLater(kind: DatabaseKind) async throws {
        let paid = try await paid(kind)
        let test = paid.test
        test.clock.advance(seconds: 2 * 86_400)
        #expect(try await test.office.termRoom().round() == 1)
        _ = try await test.office.perform(
            RequestErasure(understands: true),
            as: try await test.signIn()
        )
        _ = try await test.office.recallRoom(RecallMeans { _ in .taken(code: 204) }).round()
        for one in try await test.office.retractions(for: paid.lender)
        where one.confirmedAt == nil {
            _ = try await test.office.perform(
                ConfirmRetraction(retraction: one.id),
                as: paid.lender
            )
        }
        test.clock.advance(seconds: 3 * 86_400)
        #expect(try await test.office.erasureRoom(ErasureMeans(tell: nil)).round() == 1)
        try await test.expectCleanLog()
        #expect(try await test.read("SELECT owner FROM erased_event").isEmpty)
        // The order is still known to have been filed.
        try await test.enrol()
        await #expect(throws: Refusal.self) {
            _ = try await test.office.perform(test.file(by: paid.court), as: paid.court)
        }
    }

    @Test("Whatever else happens at once, the log holds", arguments: DatabaseKind.allCases)
    func crowd(kind: DatabaseKind) async throws {
        let paid = try await paid(kind)
        let test = paid.test
        test.clock.advance(seconds: 2 * 86_400)
        let erase = EraseEnded(person: paid.id)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask { _ = try? await test.office.perform(test.check(), as: paid.lender) }
                // Each writes a row anew for which an event vouches that is about to go.
                group.addTask {
                    let words = WriteStatement(words: "I paid it, and said so \(number) times.")
                    _ = try? await test.office.perform(words, as: paid.person)
                }
                group.addTask { _ = try? await test.office.eraseEnded(erase) }
            }
        }
        _ = try? await test.office.eraseEnded(erase)
        try await test.expectCleanLog()
        try await expectNothingReadable(paid)
        try await expectVerified(paid)
    }

    @Test("Every file is looked at, page after page", arguments: DatabaseKind.allCases)
    func pages(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<70 { group.addTask { try await test.enrol(number) } }
            try await group.waitForAll()
        }
        let room = test.office.termRoom()
        #expect(try await room.round() == 0)
        #expect(try await room.round() == 0)
        // Items are of 15 January 2026 and end five years later.
        test.clock.set(try #require(Instant("2031-01-16T12:00:00Z")))
        #expect(try await room.round() == 0)
        #expect(try await room.round() == 0)
        test.clock.set(try #require(Instant("2031-01-17T12:00:00Z")))
        #expect(try await room.round() == TermRoom.pageSize)
        #expect(try await room.round() == 70 - TermRoom.pageSize)
        #expect(try await test.read("SELECT id FROM file_item").isEmpty)
        try await test.expectCleanLog()
        let person = try await test.signIn(7)
        let history = try await test.office.history(of: person)
        #expect(history.compactMap(\.erased).map(\.kind) == [.item])
        #expect(history.compactMap(\.erased).flatMap(\.numbers).isEmpty)
    }
}
