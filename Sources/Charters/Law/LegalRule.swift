/// One rule of a law that Recourse was built from, and what became of it here.
public struct LegalRule: Hashable, Sendable {
    /// The identifier, for instance `CN-L4`.
    public let id: String
    /// Whose law it is, in words.
    public let law: String
    /// What it says, in plain words.
    public let says: String
    /// Its number or deadline, as it is written; nil when it has none.
    public let number: String?
    /// Where it is written.
    public let citation: String
    /// What was read.
    public let source: String
    /// How well it is known.
    public let verification: CharterParameter.Verification
    /// What became of it here.
    public let status: Status
    /// The rule of the floor that holds it; nil when none does.
    public let rule: Rule?
    /// The source file that enforces it; nil when nothing does.
    public let place: String?
    /// The name of a test that fails without it; nil when nothing enforces it.
    public let test: String?
    /// What Recourse does about it, in plain words.
    public let here: String

    /// What became of a rule here.
    public enum Status: String, CaseIterable, Hashable, Sendable, Codable {
        /// The code enforces it.
        case enforced
        /// The floor protects the person more than the law does.
        case stricter
        /// Not a matter of this program; ``LegalRule/here`` says why.
        case outside
        /// Meant to be enforced and not built yet; ``LegalRule/here`` says what is missing.
        case notYet
    }
}
