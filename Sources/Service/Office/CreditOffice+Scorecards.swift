public import Bureau
public import Charters
import Scorecards
import Storage

/// Which card answers, on whose word, and past scores computed again.
extension CreditOffice {
    /// Proposes a scorecard; it answers nothing before another human approves it.
    ///
    /// Drafts are refused with the characteristics that lack a category.
    ///
    /// - Parameter effective: From when it is to hold; nil is from its approval on.
    public func propose(
        card: [UInt8],
        from effective: Instant? = nil,
        as principal: Principal
    ) async throws -> Receipted<ScorecardTerm> {
        try await answer(to: .propose(card: card, from: effective, as: principal))
    }

    /// Proposes to go back to a card that was approved before.
    public func proposeReturn(
        to hash: String,
        from effective: Instant? = nil,
        as principal: Principal
    ) async throws -> Receipted<ScorecardTerm> {
        try await answer(to: .proposeReturn(to: hash, from: effective, as: principal))
    }

    /// Approves what another human proposed.
    public func approve(
        term: String,
        as principal: Principal
    ) async throws -> Receipted<ScorecardTerm> {
        try await answer(to: .approve(term: term, as: principal))
    }

    /// Takes back what does not hold yet.
    public func withdraw(
        term: String,
        as principal: Principal
    ) async throws -> Receipted<ScorecardTerm> {
        try await answer(to: .withdraw(term: term, as: principal))
    }

    /// Every proposal and what became of it, the newest first.
    ///
    /// - Throws: `Refusal` when it is not the operator's staff who asks.
    public func scorecardTerms(for principal: Principal) async throws -> [ScorecardTerm] {
        guard principal.roles.contains(.operator_) else { throw Refusal.notPermitted }
        return try await database.read { try ScorecardRepository.terms(in: $0) }
    }

    /// A past score computed again with the card that made it; nil where the card is not held.
    public func replay(_ score: CheckAnswer.Score) async throws -> ScoreReplay? {
        guard let bytes = try await scorecard(hash: score.scorecardHash),
            let card = try? Scorecard(json: bytes)
        else { return nil }
        return ScoreReplay(score, with: card)
    }

    /// Computes every score that was ever told again.
    ///
    /// - Throws: `Refusal` when it is not the operator's staff who asks.
    public func replayScores(for principal: Principal) async throws -> ReplayReport {
        guard principal.roles.contains(.operator_) else { throw Refusal.notPermitted }
        return try await database.read { [context] session in
            let vault = context.vault(in: session)
            var report = ReplayReport()
            var cards: [String: Scorecard] = [:]
            for row in try StoredRow.all(.person, in: session) {
                let person = PersonID(rawValue: row.key)
                // Whose key is gone was erased; nothing of theirs can be read.
                guard let file = try? FileRepository(of: person, in: session, vault: vault) else {
                    continue
                }
                for look in try file.inquiries() {
                    guard case .answered(let answer) = look.outcome, let score = answer.score else {
                        continue
                    }
                    let hash = score.scorecardHash
                    if cards[hash] == nil,
                        let bytes = try ScorecardRepository.find(hash, in: session)
                    {
                        cards[hash] = try? Scorecard(json: bytes)
                    }
                    report.take(look.id, cards[hash].map { ScoreReplay(score, with: $0) })
                }
            }
            report.cards = cards.count
            return report
        }
    }
}

/// What computing every past score again came to; names looks only, and no person.
public struct ReplayReport: Sendable {
    /// A look whose score came out otherwise.
    public struct Differing: Sendable {
        /// The look.
        public let look: InquiryID
        /// How; empty where the card is not held.
        public let differences: [ScoreReplay.Difference]
    }

    /// Scores that were computed again.
    public private(set) var scores = 0
    /// Cards that made them.
    public internal(set) var cards = 0
    /// Looks whose score came out otherwise, or whose card is not held.
    public private(set) var differing: [Differing] = []

    mutating func take(_ look: InquiryID, _ replay: ScoreReplay?) {
        scores += 1
        if replay?.isSame == true { return }
        differing.append(Differing(look: look, differences: replay?.differences ?? []))
    }
}
