import Charters
import Evidence

extension DecideObjection {
    /// Decides what is open: upheld removes at once, rejected stays hidden until an appeal is over.
    public func decide(
        _ state: JudgmentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        var judgment = try state.filed(in: context)
        let act = JudgmentAct(on: judgment, in: context)
        let open = judgment.objections.indices.filter { judgment.objections[$0].outcome == nil }
        var findings = Findings()
        let outcome = outcome(of: judgment, &findings, in: context)
        act.checkState(
            &findings,
            open.isEmpty
                ? .init(.wrongState, "No objection is open.", .contestedIsHidden) : nil
        )
        try findings.refuse()
        for index in open { judgment.objections[index].outcome = outcome }
        if isUpheld {
            judgment.removal = .init(reason: .objectionUpheld, at: context.now)
        }
        var decision = try act.decision(
            judgment,
            .judgmentObjectionDecided,
            .namedReviewer,
            headline: isUpheld
                ? "\(outcome.reviewer) decided that you are right: \(outcome.reason)"
                : "\(outcome.reviewer) decided to keep the entry: \(outcome.reason)",
            facts: [
                "isUpheld": .boolean(isUpheld), "reviewer": .string(outcome.reviewer),
                "reason": .string(outcome.reason),
            ],
            further: isUpheld ? [.judgmentRemoved] : []
        )
        if isUpheld { decision.weigh(undoing: judgment.id, of: state.filer, in: context) }
        return decision
    }

    /// An appeal is an objection after a decision: who made that one does not decide it.
    private func outcome(
        of judgment: Judgment,
        _ findings: inout Findings,
        in context: DecisionContext
    ) -> Judgment.Objection.Outcome {
        let before = judgment.objections.compactMap(\.outcome).max { $0.at < $1.at }
        let human = findings.human(
            reviewer,
            earlier: before.map { [$0.reviewer] } ?? [],
            field: "reviewer"
        )
        let reason = findings.text(
            reason,
            "The person is told why.",
            .namedReviewer,
            field: "reason"
        )
        return .init(isUpheld: isUpheld, reason: reason, reviewer: human, at: context.now)
    }
}
