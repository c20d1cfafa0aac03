import Bureau
import Charters
import Testing

@Suite("The register against an independent model")
struct RegisterModelTests {
    /// Random acts and days: the machine and the model agree on every day about who may see what.
    @Test("Random acts keep p1 to p4 and agree with the model", arguments: 0..<80)
    func random(_ run: Int) throws {
        let seed = Chance.seed &+ UInt64(run)
        var play = try Play(seed: seed)
        for step in 0..<50 {
            try play.step()
            let isAsExpected = try play.agrees()
            #expect(isAsExpected, "seed \(seed), step \(step): \(play.log.suffix(8))")
            guard isAsExpected else { return }
        }
        #expect(play.daysVisible <= 3 * 366 - 30, "p2, seed \(seed)")
    }

    @Test("The random acts reach every state")
    func reach() throws {
        var states: Set<Standing.State> = []
        for run in 0..<200 where states.count < Standing.State.allCases.count {
            var play = try Play(seed: Chance.seed &+ UInt64(run))
            for _ in 0..<50 {
                try play.step()
                states.insert(try play.world.state(play.id))
            }
        }
        #expect(states == Set(Standing.State.allCases))
    }
}

/// One entry, the machine and the model, side by side.
struct Play {
    var world: World
    var model: RegisterModel
    let id: JudgmentID
    var chance: Chance
    var log: [String] = []
    var daysVisible = 0
    private let filed: CalendarDate

    init(seed: UInt64) throws {
        world = try World(at: "2024-02-10T10:00:00Z")
        chance = Chance(seed: seed)
        filed = world.today
        var order = world.draft()
        let age = chance.pick([0, 1, 40, 400, 1000, 1090])
        let ordered = filed.adding(days: -age)
        order.orderedOn = ordered.description
        order.obligationAroseOn = ordered.adding(days: -30).description
        id = try world.file(order)
        model = RegisterModel(
            orderAge: age,
            term: ordered.days(to: ordered.adding(years: 3)),
            principal: 340_000,
            floor: 200_000
        )
    }

    mutating func step() throws {
        let days = chance.pick([0, 0, 0, 1, 1, 2, 5, 9, 11, 20, 29, 30, 60])
        for _ in 0..<days { try passOneDay() }
        switch chance.below(12) {
        case 0, 1: try receive()
        case 2: try personActs(AcknowledgeNotice(judgment: id), model.receive(on: model.day))
        case 3, 4: try courtActs(ConfirmOrder(judgment: id), model.confirm())
        case 5: try personActs(ObjectToJudgment(judgment: id, words: "x"), model.object())
        case 6, 7: try decide()
        case 8:
            let wins = filed.days(to: world.today.adding(months: 1))
            try personActs(ReportPayment(judgment: id, proof: "x"), model.report(wins: wins))
        case 9, 10:
            let left = chance.pick([0, 199_999, 200_000, 250_000, 340_000, 340_001] as [Int64])
            try courtActs(
                RecordPayment(judgment: id, principalLeftMinorUnits: left, proof: "x"),
                model.courtSays(left: left)
            )
        default:
            switch chance.below(10) {
            case 0, 1:
                try courtActs(
                    RecordSuspension(judgment: id, ground: "paymentPlan"),
                    model.plan()
                )
            case 2: try courtActs(SetAsideOrder(judgment: id, reason: "setAside"), model.void())
            default: return
            }
        }
    }

    private mutating func passOneDay() throws {
        world.pass(days: 1)
        model.day += 1
        model.settle()
        if try world.standing(id).isVisible { daysVisible += 1 }
    }

    private mutating func receive() throws {
        let when = model.day - chance.pick([-1, 0, 1, 5, 40])
        let command = RecordReceipt(
            judgment: id,
            kind: "courtCertificate",
            reference: "Z",
            receivedOn: filed.adding(days: when).description
        )
        try courtActs(command, model.receive(on: when))
    }

    private mutating func decide() throws {
        let isUpheld = chance.below(5) == 0
        let reviewer = chance.pick(["Dora Clerk", "Emil Clerk"])
        try courtActs(
            DecideObjection(judgment: id, isUpheld: isUpheld, reason: "x", reviewer: reviewer),
            model.decide(isUpheld: isUpheld, by: reviewer)
        )
    }

    private mutating func personActs<C: Command>(_ command: C, _ expected: Bool) throws
    where C.State == JudgmentState, C.Answer == JudgmentID {
        try act(command, world.asPerson, expected)
    }

    private mutating func courtActs<C: Command>(_ command: C, _ expected: Bool) throws
    where C.State == JudgmentState, C.Answer == JudgmentID {
        try act(command, world.asCourt, expected)
    }

    private mutating func act<C: Command>(_ command: C, _ actor: Actor, _ expected: Bool) throws
    where C.State == JudgmentState, C.Answer == JudgmentID {
        let notices = world.notices.count
        var isTaken = true
        do throws(Refusal) { try world.act(command, on: id, as: actor) } catch { isTaken = false }
        log.append("day \(model.day) \(C.name) \(isTaken)")
        #expect(isTaken == expected, "\(log.suffix(6))")
        // No act on an entry without a notice to its person.
        #expect(world.notices.count == notices + (isTaken ? 1 : 0))
    }

    /// The two agree, and what can be seen has everything that p1 and p3 ask.
    func agrees() throws -> Bool {
        let standing = try world.standing(id)
        let judgment = try #require(world.judgments[id])
        guard standing.isVisible == model.isVisible, standing.state.isFinal == model.isGone else {
            return false
        }
        // The trace tells the story of this very standing: every step holds a rule with its source,
        // the last one alone decides, and it says what the standing says.
        let trace = judgment.trace(asOf: world.now, under: world.charter)
        guard trace.last?.followed == standing.explanation, trace.last?.rule == standing.rule.id,
            trace.filter(\.decides).count == 1, trace.last?.decides == true,
            trace.allSatisfy({ !$0.fact.isEmpty && !$0.followed.isEmpty && !$0.citation.isEmpty })
        else { return false }
        guard standing.isVisible else { return true }
        let receipt = try #require(judgment.receipt)
        let received = receipt.receivedAt.date(in: .utc)
        let isUncontested = judgment.objections.allSatisfy { $0.outcome != nil }
        return received.days(to: world.today) >= 30 && receipt.receivedAt >= judgment.filedAt
            && standing.outstanding.minorUnits >= 200_000 && isUncontested
            && judgment.removal == nil && world.today < standing.expiresOn
    }
}
