import Bureau
import Charters
import Testing

@Suite("Where a judgment stands")
struct StandingTests {
    var world: World
    init() throws { world = try World() }

    @Test("Day 29 after receipt is hidden, day 30 can be seen")
    mutating func waitingPeriod() throws {
        let id = try world.file()
        try world.act(AcknowledgeNotice(judgment: id), on: id, as: world.asPerson)
        #expect(try world.standing(id).visibleFrom == world.today.adding(days: 30))
        for day in 0...29 {
            #expect(try world.state(id) == .waiting, "day \(day)")
            world.pass(days: 1)
        }
        #expect(try world.state(id) == .listed)
        let almost = world.now.adding(seconds: -36_001)
        let judgment = try #require(world.judgments[id])
        #expect(judgment.standing(asOf: almost, under: world.charter).state == .waiting)
    }

    @Test("The waiting period runs from the day a certificate is brought, not one it names")
    mutating func certificate() throws {
        let id = try world.file()
        let received = world.today.adding(days: 5)
        world.pass(days: 12)
        try world.act(
            RecordReceipt(
                judgment: id,
                kind: "courtCertificate",
                reference: "Z-1",
                receivedOn: received.description
            ),
            on: id,
            as: world.asCourt
        )
        #expect(try world.standing(id).visibleFrom == world.today.adding(days: 30))
        world.pass(days: 29)
        #expect(try world.state(id) == .waiting)
        world.pass(days: 1)
        #expect(try world.state(id) == .listed)
    }

    @Test("Without proof of receipt it is never visible and lapses after 60 days")
    mutating func noProof() throws {
        let id = try world.file()
        for channel in ["post", "personal", "courtServer"] {
            try world.act(
                RecordServiceAttempt(judgment: id, channel: channel),
                on: id,
                as: world.asCourt
            )
        }
        for _ in 0..<60 {
            #expect(try world.state(id) == .noticing)
            world.pass(days: 1)
        }
        #expect(try world.state(id) == .lapsed)
        let late = refusal { () throws(Refusal) in
            try world.act(AcknowledgeNotice(judgment: id), on: id, as: world.asPerson)
        }
        #expect(late?.codes == [.wrongState])
        world.pass(days: 1000)
        #expect(try world.state(id) == .removed)
    }

    @Test(
        "Sending, publishing and posting up are no receipt",
        arguments: ["publication", "dispatch", "posted", "deemed", "newspaper", ""]
    )
    mutating func noSubstitute(_ kind: String) throws {
        let id = try world.file()
        let refused = refusal { () throws(Refusal) in
            try world.act(
                RecordReceipt(
                    judgment: id,
                    kind: kind,
                    reference: "Z-1",
                    receivedOn: world.today.description
                ),
                on: id,
                as: world.asCourt
            )
        }
        #expect(refused?.codes == [.missingProof])
        #expect(refused?.primary.rule == "INV-08")
        let channel = refusal { () throws(Refusal) in
            try world.act(
                RecordServiceAttempt(judgment: id, channel: kind),
                on: id,
                as: world.asCourt
            )
        }
        #expect(channel?.codes == [.malformed])
    }

    @Test("Receipt before the filing, in the future or without a reference is no proof")
    mutating func impossibleReceipt() throws {
        let id = try world.file()
        world.pass(days: 3)
        let now = world.today
        let cases: [(String, String, RefusalCode)] = [
            ("Z-1", now.adding(days: -4).description, .missingProof),
            ("Z-1", now.adding(days: 1).description, .dateInFuture),
            ("Z-1", "yesterday", .malformed), (" ", now.description, .missingProof),
        ]
        for (reference, day, code) in cases {
            let refused = refusal { () throws(Refusal) in
                try world.act(
                    RecordReceipt(
                        judgment: id,
                        kind: "courtCertificate",
                        reference: reference,
                        receivedOn: day
                    ),
                    on: id,
                    as: world.asCourt
                )
            }
            #expect(refused?.codes == [code])
        }
        #expect(try world.state(id) == .noticing)
    }

    @Test("Receipt is proven once; a second proof cannot move the waiting period")
    mutating func receiptOnce() throws {
        let id = try world.file()
        world.pass(days: 3)
        try world.act(AcknowledgeNotice(judgment: id), on: id, as: world.asPerson)
        let again = refusal { () throws(Refusal) in
            try world.act(
                RecordReceipt(
                    judgment: id,
                    kind: "courtCertificate",
                    reference: "Z",
                    receivedOn: world.today.adding(days: -3).description
                ),
                on: id,
                as: world.asCourt
            )
        }
        #expect(again?.codes == [.wrongState])
    }

    @Test("An objection hides the entry at the same instant, in any words or none")
    mutating func objection() throws {
        let id = try world.listed()
        try world.act(ObjectToJudgment(judgment: id, words: ""), on: id, as: world.asPerson)
        #expect(try world.state(id) == .contested)
        #expect(try world.standing(id).rule == .contestedIsHidden)
    }

    @Test("An objection that nobody decided before day 20 has won for good")
    mutating func undecided() throws {
        let id = try world.listed()
        try world.act(ObjectToJudgment(judgment: id, words: "No."), on: id, as: world.asPerson)
        world.pass(days: 19)
        #expect(try world.state(id) == .contested)
        world.pass(days: 1)
        #expect(try world.state(id) == .removed)
        #expect(try world.standing(id).rule == .silenceFavoursThePerson)
        let late = refusal { () throws(Refusal) in
            try world.act(
                DecideObjection(
                    judgment: id,
                    isUpheld: false,
                    reason: "Late.",
                    reviewer: "Ms Roth"
                ),
                on: id,
                as: world.asCourt
            )
        }
        #expect(late?.codes == [.wrongState])
    }

    @Test(
        "A rejected objection stays hidden until notice was given and 10 days for an appeal passed"
    )
    mutating func rejected() throws {
        let id = try world.listed()
        try world.act(ObjectToJudgment(judgment: id, words: "No."), on: id, as: world.asPerson)
        world.pass(days: 2)
        let before = world.notices.count
        try world.act(
            DecideObjection(
                judgment: id,
                isUpheld: false,
                reason: "It stands.",
                reviewer: "Ms Roth"
            ),
            on: id,
            as: world.asCourt
        )
        #expect(world.notices.count == before + 1)
        #expect(world.notices.last?.deadline == world.today.adding(days: 10))
        #expect(world.notices.last?.headline.contains("Ms Roth") == true)
        for _ in 0...10 {
            #expect(try world.state(id) == .contested)
            world.pass(days: 1)
        }
        #expect(try world.state(id) == .listed)
    }

    @Test("The appeal on an order needs another human than the decision before it")
    mutating func appeal() throws {
        let id = try world.listed()
        func decide(by reviewer: String) throws(Refusal) {
            try world.act(
                DecideObjection(
                    judgment: id,
                    isUpheld: false,
                    reason: "It stands.",
                    reviewer: reviewer
                ),
                on: id,
                as: world.asCourt
            )
        }
        try world.act(ObjectToJudgment(judgment: id, words: "No."), on: id, as: world.asPerson)
        try decide(by: "Ms Roth")
        world.pass(days: 10)
        #expect(try world.state(id) == .contested)
        try world.act(ObjectToJudgment(judgment: id, words: "Still."), on: id, as: world.asPerson)
        let same = refusal { () throws(Refusal) in try decide(by: "ROTH, Ms.") }
        #expect(same?.codes == [.sameReviewer])
        #expect(same?.primary.field == "reviewer")
        #expect(try world.state(id) == .contested)
        try decide(by: "Mr Blau")
        #expect(world.judgments[id]?.objections.last?.outcome?.reviewer == "Mr Blau")
        world.pass(days: 11)
        #expect(try world.state(id) == .listed)
    }

    @Test("An upheld objection takes the entry out at once")
    mutating func upheld() throws {
        let id = try world.listed()
        try world.act(ObjectToJudgment(judgment: id, words: "No."), on: id, as: world.asPerson)
        try world.act(
            DecideObjection(
                judgment: id,
                isUpheld: true,
                reason: "You are right.",
                reviewer: "Ms Roth"
            ),
            on: id,
            as: world.asCourt
        )
        #expect(try world.state(id) == .removed)
        #expect(
            world.events.suffix(2).map(\.type) == [.judgmentObjectionDecided, .judgmentRemoved]
        )
    }

    @Test("No objection is decided without a named human and a reason")
    mutating func reviewer() throws {
        let id = try world.listed()
        try world.act(ObjectToJudgment(judgment: id, words: "No."), on: id, as: world.asPerson)
        let refused = refusal { () throws(Refusal) in
            try world.act(
                DecideObjection(judgment: id, isUpheld: false, reason: " ", reviewer: ""),
                on: id,
                as: world.asCourt
            )
        }
        #expect(refused?.codes == [.reviewerMissing, .missingField])
    }

    @Test("The court's confirmation holds for 90 days; a new one brings the entry back")
    mutating func confirmation() throws {
        let id = try world.listed()
        world.pass(days: 60)
        #expect(try world.state(id) == .listed)
        world.pass(days: 1)
        #expect(try world.state(id) == .suspended)
        #expect(try world.standing(id).visibleFrom == nil)
        try world.act(ConfirmOrder(judgment: id), on: id, as: world.asCourt)
        #expect(try world.state(id) == .listed)
    }

    @Test("An entry ends three years after the order, also from a leap day")
    mutating func expiryOnALeapDay() throws {
        world = try World(at: "2024-03-01T10:00:00Z")
        var order = world.draft()
        order.orderedOn = "2024-02-29"
        let id = try world.listed(order)
        #expect(try world.standing(id).expiresOn.description == "2027-02-28")
        while world.today.description < "2027-02-27" {
            world.pass(days: 1)
            if world.today.dayOfWeek == 1 {
                try world.act(ConfirmOrder(judgment: id), on: id, as: world.asCourt)
            }
        }
        #expect(try world.state(id) == .listed)
        world.pass(days: 1)
        #expect(try world.state(id) == .removed)
        #expect(try world.standing(id).rule == .hardExpiry)
    }

    @Test(
        "A plan, moratorium or inability hides the entry for good",
        arguments: SuspensionGround.allCases
    )
    mutating func suspended(_ ground: SuspensionGround) throws {
        let id = try world.listed()
        try world.act(
            RecordSuspension(judgment: id, ground: ground.rawValue),
            on: id,
            as: world.asCourt
        )
        #expect(try world.state(id) == .suspended)
        let twice = refusal { () throws(Refusal) in
            try world.act(
                RecordSuspension(judgment: id, ground: "paymentPlan"),
                on: id,
                as: world.asCourt
            )
        }
        #expect(twice?.codes == [.wrongState])
        try world.act(ConfirmOrder(judgment: id), on: id, as: world.asCourt)
        world.pass(days: 30)
        #expect(try world.state(id) == .suspended)
    }

    @Test("Set aside or the wrong person means as if it never was, also after the end")
    mutating func voided() throws {
        let first = try world.listed()
        try world.act(
            SetAsideOrder(judgment: first, reason: "wrongPerson"),
            on: first,
            as: world.asCourt
        )
        #expect(try world.state(first) == .voided)
        let second = try world.listed()
        try world.act(
            SetAsideOrder(judgment: second, reason: "withdrawn"),
            on: second,
            as: world.asCourt
        )
        #expect(try world.state(second) == .removed)
        try world.act(
            SetAsideOrder(judgment: second, reason: "setAside"),
            on: second,
            as: world.asCourt
        )
        #expect(try world.state(second) == .voided)
        let again = refusal { () throws(Refusal) in
            try world.act(
                SetAsideOrder(judgment: second, reason: "setAside"),
                on: second,
                as: world.asCourt
            )
        }
        #expect(again?.codes == [.wrongState])
    }

    @Test("Another court and another person see nothing to act on")
    mutating func strangers() throws {
        let id = try world.listed()
        let court = Actor.subscriber(.init(rawValue: "OTHER"))
        let person = Actor.person(.init(rawValue: "OTHER"))
        let judgment = world.judgments[id]
        let refusals = [
            refusal { () throws(Refusal) in
                try world.act(ConfirmOrder(judgment: id), on: id, as: court)
            },
            refusal { () throws(Refusal) in
                try world.act(ObjectToJudgment(judgment: id, words: ""), on: id, as: person)
            },
        ]
        #expect(refusals == [.notFound, .notFound])
        #expect(world.judgments[id] == judgment)
    }

    @Test("The past can be computed again from the facts of its time")
    mutating func asOf() throws {
        let id = try world.listed()
        let listed = world.now
        world.pass(days: 1)
        try world.act(ObjectToJudgment(judgment: id, words: ""), on: id, as: world.asPerson)
        let judgment = try #require(world.judgments[id])
        #expect(judgment.standing(asOf: listed, under: world.charter).state == .listed)
        #expect(judgment.standing(asOf: world.now, under: world.charter).state == .contested)
    }

    @Test("A proof of receipt counts from when it was brought, not from the day that it names")
    mutating func proofBrought() throws {
        let id = try world.file()
        world.pass(days: 40)
        let before = world.now
        world.pass(days: 1)
        try world.act(
            RecordReceipt(
                judgment: id,
                kind: "courtCertificate",
                reference: "Z 1",
                receivedOn: world.today.adding(days: -40).description
            ),
            on: id,
            as: world.asCourt
        )
        let judgment = try #require(world.judgments[id])
        #expect(judgment.standing(asOf: before, under: world.charter).visibleFrom == nil)
        #expect(judgment.standing(asOf: world.now, under: world.charter).visibleFrom != nil)
    }
}
