import Bureau
import Charters
import Testing

@Suite("Whose decision, and when")
struct DecisionTimeTests {
    var world: World
    let look: Inquiry
    init() throws {
        world = try World()
        world.fillFile()
        look = try world.answeredLook()
    }

    private mutating func refused(
        _ verdict: VerdictDraft = World.decline(),
        completedOn: String? = nil,
        lateBecause: String? = nil
    ) -> Refusal? {
        BureauTests.refusal { () throws(Refusal) in
            try world.record(look, verdict, completedOn: completedOn, lateBecause: lateBecause)
        }
    }

    @Test("Only after an answered look of one's own, and once")
    mutating func own() throws {
        func decide(_ look: Inquiry?, as actor: Actor? = nil) -> [RefusalCode]? {
            BureauTests.refusal { () throws(Refusal) in
                _ = try RecordDecision(inquiry: self.look.id, verdict: World.decline())
                    .decide(
                        world.recordState(look),
                        in: world.context(actor ?? world.asLender)
                    )
            }?.codes
        }
        #expect(decide(nil) == [.notFound])
        var foreign = look
        foreign.subscriber = .init(rawValue: "OTHER")
        #expect(decide(foreign) == [.notFound])
        var unanswered = look
        unanswered.outcome = .unavailable(.noConsent)
        #expect(decide(unanswered) == [.notFound])
        for actor in [world.asPerson, .staff("Ada"), world.asCourt] {
            #expect(decide(look, as: actor) == [.notPermitted])
        }
        #expect(decide(look) == nil)
        try world.record(look)
        #expect(refused()?.codes == [.alreadyDecided])
        #expect(world.decisions.count == 1)
    }

    @Test("Day 30 is in time; after it a decline says why it is late, to the person too")
    mutating func late() throws {
        world.pass(days: 30)
        #expect(refused(lateBecause: "x")?.codes == [.malformed])
        var early = world
        #expect(BureauTests.refusal { () throws(Refusal) in try early.record(look) } == nil)
        world.pass(days: 1)
        let refusal = refused()
        #expect(refusal?.codes == [.decisionTooLate])
        #expect(refusal?.primary.rule == "INV-26")
        let id = try world.record(look, lateBecause: "The file lay on a desk.")
        let notice = try #require(world.decisions[id]?.latest.notice)
        #expect(notice.late?.contains("The file lay on a desk.") == true)
        #expect(world.notices.last?.reason.contains("The file lay on a desk.") == true)
    }

    @Test("An early completion starts the time; a grant is welcome at any time")
    mutating func earlier() throws {
        let day = world.today.adding(days: -31).description
        #expect(refused(completedOn: day)?.codes == [.decisionTooLate])
        #expect(refused(completedOn: "31.02.2026")?.codes == [.malformed])
        world.pass(days: 400)
        #expect(refused(.init(outcome: "granted-as-asked")) == nil)
    }

    @Test(
        "While no decision stands the lender owes one; overdue from day 31, and never for a review"
    )
    mutating func awaited() throws {
        func awaited(_ look: Inquiry) -> AwaitedDecision? {
            look.awaitedDecision(
                Array(world.decisions.values),
                asOf: world.now,
                under: world.charter
            )
        }
        world.pass(days: 30)
        #expect(awaited(look)?.isOverdue == false)
        #expect(awaited(look)?.lastDay == world.today)
        world.pass(days: 1)
        #expect(awaited(look)?.isOverdue == true)
        var other = look
        other.purpose = .accountReview
        #expect(awaited(other) == nil)
        other = look
        other.outcome = .unavailable(.frozen)
        #expect(awaited(other) == nil)
        try world.record(look, .init(outcome: "granted-as-asked"))
        #expect(awaited(look) == nil)
    }

    @Test(
        "A slot that cannot be filled stops the decision",
        arguments: ["name", "contact", "regulator"]
    )
    mutating func slots(slot: String) {
        var source = World.source
        switch slot {
        case "name": source.name = " "
        case "contact": source.contact = ""
        default: source.regulator = ""
        }
        let refusal = BureauTests.refusal { () throws(Refusal) in
            try world.record(look, source: source)
        }
        #expect(refusal?.findings.allSatisfy { $0.code == .missingField } == true)
        #expect(refusal?.primary.field?.hasPrefix("notice.") == true)
        #expect(world.decisions.isEmpty)
    }

    @Test("A lender without contact can decline nobody")
    mutating func creditorSlot() {
        world.lender.contact = " "
        #expect(refused()?.primary.field == "notice.creditorContact")
    }
}
