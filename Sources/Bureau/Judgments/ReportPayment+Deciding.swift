import Charters

extension ReportPayment {
    /// Hides the entry now; if nobody answers within the charter's time, it is gone.
    public func decide(
        _ state: JudgmentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        var judgment = try state.own(in: context)
        let act = JudgmentAct(on: judgment, in: context)
        var findings = Findings()
        let proof = findings.text(
            proof,
            "Say in a few words what shows that it is paid.",
            .paidIsRemoved,
            field: "proof"
        )
        act.checkState(
            &findings,
            judgment.hasOpenPayment(asOf: context.now, under: context.charter)
                ? .init(
                    .wrongState,
                    "You reported this already, and the entry is hidden.",
                    .paidIsRemoved
                ) : nil
        )
        try findings.refuse()
        judgment.payments.append(
            .init(
                reportedBy: Judgment.Payment.byPerson,
                at: context.now,
                principalLeftMinorUnits: 0,
                proof: proof
            )
        )
        return try act.decision(
            judgment,
            .judgmentPaymentReported,
            .paidIsRemoved,
            headline: "You reported that it is paid. The entry is hidden."
        )
    }
}
