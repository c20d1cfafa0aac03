import Bureau
import Charters
import Testing

@Suite("Who was told is told again")
struct RetractionModelTests {
    private let pauses = Pauses(firstSeconds: 60, longestSeconds: 500, tries: 4)

    private func facts(_ world: World) -> ToldFacts {
        ToldFacts(
            inquiries: Array(world.inquiries.values),
            consents: Array(world.consents.values),
            items: world.items,
            judgments: Array(world.judgments.values),
            disputes: Array(world.disputes.values),
            statement: world.statement,
            theftBlocks: Array(world.theftBlocks.values)
        )
    }

    @discardableResult
    private func raise(
        _ world: inout World,
        isReachable: Bool = true
    ) throws(Refusal) -> [RetractionID] {
        try world.perform(
            RaiseRetractions(person: world.person.id),
            .init(
                facts: facts(world),
                known: Array(world.retractions.values),
                reachable: isReachable ? [world.lender.id] : []
            ),
            as: World.staff
        )
    }

    /// The reasons that are raised now, each with what it is about.
    private func reasons(_ world: inout World) throws -> [Retraction.Reason] {
        let ids: [RetractionID]
        do { ids = try raise(&world) } catch { return [] }
        return ids.compactMap { world.retractions[$0]?.reason }
    }

    private func told() throws -> (World, Inquiry) {
        var world = try World()
        world.fillFile()
        try world.granted(isSingleUse: false)
        guard case .answered = try world.check() else { throw World.Unanswered() }
        return (world, try #require(world.inquiries.values.first))
    }

    @Test("Nothing is raised while everything holds, and nothing for a look that told nothing")
    func nothing() throws {
        var (world, _) = try told()
        #expect(try reasons(&world) == [])
        var silent = try World()
        silent.fillFile()
        _ = try silent.check()
        silent.pass(days: 2_000)
        #expect(try reasons(&silent) == [])
    }

    @Test("A withdrawal reaches who looked under that consent, within three working days, once")
    func withdrawal() throws {
        var (world, look) = try told()
        let consent = try #require(world.consents.values.first)
        try world.perform(
            WithdrawConsent(consent: consent.id),
            .init(consent: world.consents[consent.id]),
            as: world.asPerson
        )
        let id = try #require(try raise(&world).first)
        let one = try #require(world.retractions[id])
        #expect(one.reason == .consentWithdrawn)
        #expect(one.inquiry == look.id)
        #expect(one.recipient == world.lender.id)
        #expect(one.subject == consent.id.rawValue)
        let third = world.charter.workingDays.date(3, workingDaysAfter: world.today)
        #expect(one.tellBy == third)
        #expect(world.messagesDue[id] == world.now)
        #expect(try reasons(&world) == [])
        #expect(!one.isOverdue(on: third))
        #expect(one.isOverdue(on: third.adding(days: 1)))
        // What the message says names nobody.
        let event = try #require(world.events.last)
        #expect(event.type == .retractionRaised)
        #expect(!"\(event.facts)".contains("Weber"))
    }

    @Test("A withdrawn consent of another purpose or time reaches nobody who did not look under it")
    func otherConsent() throws {
        var (world, _) = try told()
        let other = try world.granted(purpose: .accountReview)
        try world.perform(
            WithdrawConsent(consent: other),
            .init(consent: world.consents[other]),
            as: world.asPerson
        )
        #expect(try reasons(&world) == [])
        world.pass(days: 1)
        let later = try world.granted()
        try world.perform(
            WithdrawConsent(consent: later),
            .init(consent: world.consents[later]),
            as: world.asPerson
        )
        #expect(try reasons(&world) == [])
    }

    @Test("What was allowed for one look or for a time can be taken back after it ended")
    func takenBackLate() throws {
        for isSingleUse in [true, false] {
            var world = try World()
            world.fillFile()
            let id = try world.granted(isSingleUse: isSingleUse, termDays: 30)
            _ = try world.check()
            let look = try #require(world.inquiries.values.first)
            world.pass(days: 40)
            // A later look under another consent of the same lender is not meant.
            try world.granted(isSingleUse: isSingleUse, termDays: 30)
            guard case .answered = try world.check() else { throw World.Unanswered() }
            #expect(try reasons(&world) == [])
            try world.perform(
                WithdrawConsent(consent: id),
                .init(consent: world.consents[id]),
                as: world.asPerson
            )
            let raised = try raise(&world)
            #expect(raised.count == 1)
            #expect(raised.first.flatMap { world.retractions[$0]?.inquiry } == look.id)
        }
    }

    @Test("A correction and a deletion reach everybody who was told that value")
    func disputes() throws {
        for (verdict, value, reason) in [
            (Dispute.Verdict.corrected, FileItem.Value.number(0), Retraction.Reason.itemCorrected),
            (.upheld, nil, .itemRemoved),
        ] {
            var (world, first) = try told()
            world.pass(days: 1)
            let second = try world.answeredLook()
            let dispute = try world.open()
            #expect(try reasons(&world) == [])
            let answer = World.answer(dispute, verdict, value: value)
            try world.act(answer, on: dispute, as: world.asNordbank)
            #expect(try reasons(&world) == [reason, reason])
            #expect(Set(world.retractions.values.map(\.inquiry)) == [first.id, second.id])
        }
    }

    @Test("A dispute that nobody answered, and a term that ends, need nobody to act")
    func time() throws {
        var (world, _) = try told()
        try world.open()
        world.pass(days: 21)
        #expect(try reasons(&world) == [.itemRemoved])
        world.pass(days: 5 * 366)
        let expired = try reasons(&world)
        #expect(Set(expired) == [.itemExpired])
        #expect(expired.count >= 5)
    }

    @Test("A court order that was told and ends, or is contested, reaches who was told of it")
    func orders() throws {
        for isContested in [true, false] {
            var world = try World()
            world.fillFile()
            let order = try world.listed()
            _ = try world.answeredLook()
            #expect(try reasons(&world) == [])
            if isContested {
                try world.act(
                    ObjectToJudgment(judgment: order, words: "I paid."),
                    on: order,
                    as: world.asPerson
                )
            } else {
                try world.act(
                    SetAsideOrder(judgment: order, reason: "setAside"),
                    on: order,
                    as: world.asCourt
                )
            }
            #expect(try reasons(&world) == [isContested ? .orderHidden : .orderEnded])
            #expect(try reasons(&world) == [])
        }
    }

    @Test(
        "Random facts by anybody: the message goes only the listed ways",
        arguments: Chance.runs(150)
    )
    func random(_ run: Int) throws {
        let seed = Chance.seed &+ 8_000 &+ UInt64(run)
        var chance = Chance(seed: seed)
        var (world, _) = try told()
        let consent = try #require(world.consents.values.first)
        try world.perform(
            WithdrawConsent(consent: consent.id),
            .init(consent: world.consents[consent.id]),
            as: world.asPerson
        )
        let id = try #require(try raise(&world).first)
        var word = ""
        for step in 0..<16 {
            let actor = chance.pick([
                World.staff, World.staff, World.staff, world.asLender, world.asPerson,
                world.asNordbank, world.asCourt,
            ])
            let state = RecordRetraction.State(retraction: world.retractions[id])
            let place = "seed \(seed), step \(step), after \(word)"
            if chance.below(4) == 0 {
                let next = word + "c"
                let expected = actor == world.asLender && Self.isWord(next)
                let refused = refusal { () throws(Refusal) in
                    try world.perform(ConfirmRetraction(retraction: id), state, as: actor)
                }
                #expect((refused == nil) == expected, "\(place)")
                if refused == nil { word = next }
            } else {
                let (fact, letter) = chance.pick([
                    (Retraction.Fact.told, "t"), (.deferred, "w"), (.givenUp, "g"), (.takenUp, "u"),
                ])
                let next = word + letter
                let expected = actor == World.staff && Self.isWord(next)
                let record = RecordRetraction(
                    retraction: id,
                    fact: fact,
                    pauses: Pauses(firstSeconds: 60, longestSeconds: 21_600, tries: 1_000)
                )
                let refused = refusal { () throws(Refusal) in
                    try world.perform(record, state, as: actor)
                }
                #expect((refused == nil) == expected, "\(place): \(fact)")
                if refused == nil { word = next }
            }
            let isDue = word.last.map { "wu".contains($0) } ?? true
            #expect((world.messagesDue[id] != nil) == isDue, "\(place)")
        }
    }

    /// Tries in vain, then told or given up; taken up again, it begins anew; confirmed is the end.
    private static func isWord(_ word: String) -> Bool {
        word.wholeMatch(of: /(w*[tg]u)*w*[tg]?c?/) != nil
    }

    @Test("Pauses double; after the last try a human looks after it, and tries begin anew")
    func tries() throws {
        var (world, _) = try told()
        let consent = try #require(world.consents.values.first)
        try world.perform(
            WithdrawConsent(consent: consent.id),
            .init(consent: world.consents[consent.id]),
            as: world.asPerson
        )
        let id = try #require(try raise(&world).first)
        func record(_ fact: Retraction.Fact, _ world: inout World) throws {
            try world.perform(
                RecordRetraction(retraction: id, fact: fact, code: 503, pauses: pauses),
                .init(retraction: world.retractions[id]),
                as: World.staff
            )
        }
        for round in 0..<2 {
            for seconds: Int64 in [60, 120, 240] {
                try record(.deferred, &world)
                #expect(world.messagesDue[id] == world.now.adding(seconds: seconds), "\(round)")
            }
            try record(.deferred, &world)
            #expect(world.retractions[id]?.state == .givenUp)
            #expect(world.messagesDue[id] == nil)
            try record(.takenUp, &world)
            #expect(world.messagesDue[id] == world.now)
        }
    }

    @Test(
        "An address for messages is a whole address without an account",
        arguments: [
            ("https://bank.example/recourse", true), ("https://bank.example:8443/a?b=c", true),
            ("http://bank.example/", false), ("https://", false), ("https:///x", false),
            ("https://user:pw@bank.example/", false), ("https://bank.example/#x", false),
            ("https://bank.example/a b", false), ("ftp://bank.example", false),
            ("https://bänk.example", false), ("https://bank.example\\@evil.example/", false),
            ("file:///etc/passwd", false),
        ]
    )
    func address(text: String, isGood: Bool) throws {
        let world = try World()
        let refused = refusal { () throws(Refusal) in
            _ = try SetMessageAddress(subscriber: world.lender.id, address: text).decide(
                .init(subscriber: world.lender),
                in: world.context(World.staff)
            )
        }
        #expect((refused == nil) == isGood)
        #expect(
            refusal { () throws(Refusal) in
                _ = try SetMessageAddress(subscriber: world.lender.id, address: text).decide(
                    .init(subscriber: world.lender),
                    in: world.context(world.asLender)
                )
            } != nil
        )
    }
}
