import Charters

extension ReportPayment {
    /// Hides the entry now; if nobody answers within the charter's time, it is gone.
    public func decide(
        _ state: JudgmentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        var judgment = try state.own(in: context)
        let act = try JudgmentAct(on: judgment, in: context)
        guard !judgment.hasOpenPayment(asOf: context.now, under: context.charter) else {
            throw Refusal(
                .wrongState,
                "You reported this already, and the entry is hidden.",
                .paidIsRemoved
            )
        }
        guard let proof = proof.nonBlank else {
            throw Refusal(
                .missingField,
                "Say in a few words what shows that it is paid.",
                .paidIsRemoved,
                field: "proof"
            )
        }
        guard proof.unicodeScalars.count <= longestText else {
            throw Refusal(
                .malformed,
                "This text is longer than \(longestText) characters.",
                .paidIsRemoved,
                field: "proof"
            )
        }
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
