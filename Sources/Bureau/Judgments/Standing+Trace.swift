public import Charters

/// One question that a decision asked: of which rule, with which number of which day, of which fact,
/// and what followed.
///
/// Written for the person whom it is about, and kept with what was decided.
public struct TraceStep: Hashable, Sendable, Codable {
    /// The rule's identifier, for instance `INV-08`.
    public var rule: String
    /// The dotted name of the charter's number that was used; nil when the rule has none.
    public var parameter: String?
    /// That number.
    public var value: Int64?
    /// Its unit in words.
    public var unit: String?
    /// The day from which that number holds, `YYYY-MM-DD`.
    public var valueFrom: String?
    /// Where the number is written.
    public var citation: String
    /// The fact that was looked at, in one sentence.
    public var fact: String
    /// What followed, in one sentence.
    public var followed: String
    /// Whether this step decided; the last one of a trace does.
    public var decides: Bool
}

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
        let parameter = question.parameter.flatMap(charter.parameter)
        return TraceStep(
            rule: question.rule.id,
            parameter: parameter?.key,
            value: parameter?.value,
            unit: parameter?.unit,
            valueFrom: parameter?.from.description,
            citation: parameter?.citation ?? question.rule.citation,
            fact: question.fact(),
            followed: question.standing?.explanation ?? question.otherwise,
            decides: question.standing != nil
        )
    }
}
