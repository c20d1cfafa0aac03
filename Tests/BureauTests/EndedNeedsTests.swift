import Bureau
import Charters
import Evidence
import Testing

@Suite("What still needs something that has ended")
struct EndedNeedsTests {
    var world: World
    init() throws {
        world = try World()
        world.fillFile()
    }

    /// An order of which a lender was told, paid now.
    private mutating func toldAndPaid() throws -> (JudgmentID, Inquiry) {
        let id = try world.listed()
        let look = try world.answeredLook()
        try world.pay(id)
        return (id, look)
    }

    @Test("Who was told of it: until it is written down that they are told again, however long")
    mutating func recall() throws {
        let (id, _) = try toldAndPaid()
        world.pass(days: 30)
        #expect(world.needs(id.rawValue) == [.recall])
        #expect(world.dueToGo.isEmpty)
        let recall = try #require(try world.raiseRecalls().first)
        // The message stands for itself now, and its recipient can still confirm it.
        #expect(world.needs(id.rawValue).isEmpty)
        try world.eraseEnded()
        try world.confirmRecall(recall)
        #expect(world.retractions[recall]?.state == .confirmed)
    }

    @Test("Told at once and never confirmed, it still goes within three working days")
    mutating func unconfirmed() throws {
        let (id, _) = try toldAndPaid()
        try world.raiseRecalls()
        let paid = world.today
        while world.dueToGo.isEmpty {
            #expect(world.needs(id.rawValue) == [.recall])
            world.pass(days: 1)
        }
        #expect(paid.days(to: world.today) == 3)
        #expect(world.dueToGo.map(\.subject) == [id.rawValue])
    }

    @Test("Confirmed, it goes on the second day")
    mutating func confirmed() throws {
        let (id, _) = try toldAndPaid()
        try world.confirmRecall(try #require(try world.raiseRecalls().first))
        #expect(world.needs(id.rawValue).isEmpty)
        world.pass(days: 2)
        #expect(world.dueToGo.map(\.subject) == [id.rawValue])
    }

    @Test("A dispute of a look in which it was told, and the time to ask for a second human")
    mutating func dispute() throws {
        let (id, look) = try toldAndPaid()
        try world.confirmRecall(try #require(try world.raiseRecalls().first))
        let dispute = try world.open(.look(look.id), "It was paid.")
        world.pass(days: 5)
        #expect(world.needs(id.rawValue) == [.dispute])
        try world.act(World.answer(dispute, .kept), on: dispute, as: world.asLender)
        #expect(try world.standing(dispute).state == .rejected)
        #expect(world.needs(id.rawValue) == [.dispute])
        for _ in 0..<60 where try world.standing(dispute).state == .rejected {
            #expect(world.needs(id.rawValue) == [.dispute])
            world.pass(days: 1)
        }
        #expect(world.needs(id.rawValue).isEmpty)
    }

    @Test("A dispute of another look is none of its business")
    mutating func otherDispute() throws {
        let before = try world.answeredLook()
        let (id, _) = try toldAndPaid()
        try world.confirmRecall(try #require(try world.raiseRecalls().first))
        try world.open(.look(before.id), "Not I.")
        #expect(world.needs(id.rawValue).isEmpty)
    }

    @Test("A decision made with it that another human has to look at again")
    mutating func review() throws {
        let id = try world.listed()
        let look = try world.answeredLook()
        let verdict = World.decline(ownReasons: [LendersReason.unpaidCourtOrder.rawValue])
        let decision = try world.record(look, verdict)
        try world.ask(decision)
        try world.pay(id)
        try world.confirmRecall(try #require(try world.raiseRecalls().first))
        world.pass(days: 2)
        #expect(world.needs(id.rawValue) == [.review])
        for _ in 0..<60 where try world.standing(decision).state == .underReview {
            #expect(world.needs(id.rawValue) == [.review])
            world.pass(days: 1)
        }
        #expect(world.needs(id.rawValue).isEmpty)
        try world.eraseEnded()
        // The decision and its reasons are the person's, and stay.
        let kept = try #require(world.decisions[decision])
        let code = LendersReason.unpaidCourtOrder.rawValue
        #expect(kept.latest.reasons.contains { $0.code == code })
    }

    @Test("A request for the file by letter, until it is answered, or twice its days are over")
    mutating func ownFile() throws {
        let id = try world.listed()
        try world.pay(id)
        _ = try world.recorded()
        #expect(world.needs(id.rawValue) == [.ownFile])
        world.pass(days: 2 * world.charter.access.answerDays)
        #expect(world.needs(id.rawValue) == [.ownFile])
        world.pass(days: 1)
        #expect(world.needs(id.rawValue).isEmpty)
    }

    @Test("An authority that waits for the second human, for the days of an answer")
    mutating func authority() throws {
        let id = try world.listed()
        try world.pay(id)
        try world.perform(
            RecordAuthorityOrder(
                person: World.anna,
                authority: "Invented Tax Office",
                court: "District Court",
                caseNumber: "7 Gs 1/26",
                orderedOn: "2026-11-20",
                parts: ["register"],
                forbidsTelling: false
            ),
            .init(match: .one(world.person), source: World.source),
            as: World.staff
        )
        #expect(world.needs(id.rawValue) == [.authority])
        world.pass(days: world.charter.access.answerDays)
        #expect(world.needs(id.rawValue) == [.authority])
        world.pass(days: 1)
        #expect(world.needs(id.rawValue).isEmpty)
    }

    @Test("A whole file that is about to go takes it along; one that has to wait does not keep it")
    mutating func wholeFile() throws {
        let id = try world.listed()
        let other = try world.file(world.otherDraft())
        try world.pay(id)
        try world.askToErase()
        #expect(world.needs(id.rawValue) == [.wholeFile])
        world.pass(days: FileErasure.takeBackDays)
        #expect(world.needs(id.rawValue) == [.wholeFile])
        world.pass(days: 1)
        #expect(world.needs(id.rawValue).isEmpty)
        try world.eraseEnded()
        #expect(world.judgments.keys.map(\.self) == [other])
    }

    @Test("Taken back, a request for erasure keeps nothing")
    mutating func takenBack() throws {
        let id = try world.listed()
        try world.pay(id)
        try world.askToErase()
        try world.takeErasureBack()
        #expect(world.needs(id.rawValue).isEmpty)
    }

    // MARK: Items

    private static let item = "ITEM-delinq_24m"

    @Test("An item goes when its term is over, on its second working day, by an event of its own")
    mutating func term() throws {
        let ends = try #require(world.items.first).expiresOn
        world.now = Instant(noonOf: ends.adding(days: -1), in: world.charter.zone)
        #expect(world.endedFacts.ended(asOf: world.now, under: world.charter).isEmpty)
        world.pass(days: 1)
        let ended = world.endedFacts.ended(asOf: world.now, under: world.charter)
        #expect(ended.count == world.items.count)
        #expect(ended.allSatisfy { $0.kind == .item && $0.endedOn == ends })
        #expect(world.dueToGo.isEmpty)
        world.pass(days: 2)
        let count = world.items.count
        #expect(try world.eraseEnded() == [])
        #expect(world.items.isEmpty)
        let events = world.events.suffix(count)
        #expect(events.allSatisfy { $0.type == .eventErased })
        #expect(events.allSatisfy { $0.facts["rule"] == .string("INV-13") })
    }

    @Test("An item that was wrong goes; one for which nobody could vouch stays until its term")
    mutating func disputed() throws {
        for (verdict, goes) in [(Dispute.Verdict.upheld, true), (.cannotVerify, false)] {
            var world = world
            let dispute = try world.open()
            world.pass(days: 4)
            #expect(world.dueToGo.isEmpty)
            try world.act(World.answer(dispute, verdict), on: dispute, as: world.asNordbank)
            #expect(world.dueToGo.isEmpty)
            world.pass(days: 2)
            #expect(world.dueToGo.map(\.subject) == (goes ? [Self.item] : []))
        }
    }

    @Test("An item whose term is over waits for the answer to a dispute of it")
    mutating func disputedAtItsEnd() throws {
        let ends = try #require(world.items.first).expiresOn
        world.now = Instant(noonOf: ends.adding(days: -1), in: world.charter.zone)
        try world.open()
        world.pass(days: 3)
        #expect(world.needs(Self.item) == [.dispute])
        #expect(world.needs("ITEM-savings").isEmpty)
        #expect(!world.dueToGo.contains { $0.subject == Self.item })
        #expect(world.dueToGo.count == world.items.count - 1)
    }
}
