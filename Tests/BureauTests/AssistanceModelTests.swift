import Bureau
import Charters
import Testing

/// Random mandates and acts under them, against a model of a few lines.
@Suite("Mandates, against a model")
struct AssistanceModelTests {
    /// What the model knows of one mandate: days, counted from the first.
    private struct Known {
        var id: MandateID
        var name: String
        var coversFreeze: Bool
        var lastDay: Int
        var isEnded = false

        func holds(on day: Int) -> Bool { !isEnded && day <= lastDay }
    }

    private static let names = ["Dana Helper", "Eve Counsel"]

    @Test(
        "A representative's act is taken on the days and for the matters of a mandate, and no others"
    )
    func model() throws {
        let seed = Chance.seed
        for run in Chance.runs(80) {
            var chance = Chance(seed: seed &+ UInt64(run))
            var world = try World()
            var (known, day) = ([Known](), 0)
            for step in 0..<25 {
                let taken = try act(&world, &known, day, &chance)
                #expect(
                    taken.model == taken.world,
                    "seed \(seed), run \(run), step \(step), day \(day): \(taken.name)"
                )
                let pause = chance.below(3)
                world.pass(days: pause)
                day += pause
            }
        }
    }

    private func act(
        _ world: inout World,
        _ known: inout [Known],
        _ day: Int,
        _ chance: inout Chance
    ) throws -> (name: String, model: Bool, world: Bool) {
        let name = chance.pick(Self.names)
        switch chance.below(4) {
        case 0, 1: return record(name, &world, &known, day, &chance)
        case 2 where !known.isEmpty:
            let place = chance.below(known.count)
            let id = known[place].id
            let expected = known[place].holds(on: day)
            let state = EndMandate.State(mandate: world.mandates[id], source: World.source)
            let actor = chance.pick([world.asPerson, World.staff])
            let isDone =
                refusal { () throws(Refusal) in
                    try world.perform(EndMandate(mandate: id), state, as: actor)
                } == nil
            if expected { known[place].isEnded = true }
            return ("end", expected, isDone)
        default:
            let expected = known.contains {
                $0.name == name && $0.coversFreeze && $0.holds(on: day)
            }
            let freeze = ActFor(
                person: world.person.identity,
                way: "letter",
                proof: "A letter.",
                representative: name,
                act: PlaceFreeze()
            )
            let state = ActFor<PlaceFreeze>.State(
                match: .one(world.person),
                own: .init(freeze: nil),
                mandates: Array(world.mandates.values),
                source: World.source
            )
            let isDone =
                refusal { () throws(Refusal) in
                    try world.perform(freeze, state, as: World.staff)
                } == nil
            return ("freeze by \(name)", expected, isDone)
        }
    }

    private func record(
        _ name: String,
        _ world: inout World,
        _ known: inout [Known],
        _ day: Int,
        _ chance: inout Chance
    ) -> (name: String, model: Bool, world: Bool) {
        let coversFreeze = chance.below(2) == 0
        let days = chance.below(12) - 1
        let draft = MandateDraft(
            representative: name,
            contact: "1 Help Street",
            scopes: coversFreeze ? ["freeze", "theft"] : ["statement"],
            lastDay: world.today.adding(days: days).description
        )
        let before = Set(world.mandates.keys)
        let isOwn = chance.below(2) == 0
        let record = RecordMandate(
            person: world.person.identity,
            basis: "appointment",
            proof: "Order of the court.",
            draft: draft
        )
        let match = MatchOutcome.one(world.person)
        let person = world.asPerson
        let isDone =
            refusal { () throws(Refusal) in
                if isOwn {
                    try world.perform(GiveMandate(draft: draft), World.source, as: person)
                } else {
                    try world.perform(
                        record,
                        .init(match: match, source: World.source),
                        as: World.staff
                    )
                }
            } == nil
        if let id = world.mandates.keys.first(where: { !before.contains($0) }) {
            known.append(
                Known(id: id, name: name, coversFreeze: coversFreeze, lastDay: day + days)
            )
        }
        return ("mandate for \(days) days", days >= 0, isDone)
    }
}
