import Bureau
import Charters
import Testing

/// A second, independent telling of SM3 in days.
struct DecisionModel {
    var day = 0
    /// Rank of what was decided last, 0 for a decline and 2 for a yes; nil while nothing was.
    var rank: Int?
    var humans: Set<Int> = []
    /// The day of the oldest request that nobody answered.
    var askedOn: Int?

    var hasFallen: Bool { askedOn.map { day > $0 + 15 } ?? false }

    var state: String? {
        guard let rank else { return nil }
        if askedOn != nil { return hasFallen ? "fallen" : "underReview" }
        return rank == 2 ? "granted" : "told"
    }
}

@Suite("Decisions against an independent model")
struct DecisionModelTests {
    private static let names = ["Ada Example", "Ben Other", "Cleo Third", "Dora Fourth"]
    private static let outcomes = ["declined", "granted-on-worse-terms", "granted-as-asked"]

    @Test("Random acts: nothing adverse without a human, a reason and time", arguments: 0..<200)
    func random(_ run: Int) throws {
        let seed = Chance.seed &+ 7_000 &+ UInt64(run)
        var chance = Chance(seed: seed)
        var world = try World()
        world.fillFile()
        let look = try world.answeredLook()
        var model = DecisionModel()
        for step in 0..<40 {
            let days = chance.pick([0, 0, 1, 1, 5, 14, 16])
            world.pass(days: days)
            model.day += days
            let before = world.events.count
            let (taken, expected) = try act(look, &world, &model, &chance)
            #expect(taken == expected, "seed \(seed), step \(step)")
            #expect(world.events.count == before + (taken ? 1 : 0), "seed \(seed), step \(step)")
            let decision = world.decisions.values.first
            let state = decision?.standing(asOf: world.now, under: world.charter).state.rawValue
            #expect(state == model.state, "seed \(seed), step \(step)")
            for verdict in decision?.verdicts ?? [] where verdict.outcome.isAdverse {
                #expect(verdict.reviewer != nil && verdict.notice != nil, "seed \(seed)")
                #expect((1...5).contains(verdict.reasons.count), "seed \(seed), step \(step)")
            }
        }
    }

    /// One random act: whether it was done, and whether the model would have it done.
    private func act(
        _ look: Inquiry,
        _ world: inout World,
        _ model: inout DecisionModel,
        _ chance: inout Chance
    ) throws -> (taken: Bool, expected: Bool) {
        let human = chance.below(5)
        let rank = chance.below(3)
        let reasons = chance.pick([["delinq_24m"], ["delinq_24m"], [], ["savings"]])
        let verdict = VerdictDraft(
            outcome: Self.outcomes[rank],
            reviewerName: human < 4 ? Self.names[human] : "System",
            reviewerRole: "Officer",
            couldDecideOtherwise: true,
            keyFactors: reasons
        )
        let isTrue = reasons == ["delinq_24m"] || (reasons.isEmpty && rank == 2)
        let isLawful = human < 4 && isTrue
        switch chance.below(3) {
        case 0:
            let isLate = model.day > 30
            let expected = isLawful && model.rank == nil && !(isLate && rank < 2)
            let taken = done { () throws(Refusal) in try world.record(look, verdict) }
            if expected {
                model.rank = rank
                model.humans = [human]
            }
            return (taken, expected)
        case 1:
            guard let id = world.decisions.keys.first else { return (false, false) }
            let expected = model.rank.map { $0 < 2 } ?? false
            let taken = done { () throws(Refusal) in try world.ask(id) }
            if expected, model.askedOn == nil { model.askedOn = model.day }
            return (taken, expected)
        default:
            guard let id = world.decisions.keys.first, let last = model.rank else {
                return (false, false)
            }
            let expected =
                isLawful && model.askedOn != nil && !model.humans.contains(human)
                && (!model.hasFallen || rank > last)
            let taken = done { () throws(Refusal) in try world.decideAgain(id, verdict) }
            if expected {
                model.rank = rank
                model.humans.insert(human)
                model.askedOn = nil
            }
            return (taken, expected)
        }
    }

    private func done(_ act: () throws(Refusal) -> Void) -> Bool { refusal(act) == nil }
}
