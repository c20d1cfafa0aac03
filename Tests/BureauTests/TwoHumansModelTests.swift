import Bureau
import Charters
import Identity
import Testing

/// What only two of the operator's staff can do together, in random sequences against a model that
/// knows names and nothing else.
@Suite("What takes two humans, against a model")
struct TwoHumansModelTests {
    private static let humans = ["Ada Example", "example, ADA", "Ben Sample"]
    private static let keys = [3, 5].map { [UInt8](repeating: $0, count: 32) }

    /// The same human however the name is written.
    private static func human(_ name: String) -> Int { name == "Ben Sample" ? 1 : 0 }

    private func isTaken(_ act: () throws(Refusal) -> Void) -> Bool { refusal(act) == nil }

    @Test(
        "A court's key holds after two different humans brought the same one, and one takes it back"
    )
    func courtKeys() throws {
        for run in Chance.runs(60) {
            var chance = Chance(seed: Chance.seed &+ UInt64(run))
            var world = try World()
            try world.perform(
                RevokeCourtKey(subscriber: world.court.id, reason: "It is to be registered here."),
                SubscriberState(subscriber: world.court),
                as: .staff("Ada Example")
            )
            var (held, proposed) = (nil as Int?, nil as (key: Int, by: Int)?)
            for step in 0..<30 {
                let place = "seed \(Chance.seed), run \(run), step \(step)"
                let name = chance.pick(Self.humans)
                let actor = chance.pick([Actor.staff(name), .staff(name), world.asCourt])
                let isStaff = actor != world.asCourt
                let key = chance.below(2)
                let court = SubscriberState(subscriber: world.court)
                if chance.below(4) == 0 {
                    let expected = isStaff && (held != nil || proposed != nil)
                    let taken = isTaken { () throws(Refusal) in
                        let revoke = RevokeCourtKey(subscriber: world.court.id, reason: "Lost.")
                        try world.perform(revoke, court, as: actor)
                    }
                    #expect(taken == expected, "\(place): revoke")
                    if expected { (held, proposed) = (nil, nil) }
                } else {
                    let isSecond = proposed.map { $0.key == key } ?? false
                    let isOther = proposed.map { $0.by != Self.human(name) } ?? false
                    let expected = isStaff && held != key && (!isSecond || isOther)
                    let taken = isTaken { () throws(Refusal) in
                        let register = RegisterCourtKey(
                            subscriber: world.court.id,
                            publicKey: Self.keys[key]
                        )
                        try world.perform(register, court, as: actor)
                    }
                    #expect(taken == expected, "\(place): register \(key)")
                    if expected, isSecond { (held, proposed) = (key, nil) }
                    if expected, !isSecond { proposed = (key, Self.human(name)) }
                }
                #expect(world.court.courtKey?.publicKey == held.map { Self.keys[$0] }, "\(place)")
            }
        }
    }

    @Test("A stopped filer goes on after the words of two different humans, and not before")
    func brake() throws {
        for run in Chance.runs(20) {
            var chance = Chance(seed: Chance.seed &+ UInt64(run))
            var world = try World()
            for number in 0..<5 {
                var draft = world.draft()
                draft.caseNumber = "12 C \(number)/26"
                let id = try world.file(draft)
                let state = JudgmentState(judgment: world.judgments[id], filer: world.court)
                let setAside = SetAsideOrder(judgment: id, reason: "setAside")
                try world.perform(setAside, state, as: world.asCourt)
            }
            var (isStopped, first) = (true, nil as Int?)
            for step in 0..<10 {
                let name = chance.pick(Self.humans)
                let expected = isStopped && first != Self.human(name)
                let taken = isTaken { () throws(Refusal) in
                    try world.perform(
                        ReleaseFilingBrake(subscriber: world.court.id, reason: "Retrained."),
                        SubscriberState(subscriber: world.court),
                        as: .staff(name)
                    )
                }
                #expect(taken == expected, "seed \(Chance.seed), run \(run), step \(step)")
                if expected, first != nil { isStopped = false }
                if expected, first == nil { first = Self.human(name) }
                let tally = world.court.filings ?? FilingTally()
                #expect(tally.isBraked(under: world.charter) == isStopped)
            }
        }
    }

    @Test(
        "An authority is answered once, by another human than recorded it, without what is contested"
    )
    func authorities() throws {
        for run in Chance.runs(40) {
            var chance = Chance(seed: Chance.seed &+ UInt64(run))
            var world = try World()
            world.fillFile()
            let isStolen = chance.below(2) == 0
            if isStolen { try world.steal() }
            try world.perform(
                WriteStatement(words: "None of this is mine."),
                .init(statement: nil, source: World.source),
                as: world.asPerson
            )
            let recorder = chance.pick(Self.humans)
            let id = try world.perform(
                RecordAuthorityOrder(
                    person: World.anna,
                    authority: "Invented Tax Office",
                    court: "District Court",
                    caseNumber: "7 Gs 1/26",
                    orderedOn: "2026-11-20",
                    parts: ["items"],
                    forbidsTelling: false
                ),
                .init(match: .one(world.person), source: World.source),
                as: .staff(recorder)
            )
            var isAnswered = false
            for step in 0..<6 {
                let name = chance.pick(Self.humans)
                let match = chance.pick([
                    MatchOutcome.one(world.person), .one(world.person), .none, .review,
                ])
                let expected =
                    !isAnswered && Self.human(name) != Self.human(recorder)
                    && match == .one(world.person)
                let looks = world.inquiries.count
                var answer: AuthorityAnswer?
                let taken = isTaken { () throws(Refusal) in
                    answer = try world.perform(
                        ApproveAuthorityOrder(order: id, person: World.anna),
                        .init(
                            order: world.authorityOrders[id],
                            match: match,
                            items: world.items,
                            judgments: [],
                            disputes: [],
                            theftBlocks: Array(world.theftBlocks.values),
                            statement: world.statement,
                            source: World.source
                        ),
                        as: .staff(name)
                    )
                }
                #expect(taken == expected, "seed \(Chance.seed), run \(run), step \(step)")
                #expect(world.inquiries.count == looks + (expected ? 1 : 0))
                guard expected else { continue }
                isAnswered = true
                let names = Set(answer?.items.map(\.characteristic) ?? [])
                #expect(names.contains("delinq_24m") == !isStolen)
                #expect(answer?.statement == "None of this is mine.")
                #expect(world.notices.last?.headline.contains("Invented Tax Office") == true)
            }
        }
    }

    @Test("An invented person is placed by staff alone, and only where the name is nobody's")
    func canaries() throws {
        for run in Chance.runs(20) {
            var chance = Chance(seed: Chance.seed &+ UInt64(run))
            var world = try World()
            let match = chance.pick([MatchOutcome.none, .review, .one(world.person), .canary])
            let actor = chance.pick([Actor.staff("Ada Example"), world.asLender, world.asPerson])
            let taken = isTaken { () throws(Refusal) in
                try world.perform(PlaceCanary(identity: World.anna), .init(match: match), as: actor)
            }
            #expect(taken == (match == .none && actor == .staff("Ada Example")), "run \(run)")
            #expect(world.notices.isEmpty)
        }
    }

    @Test("Taking a file of a dispute is a look, for whoever furnished the item and nobody else")
    func takenFiles() throws {
        var world = try World()
        world.fillFile()
        let id = try world.open(files: [SentFile(name: "slip.txt", bytes: Array("slip".utf8))])
        let dispute = try #require(world.disputes[id])
        let file = try #require(dispute.sentFiles.first)
        let looks = world.inquiries.count
        let nordbank = Actor.subscriber(world.nordbank.id)
        func takes(_ file: DisputeFileID, as actor: Actor) -> Bool {
            isTaken { () throws(Refusal) in
                try world.act(TakeDisputeFile(dispute: id, file: file), on: id, as: actor)
            }
        }
        for stranger in [world.asLender, world.asCourt, world.asPerson, .staff("Ada Example")] {
            #expect(!takes(file.id, as: stranger), "\(stranger)")
        }
        #expect(!takes(.init(rawValue: "F9"), as: nordbank))
        #expect(world.inquiries.count == looks)
        for _ in 0..<2 {
            #expect(takes(file.id, as: nordbank))
            #expect(world.inquiries.count == looks + 1)
        }
        world.pass(days: 1)
        #expect(takes(file.id, as: nordbank))
        #expect(world.inquiries.count == looks + 2)
    }

    @Test("Staff who open a matter make one look a day for each human and matter")
    func staffLooks() throws {
        for run in Chance.runs(20) {
            var chance = Chance(seed: Chance.seed &+ UInt64(run))
            var world = try World()
            var seen: Set<String> = []
            for _ in 0..<12 {
                if chance.below(4) == 0 { world.pass(days: 1) }
                let name = chance.pick(["Ada Example", "Ben Sample"])
                let matter = chance.pick([
                    Inquiry.Matter.dispute(.init(rawValue: "D1")), .dispute(.init(rawValue: "D2")),
                ])
                try world.perform(
                    RecordStaffLook(matter: matter),
                    .init(
                        person: world.person.id,
                        looks: Array(world.inquiries.values),
                        source: World.source
                    ),
                    as: .staff(name)
                )
                seen.insert("\(name) \(matter.id) \(world.today)")
                #expect(world.inquiries.count == seen.count, "seed \(Chance.seed), run \(run)")
                #expect(world.notices.count == seen.count)
            }
        }
    }
}
