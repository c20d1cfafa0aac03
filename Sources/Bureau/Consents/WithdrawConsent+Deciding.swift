import Charters

extension WithdrawConsent {
    /// Switches off from this instant on, also a request that is still open.
    public func decide(
        _ state: ConsentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<ConsentID> {
        var consent = try state.own(in: context)
        switch consent.state(asOf: context.now, under: context.charter) {
        case .requested, .active: break
        case .refused, .lapsed, .used, .withdrawn, .expired:
            throw Refusal(
                .wrongState,
                "This is off already: nothing is shared under it.",
                .withdrawalIsEasy
            )
        }
        consent.withdrawnAt = context.now
        let event = Event(
            type: .consentWithdrawn,
            owner: .person(consent.person),
            facts: consent.facts(rule: .withdrawalIsEasy, tracedIn: context)
        )
        return Decision(answer: consent.id, events: [event], changes: [.consent(consent)])
    }
}
