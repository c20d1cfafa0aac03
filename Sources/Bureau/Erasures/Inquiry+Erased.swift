extension Inquiry {
    /// Whether a court order was told in it.
    func told(of judgment: Judgment) -> Bool {
        guard case .answered(let answer) = outcome,
            case .entry(let court, let orderedOn, _, _) = answer.register
        else { return false }
        if let registerTraces {
            return registerTraces.contains { $0.isTold && $0.judgment == judgment.id }
        }
        // A look from before traces were kept names no order.
        return court == judgment.order.court && orderedOn == judgment.order.orderedOn
    }

    /// The look without what it holds of a court order that is erased; nil when it holds nothing of it.
    ///
    /// Who looked, when, what for and what else was told stays, and that one order was told of.
    func without(_ judgment: Judgment) -> Inquiry? {
        var look = self
        if told(of: judgment), case .answered(let answer) = outcome {
            look.outcome = .answered(
                CheckAnswer(score: answer.score, register: .erased, statement: answer.statement)
            )
        }
        look.registerTraces = registerTraces?.filter { $0.judgment != judgment.id }
        return look == self ? nil : look
    }
}
