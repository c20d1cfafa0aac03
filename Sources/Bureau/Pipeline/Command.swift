public import Charters
public import Evidence

/// A wish to change something. Pure: command, state and context give a decision or a refusal.
///
/// Every command that affects a person goes through the one pipeline of Service (authorise, load,
/// decide, commit rows, events and log together, answer); a new command does not touch it.
public protocol Command: Sendable {
    /// What must be loaded before deciding.
    associatedtype State: Sendable
    /// What the actor is told.
    associatedtype Answer: Sendable

    /// The name under which a refusal of this command is logged, for instance `judgment.file`.
    static var name: String { get }
    /// The roles that may ask for it; anyone else is refused before anything is loaded.
    static var permittedRoles: Set<Role> { get }

    /// Decides. Never reads a clock, never makes an identifier on its own, never does I/O.
    func decide(
        _ state: State, in context: DecisionContext
    ) throws(Refusal) -> Decision<Answer>
}

/// What the world hands to a decision: who, when, under which charter, and fresh identifiers.
public struct DecisionContext: Sendable {
    /// Who asks.
    public var actor: Actor
    /// The instant of the decision; rules are computed as of this moment.
    public var now: Instant
    /// The charter in force.
    public var charter: Charter
    /// Makes the next ULID; the only source of identifiers.
    public var freshIdentifier: @Sendable () -> String

    /// A context; `freshIdentifier` must never return the same text twice.
    public init(
        actor: Actor, now: Instant, charter: Charter,
        freshIdentifier: @escaping @Sendable () -> String
    ) {
        self.actor = actor
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

/// What follows from a command: rows to write, events to log, and the answer, all or nothing.
public struct Decision<Answer: Sendable>: Sendable {
    /// What the actor is told after the commit.
    public var answer: Answer
    /// What happened; each becomes a leaf of the log. Never empty for a command that changes anything.
    public var events: [Event]
    /// Rows to write in the same transaction, each whole.
    public var changes: [Change]

    /// A decision.
    public init(answer: Answer, events: [Event], changes: [Change]) {
        self.answer = answer
        self.events = events
        self.changes = changes
    }
}

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

/// One row to write, whole. The closed list of what the program keeps.
public enum Change: Hashable, Sendable {
    /// A new or changed person (identity, portal handle).
    case person(Person)
    /// An item of the credit file.
    case item(FileItem)
    /// A consent in its new state.
    case consent(Consent)
    /// A look at a file.
    case inquiry(Inquiry)
    /// A judgment in its new state.
    case judgment(Judgment)
    /// A freeze of a file in its new state.
    case freeze(Freeze)
    /// A notice to a person.
    case notice(Notice)
    /// A lender, court or furnisher.
    case subscriber(Subscriber)
}
