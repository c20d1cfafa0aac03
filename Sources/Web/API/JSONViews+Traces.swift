import Bureau

extension JSONValue {
    /// Why something was decided so, for the person alone.
    init(_ trace: Trace) {
        self = .object([
            "at": JSONValue(trace.at), "charter": .string(trace.charter),
            "outcome": .string(trace.outcome),
            "steps": .array(trace.steps.map { JSONValue($0) }),
        ])
    }

    /// Why something was decided so, or null when it was not kept.
    init(_ trace: Trace?) { self = trace.map { JSONValue($0) } ?? .null }

    /// Why something stood as it did after each act, oldest first.
    init(_ traces: [Trace]?) { self = .array((traces ?? []).map { JSONValue($0) }) }
}
