import Charters
import Evidence

extension SuspendSubscriber {
    /// Suspends from this instant.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<SubscriberID> {
        let staff = try context.actingStaff()
        var subscriber = try state.found(self.subscriber)
        var findings = Findings()
        let reason = SubscriberState.reason(reason, &findings)
        if subscriber.isSuspended(asOf: context.now) {
            findings.add(.wrongState, "This subscriber is suspended already.", .noListNoSearch)
        }
        try findings.refuse()
        subscriber.suspendedAt = context.now
        let event = Event(
            type: .subscriberSuspended,
            owner: .subscriber(subscriber.id),
            facts: [
                "staff": .string(staff), "reason": .string(reason),
                "rule": .string(Rule.noListNoSearch.id),
            ]
        )
        return Decision(
            answer: subscriber.id,
            events: [event],
            changes: [.subscriber(subscriber)]
        )
    }
}
