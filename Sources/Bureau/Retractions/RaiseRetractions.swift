public import Charters
import Evidence

/// Writes down whom to tell that something does not hold any more, each once.
public struct RaiseRetractions: Command {
    /// The name under which a refusal is logged.
    public static let name = "retraction.raise"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// In whose file.
    public var person: PersonID

    /// The command; nothing is checked here.
    public init(person: PersonID) { self.person = person }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// What of the file says who was told what; nil when there is no such file.
        public var facts: ToldFacts?
        /// What was written down before.
        public var known: [Retraction]
        /// Those of the recipients who gave an address for such messages.
        public var reachable: Set<SubscriberID>

        /// A state.
        public init(facts: ToldFacts?, known: [Retraction], reachable: Set<SubscriberID>) {
            self.facts = facts
            self.known = known
            self.reachable = reachable
        }
    }

    /// What the actor is told.
    public typealias Answer = [RetractionID]

    /// One for each thing that was told and does not hold any more.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<[RetractionID]> {
        _ = try context.actingStaff()
        guard let facts = state.facts else { throw .notFound }
        let found = facts.outdated(
            asOf: context.now,
            under: context.charter,
            unknownTo: state.known
        )
        guard !found.isEmpty else {
            throw Refusal(.wrongState, "Everybody who must be told is known already.", .recall)
        }
        let raised = found.map {
            Retraction($0, id: context.fresh(), person: person, at: context.now)
        }
        return Decision(
            answer: raised.map(\.id),
            events: raised.map { one in
                Event(
                    type: .retractionRaised,
                    owner: .person(person),
                    facts: one.facts.merging([
                        "reason": .string(one.reason.rawValue), "subject": .string(one.subject),
                        "recipientName": .string(one.recipientName),
                        "tellBy": .string(one.tellBy.description),
                    ]) { $1 }
                )
            },
            changes: raised.flatMap { one -> [Change] in
                let isReachable = state.reachable.contains(one.recipient)
                let due = MessageDue(one, at: isReachable ? context.now : nil)
                return isReachable ? [.retraction(one), .messageDue(due)] : [.retraction(one)]
            }
        )
    }
}

extension Retraction {
    /// What the log keeps of every act on it.
    var facts: [String: CanonicalValue] {
        [
            "retraction": .string(id.rawValue), "inquiry": .string(inquiry.rawValue),
            "recipient": .string(recipient.rawValue), "rule": .string(Rule.recall.id),
        ]
    }
}

/// That a message to a recipient waits to be sent.
public struct MessageDue: Hashable, Sendable {
    /// In whose file.
    public let person: PersonID
    /// Which message.
    public let retraction: RetractionID
    /// When it is to be sent next; nil takes it out.
    public let dueAt: Instant?

    init(_ retraction: Retraction, at dueAt: Instant?) {
        person = retraction.person
        self.retraction = retraction.id
        self.dueAt = dueAt
    }
}
