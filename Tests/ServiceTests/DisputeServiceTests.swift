import Bureau
import Charters
import Service
import Storage
import StorageTestSupport
import Testing

/// Disputes and disclosure through the one pipeline, on both databases.
@Suite("Disputes and disclosure in the office")
struct DisputeServiceTests {
    /// A person whose one item was furnished by the lender that will look at it.
    private func furnished(_ kind: DatabaseKind) async throws -> (TestOffice, Principal, Principal)
    {
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
                        source: "Example lender",
                        observedOn: try #require(CalendarDate("2026-01-15"))
                    )
                ],
                reference: TestOffice.reference(1),
                isSynthetic: true
            ),
            as: test.staff
        )
        try await test.approveCard()
        return (test, lender, try await test.signIn())
    }

    private func told(_ test: TestOffice, _ lender: Principal) async throws -> CheckAnswer? {
        let outcome = try await test.office.perform(test.check(), as: lender).answer
        if case .answered(let answer, _) = outcome { return answer }
        return nil
    }

    private func expectRefused(
        _ code: RefusalCode,
        _ location: SourceLocation = #_sourceLocation,
        _ body: () async throws -> Void
    ) async {
        let refusal = await #expect(throws: Refusal.self, sourceLocation: location) {
            try await body()
        }
        #expect(refusal?.primary.code == code, sourceLocation: location)
    }

    private func answer(_ id: DisputeID, _ verdict: Dispute.Verdict) -> AnswerDispute {
        AnswerDispute(
            dispute: id,
            verdict: verdict.rawValue,
            checked: "The contract.",
            reason: "It says so.",
            reviewerName: "Berta Clerk",
            reviewerRole: "Data officer",
            couldDecideOtherwise: true
        )
    }

    @Test(
        "A disputed item is hidden at once, answered by who furnished it, and told again",
        arguments: DatabaseKind.allCases
    )
    func dispute(kind: DatabaseKind) async throws {
        let (test, lender, person) = try await furnished(kind)
        try await test.grantConsent(to: lender)
        #expect(try await told(test, lender)?.score != nil)
        let item = try #require(try await test.office.personFile(of: person).items.first)
        let opened = try await test.office.perform(
            OpenDispute(subject: .item(item.id), words: "I worked longer."),
            as: person
        )
        #expect(opened.receipt != nil)
        // Too thin to score without it, as if the item had never been there.
        let contested = try await told(test, lender)
        #expect(contested != nil)
        #expect(contested?.score == nil)
        // The person still sees it, marked by the dispute.
        let marked = try await test.office.personFile(of: person)
        #expect(marked.items.map(\.id) == [item.id])
        #expect(marked.disputes.map(\.item?.id) == [item.id])
        let other = try await test.subscriber(.lender)
        await expectRefused(.notFound) {
            _ = try await test.office.perform(answer(opened.answer, .kept), as: other)
        }
        await expectRefused(.notFound) {
            _ = try await test.office.perform(answer(opened.answer, .kept), as: test.staff)
        }
        _ = try await test.office.perform(answer(opened.answer, .upheld), as: lender)
        #expect(try await test.office.personFile(of: person).items.isEmpty)
        #expect(try await told(test, lender)?.score == nil)
        let types = try await test.office.history(of: person).map(\.type)
        for type in [EventType.disputeOpened, .disputeForwarded, .disputeAnswered] {
            #expect(types.filter { $0 == type.rawValue }.count == 1, "\(type)")
        }
        #expect(types.filter { $0 == EventType.disputeRecallDue.rawValue }.count == 1)
        try await test.expectCleanLog()
    }

    @Test(
        "Where the furnisher has no account the staff send and answer; silence deletes",
        arguments: DatabaseKind.allCases
    )
    func outside(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let person = try await test.signIn()
        let item = try #require(try await test.office.personFile(of: person).items.first)
        let id = try await test.office.perform(
            OpenDispute(subject: .item(item.id), words: ""),
            as: person
        ).answer
        _ = try await test.office.perform(ForwardDispute(dispute: id), as: test.staff)
        test.clock.advance(seconds: 20 * 86_400)
        await expectRefused(.wrongState) {
            _ = try await test.office.perform(answer(id, .kept), as: test.staff)
        }
        let again = try await test.signIn()
        let file = try await test.office.personFile(of: again)
        #expect(file.items.isEmpty)
        let standing = file.disputes.first?.standing(
            asOf: file.asOf,
            under: try Charter.strictest()
        )
        #expect(standing?.state == .deleted)
        try await test.expectCleanLog()
    }

    @Test(
        "Whoever answers finds their own disputes and no others, newest first",
        arguments: DatabaseKind.allCases
    )
    func queues(kind: DatabaseKind) async throws {
        let (test, lender, person) = try await furnished(kind)
        try await test.grantConsent(to: lender)
        guard
            case .answered(_, let look) = try await test.office.perform(test.check(), as: lender)
                .answer
        else {
            Issue.record("the check was not answered")
            return
        }
        let item = try #require(try await test.office.personFile(of: person).items.first)
        var disputes: [DisputeID] = []
        for subject in [Dispute.Subject.item(item.id), .look(look)] {
            disputes.append(
                try await test.office.perform(
                    OpenDispute(subject: subject, words: ""),
                    as: person
                ).answer
            )
        }
        let asked = try await test.office.perform(RequestDisclosure(), as: person).answer
        let other = try await test.subscriber(.lender)
        // A second writing of the same dispute leaves one line of it.
        _ = try await test.office.perform(answer(disputes[0], .kept), as: lender)
        #expect(
            try await test.office.disputes(for: lender).map(\.id) == [disputes[1], disputes[0]]
        )
        #expect(
            try await test.office.disputes(for: test.staff).map(\.id) == [disputes[1], disputes[0]]
        )
        #expect(try await test.office.disputes(for: other).isEmpty)
        #expect(try await test.office.disclosures(for: test.staff).map(\.id) == [asked])
        let found = try await test.office.dispute(disputes[0], for: lender)
        #expect(found.identity == TestOffice.claim(1))
        #expect(found.item == item)
        await expectRefused(.notFound) {
            _ = try await test.office.dispute(disputes[0], for: other)
        }
        await expectRefused(.notPermitted) { _ = try await test.office.disputes(for: person) }
        let court = try await test.subscriber(.court)
        await expectRefused(.notPermitted) { _ = try await test.office.disputes(for: court) }
        await expectRefused(.notPermitted) { _ = try await test.office.disclosures(for: lender) }
        await expectRefused(.wrongState) {
            _ = try await test.office.fileToHandOver(asked, for: test.staff)
        }
        try await test.expectCleanLog()
    }

    @Test(
        "A lender that reads its old answer again sees no score that rests on what is contested",
        arguments: DatabaseKind.allCases
    )
    func readAgain(kind: DatabaseKind) async throws {
        let (test, lender, person) = try await furnished(kind)
        try await test.grantConsent(to: lender)
        #expect(try await told(test, lender)?.score != nil)
        func view() async throws -> LenderActView {
            let acts = try await test.office.ownActs(of: lender)
            let checks = acts.filter { if case .check = $0.act.kind { true } else { false } }
            return try #require(checks.last)
        }
        let act = try await view().act.id
        #expect(try await view().isScoreVisible)
        _ = try await test.office.receipt(ofCheck: act, for: lender)
        let item = try #require(try await test.office.personFile(of: person).items.first)
        let id = try await test.office.perform(
            OpenDispute(subject: .item(item.id), words: ""),
            as: person
        ).answer
        #expect(try await !view().isScoreVisible)
        await expectRefused(.notFound) {
            _ = try await test.office.receipt(ofCheck: act, for: lender)
        }
        _ = try await test.office.perform(answer(id, .kept), as: lender)
        #expect(try await !view().isScoreVisible)
        test.clock.advance(seconds: 12 * 86_400)
        #expect(try await view().isScoreVisible)
        let again = try await test.signIn()
        let second = try await test.office.perform(
            OpenDispute(subject: .item(item.id), words: "Look at the slip."),
            as: again
        ).answer
        var corrected = answer(second, .corrected)
        corrected.correctedValue = .number(30)
        corrected.reviewerName = "Carl Second"
        _ = try await test.office.perform(corrected, as: lender)
        #expect(try await !view().isScoreVisible)
    }

    @Test(
        "A lender is not told that it may look while the person waits for their own file",
        arguments: DatabaseKind.allCases
    )
    func waiting(kind: DatabaseKind) async throws {
        let (test, lender, _) = try await furnished(kind)
        try await test.grantConsent(to: lender)
        func isAllowed() async throws -> Bool {
            try await test.office.ownActs(of: lender).contains { $0.allowedUntil != nil }
        }
        let id = try await test.office.perform(
            RecordDisclosureRequest(
                person: TestOffice.claim(1),
                channel: "letter",
                receivedOn: "2026-11-22"
            ),
            as: test.staff
        ).answer
        #expect(try await isAllowed())
        test.clock.advance(seconds: 8 * 86_400)
        #expect(try await told(test, lender) == nil)
        #expect(try await !isAllowed())
        _ = try await test.office.perform(ConfirmIdentity(disclosure: id), as: test.staff)
        _ = try await test.office.perform(CompileDisclosure(disclosure: id), as: test.staff)
        _ = try await test.office.perform(
            DeliverDisclosure(disclosure: id, how: "post"),
            as: test.staff
        )
        #expect(try await isAllowed())
    }

    @Test(
        "While a letter is overdue lenders are told nothing, until the file is handed over",
        arguments: DatabaseKind.allCases
    )
    func disclosure(kind: DatabaseKind) async throws {
        let (test, lender, person) = try await furnished(kind)
        _ = try await test.office.perform(RequestDisclosure(), as: person)
        let id = try await test.office.perform(
            RecordDisclosureRequest(
                person: TestOffice.claim(1),
                channel: "letter",
                receivedOn: "2026-11-22"
            ),
            as: test.staff
        ).answer
        try await test.grantConsent(to: lender)
        #expect(try await told(test, lender) != nil)
        test.clock.advance(seconds: 8 * 86_400)
        #expect(try await told(test, lender) == nil)
        _ = try await test.office.perform(ConfirmIdentity(disclosure: id), as: test.staff)
        _ = try await test.office.perform(CompileDisclosure(disclosure: id), as: test.staff)
        #expect(try await told(test, lender) == nil)
        _ = try await test.office.perform(
            DeliverDisclosure(disclosure: id, how: "registered post"),
            as: test.staff
        )
        #expect(try await told(test, lender) != nil)
        let file = try await test.office.personFile(of: try await test.signIn())
        #expect(file.disclosures.count == 2)
        try await test.expectCleanLog()
    }
}
