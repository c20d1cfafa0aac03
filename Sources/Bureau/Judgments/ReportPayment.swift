/// The person says that it is paid: the entry is hidden from the same instant (INV-14).
public struct ReportPayment: Command {
    /// The name under which a refusal is logged.
    public static let name = "judgment.reportPayment"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// Which judgment.
    public var judgment: JudgmentID
    /// What shows it, in the person's own words.
    public var proof: String

    /// The command; nothing is checked here.
    public init(
        judgment: JudgmentID,
        proof: String
    ) {
        self.judgment = judgment
        self.proof = proof
    }

    /// What is loaded before deciding.
    public typealias State = JudgmentState

    /// What the actor is told.
    public typealias Answer = JudgmentID
}
