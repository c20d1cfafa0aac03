import Bureau
import Charters
import Testing

/// A second, independent telling of SM6 in days.
struct DisclosureModel {
    /// How far it came: 0 asked, 1 identified, 2 put together, 3 handed over, 4 refused.
    var progress = 0
    /// Days since the request came in.
    var day = 0

    var isOverdue: Bool { progress < 3 && day > 7 }

    mutating func go(from: Int, to: Int) -> Bool {
        guard progress == from else { return false }
        progress = to
        return true
    }
}

@Suite("Requests for one's own file against an independent model")
struct DisclosureModelTests {
    @Test(
        "Random acts by anybody: lenders look exactly when nothing is overdue",
        arguments: Chance.runs(120)
    )
    func random(_ run: Int) throws {
        let seed = Chance.seed &+ 3_000 &+ UInt64(run)
        var chance = Chance(seed: seed)
        var world = try World(at: "2024-02-20T10:00:00Z")
        world.fillFile()
        var requests: [(id: DisclosureID, model: DisclosureModel)] = []
        for step in 0..<30 {
            for _ in 0..<chance.pick([0, 0, 0, 1, 1, 2, 3, 8]) {
                world.pass(days: 1)
                for index in requests.indices { requests[index].model.day += 1 }
            }
            if requests.isEmpty || chance.below(6) == 0 {
                let daysAgo = chance.pick([0, 0, 1, 3])
                let id = try world.recorded(daysAgo: daysAgo)
                requests.append((id, DisclosureModel(day: daysAgo)))
            } else {
                let index = chance.below(requests.count)
                try act(&requests[index].model, requests[index].id, &world, &chance, seed)
            }
            for (id, model) in requests {
                let state = try world.standing(id).state
                let isSame = (state == .overdue) == model.isOverdue
                #expect(isSame, "seed \(seed), step \(step), \(state) \(model)")
                #expect(state.isOwed == (model.progress < 3), "seed \(seed), step \(step)")
            }
            try world.granted()
            let isAnswered = try world.check() != .unavailable
            let isFree = !requests.contains { $0.model.isOverdue }
            #expect(isAnswered == isFree, "seed \(seed), step \(step)")
        }
    }

    private func act(
        _ model: inout DisclosureModel,
        _ id: DisclosureID,
        _ world: inout World,
        _ chance: inout Chance,
        _ seed: UInt64
    ) throws {
        let actor = chance.pick([
            World.staff, World.staff, World.staff, world.asPerson, world.asLender, world.asCourt,
        ])
        let isStaff = actor == World.staff
        var (expected, taken) = (false, false)
        switch chance.below(4) {
        case 0:
            expected = isStaff && model.go(from: 0, to: 1)
            taken = done { () throws(Refusal) in
                try world.act(ConfirmIdentity(disclosure: id), on: id, as: actor)
            }
        case 1:
            expected = isStaff && model.go(from: 1, to: 2)
            taken = done { () throws(Refusal) in
                try world.act(CompileDisclosure(disclosure: id), on: id, as: actor)
            }
        case 2:
            expected = isStaff && model.go(from: 2, to: 3)
            taken = done { () throws(Refusal) in
                try world.act(DeliverDisclosure(disclosure: id, how: "x"), on: id, as: actor)
            }
        default:
            let ground = chance.pick(["not-identified", "not-identified", "too-often"])
            expected = isStaff && ground == "not-identified" && model.go(from: 0, to: 4)
            let refuse = RefuseDisclosure(disclosure: id, ground: ground, reason: "x", remedy: "y")
            taken = done { () throws(Refusal) in try world.act(refuse, on: id, as: actor) }
        }
        #expect(taken == expected, "seed \(seed)")
    }

    private func done(_ act: () throws(Refusal) -> Void) -> Bool { refusal(act) == nil }
}
