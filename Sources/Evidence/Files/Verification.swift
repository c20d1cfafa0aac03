/// What a file proves, after every link was checked.
public struct Verification: Hashable, Sendable {
    /// What kind of file it was.
    public enum Kind: String, Hashable, Sendable {
        /// One event.
        case receipt
        /// All events of one person.
        case statement
        /// That there is nothing for one key.
        case absence
        /// A signed state of the log alone.
        case checkpoint
    }

    /// One event of the file.
    public enum VerifiedEvent: Hashable, Sendable {
        /// An event that can be read.
        case disclosed(LoggedEvent)
        /// An event that was erased; that it was is itself an event of the list.
        case erased(sequence: UInt64, by: UInt64, reason: String)
    }

    /// What kind of file it was.
    public let kind: Kind
    /// The signed state of the log.
    public let checkpoint: Checkpoint
    /// When the newest batch was sealed, in milliseconds since 1970; only statements say so.
    public let sealedAtMilliseconds: UInt64?
    /// Key of the map that a statement speaks of; whoever reads one of absence compares it.
    public let mapKey: Digest?
    /// Place of the receipt's leaf in the log.
    public let index: UInt64?
    /// The events, in the order of the chain.
    public let events: [VerifiedEvent]
    /// Head of the person's chain after the last of the events.
    public let head: Digest?

    /// What was checked, in plain words, in the order of checking.
    public var checked: [String] {
        let signed = "The checkpoint is signed by \(checkpoint.origin)."
        return switch kind {
        case .checkpoint: [signed]
        case .receipt:
            [signed, "The event stands in the signed log at place \(index ?? 0)."]
        case .statement:
            [
                signed, "The record of the map is the last entry of the signed log.",
                "Every event continues the one before it, from the first.",
                "Number of events and end of the chain are those in the map.",
                "Every erased event is named by a later event.",
            ]
        case .absence:
            [
                signed, "The record of the map is the last entry of the signed log.",
                "The map holds nothing for this key.",
            ]
        }
    }

    /// What follows from it, in plain words.
    public var proves: [String] {
        switch kind {
        case .checkpoint: ["The log stated this size and root."]
        case .receipt:
            [
                "This event was logged, word for word, as number \(receiptSequence) of its chain.",
                "If a later statement lacks it, this receipt is evidence against the log.",
            ]
        case .statement:
            ["At this checkpoint the log answered for these events of this key, and for no others."]
        case .absence: ["At this checkpoint the log held no event for this key."]
        }
    }

    /// What does not follow from it, in plain words.
    public var doesNotProve: [String] {
        let view =
            "That everybody is shown the same log: compare the checkpoint with others' or with a "
            + "witness."
        let truth = "That what an event says is true, or that nothing was done outside the log."
        return switch kind {
        case .checkpoint: ["That any event is in the log.", view]
        case .receipt: [truth, "That there are no other events for this person.", view]
        case .statement:
            [
                truth, "That the log keeps no second key for the same person.",
                "That each event has its own entry in the log: its receipt shows that.", view,
            ]
        case .absence: [truth, "That the log keeps no second key for the same person.", view]
        }
    }

    private var receiptSequence: UInt64 {
        guard case .disclosed(let event) = events.first else { return 0 }
        return event.sequence
    }
}
