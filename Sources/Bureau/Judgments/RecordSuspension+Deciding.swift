import Charters
import Evidence

extension RecordSuspension {
    /// Hides the entry until it ends; nothing but its end follows.
    public func decide(
        _ state: JudgmentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        var judgment = try state.filed(in: context)
        let act = JudgmentAct(on: judgment, in: context)
        var findings = Findings()
        let known = SuspensionGround(rawValue: ground)
        if known == nil {
            let all = SuspensionGround.allCases.map(\.rawValue).joined(separator: ", ")
            findings.add(
                .malformed,
                "A ground is one of: \(all).",
                .inabilityIsNotListed,
                field: "ground"
            )
        }
        act.checkState(
            &findings,
            judgment.suspendedAt.map { _ in
                .init(
                    .wrongState,
                    "The entry is hidden on such a ground already.",
                    .inabilityIsNotListed
                )
            }
        )
        try findings.refuse()
        // Whatever could not be read left a finding.
        guard let ground = known else { throw .notFound }
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
