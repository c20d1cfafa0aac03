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
        let act = try JudgmentAct(on: judgment, in: context)
        guard judgment.receipt == nil else {
            throw Refusal(
                .wrongState,
                "Receipt is proven already.",
                .receiptBeforeEffect
            )
        }
        guard ["post", "personal", "portal", "courtServer"].contains(channel) else {
            throw Refusal(
                .malformed,
                "A notice is handed over by post, personal, portal or courtServer; publication is "
                    + "no way to hand it over.",
                .receiptBeforeEffect,
                field: "channel"
            )
        }
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
