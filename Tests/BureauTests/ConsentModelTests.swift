import Bureau
import Charters
import Testing

/// A second, independent telling of SM4 in days.
struct ConsentModel {
    enum Stage { case asked, on, ended, over }
    var stage = Stage.asked
    var day = 0
    var grantedOn = 0
    let isSingleUse: Bool
    let term: Int

    mutating func settle() {
        if stage == .asked, day >= 14 { stage = .over }
        if stage == .on, day >= grantedOn + term { stage = .ended }
    }
}

@Suite("Consent against an independent model")
struct ConsentModelTests {
    @Test("Random acts by anybody: on only after the person's own act", arguments: 0..<150)
    func random(_ run: Int) throws {
        let seed = Chance.seed &+ 1_000 &+ UInt64(run)
        var chance = Chance(seed: seed)
        var world = try World()
        world.fillFile()
        let isSingleUse = chance.below(2) == 0
        let term = chance.pick([1, 7, 30, 365])
        let consent = try world.requested(isSingleUse: isSingleUse, termDays: term)
        var model = ConsentModel(isSingleUse: isSingleUse, term: term)
        for step in 0..<40 {
            for _ in 0..<chance.pick([0, 0, 1, 1, 3, 6, 13]) {
                world.pass(days: 1)
                model.day += 1
                model.settle()
            }
            try act(consent.id, &world, &model, &chance)
            let kept = try #require(world.consents[consent.id])
            let isOn = kept.state(asOf: world.now, under: world.charter) == .active
            #expect(isOn == (model.stage == .on), "seed \(seed), step \(step)")
        }
    }

    private func act(
        _ id: ConsentID,
        _ world: inout World,
        _ model: inout ConsentModel,
        _ chance: inout Chance
    ) throws {
        let kept = try #require(world.consents[id])
        let actor = chance.pick([
            world.asPerson, world.asPerson, world.asPerson, world.asLender, .staff("Ada"),
            .person(.init(rawValue: "OTHER")),
        ])
        let isOwn = actor == world.asPerson
        let state = ConsentState(consent: kept)
        var expected = false
        var taken: Bool
        switch chance.below(5) {
        case 0:
            let hash = chance.pick([kept.wordingHash, kept.wordingHash, "other"])
            expected = isOwn && model.stage == .asked && hash == kept.wordingHash
            taken = done { () throws(Refusal) in
                try world.perform(GrantConsent(consent: id, wordingHash: hash), state, as: actor)
            }
            if expected {
                model.stage = .on
                model.grantedOn = model.day
            }
        case 1 where chance.below(3) == 0:
            expected = isOwn && model.stage == .asked
            taken = done { () throws(Refusal) in
                try world.perform(RefuseConsent(consent: id), state, as: actor)
            }
            if expected { model.stage = .over }
        case 2 where chance.below(3) == 0:
            expected = isOwn && model.stage != .over
            taken = done { () throws(Refusal) in
                try world.perform(WithdrawConsent(consent: id), state, as: actor)
            }
            if expected { model.stage = .over }
        default:
            expected = model.stage == .on
            taken = try world.check() != .unavailable
            if expected, model.isSingleUse { model.stage = .ended }
        }
        #expect(taken == expected)
    }

    private func done(_ act: () throws(Refusal) -> Void) -> Bool { refusal(act) == nil }
}
