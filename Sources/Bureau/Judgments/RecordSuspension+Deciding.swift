import Charters
import Evidence

extension RecordSuspension {
    /// Hides the entry until it ends; nothing but its end follows.
    public func decide(
        _ state: JudgmentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        var judgment = try state.filed(in: context)
        let act = try JudgmentAct(on: judgment, in: context)
        guard let ground = SuspensionGround(rawValue: ground) else {
            let known = SuspensionGround.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(
                .malformed,
                "A ground is one of: \(known).",
                .inabilityIsNotListed,
                field: "ground"
            )
        }
        guard judgment.suspendedAt == nil else {
            throw Refusal(
                .wrongState,
                "The entry is hidden on such a ground already.",
                .inabilityIsNotListed
            )
        }
        judgment.suspendedAt = context.now
        judgment.suspensionGround = ground
        return try act.decision(
            judgment,
            .judgmentSuspended,
            .inabilityIsNotListed,
            headline: "The entry is hidden, because \(ground.inWords).",
            facts: ["ground": .string(ground.rawValue)]
        )
    }
}
