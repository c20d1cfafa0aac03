import Bureau
import Charters
import Evidence
import Storage
import StorageTestSupport
import Synchronization
import Testing

@testable import Service

/// What is left when a file is erased: nothing that can be opened, and a log that holds.
@Suite("A file that is erased")
struct ErasureTests {
    /// Mails that said that a file is gone.
    final class Mailbox: Sendable {
        private let mails = Mutex<[WaitingMail]>([])

        var all: [WaitingMail] { mails.withLock { $0 } }

        var means: ErasureMeans {
            ErasureMeans { [self] mail in
                mails.withLock { $0.append(mail) }
                return .taken
            }
        }
    }

    private static let mailbox = "ada@example.org"

    /// A person of whom every kind of row is held, who asked and may be forgotten tomorrow.
    private struct Asked {
        let test: TestOffice
        let person: Principal
        let id: PersonID
        let lender: Principal
        let receipts: [String]
        let statement: String
    }

    private func asked(_ kind: DatabaseKind) async throws -> Asked {
        let test = try await TestOffice(kind)
        let enrolled = try await test.enrol()
        try await test.enrol(2)
        let lender = try await test.subscriber(.lender)
        try await test.approveCard()
        try await test.grantConsent(to: lender)
        let check = try await test.office.perform(test.check(), as: lender)
        guard case .answered(_, let look) = check.answer else {
            throw StoreError(.corrupt, "the check was not answered")
        }
        let decided = try await test.office.perform(
            RecordDecision(inquiry: look, verdict: VerdictDraft(outcome: "granted-as-asked")),
            as: lender
        )
        let person = try await test.signIn()
        try await test.openEveryDoor(of: person)
        _ = try await test.office.perform(ChangeMail(address: Self.mailbox), as: person)
        _ = try await test.office.perform(WriteStatement(words: "I pay what I owe."), as: person)
        _ = try await test.office.perform(RequestDisclosure(), as: person)
        _ = try await test.office.perform(
            GiveMandate(
                draft: MandateDraft(
                    representative: "Dana Helper",
                    contact: "1 Help Street",
                    scopes: ["freeze"],
                    lastDay: "2027-01-31"
                )
            ),
            as: person
        )
        _ = try await test.office.perform(RequestErasure(understands: true), as: person)
        _ = try await test.office.recallRoom(RecallMeans { _ in .taken(code: 204) }).round()
        for one in try await test.office.retractions(for: lender) {
            _ = try await test.office.perform(ConfirmRetraction(retraction: one.id), as: lender)
        }
        let statement = try await test.office.statement(of: person)
        return Asked(
            test: test,
            person: person,
            id: enrolled.answer,
            lender: lender,
            receipts: [enrolled.receipt, check.receipt, decided.receipt].compactMap(\.self),
            statement: statement
        )
    }

    @Test(
        "goes by itself when its days are over, and leaves nothing",
        arguments: DatabaseKind.allCases
    )
    func whole(kind: DatabaseKind) async throws {
        let asked = try await asked(kind)
        let (test, mailbox) = (asked.test, Mailbox())
        let room = test.office.erasureRoom(mailbox.means)
        let sealed = try await test.read(
            "SELECT person, is_synthetic, document FROM person WHERE person = $1",
            [.text(asked.id.rawValue)]
        )
        let before = try await test.office.checkLog().events
        #expect(try await room.round() == 0)
        test.clock.advance(seconds: 3 * 86_400 - 1)
        #expect(try await room.round() == 0)
        #expect(try await test.signInIfEnrolled(1) != nil)
        test.clock.advance(seconds: 1)
        #expect(try await room.round() == 1)
        #expect(try await room.round() == 0)
        try await expectNothing(about: asked)
        // Lenders' and the office's events are what is left to open.
        #expect(try await test.office.checkLog().events < before)
        #expect(mailbox.all.map(\.address) == [Self.mailbox])
        #expect(mailbox.all.filter { !$0.isFarewell }.isEmpty)
        // What a backup of the rows still has stays shut: its keys are nowhere, and never come back.
        #expect(sealed.count == 1)
        let keys = try await test.store.database.read { session in
            try test.office.context.vault(in: session).find(asked.id.rawValue)?.chainSecret
        }
        #expect(keys == nil)
    }

    /// No row names the person, no door opens, and the log holds.
    private func expectNothing(about asked: Asked) async throws {
        let test = asked.test
        try await expectUnnamed(asked)
        try await test.expectCleanLog()
        _ = try await test.reopened()
        let key = try VerifierKey(text: test.office.verifierKey)
        #expect(asked.receipts.count == 3)
        for receipt in asked.receipts { _ = try Receipt(text: receipt).verify(key: key) }
        _ = try Statement(text: asked.statement).verify(key: key)
        // A session that is open meanwhile reads nothing, and does nothing.
        await #expect(throws: (any Error).self) {
            _ = try await test.office.personFile(of: asked.person)
        }
        await #expect(throws: (any Error).self) {
            _ = try await test.office.perform(PlaceFreeze(), as: asked.person)
        }
        await #expect(throws: (any Error).self) {
            _ = try await test.office.perform(TakeErasureBack(), as: asked.person)
        }
        // Nor does a refusal, which would stand on a chain that is no more.
        await #expect(throws: (any Error).self) {
            _ = try await test.office.perform(
                AnswerErasure(erasure: .init(rawValue: "NONE"), words: "No."),
                as: asked.person
            )
        }
        #expect(try await test.signInIfEnrolled(1) == nil)
        #expect(
            try await test.office.perform(test.check(), as: asked.lender).answer == .unavailable
        )
        try await test.expectCleanLog()
        try await expectUnnamed(asked)
    }

    /// No row of any table has the person in any column.
    private func expectUnnamed(_ asked: Asked) async throws {
        for table in Table.all {
            let rows = try await asked.test.store.database.read {
                try StoredRow.all(table, in: $0)
            }
            let naming = rows.filter { row in
                row.values.contains { $0 == .text(asked.id.rawValue) }
            }
            #expect(naming.isEmpty, "\(table.name) names the person")
        }
    }

    @Test("is told to lenders by no word of theirs", arguments: DatabaseKind.allCases)
    func lenders(kind: DatabaseKind) async throws {
        let asked = try await asked(kind)
        let test = asked.test
        test.clock.advance(seconds: 3 * 86_400)
        #expect(try await test.office.erasureRoom(ErasureMeans(tell: nil)).round() == 1)
        let acts = try await test.office.ownActs(of: asked.lender)
        #expect(acts.count == 2)
        #expect(acts.allSatisfy { $0.act.person == nil })
        #expect(
            acts.allSatisfy { $0.act.kind == .check(nil) || $0.act.kind == .consentRequest(nil) }
        )
        #expect(try await test.office.retractions(for: asked.lender).isEmpty)
        for principal in [test.staff, asked.lender] {
            #expect(try await test.office.disputes(for: principal).isEmpty)
        }
        #expect(try await test.office.erasures(for: test.staff).isEmpty)
        #expect(try await test.office.mandates(for: test.staff).count == 1)
        try await test.expectCleanLog()
    }

    @Test("opens a new file for the same human", arguments: DatabaseKind.allCases)
    func anew(kind: DatabaseKind) async throws {
        let asked = try await asked(kind)
        let test = asked.test
        test.clock.advance(seconds: 3 * 86_400)
        #expect(try await test.office.erasureRoom(ErasureMeans(tell: nil)).round() == 1)
        let again = try await test.enrol().answer
        #expect(again != asked.id)
        let person = try await test.signIn()
        let file = try await test.office.personFile(of: person)
        #expect(file.inquiries.isEmpty && file.decisions.isEmpty && file.mandates.isEmpty)
        #expect(
            try await test.office.history(of: person).map(\.type) == [
                "person.enrolled", "file.read",
            ]
        )
        let key = try VerifierKey(text: test.office.verifierKey)
        let statement = try Statement(text: try await test.office.statement(of: person))
        #expect(try statement.verify(key: key).events.count == 2)
        // And goes again, by the same way.
        _ = try await test.office.perform(RequestErasure(understands: true), as: person)
        test.clock.advance(seconds: 3 * 86_400)
        #expect(try await test.office.erasureRoom(ErasureMeans(tell: nil)).round() == 1)
        try await test.expectCleanLog()
    }

    @Test(
        "stays while a court order stands, and goes when that ended",
        arguments: DatabaseKind.allCases
    )
    func order(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let court = try await test.subscriber(.court)
        let order = try await test.office.perform(test.file(by: court), as: court).answer
        let person = try await test.signIn()
        let id = try #require(person.person)
        let erasure = try await test.office
            .perform(RequestErasure(understands: true), as: person).answer
        let room = test.office.erasureRoom(ErasureMeans(tell: nil))
        test.clock.advance(seconds: 3 * 86_400)
        #expect(try await room.round() == 0)
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.carryOut(CarryOutErasure(person: id))
        }
        #expect(refusal?.primary.rule == Rule.hardExpiry.id)
        let held = try await test.office.erasure(erasure, for: test.staff)
        #expect(held.obstacles.map(\.kind) == [.courtOrder])
        _ = try await test.office.perform(
            AnswerErasure(erasure: erasure, words: "A court order is open until it is paid."),
            as: test.staff
        )
        _ = try await test.office.perform(
            SetAsideOrder(judgment: order, reason: "withdrawn"),
            as: court
        )
        test.clock.advance(seconds: 3_600)
        #expect(try await room.round() == 1)
        #expect(try await test.office.ownOrders(of: court).isEmpty)
        // The order is known to have been filed, and not about whom.
        try await test.enrol()
        await #expect(throws: Refusal.self) {
            _ = try await test.office.perform(test.file(by: court), as: court)
        }
        try await test.expectCleanLog()
    }

    @Test("stays when the person takes it back", arguments: DatabaseKind.allCases)
    func takenBack(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let person = try await test.signIn()
        _ = try await test.office.perform(RequestErasure(understands: true), as: person)
        _ = try await test.office.perform(TakeErasureBack(), as: person)
        test.clock.advance(seconds: 30 * 86_400)
        #expect(try await test.office.erasureRoom(ErasureMeans(tell: nil)).round() == 0)
        #expect(try await test.signInIfEnrolled(1) != nil)
        await #expect(throws: Refusal.self) {
            let id = try #require(person.person)
            try await test.office.carryOut(CarryOutErasure(person: id))
        }
        try await test.expectCleanLog()
    }

    @Test("leaves a log that holds whatever else happens at once", arguments: DatabaseKind.allCases)
    func crowd(kind: DatabaseKind) async throws {
        let asked = try await asked(kind)
        let test = asked.test
        test.clock.advance(seconds: 3 * 86_400)
        let carryOut = CarryOutErasure(person: asked.id)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask { _ = try? await test.office.perform(test.check(), as: asked.lender) }
                group.addTask {
                    _ = try? await test.office.perform(PlaceFreeze(), as: asked.person)
                }
                group.addTask { _ = try? await test.office.perform(LiftFreeze(), as: asked.person) }
                group.addTask { try? await test.office.carryOut(carryOut) }
            }
        }
        try? await test.office.carryOut(carryOut)
        try await expectNothing(about: asked)
    }

    @Test("cannot be feigned in the database", arguments: DatabaseKind.allCases)
    func feigned(kind: DatabaseKind) async throws {
        let asked = try await asked(kind)
        let test = asked.test
        test.clock.advance(seconds: 3 * 86_400)
        #expect(try await test.office.erasureRoom(ErasureMeans(tell: nil)).round() == 1)
        // Whoever has the keys takes another person's events away in the same manner, without an event.
        let other = try #require(try await test.signInIfEnrolled(2)?.person)
        try await test.store.database.write { session in
            try ErasureRepository.deleteKeys(of: other, in: session)
            try ErasureRepository.deleteEvents(
                of: other,
                sealedBy: test.keys.index,
                in: session
            )
        }
        let report = try await test.office.checkLog()
        #expect(report.findings.contains { $0.table == "chain" })
        #expect(report.findings.contains { $0.table == "erased_leaf" })
    }
}
