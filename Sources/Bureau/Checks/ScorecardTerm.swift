public import Charters

/// One time that a scorecard was proposed: by whom, from when, and what became of it.
public struct ScorecardTerm: Hashable, Sendable {
    /// Who did something, and when.
    public struct Act: Hashable, Sendable {
        /// The human's name.
        public var by: String
        /// When.
        public var at: Instant

        /// An act.
        public init(by: String, at: Instant) {
            self.by = by
            self.at = at
        }
    }

    /// The identifier.
    public let id: String
    /// SHA-256 of the card.
    public let hash: String
    /// From when the card answers; not before its approval.
    public var effectiveAt: Instant
    /// Who proposed it.
    public let proposed: Act
    /// Who approved it; never the one who proposed it.
    public var approved: Act?
    /// Who took it back before it held.
    public var withdrawn: Act?
    /// Canonical JSON of the card.
    public let card: [UInt8]

    /// A proposal.
    public init(id: String, hash: String, effectiveAt: Instant, proposed: Act, card: [UInt8]) {
        self.id = id
        self.hash = hash
        self.effectiveAt = effectiveAt
        self.proposed = proposed
        self.card = card
    }

    /// Whether it waits for a second human.
    public var isOpen: Bool { approved == nil && withdrawn == nil }

    /// Whether it was approved, holds later and was not taken back.
    public func isScheduled(asOf now: Instant) -> Bool {
        approved != nil && withdrawn == nil && effectiveAt > now
    }

    /// How it stands, in one or two words.
    public func state(asOf now: Instant, inForce hash: String?) -> String {
        if withdrawn != nil { return "taken back" }
        guard approved != nil else { return "proposed" }
        if effectiveAt > now { return "scheduled" }
        return self.hash == hash ? "in force" : "past"
    }
}
