/// Switches sharing on: the only way to a granted consent (INV-01).
public struct GrantConsent: Command {
    /// The name under which a refusal is logged.
    public static let name = "consent.grant"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// Which consent.
    public var consent: ConsentID
    /// SHA-256 of the wording that the person saw, lower-case hexadecimal.
    public var wordingHash: String

    /// The command; nothing is checked here.
    public init(
        consent: ConsentID,
        wordingHash: String
    ) {
        self.consent = consent
        self.wordingHash = wordingHash
    }

    /// What is loaded before deciding.
    public typealias State = ConsentState

    /// What the actor is told.
    public typealias Answer = ConsentID
}
