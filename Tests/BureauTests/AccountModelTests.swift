import Bureau
import Charters
import Testing

/// Random acts on accounts and connections against a model of two flags.
@Suite("Accounts, against a model")
struct AccountModelTests {
    @Test("One account a person, one identity a file, and a letter of each act")
    func random() throws {
        for run in Chance.runs(80) {
            var chance = Chance(seed: Chance.seed &+ UInt64(run))
            var world = try World()
            var (hasAccount, isConnected) = (false, false)
            for step in 0..<30 {
                let place = "seed \(Chance.seed), run \(run), step \(step)"
                let actor = chance.pick([
                    world.asPerson, world.asPerson, .person(.init(rawValue: "OTHER")),
                ])
                let isOwn = actor == world.asPerson
                let letters = world.notices.count
                var expected = false
                let taken: Bool
                switch chance.below(5) {
                case 0:
                    let name = chance.pick([
                        "ada.sample", "ab", "Ada", "1ada", "ada\u{0430}", "a b c",
                    ])
                    let isOthers = chance.below(3) == 0
                    expected = isOwn && !hasAccount && name == "ada.sample" && !isOthers
                    let state = OpenAccount.State(
                        person: world.person,
                        hasAccount: hasAccount,
                        isNameTaken: isOthers,
                        source: World.source
                    )
                    taken = isTaken { () throws(Refusal) in
                        try world.perform(OpenAccount(userName: name), state, as: actor)
                    }
                    if expected { hasAccount = true }
                case 1, 2:
                    let act = chance.pick([
                        ChangeAccount.Act.close, .useRecoveryCode(left: 3), .endSessions,
                    ])
                    expected = isOwn && (hasAccount || act == .endSessions)
                    let state = ChangeAccount.State(
                        person: world.person,
                        hasAccount: hasAccount,
                        source: World.source
                    )
                    taken = isTaken { () throws(Refusal) in
                        try world.perform(ChangeAccount(act), state, as: actor)
                    }
                    if expected, act == .close { hasAccount = false }
                default:
                    let isConnecting = chance.below(2) == 0
                    let isOthers = chance.below(3) == 0
                    expected =
                        isOwn && isConnected != isConnecting && !(isConnecting && isOthers)
                    let state = ConnectProvider.State(
                        person: world.person,
                        isConnected: isConnected,
                        isTaken: isOthers,
                        source: World.source
                    )
                    taken = isTaken { () throws(Refusal) in
                        try world.perform(
                            ConnectProvider(isConnecting: isConnecting, provider: "Example ID"),
                            state,
                            as: actor
                        )
                    }
                    if expected { isConnected = isConnecting }
                }
                #expect(taken == expected, "\(place)")
                #expect(world.notices.count == letters + (expected ? 1 : 0), "\(place)")
            }
        }
    }

    private func isTaken(_ act: () throws(Refusal) -> Void) -> Bool { refusal(act) == nil }
}
