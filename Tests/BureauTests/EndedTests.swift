import Bureau
import Charters
import Evidence
import Testing

@Suite("What has ended is erased while the file lives on")
struct EndedTests {
    var world: World
    init() throws { world = try World() }

    /// Every way in which an order ends, and how it comes to that.
    enum Ending: String, CaseIterable {
        case paid, upheld, setAside, wrongPerson, withdrawn
        case silenceOnObjection, silenceOnPayment, term, lapse
    }

    /// Does what leads to the end; what ends by a day has not ended yet.
    private mutating func begin(_ ending: Ending) throws -> JudgmentID {
        guard ending != .lapse else { return try world.file() }
        let id = try world.listed()
        switch ending {
        case .paid: try world.pay(id)
        case .upheld, .silenceOnObjection:
            try world.act(
                ObjectToJudgment(judgment: id, words: ""),
                on: id,
                as: world.asPerson
            )
            guard ending == .upheld else { break }
            try world.act(
                DecideObjection(
                    judgment: id,
                    isUpheld: true,
                    reason: "True.",
                    reviewer: "Ida Ernst"
                ),
                on: id,
                as: world.asCourt
            )
        case .setAside, .wrongPerson, .withdrawn:
            try world.act(
                SetAsideOrder(judgment: id, reason: ending.rawValue),
                on: id,
                as: world.asCourt
            )
        case .silenceOnPayment:
            try world.act(
                ReportPayment(judgment: id, proof: "slip"),
                on: id,
                as: world.asPerson
            )
        case .term, .lapse: break
        }
        return id
    }

    @Test(
        "However an order ends, it goes from the second day after that on, and not before",
        arguments: Ending.allCases
    )
    mutating func everyEnding(_ ending: Ending) throws {
        let id = try begin(ending)
        // The first day on which nothing can follow, found by looking each day.
        while try !world.standing(id).state.isFinal {
            #expect(world.dueToGo.isEmpty)
            #expect(world.judgments[id]?.ended(asOf: world.now, under: world.charter) == nil)
            world.pass(days: 1)
        }
        let last = try #require(world.judgments[id])
        let ended = try #require(last.ended(asOf: world.now, under: world.charter))
        #expect(ended.endedOn == world.today)
        #expect(ended.eraseFrom == world.today.adding(days: 2))
        #expect(ended.eraseBy == world.today.adding(days: 3))
        for _ in 0..<2 {
            #expect(world.dueToGo.isEmpty)
            #expect(refusal { () throws(Refusal) in try world.eraseEnded() } != nil)
            world.pass(days: 1)
        }
        #expect(world.dueToGo.map(\.subject) == [id.rawValue])
        try world.eraseEnded()
        #expect(world.judgments.isEmpty)
    }

    @Test("The first end counts: set aside after it was paid, it goes no later")
    mutating func twice() throws {
        let id = try world.listed()
        try world.pay(id)
        let paid = world.today
        world.pass(days: 1)
        try world.act(
            SetAsideOrder(judgment: id, reason: "setAside"),
            on: id,
            as: world.asCourt
        )
        let order = try #require(world.judgments[id])
        #expect(order.ended(asOf: world.now, under: world.charter)?.endedOn == paid)
        world.pass(days: 1)
        #expect(world.dueToGo.map(\.subject) == [id.rawValue])
    }

    @Test("Over a weekend the working days are counted, and the last is the third")
    mutating func weekend() throws {
        world.charter = try #require(try Charter.shipped("DE"))
        let id = try world.listed()
        while world.today.dayOfWeek != 5 { world.pass(days: 1) }
        try world.pay(id)
        let order = try #require(world.judgments[id])
        let ended = try #require(order.ended(asOf: world.now, under: world.charter))
        let days = world.charter.workingDays
        #expect(ended.eraseBy == days.date(3, workingDaysAfter: world.today))
        #expect(ended.eraseFrom == days.date(2, workingDaysAfter: world.today))
        #expect(world.today.days(to: ended.eraseFrom) >= 4)
    }

    @Test("What stays says of which kind it was, when it ended and by which rule, and nothing else")
    mutating func event() throws {
        let id = try world.listed()
        let order = try #require(world.judgments[id])
        let other = try world.file(world.otherDraft())
        try world.pay(id)
        let ended = world.today
        world.pass(days: 2)
        let before = world.chain
        let gone = try world.eraseEnded()
        let event = try #require(world.events.last)
        #expect(event.type == .eventErased)
        #expect(event.owner == .person(world.person.id))
        #expect(event.facts["kind"] == .string("court-order"))
        #expect(event.facts["endedOn"] == .string(ended.description))
        #expect(event.facts["rule"] == .string("INV-14"))
        #expect(
            event.facts["reason"] == .string("a court order ended on \(ended.inWords)")
        )
        for text in [order.order.court, order.order.caseNumber, order.order.creditor, "340000"] {
            #expect(!"\(event.facts)".contains(text))
        }
        // Exactly the acts on this order are named, and none on the other one.
        let expected = before.filter {
            $0.type.hasPrefix("judgment.") && $0.facts["judgment"] == .string(id.rawValue)
        }.map(\.sequence)
        #expect(gone == expected)
        #expect(gone.count >= 4)
        #expect(world.judgments.keys.map(\.self) == [other])
        #expect(world.notices.allSatisfy { !$0.path.hasSuffix(id.rawValue) })
        #expect(world.notices.contains { $0.path.hasSuffix(other.rawValue) })
        // No event that can still be read says anything of it.
        for left in world.chain where left.type != "event.erased" {
            #expect(!"\(left.facts)".contains(id.rawValue))
        }
    }

    @Test("What became of a notice about it goes with it, and of another notice it stays")
    mutating func notices() throws {
        let id = try world.file()
        try world.act(AcknowledgeNotice(judgment: id), on: id, as: world.asPerson)
        world.fillFile()
        _ = try world.open()
        for notice in world.notices {
            let state = RecordDispatch.State(notice: notice, dispatch: nil, hasMail: true)
            try world.perform(
                RecordDispatch(notice: notice.id, channel: .mail, fact: .handedOver),
                state,
                as: World.staff
            )
        }
        try world.pay(id)
        world.pass(days: 2)
        let about = Set(
            world.notices.filter { $0.path.hasSuffix(id.rawValue) }.map(\.id.rawValue)
        )
        #expect(about.count >= 2)
        try world.eraseEnded()
        let left = world.chain.filter { $0.type == "notice.handedOver" }
        #expect(!left.isEmpty)
        for event in left {
            guard case .string(let notice)? = event.facts["notice"] else { continue }
            #expect(!about.contains(notice))
        }
        #expect(!world.dispatches.keys.contains { about.contains($0.rawValue) })
    }

    @Test("Who was told of it stays as a look, without a word of it")
    mutating func looks() throws {
        world.fillFile()
        let id = try world.listed()
        let look = try world.answeredLook()
        let order = try #require(world.judgments[id])
        #expect(look.registerTraces?.map(\.judgment) == [id])
        try world.pay(id)
        let recall = try #require(try world.raiseRecalls().first)
        try world.confirmRecall(recall)
        let later = try world.answeredLook()
        world.pass(days: 2)
        try world.eraseEnded()
        for before in [look, later] {
            let after = try #require(world.inquiries[before.id])
            #expect(after.registerTraces?.isEmpty == true)
            #expect(!"\(after)".contains(order.order.court))
            #expect(!"\(after)".contains(id.rawValue))
            #expect(after.at == before.at && after.askerName == before.askerName)
            #expect(after.trace == before.trace)
            guard case .answered(let was) = before.outcome, case .answered(let now) = after.outcome
            else { throw World.Unanswered() }
            #expect(now.score == was.score && now.statement == was.statement)
            #expect(now.register == (was.register == .noMatch ? .noMatch : .erased))
        }
        // Who was told is still told to have been told again.
        #expect(world.retractions[recall]?.subject == id.rawValue)
        #expect(world.chain.contains { $0.type == "retraction.raised" })
        #expect(world.chain.contains { $0.type == "check.answered" })
    }

    @Test("A look from before it named its orders is found by court and day")
    mutating func oldLook() throws {
        world.fillFile()
        let id = try world.listed()
        var look = try world.answeredLook()
        look.registerTraces = nil
        world.inquiries[look.id] = look
        try world.pay(id)
        world.pass(days: 2)
        try world.eraseEnded()
        guard case .answered(let answer)? = world.inquiries[look.id]?.outcome else {
            throw World.Unanswered()
        }
        #expect(answer.register == .erased)
    }

    @Test("Nobody but the operator's own room erases, and nothing that has not ended")
    mutating func nobodyElse() throws {
        let id = try world.listed()
        try world.pay(id)
        world.pass(days: 2)
        for actor in [world.asPerson, world.asLender, world.asCourt] {
            #expect(refusal { () throws(Refusal) in try world.eraseEnded(as: actor) } != nil)
        }
        try world.eraseEnded()
        #expect(refusal { () throws(Refusal) in try world.eraseEnded() }?.codes == [.wrongState])
    }
}

extension World {
    /// Another order than ``draft()``.
    func otherDraft() -> OrderDraft {
        var order = draft()
        order.caseNumber = "12 C 346/26"
        return order
    }
}
