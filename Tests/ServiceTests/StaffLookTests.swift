import Bureau
import Identity
import Service
import StorageTestSupport
import Testing

@Suite("What the operator's staff and authorities see of a file")
struct StaffLookTests {
    private let ben = Principal.staff("ben")

    private func looks(_ test: TestOffice, _ person: Principal) async throws -> [Inquiry] {
        try await test.office.personFile(of: person).inquiries
    }

    @Test("is a look that the person sees and can deny", arguments: DatabaseKind.allCases)
    func disclosure(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let person = try await test.signIn()
        let asked = try await test.office.perform(
            RecordDisclosureRequest(
                person: TestOffice.claim(1),
                channel: "letter",
                receivedOn: "2026-11-20"
            ),
            as: test.staff
        ).answer
        #expect(try await looks(test, person).isEmpty)
        for staff in [test.staff, test.staff, ben] {
            _ = try await test.office.disclosure(asked, for: staff)
        }
        // The same human on the same day makes one look; the next day is another.
        var found = try await looks(test, person)
        #expect(found.map(\.staffName).sorted { $0 ?? "" < $1 ?? "" } == ["ada", "ben"])
        #expect(found.allSatisfy { $0.outcome == .opened(.disclosure(asked)) })
        #expect(found.allSatisfy { $0.purpose == .ownCopy && $0.subscriber == nil })
        test.clock.advance(days: 1)
        _ = try await test.office.disclosure(asked, for: test.staff)
        let again = try await test.signIn()
        found = try await looks(test, again)
        #expect(found.count == 3)
        let notices = try await test.office.personFile(of: again).notices
        #expect(notices.filter { $0.kind == .look }.count == 3)
        #expect(notices.contains { $0.headline.hasPrefix("ada, of the staff here, opened your") })
        let look = try #require(found.first)
        _ = try await test.office.perform(DenyInquiry(inquiry: look.id), as: again)
        #expect(try await looks(test, again).first { $0.id == look.id }?.deniedByPersonAt != nil)
        // The whole file is opened under the same eyes.
        for step in [test.staff, ben] {
            _ = try? await test.office.perform(ConfirmIdentity(disclosure: asked), as: step)
        }
        _ = try await test.office.perform(CompileDisclosure(disclosure: asked), as: ben)
        _ = try await test.office.fileToHandOver(asked, for: ben)
        #expect(try await looks(test, again).count == 4)
        // A matter that there is not opens nothing.
        let nothing = DisclosureID(rawValue: "01ARZ3NDEKTSV4RRFFQ69G5FAV")
        await #expect(throws: Refusal.self) {
            try await test.office.perform(
                RecordStaffLook(matter: .disclosure(nothing)),
                as: test.staff
            )
        }
        try await test.expectCleanLog()
    }

    @Test("is a look in a dispute, too, and none when it is the person's own lender who answers")
    func dispute() async throws {
        let test = try await TestOffice(.sqlite)
        try await test.enrol()
        let person = try await test.signIn()
        let item = try #require(try await test.office.personFile(of: person).items.first)
        let opened = try await test.office.perform(
            OpenDispute(subject: .item(item.id), words: "I worked there longer."),
            as: person
        ).answer
        _ = try await test.office.dispute(opened, for: test.staff)
        #expect(try await looks(test, person).map(\.outcome) == [.opened(.dispute(opened))])
        // The queue names nobody, and is no look.
        _ = try await test.office.disputes(for: ben)
        #expect(try await looks(test, person).count == 1)
    }

    @Test("is a look in a report of a stolen identity")
    func theft() async throws {
        let test = try await TestOffice(.sqlite)
        try await test.enrol()
        let person = try await test.signIn()
        let item = try #require(try await test.office.personFile(of: person).items.first)
        let reported = try await test.office.perform(
            ReportTheft(
                items: [item.id],
                authority: "Police",
                number: "1",
                madeOn: "2026-11-01",
                isNotMine: true,
                words: ""
            ),
            as: person
        ).answer
        _ = try await test.office.theftBlocks(for: ben)
        #expect(try await looks(test, person).isEmpty)
        _ = try await test.office.theftBlock(reported, for: ben)
        #expect(try await looks(test, person).map(\.outcome) == [.opened(.theft(reported))])
    }

    private func order(
        _ change: (inout RecordAuthorityOrder) -> Void = { _ in }
    ) -> RecordAuthorityOrder {
        var order = RecordAuthorityOrder(
            person: TestOffice.claim(1),
            authority: "Invented Tax Office",
            court: "County Court",
            caseNumber: "AR 7/26",
            orderedOn: "2026-11-01",
            parts: ["items", "register"],
            forbidsTelling: false
        )
        change(&order)
        return order
    }

    @Test(
        "goes to an authority by a recorded order of a court, two operators, and never in secret",
        arguments: DatabaseKind.allCases
    )
    func authority(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let person = try await test.signIn()
        let recorded = try await test.office.perform(order(), as: test.staff).answer
        // The person is told before anything is.
        let first = try await test.office.personFile(of: person)
        #expect(first.inquiries.isEmpty)
        #expect(first.notices.contains { $0.headline.hasPrefix("Invented Tax Office asks") })
        let approve = ApproveAuthorityOrder(order: recorded, person: TestOffice.claim(1))
        let same = await #expect(throws: Refusal.self) {
            try await test.office.perform(approve, as: .staff("ADA"))
        }
        #expect(same?.primary.code == .notPermitted)
        // Both humans have to read the same person in the order, and the second is shown no name.
        try await test.enrol(2)
        for other in [TestOffice.claim(2), TestOffice.claim(5)] {
            let wrong = await #expect(throws: Refusal.self) {
                try await test.office.perform(
                    ApproveAuthorityOrder(order: recorded, person: other),
                    as: ben
                )
            }
            #expect(wrong?.findings.map(\.field) == ["person"])
        }
        #expect(try await test.office.personFile(of: person).inquiries.isEmpty)
        let result = try await test.office.perform(approve, as: ben)
        let given = result.answer
        #expect(result.receipt == nil)
        #expect(given.items.map(\.characteristic) == ["months_employed"])
        #expect(given.entries.isEmpty)
        let file = try await test.office.personFile(of: person)
        let look = try #require(file.inquiries.first)
        #expect(look.id == given.look && look.purpose == .courtOrder && look.staffName == "ben")
        guard case .handedOver(let told) = look.outcome else {
            Issue.record("not told")
            return
        }
        #expect(told.items == given.items.map(\.id) && told.recordedBy == "ada")
        #expect(file.notices.contains { $0.path == "/me/looks/\(look.id.rawValue)" })
        let twice = await #expect(throws: Refusal.self) {
            try await test.office.perform(approve, as: ben)
        }
        #expect(twice?.primary.code == .wrongState)
        let listed = try await test.office.authorityOrders(for: test.staff)
        #expect(listed.map(\.id) == [recorded] && listed.first?.approved?.by == "ben")
        let lender = try await test.subscriber(.lender)
        for stranger in [lender, person] {
            await #expect(throws: Refusal.self) {
                try await test.office.authorityOrders(for: stranger)
            }
            await #expect(throws: Refusal.self) {
                try await test.office.perform(order(), as: stranger)
            }
        }
        try await test.expectCleanLog()
    }

    @Test("goes to no authority without an order that names court, case and one certain person")
    func refusals() async throws {
        let test = try await TestOffice(.sqlite)
        try await test.enrol()
        let cases: [(RefusalCode, RecordAuthorityOrder)] = [
            (.missingField, order { $0.court = " " }),
            (.missingField, order { $0.caseNumber = "" }),
            (.missingField, order { $0.authority = "" }),
            (.malformed, order { $0.orderedOn = "2026-11-23" }),
            (.malformed, order { $0.orderedOn = "soon" }),
            (.malformed, order { $0.parts = [] }),
            (.malformed, order { $0.parts = ["items", "contacts"] }),
            (.notPermitted, order { $0.forbidsTelling = true }),
            (.identityNotCertain, order { $0.person.address.street = "Elsewhere 1" }),
            (.identityNotCertain, order { $0.person = TestOffice.claim(5) }),
        ]
        for (code, command) in cases {
            let refusal = await #expect(throws: Refusal.self) {
                try await test.office.perform(command, as: test.staff)
            }
            #expect(refusal?.findings.map(\.code) == [code])
        }
        #expect(try await test.office.authorityOrders(for: test.staff).isEmpty)
    }
}
