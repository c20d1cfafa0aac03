import Bureau
import Charters
import Foundation
import Testing

/// The rows of SM2 from the dispute to the answer.
@Suite("Disputes")
struct DisputeTests {
    var world: World

    init() throws {
        world = try World()
        world.fillFile()
    }

    @Test("What is disputed is hidden, marked, acknowledged and sent on in the same instant")
    mutating func opened() throws {
        #expect(try world.told()["delinq_24m"] == "3")
        let notices = world.notices.count
        let id = try world.open()
        let standing = try world.standing(id)
        #expect(standing.state == .investigating)
        #expect(standing.hides)
        #expect(standing.nextDate == world.today.adding(days: 20))
        #expect(try world.told()["delinq_24m"] == nil)
        let notice = world.notices[notices]
        #expect(notice.kind == .dispute)
        #expect(notice.contact == "data@nordbank.example")
        #expect(notice.reason.contains("If nobody answers before 12 December 2026"))
        #expect(world.events.map(\.type).suffix(5).contains(.disputeForwarded))
        #expect(world.disputes[id]?.rounds[0].words == "I never missed a payment.")
        #expect(world.disputes[id]?.furnisher == world.nordbank.id)
    }

    @Test("No words, no form and no ground are needed")
    mutating func anyWords() throws {
        let id = try world.open(.item(world.items[0].id), "")
        #expect(try world.standing(id).hides)
    }

    /// E12: the answer is the same to the byte whether an item is contested or was never there.
    @Test("E12 a contested item leaves the answer that there would be without it, to the byte")
    mutating func sameBytes() throws {
        for item in world.items {
            var without = world
            without.items.removeAll { $0.id == item.id }
            try without.granted()
            let never = try bytes(try without.answer())
            var contested = world
            try contested.open(.item(item.id))
            try contested.granted()
            #expect(try bytes(try contested.answer()) == never, "\(item.characteristic)")
            // Decided for the person, and still the same.
            let id = try #require(contested.disputes.keys.first)
            try contested.act(World.answer(id, .upheld), on: id, as: contested.asNordbank)
            try contested.granted()
            #expect(try bytes(try contested.answer()) == never, "\(item.characteristic)")
        }
    }

    @Test("Of several items of one kind the one that is not contested is used")
    mutating func olderOne() throws {
        var older = world.items[0]
        older.id = .init(rawValue: "OLDER")
        older.value = .number(1)
        older.observedOn = older.observedOn.adding(days: -40)
        world.items.append(older)
        #expect(try world.told()["delinq_24m"] == "3")
        try world.open()
        #expect(try world.told()["delinq_24m"] == "1")
    }

    @Test("A furnisher without an account is sent it by the staff within one working day")
    mutating func forwarding() throws {
        world.charter = try #require(try Charter.shipped("DE"))
        // A Friday; the next working day is the Monday.
        world.now = try #require(Instant("2026-11-27T10:00:00Z"))
        let id = try world.open(hasFurnisher: false)
        let standing = try world.standing(id)
        #expect(standing.state == .open)
        #expect(standing.hides)
        #expect(standing.nextDate?.description == "2026-11-30")
        #expect(refused(ForwardDispute(dispute: id), id, world.asNordbank) == [.notPermitted])
        try world.act(ForwardDispute(dispute: id), on: id, as: World.staff)
        #expect(try world.standing(id).state == .investigating)
        #expect(refused(ForwardDispute(dispute: id), id, World.staff) == [.wrongState])
        // The days to answer have run since the person asked, and no sending moves them.
        #expect(try world.standing(id).nextDate?.description == "2026-12-17")
    }

    @Test("What the person is right about is gone in the same instant, for good")
    mutating func upheld() throws {
        let id = try world.open()
        try world.act(World.answer(id, .upheld), on: id, as: world.asNordbank)
        #expect(try world.standing(id).state == .upheld)
        world.pass(days: 400)
        #expect(try world.told()["delinq_24m"] == nil)
        #expect(refused(reinsert(id), id, world.asNordbank) == [.wrongState])
        #expect(file().items.contains { $0.characteristic == "delinq_24m" } == false)
        let again = refusal { () throws(Refusal) in try world.open() }
        #expect(again?.codes == [.notFound])
    }

    @Test("A correction changes the value and nothing else, and is told at once")
    mutating func corrected() throws {
        let before = try #require(world.items.first { $0.characteristic == "delinq_24m" })
        let id = try world.open()
        try world.act(
            World.answer(id, .corrected, value: .number(0)),
            on: id,
            as: world.asNordbank
        )
        let after = try #require(world.items.first { $0.id == before.id })
        #expect(after.value == .number(0))
        #expect(after.expiresOn == before.expiresOn)
        #expect(after.observedOn == before.observedOn)
        #expect(try world.standing(id).state == .corrected)
        #expect(try world.told()["delinq_24m"] == "0")
        // The new value can be disputed like the old one.
        try world.open()
        #expect(try world.told()["delinq_24m"] == nil)
    }

    @Test("A correction is of the same kind, another value, and only where there is a value")
    mutating func badCorrections() throws {
        let id = try world.open()
        for value in [nil, .text("none"), .number(3), .number(.infinity)] as [FileItem.Value?] {
            #expect(
                refused(World.answer(id, .corrected, value: value), id, world.asNordbank).count
                    == 1
            )
        }
        #expect(
            refused(World.answer(id, .upheld, value: .number(1)), id, world.asNordbank)
                == [.malformed]
        )
    }

    @Test("What nobody can verify is deleted")
    mutating func cannotVerify() throws {
        let id = try world.open()
        try world.act(World.answer(id, .cannotVerify), on: id, as: world.asNordbank)
        #expect(try world.standing(id).state == .deleted)
        #expect(try world.told()["delinq_24m"] == nil)
    }

    @Test(
        "Silence deletes it on day 20, also across a leap day and holidays",
        arguments: ["2028-02-20", "2027-02-20", "2026-12-20", "2028-12-24"]
    )
    mutating func silence(_ day: String) throws {
        world.charter = try #require(try Charter.shipped("DE"))
        world.now = try #require(Instant("\(day)T12:00:00Z"))
        let id = try world.open(hasFurnisher: false)
        world.pass(days: 19)
        #expect(try world.standing(id).state == .open)
        #expect(try world.standing(id).hides)
        world.pass(days: 1)
        #expect(try world.standing(id).state == .deleted)
        #expect(try world.standing(id).rule == .silenceFavoursThePerson)
        #expect(file().items.contains { $0.characteristic == "delinq_24m" } == false)
        for verdict in Dispute.Verdict.allCases {
            #expect(refused(World.answer(id, verdict), id, World.staff).last == .wrongState)
        }
    }

    @Test("An answer has a named human, what was checked and why, and every gap is told at once")
    mutating func namedHuman() throws {
        let id = try world.open()
        let empty = AnswerDispute(dispute: id, verdict: "whatever")
        #expect(
            refused(empty, id, world.asNordbank) == [
                .reviewerMissing, .missingField, .reviewerWithoutPower, .missingField,
                .missingField, .malformed,
            ]
        )
        #expect(
            refused(World.answer(id, .kept, by: "Scoring System"), id, world.asNordbank)
                == [.reviewerNotHuman]
        )
    }

    @Test("Only the one who furnished it answers, only the person disputes, and others see nothing")
    mutating func others() throws {
        let id = try world.open()
        let answer = World.answer(id, .kept)
        #expect(refused(answer, id, world.asLender) == [.notFound])
        #expect(refused(answer, id, World.staff) == [.notFound])
        #expect(refused(answer, id, world.asCourt) == [.notPermitted])
        #expect(refused(answer, id, world.asPerson) == [.notPermitted])
        let other = Actor.person(.init(rawValue: "OTHER"))
        #expect(refused(AddStatement(dispute: id, words: "x"), id, other) == [.notFound])
        let opened = refusal { () throws(Refusal) in try world.open(as: other) }
        #expect(opened?.codes == [.notFound])
        let twice = refusal { () throws(Refusal) in try world.open() }
        #expect(twice?.codes == [.wrongState])
    }

    @Test("A look and a value of a score can be disputed; silence counts as the person says")
    mutating func looksAndScores() throws {
        let look = try world.answeredLook()
        let id = try world.open(.look(look.id))
        #expect(world.disputes[id]?.furnisher == world.lender.id)
        let item = try world.open(.scoreInput(look.id, characteristic: "utilization"))
        #expect(world.disputes[item]?.item?.characteristic == "utilization")
        #expect(try world.told()["utilization"] == nil)
        let declared = try world.open(.scoreInput(look.id, characteristic: "purpose"))
        #expect(world.disputes[declared]?.item == nil)
        #expect(world.disputes[declared]?.furnisher == world.lender.id)
        let none = refusal { () throws(Refusal) in
            try world.open(.scoreInput(look.id, characteristic: "nothing"))
        }
        #expect(none?.codes == [.notFound])
        world.pass(days: 20)
        #expect(try world.standing(id).state == .deleted)
        #expect(try world.standing(id).explanation.contains("It counts as you say."))
    }

    // MARK: Helpers

    private mutating func refused<C: Command>(
        _ command: C,
        _ id: DisputeID,
        _ actor: Actor
    ) -> [RefusalCode] where C.State == DisputeState {
        refusal { () throws(Refusal) in try world.act(command, on: id, as: actor) }?.codes ?? []
    }

    private func reinsert(_ id: DisputeID) -> ReinsertItem {
        ReinsertItem(
            dispute: id,
            certificate: "Statements of account.",
            reviewerName: "Berta Clerk",
            reviewerRole: "Data officer",
            couldDecideOtherwise: true
        )
    }

    private func file() -> PersonFile {
        PersonFile(
            person: world.person,
            items: world.items,
            consents: [],
            inquiries: [],
            decisions: [],
            judgments: [],
            disputes: Array(world.disputes.values),
            statement: nil,
            theftBlocks: [],
            disclosures: [],
            freeze: nil,
            notices: [],
            asOf: world.now,
            under: world.charter
        )
    }

    private func bytes(_ answer: CheckAnswer) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(answer)
    }
}
