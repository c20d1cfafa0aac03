public import Charters

/// What the world hands to a decision: who, when, under which charter, and fresh identifiers.
public struct DecisionContext: Sendable {
    /// Who asks.
    public var actor: Actor
    /// The named human who acts for a subscriber, when one does; a program with a key has no name.
    public var staffName: String?
    /// The instant of the decision; rules are computed as of this moment.
    public var now: Instant
    /// The charter in force.
    public var charter: Charter
    /// Makes the next ULID; the only source of identifiers.
    public var freshIdentifier: @Sendable () -> String

    /// A context; `freshIdentifier` must never return the same text twice.
    public init(
        actor: Actor,
        staffName: String? = nil,
        now: Instant,
        charter: Charter,
        freshIdentifier: @escaping @Sendable () -> String
    ) {
        self.actor = actor
        self.staffName = staffName
        self.now = now
        self.charter = charter
        self.freshIdentifier = freshIdentifier
    }

    /// The next identifier, typed.
    public func fresh<Subject>(_: Identifier<Subject>.Type = Identifier<Subject>.self)
        -> Identifier<Subject>
    {
        Identifier(rawValue: freshIdentifier())
    }
}
