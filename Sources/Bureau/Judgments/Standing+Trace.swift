public import Charters

extension Judgment {
    /// Every question that was asked to find where the judgment stands, in order; the last decided.
    ///
    /// - Complexity: O(questions), a dozen at most.
    public func trace(asOf now: Instant, under charter: Charter) -> [TraceStep] {
        StandingComputation(judgment: self, now: now, charter: charter).trace
    }
}

extension StandingComputation {
    /// A question that the computation asks.
    struct Question {
        /// The rule that asks.
        let rule: Rule
        /// The dotted name of the charter's number that it uses.
        let parameter: String?
        /// The answer, when it decides.
        let standing: Standing?
        /// The fact that it looks at; made only when somebody wants to read it.
        let fact: () -> String
        /// What follows when it does not decide.
        let otherwise: String
    }

    /// All questions up to the one that decides.
    var trace: [TraceStep] {
        var steps: [TraceStep] = []
        for question in Self.questions {
            let asked = question(self)
            steps.append(step(asked))
            if asked.standing != nil { return steps }
        }
        return steps + [step(listedQuestion)]
    }

    private func step(_ question: Question) -> TraceStep {
        TraceStep(
            question.rule,
            question.parameter,
            under: charter,
            fact: question.fact(),
            followed: question.standing?.explanation ?? question.otherwise,
            decides: question.standing != nil
        )
    }
}
