import Charters

extension ObjectToJudgment {
    /// Hides the entry from this instant, whatever the words are, even if there are none.
    public func decide(
        _ state: JudgmentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        var judgment = try state.own(in: context)
        let act = JudgmentAct(on: judgment, in: context)
        var findings = Findings()
        findings.checkLength(words, .contestedIsHidden, field: "words")
        act.checkState(&findings)
        try findings.refuse()
        judgment.objections.append(
            .init(at: context.now, words: words.trimmed, outcome: nil, isPlan: isPlan)
        )
        return try act.decision(
            judgment,
            .judgmentObjected,
            .contestedIsHidden,
            headline: "You objected. The entry is hidden until a human has decided."
        )
    }
}
