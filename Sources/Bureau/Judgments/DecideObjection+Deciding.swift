import Charters
import Evidence

extension DecideObjection {
    /// Decides what is open: upheld removes at once, rejected stays hidden until an appeal is over.
    public func decide(
        _ state: JudgmentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        var judgment = try state.filed(in: context)
        let act = try JudgmentAct(on: judgment, in: context)
        let outcome = try outcome(of: judgment, in: context)
        let open = judgment.objections.indices.filter { judgment.objections[$0].outcome == nil }
        guard !open.isEmpty else {
            throw Refusal(.wrongState, "No objection is open.", .contestedIsHidden)
        }
        for index in open { judgment.objections[index].outcome = outcome }
        if isUpheld {
            judgment.removal = .init(reason: .objectionUpheld, at: context.now)
        }
        return try act.decision(
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
    }

    /// An appeal is an objection after a decision: who made that one does not decide it.
    private func outcome(
        of judgment: Judgment,
        in context: DecisionContext
    ) throws(Refusal) -> Judgment.Objection.Outcome {
        var findings = Findings()
        if reviewer.nonBlank == nil {
            findings.add(
                .reviewerMissing,
                "A human decides, and is named.",
                .namedReviewer,
                field: "reviewer"
            )
        }
        if let before = judgment.objections.compactMap(\.outcome).max(by: { $0.at < $1.at }),
            HumanName.areSame(before.reviewer, reviewer)
        {
            findings.add(
                .sameReviewer,
                "This human decided before; another one decides the appeal.",
                .namedReviewer,
                field: "reviewer"
            )
        }
        if reason.nonBlank == nil {
            findings.add(
                .missingField,
                "The person is told why.",
                .namedReviewer,
                field: "reason"
            )
        }
        if reason.unicodeScalars.count > longestText {
            findings.add(
                .malformed,
                "This text is longer than \(longestText) characters.",
                .namedReviewer,
                field: "reason"
            )
        }
        try findings.refuse()
        return .init(
            isUpheld: isUpheld,
            reason: reason.trimmed,
            reviewer: reviewer.trimmed,
            at: context.now
        )
    }
}
