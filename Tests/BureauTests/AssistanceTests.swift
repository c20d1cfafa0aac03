import Bureau
import Charters
import Evidence
import Identity
import Testing

@Suite("Acts for somebody")
struct AssistanceTests {
    private var world: World

    init() throws {
        world = try World()
        world.fillFile()
    }

    private func freeze(
        way: String = "counter",
        proof: String = "Passport C123, seen.",
        for representative: String? = nil
    ) -> ActFor<PlaceFreeze> {
        ActFor(
            person: world.person.identity,
            way: way,
            proof: proof,
            representative: representative,
            act: PlaceFreeze()
        )
    }

    private func state(
        match: MatchOutcome? = nil,
        mandates: [Mandate]? = nil
    ) -> ActFor<PlaceFreeze>.State {
        .init(
            match: match ?? .one(world.person),
            own: .init(freeze: world.freeze),
            mandates: mandates ?? Array(world.mandates.values),
            source: World.source
        )
    }

    private func draft(
        _ name: String = "Dana Helper",
        scopes: [String] = ["freeze"],
        lastDay: String = "2027-03-01"
    ) -> MandateDraft {
        MandateDraft(
            representative: name,
            contact: "1 Help Street",
            scopes: scopes,
            lastDay: lastDay
        )
    }

    @Test("A clerk does what is asked: the event says so, and a letter goes to the person")
    mutating func assisted() throws {
        try world.perform(freeze(), state(), as: World.staff)
        #expect(world.freeze?.isFrozen(asOf: world.now) == true)
        #expect(world.freeze?.person == world.person.id)
        let event = try #require(world.events.last)
        #expect(event.type == .freezePlaced)
        #expect(event.facts["assistedBy"] == .string("Ada Operator"))
        #expect(event.facts["way"] == .string("counter"))
        let letter = try #require(world.notices.last)
        #expect(letter.kind == .account)
        #expect(letter.kind.isOwedInWriting)
        #expect(letter.headline.contains("Ada Operator"))
        #expect(letter.reason.contains("Passport C123, seen."))
    }

    @Test("Without a way, a proof or one certain person nothing is done")
    mutating func gaps() throws {
        let empty = freeze(way: "dream", proof: " ")
        let refused = refusal { () throws(Refusal) in
            try world.perform(empty, state(match: MatchOutcome.none), as: World.staff)
        }
        #expect(Set(refused?.findings.compactMap(\.field) ?? []) == ["way", "proof", "person"])
        for actor in [world.asPerson, world.asLender, world.asCourt] {
            let stranger = refusal { () throws(Refusal) in
                try world.perform(freeze(), state(), as: actor)
            }
            #expect(stranger == .notPermitted)
        }
        #expect(world.freeze == nil)
    }

    @Test("What the person could not do, nobody does for them")
    mutating func asThePerson() throws {
        try world.perform(freeze(), state(), as: World.staff)
        let twice = refusal { () throws(Refusal) in
            try world.perform(freeze(), state(), as: World.staff)
        }
        #expect(twice?.codes == [.wrongState])
    }

    @Test("A representative acts by a mandate that covers it, and not a day longer")
    mutating func represented() throws {
        let without = refusal { () throws(Refusal) in
            try world.perform(freeze(for: "Dana Helper"), state(), as: World.staff)
        }
        #expect(without?.codes == [.missingProof])
        let id = try world.perform(
            RecordMandate(
                person: world.person.identity,
                basis: "power-of-attorney",
                proof: "Power of 2 November, signed before a notary.",
                draft: draft(lastDay: world.today.adding(days: 10).description)
            ),
            .init(match: .one(world.person), source: World.source),
            as: World.staff
        )
        #expect(world.notices.last?.kind == .account)
        #expect(world.notices.last?.headline.contains("Dana Helper") == true)
        for name in ["dana  helper", "Dana Helper"] {
            var world = world
            try world.perform(freeze(for: name), state(), as: World.staff)
            #expect(world.events.last?.facts["mandate"] == .string(id.rawValue))
            #expect(world.notices.last?.path == "/me/representatives")
        }
        let other = refusal { () throws(Refusal) in
            try world.perform(freeze(for: "Eve Other"), state(), as: World.staff)
        }
        #expect(other?.codes == [.missingProof])
        world.pass(days: 10)
        var last = world
        try last.perform(freeze(for: "Dana Helper"), state(), as: World.staff)
        world.pass(days: 1)
        let late = refusal { () throws(Refusal) in
            try world.perform(freeze(for: "Dana Helper"), state(), as: World.staff)
        }
        #expect(late?.codes == [.missingProof])
    }

    @Test("A mandate for one matter covers no other, and the person ends it at once")
    mutating func scope() throws {
        let id = try world.perform(
            GiveMandate(draft: draft(scopes: ["disputes", "statement"])),
            World.source,
            as: world.asPerson
        )
        let outside = refusal { () throws(Refusal) in
            try world.perform(freeze(for: "Dana Helper"), state(), as: World.staff)
        }
        #expect(outside?.codes == [.missingProof])
        let write = ActFor(
            person: world.person.identity,
            way: "letter",
            proof: "Her card.",
            representative: "Dana Helper",
            act: WriteStatement(words: "She is ill.")
        )
        let own = StatementState(statement: nil, source: World.source)
        func writing(_ world: World) -> ActFor<WriteStatement>.State {
            .init(
                match: .one(world.person),
                own: own,
                mandates: Array(world.mandates.values),
                source: World.source
            )
        }
        var during = world
        try during.perform(write, writing(during), as: World.staff)
        #expect(during.statement?.words == "She is ill.")
        let end = EndMandate(mandate: id)
        func ending(_ world: World) -> EndMandate.State {
            .init(mandate: world.mandates[id], source: World.source)
        }
        let stranger = refusal { () throws(Refusal) in
            try world.perform(end, ending(world), as: .person(.init(rawValue: "OTHER")))
        }
        #expect(stranger == .notFound)
        try world.perform(end, ending(world), as: world.asPerson)
        let after = refusal { () throws(Refusal) in
            try world.perform(write, writing(world), as: World.staff)
        }
        #expect(after?.codes == [.missingProof])
        let twice = refusal { () throws(Refusal) in
            try world.perform(end, ending(world), as: world.asPerson)
        }
        #expect(twice?.codes == [.wrongState])
    }

    @Test("A mandate has a name, a contact, a matter, a proof and an end within a year")
    mutating func mandateGaps() throws {
        let empty = RecordMandate(
            person: world.person.identity,
            basis: "own-word",
            proof: "",
            draft: MandateDraft(representative: "", contact: " ", scopes: ["look"], lastDay: "soon")
        )
        let refused = refusal { () throws(Refusal) in
            try world.perform(
                empty,
                .init(match: .review, source: World.source),
                as: World.staff
            )
        }
        #expect(
            Set(refused?.findings.compactMap(\.field) ?? []) == [
                "basis", "proof", "person", "representative", "contact", "scopes", "lastDay",
            ]
        )
        let year = world.today.adding(months: Mandate.longestMonths)
        for day in [world.today.adding(days: -1), year.adding(days: 1)] {
            let draft = draft(lastDay: day.description)
            let codes = refusal { () throws(Refusal) in
                try world.perform(GiveMandate(draft: draft), World.source, as: world.asPerson)
            }
            #expect(codes?.findings.map(\.field) == ["lastDay"])
        }
        for day in [world.today, year] {
            let draft = draft(lastDay: day.description)
            try world.perform(GiveMandate(draft: draft), World.source, as: world.asPerson)
        }
        #expect(world.mandates.count == 2)
    }

    @Test("Nothing that opens a file can be done for somebody")
    func nothingOpens() {
        let opening: [any Command.Type] = [
            GrantConsent.self, ThawFreeze.self, LiftFreeze.self, AcknowledgeNotice.self,
            ConfirmNotice.self, WithdrawTheftReport.self, GiveMandate.self, ChangeMail.self,
            RequestDisclosure.self,
        ]
        for command in opening {
            #expect(!(command is any AssistedAct.Type), "\(command)")
        }
    }
}
