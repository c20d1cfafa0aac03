import Charters
import Evidence

extension SetAsideOrder {
    /// Removes or voids the entry at once; voiding is possible even after it has ended.
    public func decide(
        _ state: JudgmentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        var judgment = try state.filed(in: context)
        let permitted: [Judgment.Removal.Reason] = [.setAside, .wrongPerson, .withdrawn]
        let known = Judgment.Removal.Reason(rawValue: reason).flatMap {
            permitted.contains($0) ? $0 : nil
        }
        var findings = Findings()
        if known == nil {
            findings.add(
                .malformed,
                "A reason is one of: setAside, wrongPerson, withdrawn.",
                .finalMoneyOrdersOnly,
                field: "reason"
            )
        }
        let act = JudgmentAct(on: judgment, in: context)
        if act.standing(of: judgment).state == .voided {
            findings.add(
                .wrongState,
                "This entry counts already as if it had never been here.",
                .hardExpiry
            )
        } else if known == .withdrawn {
            act.checkState(&findings)
        }
        try findings.refuse()
        // Whatever could not be read left a finding.
        guard let reason = known else { throw .notFound }
        let voids = reason != .withdrawn
        judgment.removal = .init(reason: reason, at: context.now)
        var decision = try act.decision(
            judgment,
            voids ? .judgmentVoided : .judgmentRemoved,
            .finalMoneyOrdersOnly,
            headline: voids
                ? "The entry counts as if it had never been here." : "The entry is gone.",
            facts: ["reason": .string(reason.rawValue)]
        )
        if voids { decision.weigh(undoing: judgment.id, of: state.filer, in: context) }
        return decision
    }
}
