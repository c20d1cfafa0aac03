import Bureau
import Charters
import Evidence
import Testing

/// A second, independent telling of an erasure in days.
struct ErasureModel {
    /// Days since it was asked for; nil while nobody did.
    var day: Int?
    /// Whether a human said what stands in the way.
    var isAnswered = false
    /// Days for which each thing stands in the way still, by what it is.
    var inTheWay: [String: Int] = [:]

    var isFree: Bool { inTheWay.values.allSatisfy { $0 < 0 } }

    var state: ErasureStanding.State? {
        guard let day else { return nil }
        if isFree { return day < 3 ? .asked : .due }
        if isAnswered { return .waiting }
        return day > 7 ? .overdue : .toAnswer
    }

    mutating func pass() {
        day = day.map { $0 + 1 }
        inTheWay = inTheWay.mapValues { $0 - 1 }
    }
}

@Suite("Erasures against an independent model")
struct ErasureModelTests {
    @Test(
        "Random acts: a file goes exactly when its days are over and nothing is in the way",
        arguments: Chance.runs(120)
    )
    func random(_ run: Int) throws {
        let seed = Chance.seed &+ 9_000 &+ UInt64(run)
        var chance = Chance(seed: seed)
        var world = try World(at: "2024-02-20T10:00:00Z")
        world.fillFile()
        var model = ErasureModel()
        var newest: ErasureID?
        for step in 0..<30 {
            for _ in 0..<chance.pick([0, 0, 1, 1, 2, 3, 5]) {
                world.pass(days: 1)
                model.pass()
            }
            try act(&model, &newest, &world, &chance, "seed \(seed), step \(step)")
            let open = world.erasures.values.first { $0.isOpen(asOf: world.now) }
            let standing = open?.standing(
                beside: world.obstacles,
                asOf: world.now,
                under: world.charter
            )
            #expect(standing?.state == model.state, "seed \(seed), step \(step)")
            #expect(world.obstacles.isEmpty == model.isFree, "seed \(seed), step \(step)")
            var copy = world
            let isDone = done { () throws(Refusal) in try copy.carryOutErasure() }
            #expect(isDone == (model.state == .due), "seed \(seed), step \(step)")
            #expect(!done { () throws(Refusal) in try copy.carryOutErasure(as: world.asPerson) })
        }
    }

    private func act(
        _ model: inout ErasureModel,
        _ newest: inout ErasureID?,
        _ world: inout World,
        _ chance: inout Chance,
        _ place: String
    ) throws {
        let actor = chance.pick([
            World.staff, World.staff, world.asPerson, world.asPerson, world.asLender,
        ])
        let isPerson = actor == world.asPerson
        var (expected, taken) = (false, false)
        switch chance.below(5) {
        case 0, 1:
            let understands = chance.below(4) > 0
            expected = isPerson && model.day == nil && understands
            taken = done { () throws(Refusal) in
                newest = try world.askToErase(RequestErasure(understands: understands), as: actor)
            }
            if expected { (model.day, model.isAnswered) = (0, false) }
        case 2:
            expected = isPerson && model.day != nil
            taken = done { () throws(Refusal) in try world.takeErasureBack(as: actor) }
            if expected { model.day = nil }
        case 3:
            guard let id = newest else { return }
            expected = actor == World.staff && model.day != nil && !model.isFree
            taken = done { () throws(Refusal) in try world.answerErasure(id, as: actor) }
            if expected { model.isAnswered = true }
        default:
            // A letter that asks for the file: it stands in the way for twice the days of an answer.
            let id = try world.recorded()
            model.inTheWay[id.rawValue] = 14
            return
        }
        #expect(taken == expected, "\(place)")
    }

    private func done(_ act: () throws(Refusal) -> Void) -> Bool { refusal(act) == nil }
}

@Suite("What stands in the way of an erasure")
struct ErasureObstacleTests {
    @Test("An order until its term is over, whatever it is in, and not a day longer")
    func order() throws {
        var world = try World()
        let id = try world.listed()
        let obstacle = try #require(world.obstacles.first)
        #expect(world.obstacles.map(\.kind) == [.courtOrder])
        #expect(obstacle.subject == id.rawValue)
        let standing = try #require(world.judgments[id]).standing(
            asOf: world.now,
            under: world.charter
        )
        #expect(obstacle.lastDay == standing.expiresOn.adding(days: -1))
        world.now = Instant(noonOf: obstacle.lastDay, in: world.charter.zone)
        #expect(world.obstacles.count == 1)
        world.pass(days: 1)
        #expect(world.obstacles.isEmpty)
    }

    @Test("Who was told something has to say that it is deleted, or the last day has to be over")
    func recall() throws {
        var world = try World()
        world.fillFile()
        let consent = try world.granted(isSingleUse: false, termDays: 30)
        _ = try world.answer()
        #expect(world.obstacles.isEmpty)
        try world.askToErase()
        // The sharing is off, so that the lender is told, and nobody else is answered.
        #expect(world.consents[consent]?.withdrawnAt == world.now)
        #expect(world.events.contains { $0.type == .consentWithdrawn })
        #expect(world.obstacles.map(\.kind) == [.recall])
        // Nobody has to answer for that: it waits by itself.
        let standing = world.erasures.values.first?.standing(
            beside: world.obstacles,
            asOf: world.now,
            under: world.charter
        )
        #expect(standing?.state == .waiting)
        #expect(try world.check() == .unavailable)
        world.pass(days: 60)
        // Nobody wrote the message down yet: it is found anew each day, and stands in the way.
        #expect(world.obstacles.map(\.kind) == [.recall])
    }

    @Test("A dispute that is not answered, and a decision that is looked at again")
    func contested() throws {
        var world = try World()
        world.fillFile()
        _ = try world.open(.item(.init(rawValue: "ITEM-delinq_24m")), "It is not mine.")
        #expect(world.obstacles.map(\.kind) == [.dispute])
        world.pass(days: 100)
        // Silence counted for the person, and nothing is left to answer.
        #expect(world.obstacles.isEmpty)
    }

    @Test("Silence closes the file for everybody else, and an answer opens it")
    func overdue() throws {
        var world = try World()
        world.fillFile()
        _ = try world.listed()
        let id = try world.askToErase()
        try world.granted()
        #expect(try world.check() != .unavailable)
        world.pass(days: 8)
        try world.granted()
        #expect(try world.check() == .unavailable)
        let look = try #require(world.inquiries.values.max { $0.at < $1.at })
        #expect(look.outcome == .unavailable(.erasureOverdue))
        try world.answerErasure(id)
        #expect(try world.check() != .unavailable)
        let answer = try #require(world.erasures[id]?.answers.first)
        #expect(answer.by == "Ada Operator" && answer.obstacles.map(\.kind) == [.courtOrder])
    }

    @Test("The events name the chain and why, and the office's names nobody")
    func events() throws {
        var world = try World()
        try world.askToErase()
        world.pass(days: 3)
        try world.carryOutErasure()
        let last = world.events.suffix(2).map(\.self)
        #expect(last.map(\.type) == [.eventErased, .fileErased])
        #expect(last[0].type.rawValue == Erasure.eventType)
        #expect(last[0].owner == .person(world.person.id))
        #expect(last[1].owner == .office)
        #expect(!"\(last[1].facts)".contains(world.person.id.rawValue))
    }
}
