import Bureau
import Charters
import Testing

@Suite("Consent")
struct ConsentTests {
    var world: World
    init() throws { world = try World() }

    private func state(_ id: ConsentID) throws -> Consent.State {
        try #require(world.consents[id]).state(asOf: world.now, under: world.charter)
    }

    private func refusalOfRequest(
        purpose: String = "credit-application",
        categories: [String] = ["own-conduct"],
        isSingleUse: Bool? = nil,
        termDays: Int? = nil,
        smuggled: [String] = [],
        looksToday: Int = 0
    ) -> Refusal? {
        refusal { () throws(Refusal) in
            _ = try RequestConsent(
                person: World.anna,
                purpose: purpose,
                categories: categories,
                isSingleUse: isSingleUse,
                termDays: termDays,
                smuggled: smuggled
            ).decide(
                .init(subscriber: world.lender, match: .one(world.person), looksToday: looksToday),
                in: world.context(world.asLender)
            )
        }
    }

    @Test("A request shares nothing and waits for the person")
    mutating func requestIsOff() throws {
        let consent = try world.requested()
        #expect(try state(consent.id) == .requested)
        #expect(consent.grantedAt == nil)
        #expect(consent.isSingleUse)
        world.fillFile()
        #expect(try world.check() == .unavailable)
    }

    @Test(
        "A request that claims a grant is refused",
        arguments: [
            "granted", "preTicked", "defaultOn", "consentGiven", "status",
        ]
    )
    func smuggledGrant(_ field: String) {
        let refusal = refusalOfRequest(smuggled: [field])
        #expect(refusal?.codes == [.sharingIsOffUntilThePersonActs])
        #expect(refusal?.primary.rule == "INV-01")
    }

    @Test(
        "A request that bundles the consent is refused",
        arguments: [
            "bundledWith", "partners", "alsoShareWith", "termsOfService",
        ]
    )
    func bundled(_ field: String) {
        let refusal = refusalOfRequest(smuggled: [field])
        #expect(refusal?.codes == [.consentIsForOnePurposeAlone])
        #expect(refusal?.primary.rule == "INV-02")
    }

    @Test("An unknown purpose is refused, a well-known misuse with its own sentence")
    func purposes() {
        let cases = [
            "train-ticket", "flat", "school", "employment", "police", "visa", "insurance",
            "anything", "", "Credit-Application", "own-copy", "court-order",
        ]
        for purpose in cases {
            let refusal = refusalOfRequest(purpose: purpose)
            #expect(refusal?.codes == [.purposeNotPermitted], "\(purpose)")
            #expect(refusal?.primary.rule == "INV-16")
        }
        let train = refusalOfRequest(purpose: "train-ticket")?.primary
        #expect(train?.sentence == NeverUse.travel.sentence)
        #expect(train?.citation == NeverUse.travel.basis)
    }

    @Test("Data are of a permitted class, and at least one is named")
    func categories() {
        #expect(refusalOfRequest(categories: [])?.codes == [.missingField])
        #expect(refusalOfRequest(categories: ["everything"])?.codes == [.malformed])
        #expect(refusalOfRequest(categories: ["religion"])?.codes == [.refusedInput])
    }

    @Test("A term is between a day and twelve months")
    func terms() {
        #expect(refusalOfRequest(termDays: 0)?.codes == [.malformed])
        #expect(refusalOfRequest(termDays: 366)?.codes == [.termTooLong])
        #expect(refusalOfRequest(termDays: 365) == nil)
        #expect(refusalOfRequest(termDays: .max)?.codes == [.termTooLong])
    }

    @Test("A suspended lender and one whose budget is spent are refused")
    mutating func budget() throws {
        #expect(refusalOfRequest(looksToday: 100)?.codes == [.budgetSpent])
        #expect(refusalOfRequest(looksToday: 99) == nil)
        let decision = try SuspendSubscriber(subscriber: world.lender.id, reason: "Tried").decide(
            .init(subscriber: world.lender),
            in: world.context(.staff("Ada"))
        )
        guard case .subscriber(let suspended)? = decision.changes.first else { return }
        world.lender = suspended
        #expect(refusalOfRequest()?.codes == [.suspended])
    }

    @Test("The asker hears the same whether or not there is a file", arguments: [0, 1, 2])
    mutating func sameAnswer(_ which: Int) throws {
        let matches: [MatchOutcome] = [.one(world.person), .none, .review]
        let answer = try world.perform(
            RequestConsent(
                person: World.anna,
                purpose: "credit-application",
                categories: ["own-conduct"]
            ),
            .init(subscriber: world.lender, match: matches[which], looksToday: 0),
            as: world.asLender
        )
        #expect(answer.requestReference == "ID000000000000000000000001")
        #expect(
            answer.message
                == "If we can identify this person for certain, they will see your request."
        )
        #expect(world.consents.count == (which == 0 ? 1 : 0))
        #expect(world.consents.keys.allSatisfy { $0.rawValue != answer.requestReference })
        #expect(world.events.count == 1)
    }

    @Test("The wording is made from the facts, and a grant needs its hash")
    mutating func wording() throws {
        let consent = try world.requested([.ownConduct], termDays: 10)
        #expect(
            consent.wording == """
                Example Bank asks to see your file, only to decide on the credit that you asked it for.
                It would see how you borrowed and repaid, and nothing else from your file.
                It would also be told of an unpaid court order that lenders may see, if there is one.
                It could look once, within 10 days of your answer.
                If you say no, nothing else changes: no score, no price and no service.
                You can switch this off again at any time, in one step.
                You reach Example Bank at hello@bank.example.
                """
        )
        for hash in ["", "granted", String(consent.wordingHash.reversed())] {
            let refused = refusal { () throws(Refusal) in
                try world.perform(
                    GrantConsent(consent: consent.id, wordingHash: hash),
                    .init(consent: consent),
                    as: world.asPerson
                )
            }
            #expect(refused?.codes == [.wordingChanged])
        }
        try world.perform(
            GrantConsent(consent: consent.id, wordingHash: consent.wordingHash),
            .init(consent: consent),
            as: world.asPerson
        )
        #expect(try state(consent.id) == .active)
    }

    @Test("A wording and a hash that do not belong together cannot be granted")
    mutating func changedWording() throws {
        let asked = try world.requested()
        var otherWords = asked
        otherWords.wording += "\nAnd everyone else."
        var otherHash = asked
        otherHash.wordingHash = String(asked.wordingHash.reversed())
        for consent in [otherWords, otherHash] {
            let refused = refusal { () throws(Refusal) in
                try world.perform(
                    GrantConsent(consent: consent.id, wordingHash: asked.wordingHash),
                    .init(consent: consent),
                    as: world.asPerson
                )
            }
            #expect(refused?.codes == [.wordingChanged])
        }
    }

    @Test("Nobody but the person can grant, refuse or withdraw")
    mutating func personOnly() throws {
        let consent = try world.requested()
        let others: [(Actor, Refusal)] = [
            (.subscriber(world.lender.id), .notPermitted), (.staff("Ada"), .notPermitted),
            (.person(.init(rawValue: "OTHER")), .notFound),
        ]
        for (actor, expected) in others {
            let state = ConsentState(consent: consent)
            let refusals = [
                refusal { () throws(Refusal) in
                    try world.perform(
                        GrantConsent(consent: consent.id, wordingHash: consent.wordingHash),
                        state,
                        as: actor
                    )
                },
                refusal { () throws(Refusal) in
                    try world.perform(RefuseConsent(consent: consent.id), state, as: actor)
                },
                refusal { () throws(Refusal) in
                    try world.perform(WithdrawConsent(consent: consent.id), state, as: actor)
                },
            ]
            #expect(refusals == [expected, expected, expected])
        }
        #expect(GrantConsent.permittedRoles == [.person])
        #expect(try state(consent.id) == .requested)
    }

    @Test("An ignored request lapses on day 14 and can no longer be granted")
    mutating func lapse() throws {
        let consent = try world.requested()
        world.pass(days: 13)
        #expect(try state(consent.id) == .requested)
        world.pass(days: 1)
        #expect(try state(consent.id) == .lapsed)
        let refused = refusal { () throws(Refusal) in
            try world.perform(
                GrantConsent(consent: consent.id, wordingHash: consent.wordingHash),
                .init(consent: consent),
                as: world.asPerson
            )
        }
        #expect(refused?.codes == [.wrongState])
    }

    @Test("A refused request stays refused and changes nothing else")
    mutating func refuse() throws {
        let consent = try world.requested()
        try world.perform(
            RefuseConsent(consent: consent.id),
            .init(consent: consent),
            as: world.asPerson
        )
        #expect(try state(consent.id) == .refused)
        let kept = try #require(world.consents[consent.id])
        let refused = refusal { () throws(Refusal) in
            try world.perform(
                GrantConsent(consent: kept.id, wordingHash: kept.wordingHash),
                .init(consent: kept),
                as: world.asPerson
            )
        }
        #expect(refused?.codes == [.wrongState])
    }

    @Test("Withdrawing works at once and takes one step")
    mutating func withdraw() throws {
        let id = try world.granted(isSingleUse: false)
        world.fillFile()
        #expect(try world.answer().score != nil)
        try world.perform(
            WithdrawConsent(consent: id),
            .init(consent: world.consents[id]),
            as: world.asPerson
        )
        #expect(try state(id) == .withdrawn)
        #expect(try world.check() == .unavailable)
        let again = refusal { () throws(Refusal) in
            try world.perform(
                WithdrawConsent(consent: id),
                .init(consent: world.consents[id]),
                as: world.asPerson
            )
        }
        #expect(again?.codes == [.wrongState])
    }

    @Test("A consent is used up by one look, unless it said more")
    mutating func singleUse() throws {
        world.fillFile()
        let single = try world.granted()
        _ = try world.answer()
        #expect(try state(single) == .used)
        #expect(try world.check() == .unavailable)
        let several = try world.granted(isSingleUse: false)
        _ = try world.answer()
        _ = try world.answer()
        #expect(try state(several) == .active)
    }

    @Test("A consent ends with its term and is not renewed")
    mutating func term() throws {
        let id = try world.granted(isSingleUse: false, termDays: 5)
        world.fillFile()
        world.pass(days: 4)
        #expect(try world.check() != .unavailable)
        world.pass(days: 1)
        #expect(try state(id) == .expired)
        #expect(try world.check() == .unavailable)
    }
}
