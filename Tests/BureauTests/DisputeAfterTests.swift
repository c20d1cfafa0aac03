import Bureau
import Charters
import Evidence
import Testing

/// The rows of SM2 after the answer: appeal, statement, recall, more time, reinsertion.
@Suite("Disputes after the answer")
struct DisputeAfterTests {
    var world: World

    init() throws {
        world = try World()
        world.fillFile()
    }

    @Test("What was kept stays hidden until the time for an appeal is over")
    mutating func kept() throws {
        let id = try world.open()
        try answer(id, .kept)
        #expect(try world.standing(id).state == .rejected)
        #expect(world.notices.last?.deadline == world.today.adding(days: 10))
        for _ in 0...10 {
            #expect(try world.standing(id).hides)
            world.pass(days: 1)
        }
        #expect(try world.standing(id).state == .kept)
        #expect(try world.told()["delinq_24m"] == "3")
    }

    /// The person's last day moves on to a working day; ours to lift is counted in working days.
    @Test("The time for an appeal never ends on a holiday")
    mutating func appealAcrossHolidays() throws {
        world.charter = try #require(try Charter.shipped("DE"))
        world.now = try #require(Instant("2026-12-15T10:00:00Z"))
        let id = try world.open(hasFurnisher: false)
        try answer(id, .kept, as: World.staff)
        // Ten days later is Christmas Day, a Friday; the 26th is a holiday, the 27th a Sunday.
        #expect(world.notices.last?.deadline?.description == "2026-12-28")
        world.now = try #require(Instant("2026-12-28T20:00:00Z"))
        #expect(try world.standing(id).state == .rejected)
        world.pass(days: 1)
        #expect(try world.standing(id).hides == false)
    }

    @Test("A second, different human answers the appeal, and nobody sees it meanwhile")
    mutating func appeal() throws {
        let id = try world.open()
        #expect(refused(AppealDispute(dispute: id, words: ""), id) == [.wrongState])
        try answer(id, .kept)
        world.pass(days: 10)
        try world.act(AppealDispute(dispute: id, words: ""), on: id, as: world.asPerson)
        #expect(try world.standing(id).state == .appealed)
        #expect(try world.standing(id).nextDate == world.today.adding(days: 15))
        let same = World.answer(id, .kept, by: "clerk, BERTA")
        #expect(refused(same, id, world.asNordbank) == [.sameReviewer])
        try answer(id, .kept, by: "Cora Chief")
        let standing = try world.standing(id)
        #expect(standing.state == .kept)
        #expect(standing.hides)
        #expect(refused(AppealDispute(dispute: id, words: ""), id) == [.wrongState])
        world.pass(days: 5)
        #expect(try world.standing(id).hides)
        world.pass(days: 1)
        #expect(try world.standing(id).hides == false)
    }

    @Test("An appeal that nobody answers in 15 days deletes it; one that is upheld does so at once")
    mutating func silentAppeal() throws {
        let id = try world.open()
        try answer(id, .kept)
        try world.act(AppealDispute(dispute: id, words: "No."), on: id, as: world.asPerson)
        var upheld = world
        try upheld.act(
            World.answer(id, .upheld, by: "Cora Chief"),
            on: id,
            as: upheld.asNordbank
        )
        #expect(try upheld.standing(id).state == .upheld)
        world.pass(days: 14)
        #expect(try world.standing(id).state == .appealed)
        world.pass(days: 1)
        #expect(try world.standing(id).state == .deleted)
    }

    @Test("Only the operator's staff call it frivolous, in five working days, with reasons")
    mutating func frivolous() throws {
        world.charter = try #require(try Charter.shipped("DE"))
        // A Tuesday before Christmas: five working days later is 30 December.
        world.now = try #require(Instant("2026-12-22T10:00:00Z"))
        let id = try world.open()
        let frivolous = World.answer(id, .frivolous)
        #expect(refused(frivolous, id, world.asNordbank) == [.wrongState])
        var late = world
        late.now = try #require(Instant("2026-12-31T10:00:00Z"))
        #expect(
            refusal { () throws(Refusal) in try late.act(frivolous, on: id, as: World.staff) }?
                .codes == [.wrongState]
        )
        world.now = try #require(Instant("2026-12-30T10:00:00Z"))
        try world.act(frivolous, on: id, as: World.staff)
        #expect(try world.standing(id).state == .rejected)
        #expect(try world.standing(id).hides)
        try world.act(AppealDispute(dispute: id, words: ""), on: id, as: world.asPerson)
        #expect(
            refused(World.answer(id, .frivolous, by: "Cora Chief"), id, World.staff)
                == [.wrongState]
        )
    }

    @Test("The strictest charter gives no more time")
    mutating func noMoreTime() throws {
        let id = try world.open()
        let ask = AskForMoreTime(dispute: id, reason: "New papers.")
        #expect(refused(ask, id, world.asNordbank) == [.moreTimeNotAllowed])
    }

    @Test("Where there is more time it runs once, and only if the person agrees")
    mutating func moreTime() throws {
        world.charter = try #require(try Charter.shipped("US"))
        let id = try world.open()
        let end = world.today.adding(days: 20)
        let agree = AgreeToMoreTime(dispute: id)
        #expect(refused(agree, id) == [.wrongState])
        try world.act(
            AskForMoreTime(dispute: id, reason: "New papers."),
            on: id,
            as: world.asNordbank
        )
        #expect(try world.standing(id).nextDate == end)
        let again = AskForMoreTime(dispute: id, reason: "More papers.")
        #expect(refused(again, id, world.asNordbank) == [.moreTimeNotAllowed])
        #expect(refused(agree, id, world.asNordbank) == [.notPermitted])
        var silent = world
        silent.pass(days: 20)
        #expect(try silent.standing(id).state == .deleted)
        try world.act(agree, on: id, as: world.asPerson)
        #expect(try world.standing(id).nextDate == end.adding(days: 15))
        #expect(try world.standing(id).hides)
        world.pass(days: 34)
        #expect(try world.standing(id).state == .investigating)
        world.pass(days: 1)
        #expect(try world.standing(id).state == .deleted)
    }

    @Test("A statement has at most 200 words and is told with the item and nowhere else")
    mutating func statement() throws {
        let id = try world.open()
        let words = Array(repeating: "word", count: 200).joined(separator: " ")
        #expect(refused(AddStatement(dispute: id, words: words + " more"), id) == [.malformed])
        #expect(refused(AddStatement(dispute: id, words: " "), id) == [.missingField])
        try world.act(AddStatement(dispute: id, words: words), on: id, as: world.asPerson)
        try world.act(AddStatement(dispute: id, words: "I paid."), on: id, as: world.asPerson)
        try world.granted()
        #expect(try world.answer().score?.contributions.compactMap(\.statement) == [])
        try answer(id, .kept)
        world.pass(days: 11)
        try world.granted()
        let parts = try world.answer().score?.contributions ?? []
        #expect(parts.filter { $0.statement == "I paid." }.map(\.characteristic) == ["delinq_24m"])
        #expect(parts.compactMap(\.statement).count == 1)
    }

    @Test("Everybody who was told of it is to be told again, in five working days across holidays")
    mutating func recall() throws {
        world.charter = try #require(try Charter.shipped("DE"))
        let first = try world.answeredLook()
        let second = try world.answeredLook()
        let id = try world.open()
        _ = try world.answeredLook()
        world.now = try #require(Instant("2026-12-10T10:00:00Z"))
        var silent = world
        world.now = try #require(Instant("2026-12-11T10:00:00Z"))
        try world.act(
            World.answer(id, .corrected, value: .number(0)),
            on: id,
            as: world.asNordbank
        )
        let events = world.events.filter { $0.type == .disputeRecallDue }
        let looks = Set(events.compactMap { $0.facts["inquiry"] })
        #expect(looks == [.string(first.id.rawValue), .string(second.id.rawValue)])
        #expect(events.allSatisfy { $0.facts["tellBy"] == .string("2026-12-18") })
        // Nobody answered: no act, no event, and the same people by computation.
        silent.now = try #require(Instant("2026-12-23T10:00:00Z"))
        let dispute = try #require(silent.disputes[id])
        let due = dispute.recalls(
            among: Array(silent.inquiries.values),
            asOf: silent.now,
            under: silent.charter
        )
        #expect(due.map(\.inquiry) == [first.id, second.id].sorted())
        #expect(due.first?.recipientName == "Example Bank")
        // 12 December is the day; 25 and 26 December are no working days.
        #expect(due.first?.tellBy.description == "2026-12-18")
    }

    @Test("Whoever was told of an older value of it is not told again")
    mutating func otherValue() throws {
        _ = try world.answeredLook()
        let place = try #require(world.items.firstIndex { $0.characteristic == "delinq_24m" })
        world.items[place].value = .number(2)
        let second = try world.answeredLook()
        let id = try world.open()
        try answer(id, .upheld)
        let looks = world.events.filter { $0.type == .disputeRecallDue }
            .compactMap { $0.facts["inquiry"] }
        #expect(looks == [.string(second.id.rawValue)])
    }

    @Test("Nobody is told again of what was kept")
    mutating func noRecall() throws {
        _ = try world.answeredLook()
        let id = try world.open()
        try answer(id, .kept)
        #expect(!world.events.contains { $0.type == .disputeRecallDue })
    }

    @Test("A deleted item comes back only with a certificate, a human and time for the person")
    mutating func reinsertion() throws {
        let id = try world.open()
        var command = ReinsertItem(
            dispute: id,
            certificate: "Statements of account.",
            reviewerName: "Berta Clerk",
            reviewerRole: "Data officer",
            couldDecideOtherwise: true
        )
        #expect(refused(command, id, world.asNordbank) == [.wrongState])
        try answer(id, .cannotVerify)
        world.pass(days: 30)
        command.certificate = " "
        command.reviewerName = nil
        #expect(
            refused(command, id, world.asNordbank) == [.reviewerMissing, .missingField]
        )
        command.certificate = "Statements of account."
        command.reviewerName = "Berta Clerk"
        #expect(refused(command, id, World.staff) == [.notFound])
        let notices = world.notices.count
        try world.act(command, on: id, as: world.asNordbank)
        #expect(world.notices.count == notices + 1)
        #expect(try world.standing(id).state == .reinserted)
        #expect(try world.standing(id).hides)
        world.pass(days: 11)
        #expect(try world.standing(id).hides == false)
        #expect(try world.told()["delinq_24m"] == "3")
        // It can be disputed again, and be gone again.
        let second = try world.open()
        world.pass(days: 20)
        #expect(try world.standing(second).state == .deleted)
        #expect(try world.told()["delinq_24m"] == nil)
    }

    @Test("An item that has ended does not come back with any certificate")
    mutating func expired() throws {
        let id = try world.open()
        try answer(id, .cannotVerify)
        world.now = world.now.adding(seconds: 6 * 366 * 86_400)
        let command = ReinsertItem(
            dispute: id,
            certificate: "x",
            reviewerName: "Berta Clerk",
            reviewerRole: "Data officer",
            couldDecideOtherwise: true
        )
        #expect(refused(command, id, world.asNordbank) == [.wrongState])
    }

    // MARK: Helpers

    private mutating func answer(
        _ id: DisputeID,
        _ verdict: Dispute.Verdict,
        by name: String = "Berta Clerk",
        as actor: Actor? = nil
    ) throws {
        try world.act(World.answer(id, verdict, by: name), on: id, as: actor ?? world.asNordbank)
    }

    private mutating func refused<C: Command>(
        _ command: C,
        _ id: DisputeID,
        _ actor: Actor? = nil
    ) -> [RefusalCode] where C.State == DisputeState {
        let actor = actor ?? world.asPerson
        return refusal { () throws(Refusal) in try world.act(command, on: id, as: actor) }?.codes
            ?? []
    }
}
