import Bureau
import Charters
import Identity
import Service
import StorageTestSupport
import Testing

/// What becomes of somebody who tries people's names, through the whole pipeline.
@Suite("An enumeration of 100,000 names")
struct EnumerationTests {
    private static let guesses = 100_000
    /// As many as one batch takes.
    private static let atOnce = 1_000

    private struct Count {
        var answered = 0
        var unavailable = 0
        var refused: [RefusalCode: Int] = [:]
    }

    private static func guess(_ number: Int) -> MakeCheck {
        MakeCheck(
            person: IdentityClaim(
                givenName: "Guess\(number % 331)",
                familyName: "Name\(number)",
                dateOfBirth: "19\(50 + number % 40)-03-1\(number % 10)",
                address: .init(
                    street: "Long Road \(number)",
                    postalCode: "2\(number % 1000)",
                    town: "Town",
                    country: "ES"
                ),
                nationalIdentifier: nil
            ),
            purpose: "credit-application",
            declared: [:]
        )
    }

    private func attack(
        _ office: CreditOffice,
        as lender: Principal,
        _ guesses: Range<Int>,
        counting count: inout Count
    ) async throws {
        let ends = await withTaskGroup(of: Result<CheckOutcome, any Error>.self) { group in
            for number in guesses {
                group.addTask {
                    do {
                        let command = Self.guess(number)
                        return .success(try await office.perform(command, as: lender).answer)
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        for end in ends {
            switch end {
            case .success(.answered): count.answered += 1
            case .success(.unavailable): count.unavailable += 1
            case .failure(let refusal as Refusal):
                count.refused[refusal.primary.code, default: 0] += 1
            case .failure(let error): throw error
            }
        }
    }

    @Test("stays within the budget, raises an alarm that stands, and ends in suspension")
    func flood() async throws {
        let test = try await TestOffice(.sqlite)
        try await test.approveCard()
        for number in 1...3 { try await test.enrol(number) }
        // The budget allows every one of the guesses: what stops them is not the budget.
        let lender = try await test.subscriber(.lender, looksPerDay: Self.guesses)
        var count = Count()
        for start in stride(from: 0, to: Self.guesses, by: Self.atOnce) {
            let guesses = start..<min(start + Self.atOnce, Self.guesses)
            try await attack(test.office, as: lender, guesses, counting: &count)
        }
        let most = test.office.charter.lookup.maximumUnansweredLooksPerDay
        #expect(count.answered == 0)
        #expect(count.unavailable == most + 1)
        #expect(count.refused == [.suspended: Self.guesses - most - 1])
        let id = try #require(lender.subscriber)
        let listing = try await test.office.subscriber(id, for: test.staff)
        #expect(listing.subscriber.alarm?.kind == .guessing)
        #expect(listing.subscriber.isSuspended(asOf: test.office.now))
        #expect(listing.looksToday == most + 1)
        // Nothing is written for the guesses after that: the log holds what came before, and no more.
        let report = try await test.office.checkLog()
        #expect(report.isClean)
        #expect(report.events < most + 20)
        // It may not read its own list either, and the other day changes nothing.
        test.clock.advance(days: 1)
        await #expect(throws: Refusal.self) { try await test.office.ownActs(of: lender) }
        await #expect(throws: Refusal.self) {
            try await test.office.perform(test.check(), as: lender)
        }
    }

    @Test(
        "beyond a small budget is never answered, and suspended in the end",
        arguments: DatabaseKind.allCases
    )
    func smallBudget(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let lender = try await test.subscriber(.lender, looksPerDay: 20)
        var count = Count()
        try await attack(test.office, as: lender, 0..<400, counting: &count)
        let most = test.office.charter.lookup.maximumUnansweredLooksPerDay
        #expect(count.answered == 0 && count.unavailable == 20)
        #expect(count.refused == [.budgetSpent: most + 1, .suspended: 400 - 20 - most - 1])
        let id = try #require(lender.subscriber)
        let found = try await test.office.subscriber(id, for: test.staff).subscriber
        #expect(found.alarm?.kind == .hammering)
        try await test.expectCleanLog()
    }

    @Test("ends at the first name that is nowhere but here", arguments: DatabaseKind.allCases)
    func canary(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let lender = try await test.subscriber(.lender)
        let court = try await test.subscriber(.court)
        let placed = PlaceCanary(identity: Self.guess(3).person)
        _ = try await test.office.perform(placed, as: test.staff)
        // It is there already: it cannot be placed again.
        await #expect(throws: Refusal.self) {
            try await test.office.perform(placed, as: test.staff)
        }
        for number in 0..<3 {
            _ = try await test.office.perform(Self.guess(number), as: lender)
        }
        _ = try await test.office.perform(Self.guess(3), as: lender)
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.perform(Self.guess(4), as: lender)
        }
        #expect(refusal?.primary.code == .suspended)
        var filing = test.file()
        filing.debtor = Self.guess(3).person
        filing = filing.signed(by: court)
        await #expect(throws: Refusal.self) { try await test.office.perform(filing, as: court) }
        for (principal, looks) in [(lender, 4), (court, 0)] {
            let id = try #require(principal.subscriber)
            let listing = try await test.office.subscriber(id, for: test.staff)
            #expect(listing.subscriber.alarm?.kind == .canary)
            #expect(listing.looksToday == looks)
        }
        try await test.expectCleanLog()
    }

    @Test(
        "leaves a real person alone whose name is a canary's: file, staff and lenders as for anybody",
        arguments: DatabaseKind.allCases
    )
    func namesake(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let lender = try await test.subscriber(.lender)
        var invented = TestOffice.claim(1)
        invented.address.street = "Nowhere Lane 9"
        _ = try await test.office.perform(PlaceCanary(identity: invented), as: test.staff)
        try await test.enrol()
        try await test.approveCard()
        try await test.grantConsent(to: lender)
        let answer = try await test.office.perform(test.check(), as: lender).answer
        #expect(answer != .unavailable)
        _ = try await test.office.perform(
            RecordDisclosureRequest(
                person: TestOffice.claim(1),
                channel: "letter",
                receivedOn: "2026-11-20"
            ),
            as: test.staff
        )
        let id = try #require(lender.subscriber)
        let found = try await test.office.subscriber(id, for: test.staff).subscriber
        #expect(found.alarm == nil && found.suspendedAt == nil)
        try await test.expectCleanLog()
    }

    @Test("counts what a court's filings came to, and stops it until two humans release it")
    func brake() async throws {
        let test = try await TestOffice(.sqlite)
        try await test.enrol()
        let court = try await test.subscriber(.court)
        let id = try #require(court.subscriber)
        func filer() async throws -> Subscriber {
            try await test.office.subscriber(id, for: test.staff).subscriber
        }
        await #expect(throws: Refusal.self) {
            try await test.office.perform(test.file(2, caseNumber: "C-0", by: court), as: court)
        }
        #expect(try await filer().filings?.failures == 1)
        for number in 1...5 {
            let file = test.file(caseNumber: "C-\(number)", by: court)
            let filed = try await test.office.perform(file, as: court).answer
            let act = SetAsideOrder(judgment: filed, reason: "wrongPerson")
            _ = try await test.office.perform(act, as: court)
        }
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.perform(test.file(caseNumber: "C-9", by: court), as: court)
        }
        #expect(refusal?.primary.code == .filingBrake)
        let release = ReleaseFilingBrake(subscriber: id, reason: "It was looked into.")
        #expect(try await test.office.perform(release, as: test.staff).answer == false)
        #expect(try await test.office.perform(release, as: .staff("ben")).answer == true)
        _ = try await test.office.perform(test.file(caseNumber: "C-9", by: court), as: court)
        try await test.expectCleanLog()
    }
}
