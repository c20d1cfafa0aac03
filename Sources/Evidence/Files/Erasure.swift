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

    /// Whether an event says that event number `sequence` was erased for this reason.
    static func isShown(by event: LoggedEvent, sequence: UInt64, reason: String) -> Bool {
        guard event.type == eventType, event.sequence > sequence,
            let facts = event.content[factsField],
            let stated = facts[reasonField]?.text, stated.utf8.elementsEqual(reason.utf8),
            let sequences = facts[sequencesField]?.elements
        else { return false }
        return sequences.contains { $0.number == Int64(exactly: sequence) && $0.number != nil }
    }
}
