import Bureau
import Charters
import Foundation
import Scorecards
import Testing

@Suite("What would change a score")
struct WhatIfTests {
    var world: World
    init() throws {
        world = try World()
        world.fillFile()
    }

    private func file() -> PersonFile {
        PersonFile(
            person: world.person,
            items: world.items,
            consents: Array(world.consents.values),
            inquiries: world.inquiries.values.sorted { $0.at > $1.at },
            decisions: [],
            judgments: Array(world.judgments.values),
            disputes: Array(world.disputes.values),
            statement: world.statement,
            theftBlocks: Array(world.theftBlocks.values),
            disclosures: [],
            freeze: world.freeze,
            notices: [],
            asOf: world.now,
            under: world.charter
        )
    }

    private func own() throws -> OwnScore {
        try #require(OwnScore(file(), card: try World.card(), under: world.charter))
    }

    private func permitted(_ yaml: String) throws -> PermittedChanges {
        try PermittedChanges(try AdviceLimits(yaml: yaml))
    }

    private func whatIf(
        _ permitted: PermittedChanges = .none,
        trying: [String: String] = [:],
        goal: String? = nil
    ) throws -> WhatIf {
        try WhatIf(
            try own(),
            of: file(),
            permitting: permitted,
            trying: trying,
            goal: goal,
            under: world.charter
        )
    }

    private func line(_ name: String, of answer: WhatIf) throws -> WhatIf.Line {
        try #require(answer.lines.first { $0.characteristic.name == name })
    }

    @Test("Today's score is the one that was told, as long as nothing has changed")
    mutating func told() throws {
        try world.granted()
        let answer = try #require(try world.answer().score)
        let own = try own()
        #expect(own.score == answer)
        #expect(own.told?.score == answer)
        #expect(try whatIf().triedScore == answer.score)
    }

    @Test("Account data count only if they counted when a lender looked")
    mutating func consented() throws {
        #expect(try own().items["savings"] != nil)
        try world.granted([.ownConduct, .declaredForThisCredit])
        let answer = try #require(try world.answer().score)
        #expect(try own().score == answer)
        #expect(try own().items["savings"] == nil)
    }

    @Test("A contested item does not count, and the past score stands as it was told")
    mutating func contested() throws {
        try world.granted()
        let before = try #require(try world.answer().score)
        world.pass(days: 1)
        let item = try #require(world.items.first { $0.characteristic == "delinq_24m" })
        try world.open(.item(item.id))
        let own = try own()
        #expect(own.items["delinq_24m"] == nil)
        #expect(own.score.score == before.score - 10 + 3)
        #expect(own.told?.score?.score == before.score)
    }

    @Test("What is blocked as theft of an identity counts no more")
    mutating func blocked() throws {
        #expect(try own().items["delinq_24m"] != nil)
        try world.steal()
        #expect(try own().items["delinq_24m"] == nil)
    }

    @Test("Without anything about conduct there is no score to change")
    mutating func thin() throws {
        world.items.removeAll { $0.category == .ownConduct }
        #expect(OwnScore(file(), card: try World.card(), under: world.charter) == nil)
    }

    @Test("What was tried is worth exactly what the card gives, line by line")
    mutating func tried() throws {
        try world.granted()
        _ = try world.answer()
        let answer = try whatIf(trying: ["savings": "1", "purpose": "car", "open_accounts": " "])
        #expect(try line("savings", of: answer).gain == 1 - 50)
        // As today is no change.
        #expect(try line("purpose", of: answer).tried == nil)
        #expect(answer.triedScore == answer.own.score.score - 49)
        #expect(
            answer.triedScore
                == answer.own.score.score + answer.lines.reduce(0) { $0 + $1.gain }
        )
    }

    @Test("The past cannot be tried away, and nothing unreadable is taken")
    func refused() throws {
        let (own, file) = (try own(), file())
        let refusal = try #require(
            BureauTests.refusal { () throws(Refusal) in
                _ = try WhatIf(
                    own,
                    of: file,
                    permitting: .none,
                    trying: ["delinq_24m": "0", "savings": "a lot", "purpose": "yacht"],
                    goal: "many",
                    under: world.charter
                )
            }
        )
        #expect(
            refusal.findings.map(\.field) == [
                "values.delinq_24m", "values.savings", "values.purpose", "goal",
            ]
        )
        #expect(refusal.codes == [.notOnTheScorecard, .malformed, .malformed, .malformed])
    }

    @Test("Nothing is advised unless the operator permits it, and that is proven")
    func nothing() throws {
        let answer = try whatIf()
        #expect(!answer.advice.isReachable)
        #expect(answer.lines.allSatisfy { !$0.isAdvised })
        #expect(answer.advice.greatestScore == answer.own.score.score)
        #expect(try check(answer).isEmpty)
    }

    @Test("Only what is permitted is advised, the proof holds, and a forged one does not")
    func advised() throws {
        let answer = try whatIf(
            try permitted(
                """
                others: fixed
                characteristics:
                  open_accounts: {change: up, takesEffectAfterDays: 40}
                  purpose: {change: fixed}
                  no_longer_on_the_card: {change: free}
                """
            ),
            goal: "\(try own().score.score + 10)"
        )
        let way = try #require(answer.advice.answers.first)
        #expect(way.changes.map(\.characteristic) == ["open_accounts"])
        #expect(way.afterDays == 40)
        #expect(answer.advice.answers.count == 1)
        #expect(try line("open_accounts", of: answer).reach == .whenReported)
        #expect(try line("purpose", of: answer).reach == .fixed(.fact))
        #expect(try line("delinq_24m", of: answer).reach == .fixed(.past))
        #expect(try line("savings", of: answer).reach == .whenReported)
        #expect(try check(answer).isEmpty)
        let text = String(decoding: answer.certificate, as: UTF8.self)
        let forged = text.replacing("\"newScore\":\(way.newScore)", with: "\"newScore\":999")
        #expect(forged != text)
        #expect(try !check(answer, Array(forged.utf8)).isEmpty)
    }

    @Test("An item that ends is told with its day and its points, and counts in the ways")
    mutating func expiry() throws {
        let index = try #require(world.items.firstIndex { $0.characteristic == "delinq_24m" })
        world.items[index].expiresOn = world.today.adding(days: 97)
        var older = world.items[index]
        older.id = .init(rawValue: "ITEM-older")
        older.observedOn = older.observedOn.adding(days: -400)
        older.expiresOn = world.today.adding(days: 120)
        older.value = .number(1)
        world.items.append(older)
        let answer = try whatIf(goal: "\(try own().score.score + 50)")
        let line = try line("delinq_24m", of: answer)
        #expect(line.byItself.map(\.afterDays) == [97, 120])
        #expect(line.byItself.map(\.value) == [.number(1), .text("")])
        #expect(line.byItselfPoints == [50, 3 - 60])
        #expect(
            line.byItself[0].because == "On \(answer.day(after: 97).inWords) it changes by itself: "
                + "the report from Nordbank ends that day."
        )
        let way = try #require(answer.advice.answers.first)
        #expect(way.afterDays == 97)
        #expect(way.changes.isEmpty)
        #expect(way.byThemselves.map(\.points) == [50])
        #expect(try check(answer).isEmpty)
    }

    @Test("The score to reach is, unless it is given, one that half as many miss payments at")
    func goal() throws {
        let answer = try whatIf()
        #expect(answer.goal == answer.own.score.score + 20)
        #expect(try whatIf(goal: " 200 ").goal == 200)
    }

    @Test(
        "A file of limits may name no refused data, free nothing by default and promise no time",
        arguments: [
            ("others: fixed\ncharacteristics:\n  age: {change: down}", RefusalCode.refusedInput),
            ("others: fixed\ncharacteristics:\n  sex: {change: fixed}", .refusedInput),
            ("others: free", .malformed),
            (
                "others: fixed\ncharacteristics:\n  delinq_24m:\n    change: fixed\n"
                    + "    expected: [{afterDays: 3, value: 0, because: We say so.}]", .malformed
            ),
        ]
    )
    func limits(_ yaml: String, _ code: RefusalCode) throws {
        let limits = try AdviceLimits(yaml: yaml)
        let refusal = BureauTests.refusal { () throws(Refusal) in
            _ = try PermittedChanges(limits)
        }
        #expect(refusal?.codes == [code])
    }

    /// What an independent check finds wrong with a certificate.
    private func check(_ answer: WhatIf, _ bytes: [UInt8]? = nil) throws -> [String] {
        let file = try AdviceFile(json: bytes ?? answer.certificate)
        return file.findings(answer.own.card.card, cardHash: answer.own.card.hash)
    }
}
