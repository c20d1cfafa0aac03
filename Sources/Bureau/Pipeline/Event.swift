public import Evidence

/// Something that happened, before the pipeline adds time, actor, charter and row digests.
public struct Event: Hashable, Sendable {
    /// On whose chain the event stands.
    public enum Owner: Hashable, Sendable {
        /// The person it is about.
        case person(PersonID)
        /// A subscriber, when no person was found or may be named.
        case subscriber(SubscriberID)
        /// The operator, for acts on no person and no subscriber.
        case office
    }

    /// What kind of thing happened, for instance `judgment.listed`.
    public var type: EventType
    /// On whose chain it stands.
    public var owner: Owner
    /// Facts worth keeping, canonical and without floating-point numbers.
    public var facts: [String: CanonicalValue]

    /// An event.
    public init(type: EventType, owner: Owner, facts: [String: CanonicalValue]) {
        self.type = type
        self.owner = owner
        self.facts = facts
    }
}
