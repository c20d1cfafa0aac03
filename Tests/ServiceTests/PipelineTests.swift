import Bureau
import Evidence
import Storage
import StorageTestSupport
import Testing

@testable import Service

@Suite("The pipeline")
struct PipelineTests {
    @Test("answers with a receipt that verifies offline", arguments: DatabaseKind.allCases)
    func receipts(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let enrolled = try await test.enrol()
        let receipt = try Receipt(text: try #require(enrolled.receipt))
        let verified = try receipt.verify(key: try VerifierKey(text: test.office.verifierKey))
        #expect(verified.events.count == 1)
        #expect(receipt.event.type == "person.enrolled")
        #expect(receipt.event.sequence == 1)
        try await test.expectCleanLog()
    }

    @Test("answers a check end to end", arguments: DatabaseKind.allCases)
    func check(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let lender = try await test.subscriber(.lender)
        let unanswered = try await test.office.perform(test.check(), as: lender)
        #expect(unanswered.answer == .unavailable)
        #expect(unanswered.receipt == nil)
        try await test.grantConsent(to: lender)
        _ = try await test.office.perform(test.check(), as: lender)
        let person = try await test.signIn()
        let file = try await test.office.personFile(of: person)
        #expect(file.inquiries.count == 2)
        #expect(file.notices.count == 4)
        try await test.expectCleanLog()
    }

    @Test(
        "says nothing, and gives no receipt, whether or not there is a file",
        arguments: DatabaseKind.allCases
    )
    func silence(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let lender = try await test.subscriber(.lender)
        for number in [1, 2] {
            let asked = try await test.office.perform(
                RequestConsent(
                    person: TestOffice.claim(number),
                    purpose: "credit-application",
                    categories: ["own-conduct"]
                ),
                as: lender
            )
            #expect(asked.receipt == nil)
            let checked = try await test.office.perform(test.check(number), as: lender)
            #expect(checked.answer == .unavailable)
            #expect(checked.receipt == nil)
        }
    }

    @Test("puts a refusal into the log and undoes nothing else", arguments: DatabaseKind.allCases)
    func refusal(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let court = try await test.subscriber(.court)
        async let second = test.enrol(2)
        async let twin = #expect(throws: Refusal.self) { try await test.enrol(1) }
        async let third = test.enrol(3)
        _ = try await (second, twin, third)
        let person = try await test.signIn()
        var small = test.file()
        small.order.principalMinorUnits = 7_000
        let refused = small.signed(by: court)
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.perform(refused, as: court)
        }
        #expect(refusal?.primary.code == .belowFloor)
        let history = try await test.office.history(of: person)
        let last = try #require(history.last)
        #expect(last.type == "command.refused")
        #expect(last.event.contains("belowFloor"))
        #expect(!last.event.contains("County Court"))
        #expect(try await test.read("SELECT id FROM judgment").isEmpty)
        #expect(try await test.read("SELECT person FROM person").count == 3)
        try await test.expectCleanLog()
    }

    @Test(
        "refuses a role that may not ask, on the asker's own chain",
        arguments: DatabaseKind.allCases
    )
    func roles(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let lender = try await test.subscriber(.lender)
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.perform(test.file(), as: lender)
        }
        #expect(refusal?.primary.code == .notPermitted)
        let person = try await test.signIn()
        let history = try await test.office.history(of: person)
        #expect(history.map(\.type) == ["person.enrolled"])
        try await test.expectCleanLog()
    }

    @Test("stops a suspended subscriber whose key still is known", arguments: DatabaseKind.allCases)
    func suspension(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let court = try await test.subscriber(.court)
        let filed = try await test.office.perform(test.file(by: court), as: court).answer
        let id = try #require(court.subscriber)
        _ = try await test.office.perform(
            SuspendSubscriber(subscriber: id, reason: "Tried"),
            as: test.staff
        )
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.perform(ConfirmOrder(judgment: filed), as: court)
        }
        #expect(refusal?.primary.code == .suspended)
        try await test.expectCleanLog()
    }

    @Test(
        "keeps the judgment from every court but the one that filed it",
        arguments: DatabaseKind.allCases
    )
    func courts(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let court = try await test.subscriber(.court)
        let other = try await test.subscriber(.court)
        let id = try await test.office.perform(test.file(by: court), as: court).answer
        #expect(try await test.office.judgment(id, for: court).id == id)
        await #expect(throws: Refusal.notFound) {
            try await test.office.judgment(id, for: other)
        }
        await #expect(throws: Refusal.self) {
            try await test.office.perform(
                RecordPayment(judgment: id, principalLeftMinorUnits: 0, proof: "p"),
                as: other
            )
        }
    }

    @Test("knows an order again in another spelling", arguments: DatabaseKind.allCases)
    func tombstones(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        try await test.enrol(2)
        let court = try await test.subscriber(.court)
        _ = try await test.office.perform(test.file(by: court), as: court)
        var again = test.file(2)
        again.order.court = "COUNTY   court"
        again.order.caseNumber = " c-1 "
        let second = again.signed(by: court)
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.perform(second, as: court)
        }
        #expect(refusal?.findings.map(\.code) == [.alreadyFiled])
    }

    @Test("gives one reference to one person", arguments: DatabaseKind.allCases)
    func references(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.perform(
                EnrolPerson(
                    identity: TestOffice.claim(2),
                    items: [],
                    reference: " maple-1001",
                    isSynthetic: true
                ),
                as: test.staff
            )
        }
        #expect(refusal?.primary.field == "reference")
    }

    @Test("writes no row that no event vouches for", arguments: DatabaseKind.allCases)
    func rowsWithoutEvent(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let office = OfficeContext(
            keys: test.keys,
            charter: test.office.charter,
            clock: test.clock,
            settings: test.office.settings
        )
        let work = Work(
            name: "test",
            principal: test.staff,
            permittedRoles: [.operator_]
        ) { _, _ in
            Worked(
                answer: true,
                events: [],
                rows: [RowWrite(row: OrderRepository.row([1]), owner: .office)]
            )
        }
        let moment = BatchMoment(office)
        try await test.store.database.write { session in
            let outcome = try Step(work: work, session: session, office: office, moment: moment)
                .run()
            #expect(throws: OfficeError.rowsWithoutEvent("test")) { try outcome.result.get() }
        }
        try await test.expectCleanLog()
    }

    @Test(
        "refuses the look after the last one of the day, and counts anew the next day",
        arguments: DatabaseKind.allCases
    )
    func budget(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let lender = try await test.subscriber(.lender, looksPerDay: 2)
        for _ in 0..<2 { _ = try await test.office.perform(test.check(), as: lender) }
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.perform(test.check(), as: lender)
        }
        #expect(refusal?.primary.code == .budgetSpent)
        test.clock.advance(days: 1)
        _ = try await test.office.perform(test.check(), as: lender)
        try await test.expectCleanLog()
    }

    @Test("keeps a budget under concurrency", arguments: DatabaseKind.allCases)
    func concurrentBudget(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let lender = try await test.subscriber(.lender, looksPerDay: 7)
        let answered = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<30 {
                group.addTask {
                    (try? await test.office.perform(test.check(), as: lender)) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(answered == 7)
        try await test.expectCleanLog()
    }

    @Test(
        "answers 200 checks at once, each with a receipt that verifies",
        arguments: DatabaseKind.allCases
    )
    func concurrency(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.approveCard()
        try await test.enrol()
        let lender = try await test.subscriber(.lender, looksPerDay: 1000)
        try await test.grantConsent(to: lender)
        let batchesBefore = try await test.counts()["checkpoint", default: 0]
        let receipts = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<200 {
                group.addTask { try await test.office.perform(test.check(), as: lender).receipt }
            }
            return try await group.reduce(into: [String]()) { all, receipt in
                if let receipt { all.append(receipt) }
            }
        }
        let key = try VerifierKey(text: test.office.verifierKey)
        var sequences: Set<UInt64> = []
        for text in receipts {
            let receipt = try Receipt(text: text)
            _ = try receipt.verify(key: key)
            sequences.insert(receipt.event.sequence)
        }
        #expect(sequences.count == 200)
        // Group commit: far fewer signed batches than commands.
        let batches = try await test.counts()["checkpoint", default: 0] - batchesBefore
        #expect(batches < 100)
        try await test.expectCleanLog()
    }

    @Test(
        "gives out a statement that proves complete while others are written",
        arguments: DatabaseKind.allCases
    )
    func statements(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let person = try await test.signIn()
        let key = try VerifierKey(text: test.office.verifierKey)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 2..<40 { group.addTask { try await test.enrol(number) } }
            for _ in 0..<10 {
                group.addTask {
                    let text = try await test.office.statement(of: person)
                    #expect(try Statement(text: text).verify(key: key).events.count == 1)
                }
            }
            try await group.waitForAll()
        }
        let again = try await test.reopened()
        let text = try await again.statement(of: person)
        #expect(try Statement(text: text).verify(key: key).events.count == 1)
    }
}
