extension Command {
    /// Until the bodies are in: refuses.
    public func decide(
        _ state: State, in context: DecisionContext
    ) throws(Refusal) -> Decision<Answer> {
        throw Refusal(findings: [
            .init(code: .wrongState, sentence: "Not yet.", rule: "INV-01", citation: "", field: nil)
        ])
    }
}
