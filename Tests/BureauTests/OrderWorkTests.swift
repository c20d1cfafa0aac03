import Charters
import Testing

@testable import Bureau

@Suite("A registrar's queue")
struct OrderWorkTests {
    var world: World
    init() throws { world = try World() }

    private func work(_ id: JudgmentID) throws -> OrderWork? {
        try #require(world.judgments[id]).work(asOf: world.now, under: world.charter)
    }

    private mutating func attempt(_ id: JudgmentID) throws {
        let attempt = RecordServiceAttempt(judgment: id, channel: "post")
        try world.act(attempt, on: id, as: world.asCourt)
    }

    @Test("asks to hand the notice over, and says when that fails")
    mutating func service() throws {
        let id = try world.file()
        #expect(try work(id)?.kind == .serviceDue)
        #expect(try work(id)?.lastDay == world.today.adding(days: 59))
        try attempt(id)
        #expect(try work(id)?.kind == .serviceDue)
        try attempt(id)
        #expect(try work(id)?.kind == .serviceFailing)
    }

    @Test("calls it failing when little time is left, however few the tries")
    mutating func littleTime() throws {
        let id = try world.file()
        world.pass(days: 44)
        #expect(try work(id)?.kind == .serviceDue)
        world.pass(days: 1)
        #expect(try work(id)?.kind == .serviceFailing)
        world.pass(days: 15)
        #expect(try world.state(id) == .lapsed)
        #expect(try work(id) == nil)
    }

    @Test("asks for the answer to a report of payment, and says when the creditor is late with it")
    mutating func payment() throws {
        let id = try world.listed()
        try world.act(
            ReportPayment(judgment: id, proof: "I paid on Monday."),
            on: id,
            as: world.asPerson
        )
        let due = try #require(try work(id))
        #expect(due.kind == .paymentClaimed)
        // Every day is a working day in this charter.
        #expect(due.reportBy == world.today.adding(days: 3))
        world.pass(days: 3)
        #expect(try work(id)?.kind == .paymentClaimed)
        world.pass(days: 1)
        #expect(try work(id)?.kind == .satisfactionOverdue)
        #expect(try work(id)?.lastDay == due.lastDay)
        // Silence counts as paid: on the day after the last one there is nothing left to answer.
        world.pass(days: world.today.days(to: try #require(due.lastDay)) + 1)
        #expect(try work(id) == nil)
        #expect(try world.state(id) == .removed)
        #expect(try world.standing(id).rule == .paidIsRemoved)
    }

    @Test("asks for a confirmation before it runs out, and once it has")
    mutating func confirmation() throws {
        let id = try world.listed()
        #expect(try work(id) == nil)
        world.pass(days: 30)
        #expect(try work(id) == nil)
        world.pass(days: 1)
        #expect(try work(id)?.kind == .confirmationDue)
        world.pass(days: 30)
        #expect(try work(id)?.kind == .confirmationMissing)
        try world.act(ConfirmOrder(judgment: id), on: id, as: world.asCourt)
        #expect(try work(id) == nil)
    }

    @Test("asks for a decision on an objection, and for nothing while the person may appeal")
    mutating func objection() throws {
        let id = try world.listed()
        try world.act(
            ObjectToJudgment(judgment: id, words: "It is not mine."),
            on: id,
            as: world.asPerson
        )
        #expect(try work(id)?.kind == .objectionUndecided)
        #expect(try work(id)?.lastDay == world.today.adding(days: 19))
        try world.act(
            DecideObjection(judgment: id, isUpheld: false, reason: "It is.", reviewer: "Rita Ray"),
            on: id,
            as: world.asCourt
        )
        #expect(try work(id) == nil)
    }

    @Test("puts what ends for the person first, then the earlier day, then the graver kind")
    func order() throws {
        let (early, late) = (world.today, world.today.adding(days: 9))
        func work(_ kind: OrderWork.Kind, _ day: CalendarDate?) -> OrderWork {
            OrderWork(kind: kind, lastDay: day, reportBy: nil)
        }
        let sorted = [
            work(.objectionUndecided, early), work(.serviceFailing, early),
            work(.paymentClaimed, late), work(.confirmationDue, early),
            work(.confirmationMissing, nil),
        ]
        for (place, one) in sorted.enumerated() {
            #expect(one.isBefore(one) == nil)
            for other in sorted.dropFirst(place + 1) {
                #expect(one.isBefore(other) == true)
                #expect(other.isBefore(one) == false)
            }
        }
    }
}
