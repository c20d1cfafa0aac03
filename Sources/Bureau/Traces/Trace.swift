public import Charters

/// How one decision about a person came about: the questions in the order in which they were asked,
/// and what followed.
///
/// It is kept with what was decided, and shown to the person alone: it says why, and why is nobody
/// else's business. What was kept earlier has none.
public struct Trace: Hashable, Sendable, Codable {
    /// The instant of the decision; the numbers are those of that day.
    public var at: Instant
    /// The charter that held, with its version: `strictest 2026-11-25`.
    public var charter: String
    /// What was decided, as programs name it: a state, or how a look ended.
    public var outcome: String
    /// The questions; the last one decided.
    ///
    /// In a refusal each of them did.
    public var steps: [TraceStep]
}

/// Collects the questions of a decision while it is made.
struct Tracing {
    let now: Instant
    let charter: Charter
    private(set) var steps: [TraceStep] = []

    init(asOf now: Instant, under charter: Charter) {
        self.now = now
        self.charter = charter
    }

    init(in context: DecisionContext) {
        self.init(asOf: context.now, under: context.charter)
    }

    func day(_ instant: Instant) -> CalendarDate { instant.date(in: charter.zone) }

    /// A question that was asked and did not decide.
    mutating func passed(
        _ rule: Rule,
        _ parameter: String?,
        _ fact: String,
        _ followed: String
    ) {
        steps.append(
            TraceStep(rule, parameter, under: charter, fact: fact, followed: followed)
        )
    }

    /// A question without a number of the charter.
    mutating func passed(_ rule: Rule, _ fact: String, _ followed: String) {
        passed(rule, nil, fact, followed)
    }

    /// The question that decided, without a number of the charter.
    func decided(_ outcome: String, _ rule: Rule, _ fact: String, _ followed: String) -> Trace {
        decided(outcome, rule, nil, fact, followed)
    }

    /// The question that decided, and with it the whole trace.
    func decided(
        _ outcome: String,
        _ rule: Rule,
        _ parameter: String?,
        _ fact: String,
        _ followed: String
    ) -> Trace {
        let last = TraceStep(
            rule,
            parameter,
            under: charter,
            fact: fact,
            followed: followed,
            decides: true
        )
        return Trace(
            at: now,
            charter: "\(charter.name) \(charter.version)",
            outcome: outcome,
            steps: steps + [last]
        )
    }
}
