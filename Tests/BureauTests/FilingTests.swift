import Bureau
import Charters
import Evidence
import Testing

@Suite("An order that waits for a second human")
struct FilingTests {
    var world: World
    init() throws { world = try World() }

    private func code(_ act: (inout World) throws(Refusal) -> Void) -> RefusalCode? {
        refusal { () throws(Refusal) in
            var copy = world
            try act(&copy)
        }?.primary.code
    }

    @Test("exists nowhere but at the court: no entry, no notice, nothing on the person's chain")
    mutating func waiting() throws {
        let id = try world.submit(by: "Rita Ray")
        #expect(world.judgments.isEmpty && world.notices.isEmpty)
        #expect(world.events.map(\.type) == [.filingSubmitted])
        #expect(world.events.first?.owner == .subscriber(world.court.id))
        let facts = "\(world.events.first?.facts ?? [:])"
        for word in ["Anna", "Weber", "340", "12 C 345"] { #expect(!facts.contains(word)) }
        #expect(world.filings[id]?.state(asOf: world.now, under: world.charter) == .waiting)
        #expect(world.court.filings == nil, "nothing is counted before it is entered")
    }

    @Test("is entered, told and named under both humans when another one confirms it")
    mutating func confirmed() throws {
        let id = try world.submit(by: "Rita Ray")
        let judgment = try world.confirm(id, by: "Otto Clerk")
        #expect(try world.state(judgment) == .noticing)
        #expect(world.notices.map(\.kind) == [.judgmentReceived])
        #expect(world.filings.isEmpty, "nothing of it is kept")
        let filed = try #require(world.events.first { $0.type == .judgmentFiled })
        #expect(filed.owner == .person(world.person.id))
        #expect(filed.facts["submittedBy"] == .string("Rita Ray"))
        #expect(filed.facts["confirmedBy"] == .string("Otto Clerk"))
        #expect(world.events.last?.type == .filingConfirmed)
        #expect(world.court.filings?.entries.count == 1)
        #expect(
            code { world throws(Refusal) in _ = try world.confirm(id, by: "Otto Clerk") }
                == .notFound
        )
    }

    @Test(
        "is never read by the one who filed it, however the name is written",
        arguments: ["Rita Ray", "ray, RITA", " rita  ray "]
    )
    mutating func sameHuman(_ name: String) throws {
        let id = try world.submit(by: "Rita Ray")
        #expect(
            code { world throws(Refusal) in _ = try world.confirm(id, by: name) }
                == .sameReviewer
        )
        #expect(code { world throws(Refusal) in try world.sendBack(id, by: name) } == .sameReviewer)
        #expect(world.judgments.isEmpty)
    }

    @Test("is read by a human, never by a program; after a program not by whoever signed the order")
    mutating func programs() throws {
        let id = try world.submit(by: nil)
        #expect(
            code { world throws(Refusal) in _ = try world.confirm(id, by: nil) } == .notPermitted
        )
        #expect(code { world throws(Refusal) in try world.sendBack(id, by: nil) } == .notPermitted)
        #expect(
            code { world throws(Refusal) in _ = try world.confirm(id, by: "Brandt, Judge") }
                == .sameReviewer
        )
        _ = try world.confirm(id, by: "Otto Clerk")
        let filed = world.events.first { $0.type == .judgmentFiled }
        #expect(filed?.facts["submittedBy"] == .string("a program of the court"))
    }

    @Test("is confirmed with the sum that stands in the order, and no other")
    mutating func sum() throws {
        let id = try world.submit(by: "Rita Ray")
        for sum in [nil, 0, 339_999, 34_000_000] as [Int64?] {
            let refusal = refusal { () throws(Refusal) in
                var copy = world
                _ = try copy.confirm(id, by: "Otto Clerk", principal: sum)
            }
            #expect(refusal?.primary.field == "principalMinorUnits")
            #expect(refusal?.primary.sentence.contains("3,400") == false)
        }
        _ = try world.confirm(id, by: "Otto Clerk")
    }

    @Test("is refused with every reason at once when it is filed, like an order that is signed")
    func screened() {
        var draft = world.draft()
        draft.liability = "heir"
        draft.principalMinorUnits = 7_000
        let refusal = refusal { () throws(Refusal) in
            var copy = world
            _ = try copy.submit(draft, by: "Judge Brandt")
        }
        #expect(refusal?.codes == [.sameReviewer, .notOwnDebt, .belowFloor])
        #expect(refusal.map(SubmitFiling.hasConsequences) == true)
    }

    @Test("is screened anew when it is confirmed")
    mutating func screenedAnew() throws {
        let id = try world.submit(by: "Rita Ray")
        #expect(
            code { world throws(Refusal) in
                _ = try world.confirm(id, by: "Otto Clerk", prior: true)
            } == .alreadyFiled
        )
        var old = world.draft()
        old.caseNumber = "12 C 346/26"
        old.orderedOn = world.today.adding(days: -85).description
        old.confirmedOn = world.today.adding(days: -80).description
        let late = try world.submit(old, by: "Rita Ray")
        world.pass(days: 11)
        #expect(
            code { world throws(Refusal) in _ = try world.confirm(late, by: "Otto Clerk") }
                == .notConfirmedByCourt
        )
    }

    @Test("goes back with a reason, is confirmed by nobody then, and is filed anew in its place")
    mutating func sentBack() throws {
        let id = try world.submit(by: "Rita Ray")
        #expect(
            code { world throws(Refusal) in try world.sendBack(id, by: "Otto Clerk", reason: " ") }
                == .missingField
        )
        try world.sendBack(id, by: "Otto Clerk")
        #expect(world.filings[id]?.returned?.by == "Otto Clerk")
        #expect(
            code { world throws(Refusal) in _ = try world.confirm(id, by: "Ida Third") }
                == .wrongState
        )
        #expect(
            code { world throws(Refusal) in _ = try world.submit(by: "Rita Ray") } == .wrongState,
            "the same order does not wait twice"
        )
        let again = try world.submit(by: "Rita Ray", replacing: id)
        #expect(Array(world.filings.keys) == [again])
        _ = try world.confirm(again, by: "Otto Clerk")
    }

    @Test("does not wait twice, however court, case and creditor are written")
    mutating func twice() throws {
        _ = try world.submit(by: "Rita Ray")
        var same = world.draft()
        same.court = "district  court BERLIN"
        #expect(
            code { world throws(Refusal) in _ = try world.submit(same, by: "Ida Third") }
                == .wrongState
        )
        same.caseNumber = "12 C 346/26"
        _ = try world.submit(same, by: "Ida Third")
    }

    @Test("lapses after 30 days, and what was typed goes with the court's next act")
    mutating func lapse() throws {
        let id = try world.submit(by: "Rita Ray")
        world.pass(days: 29)
        let inTime = world
        world.pass(days: 1)
        #expect(world.filings[id]?.state(asOf: world.now, under: world.charter) == .lapsed)
        #expect(
            code { world throws(Refusal) in _ = try world.confirm(id, by: "Otto Clerk") }
                == .wrongState
        )
        let next = try world.submit(by: "Rita Ray")
        #expect(Array(world.filings.keys) == [next])
        world = inTime
        _ = try world.confirm(id, by: "Otto Clerk")
    }

    @Test("is another court's for nobody else")
    mutating func strangers() throws {
        let id = try world.submit(by: "Rita Ray")
        let filing = world.filings[id]
        let own = world.court
        world.court = Subscriber(
            id: .init(rawValue: "OTHER"),
            name: "Other Court",
            contact: "desk@other.example",
            roles: [.court],
            licence: "C-2",
            looksPerDay: 0,
            onboardedAt: world.now,
            suspendedAt: nil
        )
        #expect(
            code { world throws(Refusal) in _ = try world.confirm(id, by: "Otto Clerk") }
                == .notFound
        )
        #expect(
            code { world throws(Refusal) in try world.sendBack(id, by: "Otto Clerk") } == .notFound
        )
        #expect(
            code { world throws(Refusal) in try world.takeBack(id, by: "Otto Clerk") } == .notFound
        )
        world.court = own
        #expect(world.filings[id] == filing)
        try world.takeBack(id, by: "Rita Ray")
        #expect(world.filings.isEmpty && world.judgments.isEmpty)
    }

    @Test("is a kind of work at its court: to read, or to put right, until it lapses")
    mutating func work() throws {
        let id = try world.submit(by: "Rita Ray")
        func work() -> OrderWork? {
            world.filings[id]?.work(asOf: world.now, under: world.charter)
        }
        #expect(work()?.kind == .filingUnconfirmed)
        #expect(work()?.lastDay == world.today.adding(days: 29))
        #expect(work()?.kind.endsForThePerson == false)
        try world.sendBack(id, by: "Otto Clerk")
        #expect(work()?.kind == .filingReturned)
        world.pass(days: 30)
        #expect(work() == nil)
    }
}
