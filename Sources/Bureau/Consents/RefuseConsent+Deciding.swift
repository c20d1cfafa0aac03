import Charters

extension RefuseConsent {
    /// Closes the request.
    ///
    /// There is no reason to give and no consequence.
    public func decide(
        _ state: ConsentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<ConsentID> {
        var consent = try state.own(in: context)
        guard consent.state(asOf: context.now, under: context.charter) == .requested else {
            throw Refusal(
                .wrongState,
                "This request is no longer open, so there is nothing to refuse.",
                .refusalIsFree,
                parameter: "consent.requestDays"
            )
        }
        consent.refusedAt = context.now
        let event = Event(
            type: .consentRefused,
            owner: .person(consent.person),
            facts: consent.facts(rule: .refusalIsFree, tracedIn: context)
        )
        return Decision(answer: consent.id, events: [event], changes: [.consent(consent)])
    }
}
