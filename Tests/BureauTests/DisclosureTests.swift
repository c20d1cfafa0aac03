import Bureau
import Charters
import Identity
import Testing

/// The rows of SM6.
@Suite("A person's request for their own file")
struct DisclosureTests {
    var world: World

    init() throws {
        world = try World()
        world.fillFile()
    }

    @Test("In the portal it is answered at once, and as often as the person asks")
    mutating func portal() throws {
        for _ in 0..<50 {
            let id = try world.perform(RequestDisclosure(), World.source, as: world.asPerson)
            #expect(try world.standing(id).state == .delivered)
        }
        #expect(world.events.map(\.type).suffix(2) == [.disclosureAsked, .disclosureDelivered])
        let other = refusal { () throws(Refusal) in
            try world.perform(RequestDisclosure(), World.source, as: World.staff)
        }
        #expect(other?.codes == [.notPermitted])
    }

    @Test("A letter goes through the check of identity, is put together and handed over")
    mutating func letter() throws {
        let id = try world.recorded()
        #expect(try world.standing(id).state == .asked)
        #expect(try world.standing(id).lastDay == world.today.adding(days: 2))
        #expect(refused(CompileDisclosure(disclosure: id), id) == [.wrongState])
        try world.act(ConfirmIdentity(disclosure: id), on: id)
        #expect(refused(ConfirmIdentity(disclosure: id), id) == [.wrongState])
        #expect(try world.standing(id).state == .checking)
        #expect(try world.standing(id).lastDay == world.today.adding(days: 7))
        #expect(refused(DeliverDisclosure(disclosure: id, how: "post"), id) == [.wrongState])
        try world.act(CompileDisclosure(disclosure: id), on: id)
        #expect(try world.standing(id).state == .ready)
        #expect(refused(DeliverDisclosure(disclosure: id, how: " "), id) == [.missingField])
        try world.act(DeliverDisclosure(disclosure: id, how: "registered post"), on: id)
        #expect(try world.standing(id).state == .delivered)
        #expect(refused(DeliverDisclosure(disclosure: id, how: "post"), id) == [.wrongState])
        // Each step is told to the person.
        #expect(world.notices.filter { $0.kind == .disclosure }.count == 4)
    }

    @Test("The days run from the day on which the request came in, not from its recording")
    mutating func late() throws {
        let id = try world.recorded(daysAgo: 5)
        world.pass(days: 2)
        #expect(try world.standing(id).state == .asked)
        world.pass(days: 1)
        #expect(try world.standing(id).state == .overdue)
    }

    @Test("The check of identity takes two working days across a weekend and stops no clock")
    mutating func identityAcrossWeekend() throws {
        world.charter = try #require(try Charter.shipped("DE"))
        // The Thursday before Easter of a leap year: Friday and Monday are holidays.
        world.now = try #require(Instant("2028-04-13T10:00:00Z"))
        let id = try world.recorded()
        #expect(try world.standing(id).lastDay?.description == "2028-04-19")
        try world.act(ConfirmIdentity(disclosure: id), on: id)
        #expect(try world.standing(id).lastDay?.description == "2028-04-20")
    }

    @Test(
        "Day 7 is the last one, also across a leap day",
        arguments: ["2028-02-25", "2027-02-25", "2026-12-28"]
    )
    mutating func lastDay(_ day: String) throws {
        world.now = try #require(Instant("\(day)T23:00:00Z"))
        let id = try world.recorded()
        world.pass(days: 7)
        #expect(try world.standing(id).state == .asked)
        world.pass(days: 1)
        #expect(try world.standing(id).state == .overdue)
        #expect(try world.standing(id).rule == .silenceFavoursThePerson)
    }

    @Test("While it is overdue a lender is told what it is told without consent, to the byte")
    mutating func overdue() throws {
        let id = try world.recorded()
        try world.act(ConfirmIdentity(disclosure: id), on: id)
        try world.granted()
        world.pass(days: 7)
        var inTime = world
        #expect(try inTime.check() != .unavailable)
        world.pass(days: 1)
        var without = world
        without.consents = [:]
        let (overdue, none) = (try world.check(), try without.check())
        #expect(overdue == .unavailable)
        #expect(none == overdue)
        let look = try #require(world.inquiries.values.max { $0.id < $1.id })
        #expect(look.outcome == .unavailable(.ownFileOverdue))
        #expect(world.notices.last?.reason.contains("do not have it yet") == true)
        // The answer, late as it is, ends it.
        try world.act(CompileDisclosure(disclosure: id), on: id)
        #expect(try world.check() == .unavailable)
        try world.act(DeliverDisclosure(disclosure: id, how: "post"), on: id)
        #expect(try world.check() != .unavailable)
    }

    @Test("It is refused only to somebody who is not identified, with a reason and a remedy")
    mutating func refusedOnly() throws {
        let id = try world.recorded()
        func refuse(
            _ ground: String = "not-identified",
            _ reason: String = "The signature is another.",
            _ remedy: String = "Come with your passport."
        ) -> RefuseDisclosure {
            RefuseDisclosure(disclosure: id, ground: ground, reason: reason, remedy: remedy)
        }
        for ground in ["too-often", "excessive", "fee", ""] {
            #expect(refused(refuse(ground), id) == [.onlyNotIdentified])
        }
        #expect(refused(refuse("not-identified", "", " "), id) == [.missingField, .missingField])
        var known = world
        try known.act(ConfirmIdentity(disclosure: id), on: id)
        #expect(
            codes { () throws(Refusal) in try known.act(refuse(), on: id) }
                == [.onlyNotIdentified]
        )
        try world.act(refuse(), on: id)
        #expect(try world.standing(id).state == .refused)
        #expect(world.notices.last?.remedy == "Come with your passport.")
        #expect(refused(ConfirmIdentity(disclosure: id), id) == [.wrongState])
    }

    @Test("What comes in is read whole: channel, day and person")
    mutating func recording() throws {
        let command = RecordDisclosureRequest(
            person: World.anna,
            channel: "portal",
            receivedOn: world.today.adding(days: 1).description
        )
        let state = RecordDisclosureRequest.State(match: .review, source: World.source)
        let found = codes { () throws(Refusal) in
            try world.perform(command, state, as: World.staff)
        }
        #expect(found == [.malformed, .dateInFuture, .identityNotCertain])
        for actor in [world.asPerson, world.asLender, world.asCourt] {
            let found = codes { () throws(Refusal) in
                try world.perform(command, state, as: actor)
            }
            #expect(found == [.notPermitted])
        }
    }

    private mutating func refused<C: Command>(
        _ command: C,
        _ id: DisclosureID
    ) -> [RefusalCode] where C.State == DisclosureState {
        codes { () throws(Refusal) in try world.act(command, on: id) }
    }
}

/// The codes with which an act is refused; none when it was done.
private func codes(_ act: () throws(Refusal) -> Void) -> [RefusalCode] {
    refusal(act)?.codes ?? []
}

extension World {
    /// A letter that asks for the file.
    mutating func recorded(daysAgo: Int = 0) throws(Refusal) -> DisclosureID {
        try perform(
            RecordDisclosureRequest(
                person: person.identity,
                channel: "letter",
                receivedOn: today.adding(days: -daysAgo).description
            ),
            .init(match: .one(person), source: World.source),
            as: World.staff
        )
    }

    /// Somebody acts on a request; the staff, unless told otherwise.
    mutating func act<C: Command>(
        _ command: C,
        on id: DisclosureID,
        as actor: Actor = World.staff
    ) throws(Refusal) where C.State == DisclosureState {
        try perform(command, DisclosureState(disclosure: disclosures[id]), as: actor)
    }

    /// Where a request stands now.
    func standing(_ id: DisclosureID) throws -> DisclosureStanding {
        try #require(disclosures[id]).standing(asOf: now, under: charter)
    }
}
