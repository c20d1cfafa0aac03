import Bureau
import Charters
import Evidence
import Foundation
import Testing

@Suite("Recording a decision")
struct RecordDecisionTests {
    var world: World
    let look: Inquiry
    init() throws {
        world = try World()
        world.fillFile()
        look = try world.answeredLook()
    }

    private func refused(
        _ verdict: VerdictDraft,
        completedOn: String? = nil,
        lateBecause: String? = nil,
        source: DataSource = World.source
    ) -> Refusal? {
        var world = world
        return BureauTests.refusal { () throws(Refusal) in
            try world.record(
                look,
                verdict,
                completedOn: completedOn,
                lateBecause: lateBecause,
                source: source
            )
        }
    }

    @Test("A decline is kept, logged and told with every part of its notice")
    mutating func recorded() throws {
        let verdict = World.decline(
            keyFactors: ["inquiries_6m", "delinq_24m"],
            ownReasons: ["income-insufficient"]
        )
        let id = try world.record(look, verdict)
        let decision = try #require(world.decisions[id])
        let notice = try #require(decision.latest.notice)
        let reasons = decision.latest.reasons
        #expect(reasons.map(\.code) == ["delinq_24m", "inquiries_6m", "income-insufficient"])
        #expect(reasons.map(\.pointsLost) == [50, 18, nil])
        #expect(notice.reasons == reasons.map(\.sentence))
        #expect(notice.action == "Example Bank declined the credit that you asked for.")
        #expect(notice.decidedBy.contains("Ada Example, Credit officer, decided and could"))
        #expect(notice.creditorContact == "hello@bank.example")
        #expect(notice.score?.points == 106)
        #expect(notice.score?.highest == 242)
        #expect(notice.scoreInWords.contains("22 November 2026"))
        #expect(notice.sourceContact == World.source.contact)
        #expect(notice.sourceDidNotDecide.contains("did not decide"))
        #expect(notice.freeCopy.contains("at least 60 days"))
        #expect(notice.review.contains("within 15 days"))
        #expect(notice.points.contains("/me/looks/\(look.id.rawValue)"))
        #expect(notice.complaint == "You can complain to: Test Regulator.")
        #expect(notice.late == nil)
        let letter = try #require(world.notices.last)
        #expect(letter.kind == .creditDecision)
        #expect(letter.path == "/me/decisions/\(id.rawValue)")
        for sentence in notice.reasons + [notice.decidedBy, notice.sourceDidNotDecide] {
            #expect(letter.reason.contains(sentence))
        }
        #expect(letter.remedy.contains(notice.review) && letter.remedy.contains(notice.complaint))
        let event = try #require(world.events.last)
        #expect(event.type == .decisionRecorded)
        #expect(event.owner == .person(world.person.id))
        #expect(event.facts["reviewer"] == .string("Ada Example"))
        #expect(event.facts["outcome"] == .string("declined"))
        #expect(event.facts["rule"] == .string("INV-22"))
    }

    @Test("What is granted as asked needs no reviewer and no reason, and is told")
    mutating func granted() throws {
        let id = try world.record(look, .init(outcome: "granted-as-asked"))
        #expect(try world.standing(id).state == .granted)
        #expect(world.decisions[id]?.latest.notice == nil)
        #expect(
            world.notices.last?.headline == "Example Bank granted the credit that you asked for."
        )
    }

    @Test("A decline without a reason, or with a blank one, is refused")
    func reasonless() throws {
        let none = refused(World.decline(keyFactors: []))
        #expect(none?.codes == [.reasonMissing])
        #expect(none?.primary.field == "keyFactors")
        // A card whose sentence for the reason is blank: no such answer can be made, but be stored.
        let told = String(decoding: try JSONEncoder().encode(look), as: UTF8.self)
        let mute = try JSONDecoder().decode(
            Inquiry.self,
            from: Data(told.replacing("Something about delinq_24m.", with: " ").utf8)
        )
        #expect(mute != look)
        var world = world
        let blank = BureauTests.refusal { () throws(Refusal) in
            try world.record(mute, World.decline())
        }
        #expect(blank?.codes == [.reasonMissing])
        #expect(blank?.primary.field == "notice.reasons")
    }

    @Test("Nobody decides on another lender's look")
    mutating func foreignLook() {
        world.lender = Subscriber(
            id: .init(rawValue: "OTHER"),
            name: "Other Bank",
            contact: "o@other.example",
            roles: [.lender],
            licence: "L-9",
            looksPerDay: 5,
            onboardedAt: world.now,
            suspendedAt: nil
        )
        #expect(refused(World.decline())?.codes == [.notFound])
    }

    @Test("All faults are told at once, each with its field, rule and citation")
    func allAtOnce() throws {
        let refusal = try #require(
            refused(
                .init(outcome: "declined", hearing: "asked-not-heard", keyFactors: ["age", "x"]),
                completedOn: "2026-11-23",
                lateBecause: "none"
            )
        )
        let found = refusal.findings.map { "\($0.code.rawValue) \($0.field ?? "")" }
        #expect(
            found == [
                "reviewerMissing reviewer.name", "missingField reviewer.role",
                "reviewerWithoutPower reviewer.couldDecideOtherwise", "personNotHeard hearing",
                "refusedInput keyFactors[0]", "untrueReason keyFactors[1]",
                "malformed applicationCompletedOn", "malformed lateBecause",
            ]
        )
        #expect(refusal.findings.allSatisfy { !$0.citation.isEmpty && $0.rule.hasPrefix("INV-") })
    }

    @Test(
        "A blank, a machine or a desk is no human who decided",
        arguments: [
            "system", "auto", "model", "Model v2", "Credit Model", "Auto Decision", "AI", "n/a",
            "-", "...", "Risk Engine", "decision engine", "Scorecard", "Underwriting Team", "X",
            "R2D2",
            "Automated Underwriting", "The System", "算法模型", "Bank", "N. N.",
        ]
    )
    func machine(name: String) {
        #expect(refused(World.decline(by: name))?.codes == [.reviewerNotHuman], "\(name)")
    }

    @Test("A blank name names nobody", arguments: [nil, "", "  \n"])
    func blank(name: String?) {
        #expect(refused(World.decline(by: name))?.codes == [.reviewerMissing])
    }

    @Test(
        "Names of humans pass, also short ones and those that are words of other things",
        arguments: ["Ada Example", "Jan Bot", "Ai Weiwei", "王伟", "Sukarno", "O'Brien", "Otto Auto"]
    )
    func human(name: String) {
        #expect(refused(World.decline(by: name)) == nil, "\(name)")
    }

    @Test("A machine's role is refused, and a human without power is none")
    func role() {
        var verdict = World.decline()
        verdict.reviewerRole = "Automated decisioning"
        #expect(refused(verdict)?.codes == [.reviewerNotHuman])
        verdict = World.decline()
        verdict.couldDecideOtherwise = false
        #expect(refused(verdict)?.codes == [.reviewerWithoutPower])
    }

    @Test("A decline without a reason, or with one that is not of this score, is refused")
    func untrue() {
        #expect(refused(World.decline(keyFactors: []))?.codes == [.reasonMissing])
        // Cost nothing in this score: the best attribute applied.
        #expect(refused(World.decline(keyFactors: ["savings"]))?.codes == [.untrueReason])
        // Cost points, but is none of the key factors that were computed.
        #expect(refused(World.decline(keyFactors: ["open_accounts"]))?.codes == [.untrueReason])
        let own = World.decline(ownReasons: ["bad-character"])
        #expect(refused(own)?.codes == [.untrueReason])
        let age = World.decline(ownReasons: ["age"])
        #expect(refused(age)?.codes == [.refusedInput])
        let twice = World.decline(keyFactors: ["delinq_24m", "delinq_24m"])
        #expect(refused(twice)?.codes == [.malformed])
    }

    @Test("At most four reasons, and one more for the number of inquiries")
    func count() {
        let three = ["delinq_24m", "history_months", "utilization"]
        let one = ["income-insufficient"]
        let four = World.decline(keyFactors: three + ["inquiries_6m"], ownReasons: one)
        #expect(refused(four) == nil)
        let five = World.decline(keyFactors: three, ownReasons: one + ["existing-obligations"])
        #expect(refused(five)?.codes == [.tooManyReasons])
        let six = World.decline(
            keyFactors: three + ["inquiries_6m"],
            ownReasons: one + ["existing-obligations"]
        )
        #expect(refused(six)?.codes == [.tooManyReasons])
    }

    @Test("The number of inquiries is a fifth reason when four others cost more")
    mutating func inquiryFactor() throws {
        let costly = World.cardJSON.replacing("\"points\":30", with: "\"points\":60")
        var state = try world.checkState()
        state.scorecard = try World.card(costly)
        try world.granted()
        state.consents = Array(world.consents.values)
        let outcome = try world.check(state: state)
        guard case .answered(let answer, let id) = outcome else {
            Issue.record("not answered")
            return
        }
        let score = try #require(answer.score)
        #expect(!score.keyFactors.map(\.characteristic).contains("inquiries_6m"))
        #expect(score.inquiryFactor?.characteristic == "inquiries_6m")
        #expect(score.inquiryFactor?.pointsLost == 18)
        let verdict = World.decline(
            keyFactors: score.keyFactors.map(\.characteristic) + ["inquiries_6m"]
        )
        let second = try #require(world.inquiries[id])
        try world.record(second, verdict)
        #expect(world.decisions.values.first?.latest.reasons.count == 5)
    }

    @Test("The register is a reason only when it answered an entry, and never alone")
    mutating func register() throws {
        let alone = World.decline(keyFactors: [], ownReasons: ["unpaid-court-order"])
        #expect(refused(alone)?.codes == [.untrueReason, .mechanicalReason])
        _ = try world.listed()
        let listed = try world.answeredLook()
        let refusal = BureauTests.refusal { () throws(Refusal) in
            try world.record(listed, alone)
        }
        #expect(refusal?.codes == [.mechanicalReason])
        #expect(refusal?.primary.rule == "INV-18")
        let weighed = World.decline(ownReasons: ["unpaid-court-order"])
        try world.record(listed, weighed)
        let thin = World.decline(ownReasons: ["no-score"])
        #expect(refused(thin)?.codes == [.untrueReason])
    }
}
