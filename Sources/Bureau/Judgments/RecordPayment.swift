/// Records what is still owed, also in answer to what the person reported.
public struct RecordPayment: Command {
    /// The name under which a refusal is logged.
    public static let name = "judgment.payment"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.court]

    /// Which judgment.
    public var judgment: JudgmentID
    /// What is still owed of the principal; 0 when paid in full.
    public var principalLeftMinorUnits: Int64
    /// What shows it, in words.
    public var proof: String

    /// The command; nothing is checked here.
    public init(
        judgment: JudgmentID,
        principalLeftMinorUnits: Int64,
        proof: String
    ) {
        self.judgment = judgment
        self.principalLeftMinorUnits = principalLeftMinorUnits
        self.proof = proof
    }

    /// What is loaded before deciding.
    public typealias State = JudgmentState

    /// What the actor is told.
    public typealias Answer = JudgmentID
}
