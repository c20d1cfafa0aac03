public import Bureau
public import Charters
import Evidence

/// One event on a person's chain, as the person sees it, with its proof.
public struct HistoryEntry: Hashable, Sendable {
    /// Its place on the person's chain, from 1 on.
    public let sequence: Int
    /// When it happened.
    public let at: Instant
    /// What happened, for instance `check.answered`.
    public let type: String
    /// Who acted: `person`, `subscriber:ID` or `staff:NAME` or `representative:NAME`.
    public let actor: String
    /// The named human who acted for a subscriber, when one did.
    public let by: String?
    /// What for, when there was a purpose.
    public let purpose: String?
    /// Why it was decided so, for acts whose event says it; nil for others.
    public let trace: Trace?
    /// What was erased by it, for an event that says so; nil for others.
    public let erased: ErasedEntry?
    /// The whole event as it was committed to: canonical JSON.
    public let event: String
    /// The receipt, a C2SP `tlog-proof@v1` text under the latest checkpoint.
    public let receipt: String
}

/// What an event says was erased from the chain on which it stands, without a word of it.
public struct ErasedEntry: Hashable, Sendable {
    /// What it was.
    public let kind: EndedMatter.Kind
    /// The day on which it had ended.
    public let endedOn: CalendarDate
    /// The rule by which it went.
    public let rule: Rule
    /// The numbers of the events that carried it.
    public let numbers: [UInt64]

    /// What an event says; nil when it says nothing of the kind.
    init?(_ event: LoggedEvent) {
        guard let named = Erasure.named(by: event), let facts = event.content["facts"],
            let kind = facts["kind"]?.text.flatMap(EndedMatter.Kind.init(rawValue:)),
            let endedOn = facts["endedOn"]?.text.flatMap({ CalendarDate($0) }),
            let rule = facts["rule"]?.text.flatMap({ Rule(rawValue: $0) })
        else { return nil }
        self.kind = kind
        self.endedOn = endedOn
        self.rule = rule
        numbers = named.sequences
    }
}
