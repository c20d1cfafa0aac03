import Bureau
import Charters
import Testing

@Suite("Paying a judgment")
struct PaymentTests {
    var world: World
    init() throws { world = try World() }

    private mutating func court(says left: Int64, on id: JudgmentID) throws(Refusal) {
        try world.act(
            RecordPayment(judgment: id, principalLeftMinorUnits: left, proof: "bank slip"),
            on: id,
            as: world.asCourt
        )
    }

    private mutating func personReports(on id: JudgmentID) throws(Refusal) {
        try world.act(
            ReportPayment(judgment: id, proof: "I paid on Monday."),
            on: id,
            as: world.asPerson
        )
    }

    @Test("Paid is gone at the same instant, not marked as paid")
    mutating func paidGone() throws {
        let id = try world.listed()
        try court(says: 0, on: id)
        #expect(try world.state(id) == .removed)
        #expect(try world.standing(id).rule == .paidIsRemoved)
        #expect(world.events.last?.type == .judgmentRemoved)
    }

    @Test("Paid during the waiting period never becomes visible")
    mutating func paidWhileWaiting() throws {
        let id = try world.file()
        try world.act(AcknowledgeNotice(judgment: id), on: id, as: world.asPerson)
        try court(says: 0, on: id)
        for _ in 0..<60 {
            #expect(try !world.standing(id).isVisible)
            world.pass(days: 1)
        }
    }

    @Test("A part-payment that leaves less than the floor removes the entry")
    mutating func partBelowFloor() throws {
        let id = try world.listed()
        try court(says: 199_999, on: id)
        #expect(try world.state(id) == .removed)
    }

    @Test("A part-payment above the floor hides the entry for the time of an appeal")
    mutating func partAboveFloor() throws {
        let id = try world.listed()
        try court(says: 200_000, on: id)
        for _ in 0...10 {
            #expect(try world.state(id) == .suspended)
            world.pass(days: 1)
        }
        #expect(try world.state(id) == .listed)
        #expect(try world.standing(id).outstanding.minorUnits == 200_000)
    }

    @Test("The person's own word hides the entry at the same instant")
    mutating func personsWord() throws {
        let id = try world.listed()
        try personReports(on: id)
        #expect(try world.state(id) == .suspended)
    }

    @Test("A creditor who is silent for a month has been paid")
    mutating func creditorSilence() throws {
        let id = try world.listed()
        try personReports(on: id)
        let end = world.today.adding(months: 1)
        while world.today < end {
            #expect(try world.state(id) == .suspended)
            world.pass(days: 1)
        }
        #expect(try world.state(id) == .removed)
        let late = refusal { () throws(Refusal) in try court(says: 340_000, on: id) }
        #expect(late?.codes == [.wrongState])
    }

    @Test("A court that answers in time keeps the entry hidden until an appeal is over")
    mutating func contradicted() throws {
        let id = try world.listed()
        try personReports(on: id)
        world.pass(days: 5)
        try court(says: 340_000, on: id)
        for _ in 0...10 {
            #expect(try world.state(id) == .suspended)
            world.pass(days: 1)
        }
        #expect(try world.state(id) == .listed)
        try personReports(on: id)
        #expect(try world.state(id) == .suspended)
    }

    @Test("A report of payment cannot be passed over by confirming the order")
    mutating func notPassedOver() throws {
        let id = try world.listed()
        try personReports(on: id)
        let refused = refusal { () throws(Refusal) in
            try world.act(ConfirmOrder(judgment: id), on: id, as: world.asCourt)
        }
        #expect(refused?.codes == [.wrongState])
        let twice = refusal { () throws(Refusal) in try personReports(on: id) }
        #expect(twice?.codes == [.wrongState])
    }

    @Test("The court says what shows a payment")
    mutating func unproven() throws {
        let id = try world.listed()
        let refused = refusal { () throws(Refusal) in
            try world.act(
                RecordPayment(judgment: id, principalLeftMinorUnits: 0, proof: " \n"),
                on: id,
                as: world.asCourt
            )
        }
        #expect(refused?.codes == [.missingField])
        #expect(refused?.primary.field == "proof")
        #expect(try world.state(id) == .listed)
    }

    @Test("What is owed never grows", arguments: [-1, 340_001] as [Int64])
    mutating func neverGrows(_ left: Int64) throws {
        let id = try world.listed()
        let refused = refusal { () throws(Refusal) in try court(says: left, on: id) }
        #expect(refused?.codes == [.malformed])
        try court(says: 300_000, on: id)
        let more = refusal { () throws(Refusal) in try court(says: 300_001, on: id) }
        #expect(more?.codes == [.malformed])
    }

    @Test("Nothing brings back an entry that has ended")
    mutating func nothingBringsBack() throws {
        let id = try world.listed()
        try court(says: 0, on: id)
        refused(ConfirmOrder(judgment: id), id, world.asCourt)
        refused(
            RecordPayment(judgment: id, principalLeftMinorUnits: 1, proof: "x"),
            id,
            world.asCourt
        )
        refused(
            RecordReceipt(
                judgment: id,
                kind: "courtCertificate",
                reference: "x",
                receivedOn: world.today.description
            ),
            id,
            world.asCourt
        )
        refused(RecordServiceAttempt(judgment: id, channel: "post"), id, world.asCourt)
        refused(RecordSuspension(judgment: id, ground: "paymentPlan"), id, world.asCourt)
        refused(
            DecideObjection(judgment: id, isUpheld: false, reason: "x", reviewer: "Ms Roth"),
            id,
            world.asCourt
        )
        refused(SetAsideOrder(judgment: id, reason: "withdrawn"), id, world.asCourt)
        refused(AcknowledgeNotice(judgment: id), id, world.asPerson)
        refused(ObjectToJudgment(judgment: id, words: ""), id, world.asPerson)
        refused(ReportPayment(judgment: id, proof: "x"), id, world.asPerson)
    }

    private func refused<C: Command>(_ command: C, _ id: JudgmentID, _ actor: Actor)
    where C.State == JudgmentState {
        let refused = refusal { () throws(Refusal) in
            _ = try command.decide(
                JudgmentState(judgment: world.judgments[id]),
                in: world.context(actor)
            )
        }
        #expect(refused?.codes == [.wrongState], "\(C.name)")
    }
}
