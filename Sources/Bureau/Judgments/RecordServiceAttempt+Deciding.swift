import Charters
import Evidence

extension RecordServiceAttempt {
    /// Keeps the try.
    ///
    /// A try is no receipt, so nothing else follows from it.
    public func decide(
        _ state: JudgmentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        var judgment = try state.filed(in: context)
        let act = JudgmentAct(on: judgment, in: context)
        var findings = Findings()
        if !["post", "personal", "portal", "courtServer"].contains(channel) {
            findings.add(
                .malformed,
                "A notice is handed over by post, personal, portal or courtServer; publication is "
                    + "no way to hand it over.",
                .receiptBeforeEffect,
                field: "channel"
            )
        }
        act.checkState(&findings, judgment.receiptIsProven)
        try findings.refuse()
        judgment.serviceAttempts.append(.init(at: context.now, channel: channel))
        return try act.decision(
            judgment,
            .judgmentServiceAttempted,
            .receiptBeforeEffect,
            headline: "The court tried to hand you a notice about an order.",
            facts: ["channel": .string(channel)]
        )
    }
}
