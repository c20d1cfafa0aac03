import Charters

extension GrantConsent {
    /// Grants what the person was shown: the same wording, while the request still stands.
    public func decide(
        _ state: ConsentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<ConsentID> {
        var consent = try state.own(in: context)
        guard consent.state(asOf: context.now, under: context.charter) == .requested else {
            throw Refusal(
                .wrongState,
                "This request is no longer open, so there is nothing to allow.",
                .sharingIsOff,
                parameter: "consent.requestDays"
            )
        }
        guard wordingHash == consent.wordingHash,
            sha256Hexadecimal(consent.wording.utf8) == wordingHash
        else {
            throw Refusal(
                .wordingChanged,
                "What you were shown is not what was asked. Please read the request again.",
                .oneConsentOnePurpose,
                field: "wordingHash"
            )
        }
        consent.grantedAt = context.now
        let event = Event(
            type: .consentGranted,
            owner: .person(consent.person),
            facts: consent.facts(rule: .sharingIsOff, tracedIn: context)
        )
        return Decision(answer: consent.id, events: [event], changes: [.consent(consent)])
    }
}
