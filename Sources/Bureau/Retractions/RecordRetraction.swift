import Charters
import Evidence

/// Says what became of a message to a recipient.
public struct RecordRetraction: Command {
    /// The name under which a refusal is logged.
    public static let name = "retraction.record"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// In whose file; nil when whoever records has only the message's identifier.
    public var person: PersonID?
    /// Which message.
    public var retraction: RetractionID
    /// What happened; one that was tried too often is given up instead of deferred.
    public var fact: Retraction.Fact
    /// The status that the recipient's server answered with, when there was one.
    public var code: Int?
    /// The pauses before further tries.
    public var pauses: Pauses

    /// The command; nothing is checked here.
    public init(
        person: PersonID? = nil,
        retraction: RetractionID,
        fact: Retraction.Fact,
        code: Int? = nil,
        pauses: Pauses = .ofMessages
    ) {
        self.person = person
        self.retraction = retraction
        self.fact = fact
        self.code = code
        self.pauses = pauses
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The message; nil when there is none.
        public var retraction: Retraction?

        /// A state.
        public init(retraction: Retraction?) { self.retraction = retraction }
    }

    /// What the actor is told.
    public typealias Answer = RetractionID

    /// Keeps the fact, and when to try again.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<RetractionID> {
        _ = try context.actingStaff()
        guard var one = state.retraction, one.id == retraction else { throw .notFound }
        let isLast = fact == .deferred && one.tries + 1 >= pauses.tries
        let fact = isLast ? .givenUp : fact
        try one.record(.init(fact: fact, at: context.now, code: code))
        let next: Instant? =
            switch fact {
            case .deferred: context.now.adding(seconds: pauses.seconds(after: one.tries))
            case .takenUp: context.now
            case .told, .givenUp: nil
            }
        var facts = one.facts
        if let code { facts["code"] = .integer(Int64(code)) }
        return Decision(
            answer: one.id,
            events: [Event(type: fact.eventType, owner: .person(one.person), facts: facts)],
            changes: [.retraction(one), .messageDue(MessageDue(one, at: next))]
        )
    }
}

extension Retraction.Fact {
    fileprivate var eventType: EventType {
        switch self {
        case .told: .retractionTold
        case .deferred: .retractionDeferred
        case .givenUp: .retractionGivenUp
        case .takenUp: .retractionTakenUp
        }
    }
}

/// A recipient says that it deleted or changed what it was told.
public struct ConfirmRetraction: Command {
    /// The name under which a refusal is logged.
    public static let name = "retraction.confirm"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.lender]

    /// Which message.
    public var retraction: RetractionID

    /// The command; nothing is checked here.
    public init(retraction: RetractionID) { self.retraction = retraction }

    /// What is loaded before deciding.
    public typealias State = RecordRetraction.State

    /// What the actor is told.
    public typealias Answer = RetractionID

    /// Only ever by whoever was told.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<RetractionID> {
        guard var one = state.retraction, one.id == retraction,
            context.actor == .subscriber(one.recipient)
        else { throw .notFound }
        try one.confirm(at: context.now, by: context.staffName)
        return Decision(
            answer: one.id,
            events: [
                Event(type: .retractionConfirmed, owner: .person(one.person), facts: one.facts)
            ],
            changes: [.retraction(one), .messageDue(MessageDue(one, at: nil))]
        )
    }
}
