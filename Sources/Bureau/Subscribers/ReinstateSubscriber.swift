import Charters
import Evidence

/// Lifts the suspension of a subscriber.
public struct ReinstateSubscriber: Command {
    /// The name under which a refusal is logged.
    public static let name = "subscriber.reinstate"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which one.
    public var subscriber: SubscriberID
    /// Why it may act again.
    public var reason: String

    /// The command; nothing is checked here.
    public init(subscriber: SubscriberID, reason: String) {
        self.subscriber = subscriber
        self.reason = reason
    }

    /// What is loaded before deciding.
    public typealias State = SubscriberState

    /// What the actor is told.
    public typealias Answer = SubscriberID

    /// Lifts it from this instant; sessions of its staff from before stay ended.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<SubscriberID> {
        let staff = try context.actingStaff()
        var found = try state.found(subscriber)
        var findings = Findings()
        let reason = SubscriberState.reason(reason, &findings)
        if !found.isSuspended(asOf: context.now) {
            findings.add(.wrongState, "This subscriber is not suspended.", .noListNoSearch)
        }
        try findings.refuse()
        found.suspendedAt = nil
        let alarm = found.alarm
        found.alarm = nil
        found.reinstatedAt = context.now
        var facts: [String: CanonicalValue] = [
            "staff": .string(staff), "reason": .string(reason),
            "rule": .string(Rule.noListNoSearch.id),
        ]
        if let alarm { facts["alarm"] = .string(alarm.kind.rawValue) }
        let event = Event(
            type: .subscriberReinstated,
            owner: .subscriber(found.id),
            facts: facts
        )
        return Decision(answer: found.id, events: [event], changes: [.subscriber(found)])
    }
}
