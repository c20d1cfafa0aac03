import Bureau
import Charters
import Evidence
import Identity
import Testing

@Suite("Whoever looks for people")
struct LookAlarmTests {
    var world: World
    init() throws { world = try World() }

    private var most: Int { world.charter.lookup.maximumUnansweredLooksPerDay }

    private func strays(_ count: Int) -> StrayLooks {
        StrayLooks(
            subscriber: world.lender.id,
            day: world.today,
            digests: (0..<count).map { "person \($0)" }
        )
    }

    private mutating func check(
        _ match: MatchOutcome,
        after count: Int,
        digest: String = "another"
    ) throws -> CheckOutcome {
        let state = try world.checkState(
            match: match,
            looksToday: count,
            strays: strays(count),
            claimDigest: digest
        )
        return try world.check(state: state)
    }

    @Test("is suspended at the first look in vain beyond what the charter allows")
    mutating func guessing() throws {
        world.lender.looksPerDay = 1_000
        #expect(try check(.none, after: most - 1) == .unavailable)
        #expect(world.lender.suspendedAt == nil)
        #expect(try check(.none, after: most) == .unavailable)
        #expect(world.lender.suspendedAt == world.now)
        #expect(world.lender.alarm?.kind == .guessing)
        #expect(world.lender.alarm?.strays == most + 1)
        #expect(world.events.map(\.type).filter { $0 == .alarmRaised }.count == 1)
        let refused = #expect(throws: Refusal.self) { try check(.none, after: 0) }
        #expect(refused?.codes == [.suspended])
    }

    @Test("is counted once for each person that it names, however often")
    mutating func same() throws {
        world.lender.looksPerDay = 1_000
        #expect(try check(.none, after: most, digest: "person 3") == .unavailable)
        #expect(world.lender.suspendedAt == nil)
    }

    @Test("learns nothing from the alarm: nobody, several, no consent and frozen count alike")
    mutating func noOracle() throws {
        world.lender.looksPerDay = 1_000
        var frozen = world
        try frozen.granted()
        try frozen.perform(PlaceFreeze(), .init(freeze: nil), as: frozen.asPerson)
        let worlds: [(World, MatchOutcome)] = [
            (world, .none), (world, .review), (world, .one(world.person)),
            (frozen, .one(frozen.person)),
        ]
        for count in [0, most - 1, most] {
            for (start, match) in worlds {
                var copy = self
                copy.world = start
                #expect(try copy.check(match, after: count) == .unavailable)
                #expect((copy.world.lender.suspendedAt != nil) == (count == most))
            }
        }
    }

    @Test("is not counted for a look that the person allowed")
    mutating func allowed() throws {
        world.lender.looksPerDay = 1_000
        try world.granted()
        world.fillFile()
        let state = try world.checkState(looksToday: most, strays: strays(most))
        guard case .answered = try world.check(state: state) else {
            Issue.record("not answered")
            return
        }
        #expect(world.lender.suspendedAt == nil)
    }

    @Test("is suspended at once for naming somebody who is nowhere but here")
    mutating func canary() throws {
        var claim = World.anna
        claim.familyName = "Quillfeather"
        let canary = try world.perform(
            PlaceCanary(identity: claim),
            .init(match: .none),
            as: .staff("Ada Example")
        )
        let placed = world.person
        #expect(placed.id == canary)
        var nearly = claim
        nearly.address.street = "Nebenweg 9"
        for asked in [claim, nearly] {
            #expect(MatchOutcome.decide(asked, among: [placed]) == .canary)
        }
        #expect(MatchOutcome.decide(World.anna, among: [placed]) == .none)

        var checking = self
        #expect(try checking.check(.canary, after: 0) == .unavailable)
        #expect(checking.world.lender.alarm?.kind == .canary)

        var asking = world
        try asking.perform(
            RequestConsent(
                person: claim,
                purpose: "credit-application",
                categories: ["own-conduct"]
            ),
            .init(subscriber: asking.lender, match: .canary, looksToday: 0),
            as: asking.asLender
        )
        #expect(asking.lender.alarm?.kind == .canary)
        #expect(asking.consents.isEmpty)
    }

    @Test("is not taken for a guesser for asking for somebody who is there, however near a canary")
    func namesake() {
        let placed = canaryOf(world.person.identity)
        var real = world.person
        real.identity.address.street = "Nebenweg 9"
        var elsewhere = real.identity
        elsewhere.address.street = "Another Road 3"
        #expect(MatchOutcome.decide(elsewhere, among: [placed]) == .canary)
        #expect(MatchOutcome.decide(real.identity, among: [placed, real]) == .one(real))
        for claim in [placed.identity, elsewhere] {
            #expect(MatchOutcome.decide(claim, among: [placed, real]) == .review)
        }
        var born = real.identity
        born.dateOfBirth = "1980-05-18"
        #expect(MatchOutcome.decide(born, among: [placed, real]) == .none)
    }

    /// An invented person of that identity.
    private func canaryOf(_ identity: IdentityClaim) -> Person {
        let place = PlaceCanary(identity: identity)
        let context = world.context(.staff("Ada Example"))
        guard let decision = try? place.decide(.init(match: .none), in: context),
            case .person(let placed)? = decision.changes.first
        else {
            Issue.record("no canary")
            return world.person
        }
        return placed
    }

    @Test("is suspended for an invented person also as a court")
    mutating func canaryFiled() throws {
        let command = world.signed(order: world.draft())
        let state = world.filingState(match: .canary)
        let refused = try #require(
            refusal { () throws(Refusal) in
                _ = try command.decide(state, in: world.context(world.asCourt))
            }
        )
        #expect(refused.codes == [.identityNotCertain])
        #expect(FileJudgment.hasConsequences(refused))
        let follows = command.consequences(of: refused, state, in: world.context(world.asCourt))
        #expect(follows.events.map(\.type) == [.alarmRaised])
        guard case .subscriber(let court)? = follows.changes.first else {
            Issue.record("not suspended")
            return
        }
        #expect(court.alarm?.kind == .canary && court.suspendedAt == world.now)
    }

    @Test("is suspended for going on long after its looks of the day are used up")
    mutating func hammering() throws {
        world.lender.looksPerDay = 10
        func follows(_ looksToday: Int) throws -> Consequences {
            let state = try world.checkState(match: MatchOutcome.none, looksToday: looksToday)
            let command = MakeCheck(
                person: World.anna,
                purpose: "credit-application",
                declared: [:]
            )
            let context = world.context(world.asLender)
            let refused = try #require(
                refusal { () throws(Refusal) in _ = try command.decide(state, in: context) }
            )
            #expect(refused.codes == [.budgetSpent] && MakeCheck.hasConsequences(refused))
            return command.consequences(of: refused, state, in: context)
        }
        #expect(try follows(10 + most - 1).events.isEmpty)
        #expect(try follows(10 + most).events.map(\.type) == [.alarmRaised])
    }

    @Test("goes on when an operator says why, and the alarm is answered")
    mutating func reinstated() throws {
        world.lender.looksPerDay = 1_000
        _ = try check(.none, after: most)
        let id = world.lender.id
        try world.perform(
            ReinstateSubscriber(subscriber: id, reason: "A mistyped import; it was explained."),
            .init(subscriber: world.lender),
            as: .staff("Ada Example")
        )
        #expect(world.lender.alarm == nil && world.lender.suspendedAt == nil)
        #expect(world.events.last?.facts["alarm"] == .string("guessing"))
    }

    @Test("meets no canary that somebody here may be, and none without a name or a birthday")
    mutating func refusedCanaries() throws {
        var nameless = World.anna
        nameless.familyName = " "
        nameless.dateOfBirth = "soon"
        for (claim, match, codes) in [
            (World.anna, MatchOutcome.one(world.person), [RefusalCode.identityNotCertain]),
            (World.anna, .review, [.identityNotCertain]),
            (nameless, .none, [.missingField, .dateOfBirthUnknown]),
        ] {
            let context = world.context(.staff("Ada Example"))
            let refused = refusal { () throws(Refusal) in
                _ = try PlaceCanary(identity: claim).decide(.init(match: match), in: context)
            }
            #expect(refused?.codes == codes)
        }
    }
}
