/// What an act of a person on a consent needs to know.
public struct ConsentState: Sendable {
    /// The consent, if there is one.
    public var consent: Consent?

    /// A state.
    public init(consent: Consent?) {
        self.consent = consent
    }
}
