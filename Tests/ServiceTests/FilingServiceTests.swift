import Bureau
import Service
import Storage
import StorageTestSupport
import Testing

@Suite("Filings without a signature, in the office")
struct FilingServiceTests {
    private func clerk(
        _ signInName: String,
        _ name: String,
        of court: Principal,
        _ test: TestOffice
    ) async throws -> Principal {
        try await test.employ(signInName, .court, for: court.subscriber, name: name)
        let caller = try await test.office.staff(session: try await test.enter(signInName))
        return try #require(caller).principal
    }

    private func code<C: Loadable>(
        _ command: C,
        _ test: TestOffice,
        as principal: Principal
    ) async -> RefusalCode? {
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.perform(command, as: principal)
        }
        return refusal?.primary.code
    }

    @Test(
        "are entered by two sessions of one court, and until then nothing of them is anywhere",
        arguments: DatabaseKind.allCases
    )
    func twoSessions(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let court = try await test.subscriber(.court)
        let rita = try await clerk("rita.court", "Rita Ray", of: court, test)
        let otto = try await clerk("otto.court", "Otto Clerk", of: court, test)
        let id = try await test.office.perform(test.submission(), as: rita).answer
        let person = try await test.signIn()
        let before = try await test.office.history(of: person).map(\.type)
        #expect(!before.contains { $0.hasPrefix("judgment") || $0.hasPrefix("filing") })
        for table in ["judgment", "order_tombstone"] {
            #expect(try await test.read("SELECT * FROM \(table)").isEmpty, "\(table)")
        }
        #expect(try await test.office.ownOrders(of: rita).isEmpty)
        #expect(try await test.office.ownFilings(of: otto).map(\.id) == [id])
        let confirm = ConfirmFiling(filing: id, principalMinorUnits: 500_000)
        #expect(await code(confirm, test, as: rita) == .sameReviewer)
        #expect(await code(confirm, test, as: court) == .notPermitted)
        let entered = try await test.office.perform(confirm, as: otto)
        #expect(try await test.office.ownFilings(of: otto).isEmpty)
        #expect(try await test.read("SELECT * FROM filing").isEmpty)
        #expect(try await test.office.judgment(entered.answer, for: court).id == entered.answer)
        let after = try await test.office.history(of: person)
        let filed = try #require(after.last { $0.type == "judgment.filed" })
        #expect(filed.event.contains("Rita Ray") && filed.event.contains("Otto Clerk"))
        let notices = try await test.office.personFile(of: person).notices
        #expect(notices.count { $0.kind == .judgmentReceived } == 1)
        try await test.expectCleanLog()
    }

    @Test("are another court's for nobody, sent back with a reason and taken back without a trace")
    func strangers() async throws {
        let test = try await TestOffice(.sqlite)
        try await test.enrol()
        let court = try await test.subscriber(.court)
        let other = try await test.subscriber(.court)
        let rita = try await clerk("rita.court", "Rita Ray", of: court, test)
        let otto = try await clerk("otto.court", "Otto Clerk", of: court, test)
        let stranger = try await clerk("sam.court", "Sam Stranger", of: other, test)
        let id = try await test.office.perform(test.submission(), as: rita).answer
        let confirm = ConfirmFiling(filing: id, principalMinorUnits: 500_000)
        #expect(await code(confirm, test, as: stranger) == .notFound)
        #expect(try await test.office.ownFilings(of: stranger).isEmpty)
        await #expect(throws: Refusal.notFound) {
            try await test.office.filing(id, for: stranger)
        }
        let back = ReturnFiling(filing: id, reason: "The address is another one.")
        _ = try await test.office.perform(back, as: otto)
        #expect(await code(confirm, test, as: otto) == .wrongState)
        #expect(try await test.office.filing(id, for: rita).returned?.by == "Otto Clerk")
        _ = try await test.office.perform(WithdrawFiling(filing: id), as: rita)
        #expect(try await test.read("SELECT * FROM filing").isEmpty)
        #expect(try await test.read("SELECT * FROM judgment").isEmpty)
        try await test.expectCleanLog()
    }

    @Test("that a program files wait for a human, whether or not its court has a key")
    func programs() async throws {
        let test = try await TestOffice(.sqlite)
        try await test.enrol()
        let court = try await test.subscriber(.court)
        let otto = try await clerk("otto.court", "Otto Clerk", of: court, test)
        #expect(await code(test.file(), test, as: court) == .notSigned)
        let id = try await test.office.perform(test.submission(), as: court).answer
        let confirm = ConfirmFiling(filing: id, principalMinorUnits: 500_000)
        #expect(await code(confirm, test, as: court) == .notPermitted)
        _ = try await test.office.perform(confirm, as: otto)
        try await test.expectCleanLog()
    }

    @Test("lapse after 30 days, are shown to nobody then, and go with the court's next act")
    func lapse() async throws {
        let test = try await TestOffice(.sqlite)
        try await test.enrol()
        let court = try await test.subscriber(.court)
        _ = try await test.office.perform(test.submission(), as: court)
        test.clock.advance(days: 30)
        #expect(try await test.office.ownFilings(of: court).isEmpty)
        let next = try await test.office.perform(
            test.submission(caseNumber: "C-2"),
            as: court
        ).answer
        let kept = try await test.read("SELECT id FROM filing").map { try $0.text(0) }
        #expect(kept == [next.rawValue])
        try await test.expectCleanLog()
    }

    @Test("about an invented person suspend the court, as a signed one does")
    func canary() async throws {
        let test = try await TestOffice(.sqlite)
        let court = try await test.subscriber(.court)
        _ = try await test.office.perform(
            PlaceCanary(identity: TestOffice.claim(1)),
            as: test.staff
        )
        #expect(await code(test.submission(), test, as: court) == .identityNotCertain)
        let id = try #require(court.subscriber)
        let listing = try await test.office.subscriber(id, for: test.staff)
        #expect(listing.subscriber.alarm?.kind == .canary)
    }
}
