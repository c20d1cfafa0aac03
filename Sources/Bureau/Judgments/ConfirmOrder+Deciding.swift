import Charters
import Evidence

extension ConfirmOrder {
    /// Renews the court's confirmation; a report of payment must be answered first.
    public func decide(
        _ state: JudgmentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        var judgment = try state.filed(in: context)
        let act = JudgmentAct(on: judgment, in: context)
        var findings = Findings()
        act.checkState(
            &findings,
            judgment.hasOpenPayment(asOf: context.now, under: context.charter)
                ? .init(
                    .wrongState,
                    "The person says that it is paid. Answer that first, by saying what is still "
                        + "owed.",
                    .paidIsRemoved
                ) : nil
        )
        try findings.refuse()
        judgment.confirmedAt = context.now
        return try act.decision(
            judgment,
            .judgmentConfirmed,
            .finalMoneyOrdersOnly,
            headline: "The court confirmed that its order stands unpaid.",
            facts: ["confirmedAt": .string(context.now.description)]
        )
    }
}
