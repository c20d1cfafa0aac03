/// Says no to a request.
///
/// Nothing else changes (INV-03).
public struct RefuseConsent: Command {
    /// The name under which a refusal is logged.
    public static let name = "consent.refuse"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// Which consent.
    public var consent: ConsentID

    /// The command; nothing is checked here.
    public init(
        consent: ConsentID
    ) {
        self.consent = consent
    }

    /// What is loaded before deciding.
    public typealias State = ConsentState

    /// What the actor is told.
    public typealias Answer = ConsentID
}
