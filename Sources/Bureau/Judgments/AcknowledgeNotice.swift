/// The person says that they received the notice; the waiting period starts now.
public struct AcknowledgeNotice: Command {
    /// The name under which a refusal is logged.
    public static let name = "judgment.acknowledge"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

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
