import Bureau
import Charters
import Evidence
import Testing

/// Mandates, their sign-ins and what is done under them, against a model of days and matters.
@Suite("Representatives who sign in, against a model")
struct RepresentativeModelTests {
    @Test("Under a mandate is done what it names, on its days, and nothing else")
    func model() throws {
        var done = 0
        for run in Chance.runs(100) {
            var play = try MandatePlay(run: run)
            for step in 0..<25 { try play.step(step) }
            done += play.done
        }
        #expect(done > 100)
    }
}

private struct MandatePlay {
    private struct Known {
        let id: MandateID
        let scopes: Set<String>
        let isProven: Bool
        let lastDay: Int
        var isEnded = false
    }

    private let run: Int
    private var chance: Chance
    private var world: World
    private var known: [Known] = []
    private var day = 0
    private(set) var done = 0

    init(run: Int) throws {
        self.run = run
        chance = Chance(seed: Chance.seed &+ UInt64(run))
        world = try World()
    }

    mutating func step(_ step: Int) throws {
        let place = "seed \(Chance.seed), run \(run), step \(step), day \(day)"
        let pause = chance.below(3)
        day += pause
        world.pass(days: pause)
        guard !known.isEmpty, chance.below(4) > 0 else { return try record() }
        let number = chance.below(known.count)
        let mandate = known[number]
        let holds = !mandate.isEnded && day <= mandate.lastDay
        switch chance.below(6) {
        case 0:
            let state = EndMandate.State(mandate: world.mandates[mandate.id], source: World.source)
            let person = world.asPerson
            let taken = isTaken { () throws(Refusal) in
                try world.perform(EndMandate(mandate: mandate.id), state, as: person)
            }
            #expect(taken == holds, "\(place): end")
            known[number].isEnded = true
        case 1:
            let state = EndMandate.State(mandate: world.mandates[mandate.id], source: World.source)
            let taken = isTaken { () throws(Refusal) in
                try world.perform(
                    OpenMandateSignIn(mandate: mandate.id),
                    state,
                    as: World.staff
                )
            }
            #expect(taken == (holds && mandate.isProven), "\(place): sign-in")
        default: act(under: mandate, holds: holds, place)
        }
    }

    private mutating func act(under mandate: Known, holds: Bool, _ place: String) {
        let isFreeze = chance.below(2) == 0
        let before = (world.events.count, world.notices.count)
        let row = world.mandates[mandate.id]
        let actor = Actor.representative(
            person: world.person.id,
            mandate: mandate.id,
            name: "Dana Helper"
        )
        // What was frozen or written before is no matter here: each act begins from nothing.
        let taken = isTaken { () throws(Refusal) in
            if isFreeze {
                try world.perform(
                    ActUnderMandate(act: PlaceFreeze()),
                    .init(mandate: row, own: .init(freeze: nil), source: World.source),
                    as: actor
                )
            } else {
                try world.perform(
                    ActUnderMandate(act: WriteStatement(words: "I was ill.")),
                    .init(
                        mandate: row,
                        own: .init(statement: nil, source: World.source),
                        source: World.source
                    ),
                    as: actor
                )
            }
        }
        let covers = mandate.scopes.contains(isFreeze ? "freeze" : "statement")
        #expect(taken == (holds && covers), "\(place): act")
        guard taken else {
            #expect(world.events.count == before.0 && world.notices.count == before.1, "\(place)")
            return
        }
        done += 1
        #expect(world.notices.last?.headline.contains("Dana Helper did this for you") == true)
        let facts = world.events.last?.facts
        #expect(facts?["representative"] == .string("Dana Helper"), "\(place)")
        #expect(facts?["mandate"] == .string(mandate.id.rawValue), "\(place)")
    }

    private mutating func record() throws {
        let days = chance.below(15)
        let scopes = chance.pick([["freeze"], ["statement"], ["freeze", "statement"], ["theft"]])
        let isProven = chance.below(3) > 0
        let draft = MandateDraft(
            representative: "Dana Helper",
            contact: "1 Help Street",
            scopes: scopes,
            lastDay: world.today.adding(days: days).description
        )
        let id: MandateID
        if isProven {
            id = try world.perform(
                RecordMandate(
                    person: world.person.identity,
                    basis: "appointment",
                    proof: "Order of the court.",
                    draft: draft
                ),
                .init(match: .one(world.person), source: World.source),
                as: World.staff
            )
        } else {
            id = try world.perform(
                GiveMandate(draft: draft),
                World.source,
                as: world.asPerson
            )
        }
        known.append(
            Known(id: id, scopes: Set(scopes), isProven: isProven, lastDay: day + days)
        )
    }

    private func isTaken(_ act: () throws(Refusal) -> Void) -> Bool { refusal(act) == nil }
}
