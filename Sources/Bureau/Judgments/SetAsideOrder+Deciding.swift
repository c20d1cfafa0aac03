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
        guard let reason = Judgment.Removal.Reason(rawValue: reason), permitted.contains(reason)
        else {
            throw Refusal(
                .malformed,
                "A reason is one of: setAside, wrongPerson, withdrawn.",
                .finalMoneyOrdersOnly,
                field: "reason"
            )
        }
        let voids = reason != .withdrawn
        let act =
            voids
            ? JudgmentAct(evenAfterTheEnd: judgment, in: context)
            : try JudgmentAct(on: judgment, in: context)
        guard act.standing(of: judgment).state != .voided else {
            throw Refusal(
                .wrongState,
                "This entry counts already as if it had never been here.",
                .hardExpiry
            )
        }
        judgment.removal = .init(reason: reason, at: context.now)
        return try act.decision(
            judgment,
            voids ? .judgmentVoided : .judgmentRemoved,
            .finalMoneyOrdersOnly,
            headline: voids
                ? "The entry counts as if it had never been here." : "The entry is gone.",
            facts: ["reason": .string(reason.rawValue)]
        )
    }
}
