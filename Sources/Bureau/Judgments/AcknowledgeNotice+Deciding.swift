import Charters
import Evidence

extension AcknowledgeNotice {
    /// Starts the waiting period now.
    public func decide(
        _ state: JudgmentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        var judgment = try state.own(in: context)
        let act = JudgmentAct(on: judgment, in: context)
        var findings = Findings()
        act.checkState(
            &findings,
            judgment.receipt.map { _ in
                .init(
                    .wrongState,
                    "That you received this is recorded already.",
                    .receiptBeforeEffect
                )
            }
        )
        try findings.refuse()
        judgment.receipt = .init(
            kind: .acknowledgedByPerson,
            reference: "portal",
            receivedAt: context.now,
            recordedAt: context.now
        )
        return try act.decision(
            judgment,
            .judgmentReceived,
            .receiptBeforeEffect,
            headline: "You said that you received the court's notice.",
            facts: [
                "kind": .string("acknowledgedByPerson"), "reference": .string("portal"),
                "receivedOn": .string(context.today.description),
            ]
        )
    }
}
