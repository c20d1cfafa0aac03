import Bureau
import Charters
import Scorecards
import Service
import Storage
import StorageTestSupport
import TestSupport
import Testing

@Suite("Which card answers, and past scores")
struct ScorecardTermTests {
    private let first = TestCard.json()
    private let newer = TestCard.json(name: "Newer card")

    @Test("One human proposes and another approves", arguments: DatabaseKind.allCases)
    func twoHumans(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let term = try await test.office.propose(card: first, as: test.staff).answer
        #expect(try await test.office.servedScorecard() == nil)
        #expect(try await test.office.scorecard(hash: term.hash) == nil)
        for name in ["ada", "Ada", " ADA. "] {
            let refusal = await #expect(throws: Refusal.self) {
                try await test.office.approve(term: term.id, as: .staff(name))
            }
            #expect(refusal?.primary.code == .notPermitted)
        }
        let lender = try await test.subscriber(.lender)
        await #expect(throws: Refusal.self) {
            try await test.office.approve(term: term.id, as: lender)
        }
        #expect(try await test.office.servedScorecard() == nil)
        test.clock.advance(seconds: 3 * 86_400)
        let approved = try await test.office.approve(term: term.id, as: test.second).answer
        #expect(approved.approved?.by == "grace")
        // It does not look as if it had answered since it was proposed.
        #expect(approved.effectiveAt == test.office.now && approved.effectiveAt > term.effectiveAt)
        #expect(try await test.office.servedScorecard()?.hash == term.hash)
        let again = await #expect(throws: Refusal.self) {
            try await test.office.approve(term: term.id, as: .staff("third"))
        }
        #expect(again?.primary.code == .wrongState)
        try await test.expectCleanLog()
    }

    @Test("A card holds from its day on, not before", arguments: DatabaseKind.allCases)
    func effective(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let old = try await test.approveCard()
        let start = test.office.now.adding(seconds: 10 * 86_400)
        let term = try await test.office.propose(card: newer, from: start, as: test.staff).answer
        _ = try await test.office.approve(term: term.id, as: test.second)
        #expect(try await test.office.servedScorecard()?.hash == old)
        test.clock.advance(seconds: 10 * 86_400 - 1)
        #expect(try await test.office.servedScorecard()?.hash == old)
        test.clock.advance(seconds: 1)
        #expect(try await test.office.servedScorecard()?.hash == term.hash)
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.withdraw(term: term.id, as: test.staff)
        }
        #expect(refusal?.primary.code == .wrongState)
        try await test.expectCleanLog()
    }

    @Test("What was to hold later can be taken back by one human", arguments: DatabaseKind.allCases)
    func withdrawal(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let old = try await test.approveCard()
        let start = test.office.now.adding(seconds: 86_400)
        let term = try await test.office.propose(card: newer, from: start, as: test.staff).answer
        _ = try await test.office.approve(term: term.id, as: test.second)
        _ = try await test.office.withdraw(term: term.id, as: test.second)
        #expect(try await test.office.scorecard(hash: term.hash) == nil)
        test.clock.advance(seconds: 2 * 86_400)
        #expect(try await test.office.servedScorecard()?.hash == old)
        let open = try await test.office.propose(card: newer, as: test.staff).answer
        _ = try await test.office.withdraw(term: open.id, as: test.staff)
        await #expect(throws: Refusal.self) {
            try await test.office.approve(term: open.id, as: test.second)
        }
        #expect(try await test.office.servedScorecard()?.hash == old)
        try await test.expectCleanLog()
    }

    @Test("Going back to an earlier card needs two humans, too", arguments: DatabaseKind.allCases)
    func rollback(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let old = try await test.approveCard()
        test.clock.advance(seconds: 60)
        let later = try await test.approveCard(newer)
        #expect(try await test.office.servedScorecard()?.hash == later)
        test.clock.advance(seconds: 60)
        let term = try await test.office.proposeReturn(to: old, as: test.staff).answer
        #expect(try await test.office.servedScorecard()?.hash == later)
        _ = try await test.office.approve(term: term.id, as: test.second)
        #expect(try await test.office.servedScorecard()?.hash == old)
        let states = try await test.office.scorecardTerms(for: test.staff).map {
            $0.state(asOf: test.office.now, inForce: old)
        }
        #expect(states == ["in force", "past", "in force"])
        await #expect(throws: Refusal.self) {
            try await test.office.proposeReturn(
                to: String(repeating: "0", count: 64),
                as: test.staff
            )
        }
        try await test.expectCleanLog()
    }

    @Test(
        "Every past score is computed again, by the card that made it",
        arguments: DatabaseKind.allCases
    )
    func replay(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let lender = try await test.subscriber(.lender)
        try await test.approveCard()
        try await test.grantConsent(to: lender)
        let checked = try await test.office.perform(test.check(), as: lender)
        guard case .answered(let answer, let look) = checked.answer, let score = answer.score else {
            Issue.record("no score")
            return
        }
        test.clock.advance(seconds: 60)
        try await test.approveCard(newer)
        let replay = try #require(try await test.office.replay(score))
        #expect(replay.isSame)
        #expect(replay.now == score.score)
        let report = try await test.office.replayScores(for: test.staff)
        #expect(report.scores == 1 && report.cards == 1 && report.differing.isEmpty)
        await #expect(throws: Refusal.self) { try await test.office.replayScores(for: lender) }

        var lie = score
        lie.contributions[0].points += 1
        lie.score += 1
        let found = try #require(try await test.office.replay(lie)).differences
        #expect(found.contains(.score(recorded: score.score + 1, now: score.score)))
        #expect(found.count == 2)
        var other = score
        other.scorecardHash = try #require(try await test.office.servedScorecard()).hash
        let differences = try #require(try await test.office.replay(other)).differences
        #expect(differences.isEmpty, "the newer card has the same points under another name")
        other.scorecardHash = String(repeating: "0", count: 64)
        #expect(try await test.office.replay(other) == nil)
        let card = try Scorecard(json: newer)
        #expect(ScoreReplay(score, with: card).differences == [.otherCard])
        #expect(!look.rawValue.isEmpty)
    }
}
