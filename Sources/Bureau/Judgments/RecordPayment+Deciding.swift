import Charters
import Evidence

extension RecordPayment {
    /// Removes the entry when nothing counts any more; else hides it until an appeal is over.
    public func decide(
        _ state: JudgmentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        var judgment = try state.filed(in: context)
        let act = JudgmentAct(on: judgment, in: context)
        let owed = act.standing(of: judgment).outstanding
        var findings = Findings()
        // Of an entry that has ended nothing is owed here that a sum could be compared with.
        checkSum(against: act.hasEnded ? nil : owed, &findings)
        let proof = findings.text(
            proof,
            "Say in a few words what shows it.",
            .paidIsRemoved,
            field: "proof"
        )
        act.checkState(&findings)
        try findings.refuse()
        judgment.payments.append(
            .init(
                reportedBy: Judgment.Payment.byCourt,
                at: context.now,
                principalLeftMinorUnits: principalLeftMinorUnits,
                proof: proof
            )
        )
        var facts: [String: CanonicalValue] = [
            "principalLeftMinorUnits": .integer(principalLeftMinorUnits),
            "currency": .string(owed.currency),
        ]
        let floor =
            context.charter.register.floorMinorUnits[owed.currency]
            ?? Floor.leastPrincipalMinorUnits[owed.currency] ?? .max
        guard principalLeftMinorUnits < floor else {
            return try act.decision(
                judgment,
                .judgmentPaymentReported,
                .paidIsRemoved,
                headline: "The court says what is still owed.",
                facts: facts
            )
        }
        facts["floorMinorUnits"] = .integer(min(floor, largestAmount))
        judgment.removal = .init(reason: .satisfied, at: context.now)
        return try act.decision(
            judgment,
            .judgmentPaymentReported,
            .paidIsRemoved,
            headline: principalLeftMinorUnits == 0
                ? "The court says that it is paid. The entry is gone."
                : "So little is left to pay that the entry is gone.",
            facts: facts,
            further: [.judgmentRemoved]
        )
    }

    private func checkSum(against owed: Money?, _ findings: inout Findings) {
        let most = owed?.minorUnits ?? .max
        guard principalLeftMinorUnits < 0 || principalLeftMinorUnits > most else { return }
        findings.add(
            .malformed,
            "What is left of the principal is between nothing and what was owed before; costs and "
                + "interest never add to it.",
            .amountFloor,
            field: "principalLeftMinorUnits"
        )
    }
}
