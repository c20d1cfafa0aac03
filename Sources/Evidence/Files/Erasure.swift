/// How an erasure is logged, so that a statement can show why an event is missing.
public enum Erasure {
    /// Type of the event that says that earlier events were erased.
    public static let eventType = "event.erased"

    private static let factsField = "facts"
    private static let sequencesField = "sequences"
    private static let reasonField = "reason"

    /// The `facts` of such an event: which numbers of the same chain, and why.
    ///
    /// An event that erases an erasing event must name again all that the latter named.
    public static func facts(
        sequences: [UInt64],
        reason: String
    ) -> [String: CanonicalValue] {
        [
            sequencesField: .array(sequences.map { .integer(Int64(clamping: $0)) }),
            reasonField: .string(reason),
        ]
    }

    /// Which earlier events an event says were erased, and why; nil for an event of another type.
    public static func named(by event: LoggedEvent) -> (sequences: [UInt64], reason: String)? {
        guard event.type == eventType, let facts = event.content[factsField],
            let reason = facts[reasonField]?.text,
            let sequences = facts[sequencesField]?.elements
        else { return nil }
        let numbers = sequences.compactMap { $0.number.flatMap { UInt64(exactly: $0) } }
        return (numbers.filter { $0 < event.sequence }, reason)
    }

    /// Whether an event says that event number `sequence` was erased for this reason.
    static func isShown(by event: LoggedEvent, sequence: UInt64, reason: String) -> Bool {
        guard let named = named(by: event) else { return false }
        return named.sequences.contains(sequence) && named.reason.utf8.elementsEqual(reason.utf8)
    }
}
