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
        let reason = try SubscriberState.reason(reason)
        guard !subscriber.isSuspended(asOf: context.now) else {
            throw Refusal(
                .wrongState,
                "This subscriber is suspended already.",
                .noListNoSearch
            )
        }
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
