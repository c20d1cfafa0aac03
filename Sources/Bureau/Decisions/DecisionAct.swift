import Charters
import Evidence

/// A decision of a lender on its way into the file: the row, the event and the notice.
struct DecisionAct {
    let context: DecisionContext
    let inquiry: Inquiry
    let source: DataSource

    /// Adds a verdict with its notice; refuses all of it when the notice would say too little.
    func decision(
        _ decision: inout CreditDecision,
        _ reading: VerdictReader.Reading,
        answer: String?,
        lateBecause: String?,
        _ type: EventType
    ) throws(Refusal) -> Decision<DecisionID> {
        let told = try notice(decision, reading, lateBecause: lateBecause)
        decision.verdicts.append(
            CreditDecision.Verdict(
                outcome: reading.outcome,
                at: context.now,
                reviewer: reading.reviewer,
                hearing: reading.hearing,
                reasons: reading.reasons,
                notice: told,
                answer: answer
            )
        )
        decision.keepTrace(in: context)
        let rule: Rule = reading.outcome.isAdverse ? .namedReviewer : .everyLookIsTold
        let notice = try context.notice(
            to: decision.person,
            .creditDecision,
            headline: reading.outcome.sentence(of: decision.lenderName, purpose: decision.purpose),
            reason: reason(reading, answer: answer, told: told),
            rule: rule,
            remedy: told.map { "\($0.review) \($0.dispute) \($0.complaint)" }
                ?? "There is nothing you need to do. If you did not ask for this credit, say "
                + "\"This was not me\" at the look.",
            contact: decision.lenderContact,
            path: decision.path
        )
        var facts = decision.facts(rule: rule)
        facts["outcome"] = .string(reading.outcome.rawValue)
        facts["hearing"] = .string(reading.hearing.rawValue)
        facts["reviewer"] = reading.reviewer.map { .string($0.name) } ?? .null
        facts["reviewerRole"] = reading.reviewer.map { .string($0.role) } ?? .null
        facts["reasons"] = .array(reading.reasons.map { .string($0.code) })
        facts["late"] = .boolean(lateBecause != nil)
        return Decision(
            answer: decision.id,
            events: [Event(type: type, owner: .person(decision.person), facts: facts)],
            changes: [.decision(decision), notice]
        )
    }

    private func notice(
        _ decision: CreditDecision,
        _ reading: VerdictReader.Reading,
        lateBecause: String?
    ) throws(Refusal) -> AdverseNotice? {
        guard reading.outcome.isAdverse else { return nil }
        guard let reviewer = reading.reviewer, case .answered(let answer) = inquiry.outcome else {
            throw Refusal(
                .reviewerMissing,
                "Nothing adverse is recorded without a named human.",
                .namedReviewer,
                field: "reviewer.name"
            )
        }
        let notice = AdverseNotice(
            .init(
                outcome: reading.outcome,
                reviewer: reviewer,
                reasons: reading.reasons,
                lenderName: decision.lenderName,
                lenderContact: decision.lenderContact,
                inquiry: inquiry,
                score: answer.score,
                source: source,
                lateBecause: lateBecause,
                charter: context.charter
            )
        )
        try notice.requireEverySlot()
        return notice
    }

    private func reason(
        _ reading: VerdictReader.Reading,
        answer: String?,
        told: AdverseNotice?
    ) -> String {
        let sentences =
            [answer, told?.decidedBy].compactMap { $0 } + reading.reasons.map(\.sentence)
        let rest = [told?.scoreInWords, told?.sourceDidNotDecide, told?.late].compactMap { $0 }
        let all = sentences + rest
        return all.isEmpty
            ? "It decided so after its look at your file." : all.joined(separator: " ")
    }
}

extension CreditDecision {
    /// What the log keeps of every act on a decision.
    func facts(rule: Rule) -> [String: CanonicalValue] {
        [
            "decision": .string(id.rawValue), "inquiry": .string(inquiry.rawValue),
            "lender": .string(lender.rawValue), "lenderName": .string(lenderName),
            "purpose": .string(purpose.rawValue), "rule": .string(rule.id),
        ]
    }
}
