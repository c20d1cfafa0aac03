import Bureau
import Charters

/// One step of how something was decided, in plain words.
struct TraceView: Sendable {
    let fact: String
    let followed: String
    let law: String

    /// The step with its number and the day from which that number holds.
    init(_ step: TraceStep) {
        fact = step.fact
        followed = step.followed
        var number = ""
        if let value = step.value, let unit = step.unit {
            let from = step.valueFrom.flatMap { CalendarDate($0) }?.inWords ?? ""
            let one = ["days": "day", "months": "month", "years": "year"]
            let counted = value == 1 ? one[unit] ?? unit : unit
            number = " Limit: \(Words.whole(value)) \(counted), in force since \(from)."
        }
        law = "\(step.rule).\(number) \(Words.name(step.citation))"
    }
}

/// Why something was decided so, as a quiet part of a page that opens without a script.
struct WhyView: Sendable {
    let steps: [TraceView]
    let charter: String

    /// The steps of a trace.
    init(_ trace: Trace) {
        steps = trace.steps.map(TraceView.init)
        charter = trace.charter
    }
}
