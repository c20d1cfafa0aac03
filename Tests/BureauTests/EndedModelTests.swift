import Bureau
import Charters
import Testing

/// A second, independent telling of one ended order: days since it was first seen to have ended, and how
/// many days each thing still needs it.
struct EndedModel {
    /// Days since the first day on which nothing could follow; nil before.
    var days: Int?
    var ownFile = -1
    var wholeFile = -1
    var isGone = false

    var isDue: Bool { !isGone && (days ?? 0) >= 2 && ownFile < 0 && wholeFile < 0 }

    mutating func pass() {
        days = days.map { $0 + 1 }
        ownFile = max(-1, ownFile - 1)
        wholeFile = max(-1, wholeFile - 1)
    }
}

@Suite("What has ended, against an independent model")
struct EndedModelTests {
    @Test(
        "Random acts: an order goes exactly when it ended two days ago and nothing needs it",
        arguments: Chance.runs(120)
    )
    func random(_ run: Int) throws {
        let seed = Chance.seed &+ 15_000 &+ UInt64(run)
        var chance = Chance(seed: seed)
        var world = try World(at: "2026-02-20T10:00:00Z")
        let id = try world.file()
        var model = EndedModel()
        for step in 0..<40 {
            let place = "seed \(seed), step \(step)"
            for _ in 0..<chance.pick([0, 1, 1, 2, 5, 40]) {
                world.pass(days: 1)
                model.pass()
                try see(id, &model, world)
            }
            act(id, &model, &world, &chance)
            try see(id, &model, world)
            #expect(world.dueToGo.isEmpty == !model.isDue, "\(place)")
            #expect(world.dueToGo.allSatisfy { $0.subject == id.rawValue }, "\(place)")
            guard chance.below(3) == 0 else { continue }
            let actor = chance.pick([World.staff, World.staff, world.asPerson, world.asCourt])
            let expected = actor == World.staff && model.isDue
            let isDone = refusal { () throws(Refusal) in try world.eraseEnded(as: actor) } == nil
            #expect(isDone == expected, "\(place)")
            guard isDone else { continue }
            model.isGone = true
            #expect(world.judgments.isEmpty, "\(place)")
            // Whatever can still be read of the chain names it nowhere but where its erasure is told.
            for event in world.chain where event.type != "event.erased" {
                #expect(!"\(event.facts)".contains(id.rawValue), "\(place): \(event.type)")
            }
        }
    }

    /// Notes the first day on which the order is seen to have ended.
    private func see(_ id: JudgmentID, _ model: inout EndedModel, _ world: World) throws {
        guard model.days == nil, let order = world.judgments[id] else { return }
        if order.standing(asOf: world.now, under: world.charter).state.isFinal { model.days = 0 }
    }

    /// Somebody does something to the order, or to the file; much of it is refused.
    private func act(
        _ id: JudgmentID,
        _ model: inout EndedModel,
        _ world: inout World,
        _ chance: inout Chance
    ) {
        let (person, court) = (world.asPerson, world.asCourt)
        func tried(_ body: () throws(Refusal) -> Void) -> Bool { refusal(body) == nil }
        switch chance.below(9) {
        case 0:
            _ = tried { () throws(Refusal) in
                try world.act(AcknowledgeNotice(judgment: id), on: id, as: person)
            }
        case 1:
            _ = tried { () throws(Refusal) in
                try world.act(ObjectToJudgment(judgment: id, words: ""), on: id, as: person)
            }
        case 2:
            let isUpheld = chance.below(2) == 0
            let decide = DecideObjection(
                judgment: id,
                isUpheld: isUpheld,
                reason: "So it is.",
                reviewer: chance.pick(["Ida Ernst", "Bo Frank"])
            )
            _ = tried { () throws(Refusal) in try world.act(decide, on: id, as: court) }
        case 3:
            _ = tried { () throws(Refusal) in
                try world.act(ReportPayment(judgment: id, proof: "slip"), on: id, as: person)
            }
        case 4 where chance.below(3) == 0: _ = tried { () throws(Refusal) in try world.pay(id) }
        case 5 where chance.below(3) == 0:
            let reason = chance.pick(["setAside", "wrongPerson", "withdrawn"])
            _ = tried { () throws(Refusal) in
                try world.act(SetAsideOrder(judgment: id, reason: reason), on: id, as: court)
            }
        case 6 where chance.below(3) == 0:
            // A letter that asks for the file: it needs all that is held for twice the days of an answer.
            if tried({ () throws(Refusal) in _ = try world.recorded() }) { model.ownFile = 14 }
        case 7 where chance.below(3) == 0:
            if tried({ () throws(Refusal) in try world.askToErase() }) { model.wholeFile = 3 }
        case 8:
            if tried({ () throws(Refusal) in try world.takeErasureBack() }) { model.wholeFile = -1 }
        default: break
        }
    }
}
