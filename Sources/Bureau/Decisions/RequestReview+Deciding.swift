import Charters
import Evidence

extension RequestReview {
    /// Opens a review at once, whatever the words are and however long ago the decision was.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DecisionID> {
        let person = try context.actingPerson()
        guard var decision = state.decision, decision.person == person else { throw .notFound }
        guard decision.latest.outcome.isAdverse else {
            throw Refusal(
                .wrongState,
                "You were granted what you asked for, so there is nothing to look at again.",
                .namedReviewer
            )
        }
        guard words.unicodeScalars.count <= longestText else {
            throw Refusal(
                .malformed,
                "This text is longer than \(longestText) characters.",
                .namedReviewer,
                field: "words"
            )
        }
        decision.reviews.append(.init(at: context.now, words: words.trimmed, answeredAt: nil))
        decision.keepTrace(in: context)
        let standing = decision.standing(asOf: context.now, under: context.charter)
        let notice = try context.notice(
            to: person,
            .creditDecision,
            headline: "You asked \(decision.lenderName) to look again.",
            reason: standing.explanation,
            rule: standing.rule,
            remedy: "There is nothing you need to do now. If no answer comes in time, you see it "
                + "here, and you can complain to: \(decision.regulator).",
            contact: decision.lenderContact,
            path: decision.path
        )
        var facts = decision.facts(rule: .namedReviewer)
        facts["words"] = .string(words.trimmed)
        return Decision(
            answer: decision.id,
            events: [
                Event(type: .decisionReviewRequested, owner: .person(person), facts: facts)
            ],
            changes: [.decision(decision), notice]
        )
    }
}
