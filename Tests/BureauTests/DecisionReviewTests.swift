import Bureau
import Charters
import Testing

@Suite("Another human looks again")
struct DecisionReviewTests {
    var world: World
    let id: DecisionID
    init() throws {
        world = try World()
        world.fillFile()
        id = try world.record(try world.answeredLook())
    }

    private mutating func refused(_ verdict: VerdictDraft, answer: String = "Read.") -> Refusal? {
        BureauTests.refusal { () throws(Refusal) in
            try world.decideAgain(id, verdict, answer: answer)
        }
    }

    @Test("Asking at any time puts the decision under review at once, with or without words")
    mutating func asking() throws {
        world.pass(days: 4_000)
        try world.ask(id, "")
        let standing = try world.standing(id)
        #expect(standing.state == .underReview)
        #expect(!standing.mayBeReliedOn)
        #expect(standing.lastDay == world.today.adding(days: 15))
        #expect(world.events.last?.type == .decisionReviewRequested)
        #expect(world.notices.last?.kind == .creditDecision)
    }

    @Test("Only the person in it asks, and only against what is adverse")
    mutating func whose() throws {
        func ask(_ actor: Actor, _ decision: CreditDecision?) -> [RefusalCode]? {
            BureauTests.refusal { () throws(Refusal) in
                _ = try RequestReview(decision: id, words: "")
                    .decide(.init(decision: decision), in: world.context(actor))
            }?.codes
        }
        let decision = world.decisions[id]
        #expect(ask(.person(.init(rawValue: "OTHER")), decision) == [.notFound])
        #expect(ask(world.asPerson, nil) == [.notFound])
        #expect(ask(world.asLender, decision) == [.notPermitted])
        try world.granted()
        let yes = try world.record(try world.answeredLook(), .init(outcome: "granted-as-asked"))
        #expect(ask(world.asPerson, world.decisions[yes]) == [.wrongState])
        let long = String(repeating: "a", count: 4_001)
        let refusal = BureauTests.refusal { () throws(Refusal) in try world.ask(id, long) }
        #expect(refusal?.codes == [.malformed])
    }

    @Test("Who decided before may not decide again, however the name is written")
    mutating func sameHuman() throws {
        #expect(refused(World.decline(by: "Ben Other"))?.codes == [.wrongState])
        try world.ask(id)
        for name in ["Ada Example", " ada  EXAMPLE", "Example, Ada"] {
            #expect(refused(World.decline(by: name))?.codes == [.sameReviewer], "\(name)")
        }
        let bare = VerdictDraft(outcome: "granted-as-asked")
        #expect(refused(bare)?.codes.first == .reviewerMissing)
        #expect(refused(World.decline(by: "Ben Other"), answer: " ")?.codes == [.missingField])
        try world.decideAgain(id, World.decline(by: "Ben Other"))
        #expect(try world.standing(id).state == .told)
        try world.ask(id, "Again.")
        #expect(refused(World.decline(by: "Ben Other"))?.codes == [.sameReviewer])
        #expect(refused(World.decline(by: "Ada Example"))?.codes == [.sameReviewer])
    }

    @Test("A decision again carries a whole notice of its own and the answer to the person")
    mutating func notice() throws {
        try world.ask(id)
        try world.decideAgain(
            id,
            World.decline(by: "Ben Other", keyFactors: ["history_months"]),
            answer: "We read your letter."
        )
        let decision = try #require(world.decisions[id])
        #expect(decision.verdicts.count == 2)
        #expect(decision.latest.notice?.decidedBy.hasPrefix("Ben Other") == true)
        #expect(decision.latest.reasons.map(\.code) == ["history_months"])
        #expect(decision.reviews.map(\.answeredAt) == [world.now])
        #expect(world.notices.last?.reason.contains("We read your letter.") == true)
        #expect(world.events.last?.type == .decisionMadeAgain)
    }

    @Test("Unanswered after day 15 the decision has fallen; only a better one is recorded then")
    mutating func silence() throws {
        try world.ask(id)
        world.pass(days: 15)
        #expect(try world.standing(id).state == .underReview)
        world.pass(days: 1)
        let standing = try world.standing(id)
        #expect(standing.state == .fallen)
        #expect(standing.rule == .silenceFavoursThePerson)
        #expect(!standing.mayBeReliedOn)
        let refusal = refused(World.decline(by: "Ben Other"))
        #expect(refusal?.codes == [.decisionTooLate])
        #expect(refusal?.primary.rule == "INV-26")
        // More words do not give the lender more time.
        try world.ask(id, "And another thing.")
        #expect(try world.standing(id).state == .fallen)
        var better = World.decline(by: "Ben Other")
        better.outcome = "granted-on-worse-terms"
        try world.decideAgain(id, better)
        #expect(try world.standing(id).state == .told)
    }

    @Test("A fallen decision can still become a yes")
    mutating func lateYes() throws {
        try world.ask(id)
        world.pass(days: 100)
        var yes = World.decline(by: "Ben Other", keyFactors: [])
        yes.outcome = "granted-as-asked"
        try world.decideAgain(id, yes)
        #expect(try world.standing(id).state == .granted)
        #expect(try world.standing(id).mayBeReliedOn)
    }

    @Test("A fallen decision is not declined once more")
    mutating func lateNo() throws {
        try world.ask(id)
        world.pass(days: 100)
        #expect(refused(World.decline(by: "Ben Other"))?.codes == [.decisionTooLate])
        #expect(try world.standing(id).state == .fallen)
    }

    @Test("The standing is computed as of an instant: earlier ones stay what they were")
    mutating func asOf() throws {
        let first = world.now
        world.pass(days: 2)
        try world.ask(id)
        let asked = world.now
        world.pass(days: 2)
        var yes = World.decline(by: "Ben Other", keyFactors: [])
        yes.outcome = "granted-as-asked"
        try world.decideAgain(id, yes)
        let decision = try #require(world.decisions[id])
        let states = [first, asked, world.now].map {
            decision.standing(asOf: $0, under: world.charter).state
        }
        #expect(states == [.told, .underReview, .granted])
    }
}
