import Bureau
import Charters

/// What a lender decided after a look, as one line beside the look.
struct DecisionLine: Sendable {
    /// The decision's own page.
    let path: String
    /// What was decided and where it stands.
    let sentence: String
    /// What its page answers: after a no, why and what can be done.
    let link: String

    /// The line of the decision after a look; nil when there is none.
    init?(_ look: Inquiry, in decisions: [CreditDecision], words: Words) {
        guard let decision = decisions.first(where: { $0.inquiry == look.id }) else { return nil }
        path = decision.path
        sentence = Self.sentence(decision, words: words)
        link =
            decision.latest.notice == nil ? "Read the decision" : "Why, and what you can do"
    }

    /// What was decided and, while it is contested, how that stands.
    static func sentence(_ decision: CreditDecision, words: Words) -> String {
        let standing = decision.standing(asOf: words.now, under: words.charter)
        let outcome = outcome(decision)
        return standing.lastDay == nil ? outcome : "\(outcome) \(standing.explanation)"
    }

    /// What was decided last, in one sentence.
    static func outcome(_ decision: CreditDecision) -> String {
        decision.latest.notice?.action
            ?? "\(decision.lenderName) granted what you asked for."
    }
}
