import Charters

extension WithdrawConsent {
    /// Switches off from this instant on, also a request that is still open.
    ///
    /// One that is used up or has run out is taken back as well: nothing is shared under it any more, but
    /// whoever was told something under it has to delete that (GDPR art. 7(3), 17(1)(b)).
    public func decide(
        _ state: ConsentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<ConsentID> {
        var consent = try state.own(in: context)
        switch consent.state(asOf: context.now, under: context.charter) {
        case .requested, .active, .used, .expired: break
        case .refused, .lapsed, .withdrawn:
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
