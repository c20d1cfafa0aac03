public import Bureau
public import Charters

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
    /// The whole event as it was committed to: canonical JSON.
    public let event: String
    /// The receipt, a C2SP `tlog-proof@v1` text under the latest checkpoint.
    public let receipt: String
}
