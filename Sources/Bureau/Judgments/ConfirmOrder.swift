/// Confirms that the order stands unpaid.
public struct ConfirmOrder: Command {
    /// The name under which a refusal is logged.
    public static let name = "judgment.confirm"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.court]

    /// Which judgment.
    public var judgment: JudgmentID

    /// The command; nothing is checked here.
    public init(
        judgment: JudgmentID
    ) {
        self.judgment = judgment
    }

    /// What is loaded before deciding.
    public typealias State = JudgmentState

    /// What the actor is told.
    public typealias Answer = JudgmentID
}
