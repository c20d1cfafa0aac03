import Bureau
import Charters
import Evidence
import Identity
import Testing

@Suite("Making a check")
struct MakeCheckTests {
    var world: World
    init() throws {
        world = try World()
        world.fillFile()
    }

    private func refusal(
        purpose: String = "credit-application",
        declared: [String: FileItem.Value] = [:],
        looksToday: Int = 0
    ) throws -> Refusal? {
        let state = try world.checkState(looksToday: looksToday)
        return BureauTests.refusal { () throws(Refusal) in
            _ = try MakeCheck(person: World.anna, purpose: purpose, declared: declared)
                .decide(state, in: world.context(world.asLender))
        }
    }

    @Test("The points add up to the score, and the key factors are the greatest losses")
    mutating func adds() throws {
        try world.granted()
        let score = try #require(try world.answer().score)
        #expect(score.score == score.contributions.reduce(0) { $0 + $1.points })
        #expect(score.contributions.map(\.points) == [10, 20, 5, 4, 2, 50, 15])
        #expect(score.keyFactors.map(\.pointsLost) == [50, 38, 20, 18])
        #expect(score.keyFactors.first?.sentence == "Something about delinq_24m.")
        #expect(score.highest == 60 + 30 + 25 + 22 + 40 + 50 + 15)
        #expect(score.contributions.last?.source == "application")
        #expect(score.contributions.first?.source == "Nordbank")
        #expect(score.contributions.first?.value == "3")
    }

    @Test("An answered look is kept, logged with its arithmetic and told to the person")
    mutating func recorded() throws {
        try world.granted()
        let before = world.notices.count
        let answer = try world.answer()
        let inquiry = try #require(world.inquiries.values.first)
        #expect(inquiry.outcome == .answered(answer))
        #expect(world.notices.count == before + 1)
        #expect(world.notices.last?.kind == .look)
        #expect(world.notices.last?.path == "/me/looks/\(inquiry.id.rawValue)")
        let event = try #require(world.events.last)
        #expect(event.type == .checkAnswered)
        #expect(event.owner == .person(world.person.id))
        guard case .object(let facts)? = event.facts["score"] else {
            Issue.record("no score in the event")
            return
        }
        #expect(facts["points"] == .integer(Int64(answer.score?.score ?? 0)))
        #expect(facts["scorecardHash"] == .string(try World.card().hash))
    }

    @Test("No file, no certain match, no consent and frozen answer the same")
    mutating func unavailable() throws {
        #expect(try world.check(state: world.checkState(match: MatchOutcome.none)) == .unavailable)
        #expect(try world.check(state: world.checkState(match: .review)) == .unavailable)
        #expect(world.inquiries.isEmpty)
        #expect(
            world.events.map(\.owner) == [
                .subscriber(world.lender.id), .subscriber(world.lender.id),
            ]
        )
        #expect(world.events[0].facts == world.events[1].facts)
        #expect(try world.check() == .unavailable)
        try world.granted()
        try world.perform(PlaceFreeze(), .init(freeze: world.freeze), as: world.asPerson)
        #expect(try world.check() == .unavailable)
        var state = try world.checkState()
        state.freeze = nil
        state.scorecard = nil
        #expect(try world.check(state: state) == .unavailable)
        let reasons = world.inquiries.values.sorted { $0.id < $1.id }.map(\.outcome)
        #expect(
            reasons == [
                .unavailable(.noConsent), .unavailable(.frozen), .unavailable(.noScorecard),
            ]
        )
    }

    @Test("A refused look is told to the person with its reason, and uses no consent")
    mutating func refusedLookIsTold() throws {
        let id = try world.granted()
        try world.perform(PlaceFreeze(), .init(freeze: nil), as: world.asPerson)
        _ = try world.check()
        #expect(world.notices.last?.reason.contains("You froze your file.") == true)
        #expect(world.events.last?.type == .checkUnavailable)
        #expect(world.consents[id]?.usedAt == nil)
        try world.perform(
            LiftFreeze(),
            .init(freeze: world.freeze, source: World.source),
            as: world.asPerson
        )
        #expect(try world.check() != .unavailable)
    }

    @Test("A consent holds for its recipient and its purpose alone")
    mutating func otherRecipient() throws {
        try world.granted(isSingleUse: false)
        #expect(try world.check(purpose: "account-review") == .unavailable)
        var state = try world.checkState()
        state.subscriber = Subscriber(
            id: .init(rawValue: "PARTNER"),
            name: "Partner",
            contact: "p@partner.example",
            roles: [.lender],
            licence: "L-2",
            looksPerDay: 5,
            onboardedAt: world.now,
            suspendedAt: nil
        )
        let decision = try MakeCheck(
            person: World.anna,
            purpose: "credit-application",
            declared: [:]
        ).decide(state, in: world.context(.subscriber(state.subscriber.id)))
        #expect(decision.answer == .unavailable)
    }

    @Test(
        "Another purpose is refused before anybody is looked up",
        arguments: [
            "train-ticket", "flat", "school-admission", "employment", "own-copy", "court-order", "",
        ]
    )
    func purposes(_ purpose: String) throws {
        #expect(try refusal(purpose: purpose)?.codes == [.purposeNotPermitted])
    }

    @Test("What the card does not ask on the application is refused by name")
    func declared() throws {
        let refused = try refusal(declared: [
            "age": .number(40), "delinq_24m": .number(0), "purpose": .number(.nan),
        ])
        #expect(refused?.codes == [.refusedInput, .notOnTheScorecard, .malformed])
        #expect(
            refused?.findings.map(\.field) == [
                "declared.age", "declared.delinq_24m", "declared.purpose",
            ]
        )
    }

    @Test("A lender without looks left, suspended, or with another role is refused")
    mutating func askers() throws {
        #expect(try refusal(looksToday: 100)?.codes == [.budgetSpent])
        let active = world.lender
        world.lender = Subscriber(
            id: active.id,
            name: active.name,
            contact: active.contact,
            roles: active.roles,
            licence: active.licence,
            looksPerDay: active.looksPerDay,
            onboardedAt: active.onboardedAt,
            suspendedAt: world.now
        )
        #expect(try refusal()?.codes == [.suspended])
        world.lender = active
        world.lender.roles = [.court]
        #expect(try refusal()?.codes == [.notPermitted])
    }

    @Test("A file without the person's own conduct is too thin to score, which is no low score")
    mutating func thin() throws {
        try world.granted(isSingleUse: false)
        world.items = world.items.filter { $0.category == .accountDataByConsent }
        #expect(try world.answer().score == nil)
        #expect(world.notices.last?.reason.contains("That is not a low score.") == true)
    }

    @Test("A class of data that the consent does not name is not used")
    mutating func withheld() throws {
        try world.granted([.ownConduct])
        let savings = try world.answer().score?.contributions.first {
            $0.characteristic == "savings"
        }
        #expect(savings?.value == nil)
        #expect(savings?.points == 3)
    }

    @Test("Expired items, items of others and older values are not used")
    mutating func items() throws {
        try world.granted(isSingleUse: false)
        let expected = try world.answer()
        let old = world.items[0]
        world.items.append(
            FileItem(
                id: .init(rawValue: "OLDER"),
                person: world.person.id,
                characteristic: old.characteristic,
                category: .ownConduct,
                value: .number(0),
                source: "Nordbank",
                observedOn: old.observedOn.adding(days: -1),
                expiresOn: old.expiresOn
            )
        )
        world.items.append(
            FileItem(
                id: .init(rawValue: "STRANGE"),
                person: .init(rawValue: "OTHER"),
                characteristic: old.characteristic,
                category: .ownConduct,
                value: .number(0),
                source: "Nordbank",
                observedOn: world.today,
                expiresOn: old.expiresOn
            )
        )
        world.items.append(
            FileItem(
                id: .init(rawValue: "EXPIRED"),
                person: world.person.id,
                characteristic: old.characteristic,
                category: .ownConduct,
                value: .number(0),
                source: "Nordbank",
                observedOn: world.today,
                expiresOn: world.today
            )
        )
        #expect(try world.answer() == expected)
    }

    @Test("What was declared for one credit is used for no other, whatever a consent says")
    mutating func declaredElsewhere() throws {
        try world.granted(isSingleUse: false)
        let expected = try world.answer()
        world.items.append(
            FileItem(
                id: .init(rawValue: "DECLARED"),
                person: world.person.id,
                characteristic: "delinq_24m",
                category: .declaredForThisCredit,
                value: .number(0),
                source: "Nordbank",
                observedOn: world.today,
                expiresOn: world.today.adding(years: 5)
            )
        )
        var state = try world.checkState()
        for place in state.consents.indices {
            state.consents[place].categories.insert(.declaredForThisCredit)
        }
        guard case .answered(let answer, _) = try world.check(state: state) else {
            Issue.record("expected an answer")
            return
        }
        #expect(answer == expected)
    }

    @Test("The register answers beside the score and never changes it")
    mutating func register() throws {
        try world.granted(isSingleUse: false, termDays: 365)
        let clean = try world.answer()
        let id = try world.listed()
        let shown = try world.answer()
        #expect(shown.score == clean.score)
        let standing = try world.standing(id)
        #expect(
            shown.register
                == .entry(
                    court: "District Court Berlin",
                    orderedOn: try #require(world.judgments[id]).order.orderedOn,
                    principal: Money(minorUnits: 340_000, currency: "EUR"),
                    visibleUntil: standing.expiresOn.adding(days: -1)
                )
        )
    }

    @Test("A contested entry looks like no match, to the last bit")
    mutating func contestedLooksLikeNoMatch() throws {
        try world.granted(isSingleUse: false, termDays: 365)
        let clean = try world.answer()
        let id = try world.listed()
        #expect(try world.answer() != clean)
        try world.act(ObjectToJudgment(judgment: id, words: ""), on: id, as: world.asPerson)
        #expect(try world.answer() == clean)
    }

    @Test("Received but waiting, lapsed, paid and expired look like no match too")
    mutating func hiddenLooksLikeNoMatch() throws {
        try world.granted(isSingleUse: false, termDays: 365)
        let clean = try world.answer()
        let id = try world.file()
        #expect(try world.answer() == clean)
        try world.act(AcknowledgeNotice(judgment: id), on: id, as: world.asPerson)
        world.pass(days: 29)
        #expect(try world.answer() == clean)
        world.pass(days: 1)
        #expect(try world.answer() != clean)
        try world.act(
            RecordPayment(judgment: id, principalLeftMinorUnits: 0, proof: "slip"),
            on: id,
            as: world.asCourt
        )
        #expect(try world.answer() == clean)
    }

    @Test("Of several orders that may be seen the one of the latest date is answered, alone")
    mutating func severalOrders() throws {
        try world.granted(isSingleUse: false, termDays: 365)
        var later = world.draft()
        later.orderedOn = world.today.adding(days: -1).description
        later.court = "Later Court"
        let first = try world.file()
        let second = try world.file(later)
        for id in [first, second] {
            try world.act(AcknowledgeNotice(judgment: id), on: id, as: world.asPerson)
        }
        world.pass(days: 30)
        guard case .entry("Later Court", _, _, _) = try world.answer().register else {
            Issue.record("expected the later order")
            return
        }
    }

    @Test("The register answers only for an exact name, date of birth and address")
    mutating func exactAddress() throws {
        try world.granted(isSingleUse: false, termDays: 365)
        _ = try world.listed()
        var moved = World.anna
        moved.address.street = "Nebenweg 9"
        #expect(try world.answer(moved).register == .noMatch)
        #expect(try world.answer().register != .noMatch)
    }

    @Test("An order about somebody else is never answered, whoever loaded it")
    mutating func foreignOrder() throws {
        try world.granted(isSingleUse: false, termDays: 365)
        let id = try world.listed()
        #expect(try world.answer().register != .noMatch)
        let stranger = Person(
            id: .init(rawValue: "STRANGER"),
            identity: World.anna,
            reference: "BIRCH-7Q2K",
            enrolledAt: world.now,
            isSynthetic: true
        )
        var state = try world.checkState(match: .one(stranger))
        #expect(state.judgments.map(\.id) == [id])
        state.consents = state.consents.map { consent in
            var own = consent
            own.person = stranger.id
            return own
        }
        guard case .answered(let answer, _) = try world.check(state: state) else {
            Issue.record("expected an answer about the stranger")
            return
        }
        #expect(answer.register == .noMatch)
    }

    @Test("E26 the address does not change the score")
    mutating func addressDoesNotChangeScore() throws {
        try world.granted(isSingleUse: false)
        var moved = World.anna
        moved.address = .init(
            street: "Other street 1",
            postalCode: "99999",
            town: "Elsewhere",
            country: "FR"
        )
        #expect(try world.answer(moved).score == world.answer().score)
    }

    @Test("Refusing one lender changes nothing for another request")
    mutating func refusalIsFree() throws {
        try world.granted(isSingleUse: false)
        let before = try world.answer()
        let other = try world.requested(purpose: .accountReview)
        try world.perform(
            RefuseConsent(consent: other.id),
            .init(consent: other),
            as: world.asPerson
        )
        #expect(try world.answer() == before)
    }

    @Test("A person says \"this was not me\" once, of their own looks only")
    mutating func deny() throws {
        try world.granted()
        _ = try world.answer()
        let inquiry = try #require(world.inquiries.values.first)
        let stranger = BureauTests.refusal { () throws(Refusal) in
            try world.perform(
                DenyInquiry(inquiry: inquiry.id),
                .init(inquiry: inquiry),
                as: .person(.init(rawValue: "OTHER"))
            )
        }
        #expect(stranger == .notFound)
        try world.perform(
            DenyInquiry(inquiry: inquiry.id),
            .init(inquiry: inquiry),
            as: world.asPerson
        )
        #expect(world.inquiries[inquiry.id]?.deniedByPersonAt == world.now)
        let again = BureauTests.refusal { () throws(Refusal) in
            try world.perform(
                DenyInquiry(inquiry: inquiry.id),
                .init(inquiry: world.inquiries[inquiry.id]),
                as: world.asPerson
            )
        }
        #expect(again?.codes == [.wrongState])
    }

    @Test("A draft card, and one with a refused characteristic, is not served")
    func cards() throws {
        func codes(_ json: String) throws -> [RefusalCode] {
            do {
                _ = try World.card(json)
                return []
            } catch let refusal as Refusal { return refusal.codes }
        }
        let card = World.cardJSON
        #expect(try codes(card).isEmpty)
        let draft = card.replacing(
            "\"category\":\"account-data-by-consent\"",
            with: "\"category\":null"
        )
        #expect(try codes(draft) == [.draftScorecard])
        let unknown = card.replacing("account-data-by-consent", with: "shopping")
        #expect(try codes(unknown) == [.draftScorecard])
        let refused = card.replacing("\"name\":\"savings\"", with: "\"name\":\"zip_code\"")
        #expect(try codes(refused) == [.refusedInput])
    }
}
