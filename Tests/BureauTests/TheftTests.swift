import Bureau
import Charters
import Testing

@Suite("Identity theft")
struct TheftTests {
    private var world: World

    init() throws {
        world = try World()
        world.fillFile()
    }

    @Test("What is reported is in no answer from the same instant, and whoever furnished it knows")
    mutating func hidden() throws {
        #expect(try world.told()["delinq_24m"] == "3")
        let id = try world.steal()
        #expect(try world.theft(id).state == .reported)
        let told = try world.told()
        #expect(told["delinq_24m"] == nil)
        #expect(told["open_accounts"] == "1")
        #expect(world.theftBlocks[id]?.items.first?.toldAt == world.now)
        #expect(world.theftBlocks[id]?.items.first?.furnisher == world.nordbank.id)
        #expect(world.notices.contains { $0.path == "/me/theft/\(id.rawValue)" })
        #expect(world.events.contains { $0.type == .theftReported })
    }

    @Test("A lender's old answer is not shown any more while what it rests on is blocked")
    mutating func oldAnswer() throws {
        try world.granted(isSingleUse: false)
        let answer = try world.answer()
        func rests() -> Bool {
            answer.restsOnContested(
                by: [],
                and: Array(world.theftBlocks.values),
                asOf: world.now,
                under: world.charter
            )
        }
        #expect(!rests())
        let id = try world.steal()
        #expect(rests())
        try world.act(WithdrawTheftReport(theft: id), onBlock: id, as: world.asPerson)
        #expect(!rests())
    }

    @Test("Confirmed by a human it is blocked for good, and past recipients are told")
    mutating func confirmed() throws {
        try world.granted(isSingleUse: false)
        _ = try world.answer()
        let id = try world.steal()
        #expect(world.outdated().isEmpty)
        let empty = refusal { () throws(Refusal) in
            try world.act(ConfirmTheft(theft: id, proof: " "), onBlock: id, as: World.staff)
        }
        #expect(empty?.codes == [.missingField])
        let lender = refusal { () throws(Refusal) in
            try world.act(ConfirmTheft(theft: id, proof: "x"), onBlock: id, as: world.asLender)
        }
        #expect(lender == .notPermitted)
        let confirm = ConfirmTheft(theft: id, proof: "Passport; the police has the report.")
        try world.act(confirm, onBlock: id, as: World.staff)
        #expect(try world.theft(id).state == .blocked)
        #expect(world.outdated() == [.itemBlocked])
        world.pass(days: 400)
        #expect(try world.theft(id).hides)
        #expect(
            refusal { () throws(Refusal) in
                try world.act(confirm, onBlock: id, as: World.staff)
            }?.codes == [.wrongState]
        )
    }

    @Test("Nobody looks within the four working days: it is blocked for good all the same")
    mutating func silence() throws {
        try world.granted(isSingleUse: false)
        _ = try world.answer()
        let id = try world.steal()
        let block = try #require(world.theftBlocks[id])
        let last = block.lastDay(under: world.charter)
        #expect(world.charter.dispute.theftBlockWorkingDays <= 4)
        while world.today < last { world.pass(days: 1) }
        #expect(try world.theft(id).state == .reported)
        #expect(world.outdated().isEmpty)
        world.pass(days: 1)
        let standing = try world.theft(id)
        #expect(standing.state == .blocked)
        #expect(standing.rule == .silenceFavoursThePerson)
        #expect(world.outdated() == [.itemBlocked])
        let trace = block.trace(asOf: world.now, under: world.charter)
        #expect(trace.steps.last?.parameter == "dispute.theftBlockWorkingDays")
    }

    @Test("The day of a report can be written in words, as the sentence beside the field says")
    mutating func dayInWords() throws {
        let id = try world.steal(World.report(madeOn: " 21 November 2026 "))
        #expect(world.theftBlocks[id]?.report.madeOn == CalendarDate("2026-11-21"))
    }

    @Test("A report without authority, number, day, items or word is refused, each gap by name")
    mutating func gaps() throws {
        let empty = World.report(
            [],
            authority: "",
            number: " ",
            madeOn: "yesterday",
            isNotMine: false
        )
        let refused = refusal { () throws(Refusal) in try world.steal(empty) }
        #expect(
            Set(refused?.findings.compactMap(\.field) ?? [])
                == ["authority", "number", "madeOn", "items", "isNotMine"]
        )
        let future = refusal { () throws(Refusal) in
            try world.steal(World.report(madeOn: "2027-01-01"))
        }
        #expect(future?.codes == [.dateInFuture])
        for (typed, sentence) in [
            ("", "Choose the day on which you made the report."),
            ("yesterday", "We could not read this date. Write it as 28 February 2026."),
        ] {
            let refused = refusal { () throws(Refusal) in
                try world.steal(World.report(madeOn: typed))
            }
            #expect(refused?.findings.map(\.sentence) == [sentence])
        }
        let foreign = refusal { () throws(Refusal) in try world.steal(World.report(["nothing"])) }
        #expect(foreign == .notFound)
        let other = refusal { () throws(Refusal) in
            try world.steal(as: .person(.init(rawValue: "OTHER")))
        }
        #expect(other == .notFound)
        #expect(
            refusal { () throws(Refusal) in
                try world.steal(as: world.asLender)
            } == .notPermitted
        )
        try world.steal()
        #expect(refusal { () throws(Refusal) in try world.steal() }?.codes == [.wrongState])
    }

    @Test("It ends against the person's will only on a ground of the law, by a named human")
    mutating func grounds() throws {
        let id = try world.steal()
        func end(
            _ ground: String,
            reason: String = "Two contracts.",
            by name: String? = "Berta Clerk"
        )
            -> RescindTheftBlock
        {
            RescindTheftBlock(
                theft: id,
                ground: ground,
                reason: reason,
                reviewerName: name,
                reviewerRole: "Data officer",
                couldDecideOtherwise: true
            )
        }
        for ground in ["", "furnisher-asked", "unpaid", "old"] {
            let refused = refusal { () throws(Refusal) in
                try world.act(end(ground), onBlock: id, as: World.staff)
            }
            #expect(refused?.findings.map(\.field) == ["ground"])
        }
        #expect(
            refusal { () throws(Refusal) in
                try world.act(end("in-error", by: "scoring system"), onBlock: id, as: World.staff)
            }?.codes.contains(.reviewerNotHuman) == true
        )
        #expect(
            refusal { () throws(Refusal) in
                try world.act(end("in-error", reason: ""), onBlock: id, as: World.staff)
            }?.codes == [.missingField]
        )
        for actor in [world.asLender, world.asNordbank, world.asPerson] {
            #expect(
                refusal { () throws(Refusal) in
                    try world.act(end("in-error"), onBlock: id, as: actor)
                } == .notPermitted
            )
        }
        for ground in TheftBlock.Ground.allCases {
            var world = world
            try world.act(end(ground.rawValue), onBlock: id, as: World.staff)
            #expect(try world.theft(id).state == .rescinded)
            #expect(world.notices.last?.reason.contains("Berta Clerk") == true)
            #expect(world.notices.last?.deadline != nil)
        }
    }

    @Test("After a human ended it, it stays hidden until the person had time to answer")
    mutating func heard() throws {
        let id = try world.steal()
        let end = RescindTheftBlock(
            theft: id,
            ground: "goods-obtained",
            reason: "A delivery that was signed for.",
            reviewerName: "Berta Clerk",
            reviewerRole: "Data officer",
            couldDecideOtherwise: true
        )
        try world.act(end, onBlock: id, as: World.staff)
        let from = try #require(try world.theft(id).nextDate)
        #expect(world.today.days(to: from) > world.charter.dispute.appealDays)
        while world.today.adding(days: 1) < from {
            #expect(try world.told()["delinq_24m"] == nil)
            world.pass(days: 1)
        }
        let disputed = world
        world.pass(days: 1)
        #expect(try world.theft(id).state == .ended)
        #expect(try world.told()["delinq_24m"] == "3")
        var contested = disputed
        try contested.open()
        contested.pass(days: 2)
        #expect(try contested.told()["delinq_24m"] == nil)
    }

    @Test(
        "The person takes it back at any time; a furnisher without an account is told by the office"
    )
    mutating func withdrawn() throws {
        let id = try world.steal(World.report(["delinq_24m", "utilization"]), hasFurnisher: false)
        #expect(world.theftBlocks[id]?.items.map(\.toldAt) == [nil, nil])
        let nobody = refusal { () throws(Refusal) in
            try world.act(
                TellTheftFurnisher(theft: id, furnisher: "Südbank"),
                onBlock: id,
                as: World.staff
            )
        }
        #expect(nobody?.codes == [.wrongState])
        let tell = TellTheftFurnisher(theft: id, furnisher: "Nordbank")
        try world.act(tell, onBlock: id, as: World.staff)
        #expect(world.theftBlocks[id]?.items.allSatisfy { $0.toldAt == world.now } == true)
        #expect(
            refusal { () throws(Refusal) in
                try world.act(
                    WithdrawTheftReport(theft: id),
                    onBlock: id,
                    as: .person(.init(rawValue: "OTHER"))
                )
            } == .notFound
        )
        try world.act(WithdrawTheftReport(theft: id), onBlock: id, as: world.asPerson)
        #expect(try world.theft(id).state == .ended)
        #expect(try world.told()["delinq_24m"] == "3")
        #expect(
            refusal { () throws(Refusal) in
                try world.act(WithdrawTheftReport(theft: id), onBlock: id, as: world.asPerson)
            }?.codes == [.wrongState]
        )
    }
}
