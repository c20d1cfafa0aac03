import Bureau
import Testing

@Suite("Every state of a small world")
struct ExplorationTests {
    private static let start = Town.Start(
        charter: "strictest",
        second: ModelCalendar.day(2026, 2, 20) * 86_400 + 36_000
    )

    /// An order that ends in 70 days, with something wrong or nothing.
    private static func filing(
        _ debtor: Resident,
        flaw: Filing.Flaw = .none,
        orderedAgo: Int = 1096 - 70,
        aroseBefore: Int = 30,
        principal: Int64 = 200_001
    ) -> Act {
        .file(
            Filing(
                debtor: .exactly(debtor),
                court: 0,
                caseNumber: debtor == .namesake ? 1 : 0,
                orderedAgo: orderedAgo,
                aroseBefore: aroseBefore,
                confirmedAgo: min(60, orderedAgo),
                principal: principal,
                currency: "EUR",
                flaw: flaw
            ),
            by: .court(0)
        )
    }

    private static let consent = consents(to: "own-conduct")

    /// A consent that is on, and looks without a bound.
    private static func consents(to data: String) -> [Act] {
        [
            .request(
                .exactly(.anna),
                purpose: "credit-application",
                data: [data],
                once: false,
                days: 365,
                .nothing,
                by: .lender(0)
            ), .grant(0, isWhatWasShown: true, by: .resident(.anna)),
            .changeBudget(.lender(0), 100_000, by: .staff),
            .changeBudget(.lender(1), 100_000, by: .staff),
        ]
    }

    @Test("No way leads to an order that is seen without proof, wait, adult age and own debt")
    func entry() throws {
        var seen = 0
        var kinds: Set<String> = []
        let walk = try Exploration<ListingMix>(
            Self.start,
            preamble: Self.consent,
            most: 400_000,
            alphabet: Self.entryActs,
            key: \.registerKey
        ) { trial in
            for order in trial.model.orders {
                kinds.insert(trial.model.state(order))
                if trial.model.isVisible(order) { seen += 1 }
            }
        }
        walk.report("Entries, every state")
        print("Entries: \(seen) orders that lenders see")
        #expect(walk.isComplete && walk.states > 1500 && walk.transitions > 40_000)
        #expect(seen > 10)
        #expect(kinds.isSuperset(of: ["noticing", "waiting", "listed", "removed", "lapsed"]))
    }

    /// What may be tried to bring an order in, by whom and about whom it must not be.
    private static func entryActs(_ model: TownModel) -> [Act] {
        var acts: [Act] = [
            filing(.anna), filing(.anna, principal: 199_999), filing(.anna, flaw: .fine),
            filing(.anna, flaw: .notFinal), filing(.anna, orderedAgo: 1096),
            filing(.heir, flaw: .heir), filing(.twinOfNorth), .enrol(.namesake, by: .staff),
            // The first arose while a minor, the second on the day of filing or the day before.
            filing(.namesake), filing(.namesake, orderedAgo: 0, aroseBefore: 0),
            filing(.namesake, orderedAgo: 0, aroseBefore: 1),
            .check(.exactly(.anna), purpose: "credit-application", by: .lender(0)),
        ]
        for place in model.orders.indices where !model.isGone(model.orders[place]) {
            acts += [
                .receipt(place, kind: "publication", daysAgo: 0, by: .court(0)),
                .receipt(place, kind: "courtCertificate", daysAgo: 0, by: .court(0)),
                .receipt(place, kind: "courtCertificate", daysAgo: 40, by: .court(0)),
                .acknowledge(place, by: .resident(.heir)), .confirm(place, by: .court(1)),
                .attempt(place, channel: "post", by: .court(0)),
                .setAside(place, reason: "withdrawn", by: .court(0)),
            ]
        }
        // The namesake becomes an adult on 1 March.
        let birthday = ModelCalendar.day(2026, 3, 1)
        let days = [birthday - 1, birthday, birthday + 1].filter { $0 > model.today }
        return acts + model.waits(1)
            + days.map { .wait(seconds: ($0 - model.today) * 86_400) }
    }

    @Test(
        "No way leads to an order that is seen while contested, paid, planned or past its term",
        arguments: ["contested", "paid"]
    )
    func life(_ world: String) throws {
        var seen = 0
        let walk = try Exploration<ListingMix>(
            Self.start,
            preamble: Self.consent + [
                Self.filing(.anna, orderedAgo: 1096 - 50), .acknowledge(0, by: .resident(.anna)),
                .wait(seconds: 28 * 86_400),
            ],
            most: 400_000,
            alphabet: world == "paid" ? Self.paymentActs : Self.contestActs,
            key: \.registerKey
        ) { trial in
            if trial.model.isVisible(trial.model.orders[0]) { seen += 1 }
        }
        walk.report("An order that is \(world), every state")
        print("An order that is \(world): \(seen) states in which lenders see it")
        #expect(walk.isComplete && walk.states > 1500 && walk.transitions > 18_000)
        #expect(seen > 10)
    }

    /// What may happen to any order at any time.
    private static func lifeActs(_ model: TownModel) -> [Act] {
        let order = model.orders[0]
        var acts: [Act] = [
            filing(.anna), .check(.exactly(.anna), purpose: "credit-application", by: .lender(0)),
            .setAside(0, reason: "wrongPerson", by: .court(0)),
        ]
        guard !model.isGone(order) else { return acts }
        acts.append(.suspend(0, ground: "paymentPlan", by: .court(0)))
        // A confirmation is renewed when it is about to end or has ended.
        if order.confirmed + TownModel.Terms.confirmationDays <= model.today + 1 {
            acts.append(.confirm(0, by: .court(0)))
        }
        return acts + model.waits(1)
    }

    private static func contestActs(_ model: TownModel) -> [Act] {
        lifeActs(model) + [
            .object(0, by: .resident(.anna)), .object(0, by: .lender(0)),
            .decide(0, isUpheld: false, reviewer: "", by: .court(0)),
            .decide(0, isUpheld: true, reviewer: "Dora Clerk", by: .court(0)),
            .decide(0, isUpheld: false, reviewer: "Dora Clerk", by: .court(0)),
            .decide(0, isUpheld: false, reviewer: "Emil Clerk", by: .court(0)),
        ]
    }

    private static func paymentActs(_ model: TownModel) -> [Act] {
        lifeActs(model) + [
            .reportPayment(0, by: .resident(.anna)), .recordPayment(0, left: 0, by: .court(0)),
            .recordPayment(0, left: 199_999, by: .court(0)),
            .recordPayment(0, left: 200_000, by: .court(0)),
            .setAside(0, reason: "withdrawn", by: .court(0)),
        ]
    }

    @Test("No way but the person's own act leads to a consent that is on")
    func sharing() throws {
        var on = 0
        let walk = try Exploration<SharingMix>(
            Self.start,
            preamble: Array(Self.consent.suffix(2)),
            most: 400_000,
            alphabet: Self.sharingActs,
            key: \.sharingKey
        ) { trial in
            on += trial.model.consents.filter { trial.model.state($0) == "active" }.isEmpty ? 0 : 1
        }
        walk.report("Sharing, every state")
        print("Sharing: \(on) states with a consent that is on")
        #expect(walk.isComplete && walk.states > 400 && walk.transitions > 11_000)
        #expect(on > 10)
    }

    /// A request of each lender, and what anybody may try on it.
    private static func sharingActs(_ model: TownModel) -> [Act] {
        let anna = Doer.resident(.anna)
        let purpose = "credit-application"
        var acts: [Act] = [.freeze(by: anna), .lift(by: anna), .lift(by: .resident(.heir))]
        for lender in 0..<2 {
            acts.append(.check(.exactly(.anna), purpose: purpose, by: .lender(lender)))
            guard !model.consents.contains(where: { $0.lender == lender }) else { continue }
            for smuggled in [Act.Smuggled.nothing, .granted] {
                acts.append(
                    .request(
                        .exactly(.anna),
                        purpose: purpose,
                        data: ["own-conduct"],
                        once: lender == 0,
                        days: 30,
                        smuggled,
                        by: .lender(lender)
                    )
                )
            }
        }
        for place in model.consents.indices {
            let others = [
                Doer.resident(.heir), .resident(.namesake), .lender(0), .lender(1), .court(0),
                .staff,
            ]
            acts += others.map { .grant(place, isWhatWasShown: true, by: $0) }
            acts += [
                .grant(place, isWhatWasShown: false, by: anna),
                .grant(place, isWhatWasShown: true, by: anna), .refuse(place, by: anna),
                .withdraw(place, by: anna), .withdraw(place, by: .lender(0)),
            ]
        }
        return acts + model.waits(2)
    }

    @Test(
        "No way leads to a decline without a named human and a true reason",
        arguments: ["own-conduct", "account-data-by-consent"]
    )
    func decisions(_ data: String) throws {
        var declined = 0
        let walk = try Exploration<DecisionMix>(
            Self.start,
            preamble: Self.consents(to: data) + [
                .check(.exactly(.anna), purpose: "credit-application", by: .lender(0))
            ],
            most: 400_000,
            alphabet: Self.decisionActs,
            key: \.decisionKey
        ) { trial in
            declined += trial.model.decisions.contains { $0.rank == 0 } ? 1 : 0
        }
        walk.report("Decisions on \(data), every state")
        print("Decisions on \(data): \(declined) states with a decline")
        // Without data to score fewer reasons are true.
        let (states, acts) = data == "own-conduct" ? (200, 10_000) : (25, 1200)
        #expect(walk.isComplete && walk.states > states && walk.transitions > acts)
        #expect(declined > 5)
    }

    /// Every human, every outcome and every kind of reason, in time and late.
    private static func decisionActs(_ model: TownModel) -> [Act] {
        var acts = model.waits(2) + [.review(0, by: .resident(.anna)), .review(0, by: .lender(0))]
        for rank in 0..<3 {
            for human in Verdict.Human.allCases {
                for reasons in Verdict.Reasons.allCases
                where human == .ada || reasons == .keyFactor {
                    let verdict = Verdict(rank: rank, human: human, reasons: reasons)
                    acts += decisions(verdict, isFirst: model.decisions.isEmpty)
                }
            }
        }
        return acts
    }

    private static func decisions(_ verdict: Verdict, isFirst: Bool) -> [Act] {
        guard isFirst else {
            return [.decideAgain(0, verdict, isAnswered: true, by: .lender(0))]
        }
        return [true, false].map {
            .record(0, verdict, completedBefore: 0, isLateExplained: $0, by: .lender(0))
        }
    }
}
