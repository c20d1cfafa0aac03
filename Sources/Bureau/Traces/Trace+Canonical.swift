import Charters
public import Evidence

extension Trace {
    /// The name of a trace among the facts of an event.
    ///
    /// Only in events whose receipt nobody but the person gets.
    public static let factName = "trace"

    /// The trace as it is kept in an event.
    public var canonicalValue: CanonicalValue {
        .object([
            "at": .string(at.description), "charter": .string(charter),
            "outcome": .string(outcome), "steps": .array(steps.map(\.canonicalValue)),
        ])
    }

    /// A trace that was kept in an event; nil for anything else.
    public init?(_ value: CanonicalValue) {
        guard let at = value["at"]?.text.flatMap({ Instant($0) }),
            let charter = value["charter"]?.text, let outcome = value["outcome"]?.text,
            let elements = value["steps"]?.elements
        else { return nil }
        let steps = elements.compactMap { TraceStep($0) }
        guard steps.count == elements.count else { return nil }
        self.init(at: at, charter: charter, outcome: outcome, steps: steps)
    }
}

extension TraceStep {
    fileprivate var canonicalValue: CanonicalValue {
        var members: [String: CanonicalValue] = [
            "rule": .string(rule), "citation": .string(citation), "fact": .string(fact),
            "followed": .string(followed), "decides": .boolean(decides),
        ]
        members["parameter"] = parameter.map { .string($0) }
        members["value"] = value.map { .integer($0) }
        members["unit"] = unit.map { .string($0) }
        members["valueFrom"] = valueFrom.map { .string($0) }
        return .object(members)
    }

    fileprivate init?(_ value: CanonicalValue) {
        guard let rule = value["rule"]?.text, let citation = value["citation"]?.text,
            let fact = value["fact"]?.text, let followed = value["followed"]?.text,
            case .boolean(let decides)? = value["decides"]
        else { return nil }
        self.init(
            rule: rule,
            parameter: value["parameter"]?.text,
            value: value["value"]?.number,
            unit: value["unit"]?.text,
            valueFrom: value["valueFrom"]?.text,
            citation: citation,
            fact: fact,
            followed: followed,
            decides: decides
        )
    }
}
