/// Takes an entry out because the order or the entry is no longer right, or never was.
public struct SetAsideOrder: Command {
    /// The name under which a refusal is logged.
    public static let name = "judgment.setAside"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.court]

    /// Which judgment.
    public var judgment: JudgmentID
    /// `setAside`, `wrongPerson` or `withdrawn`, as sent.
    public var reason: String

    /// The command; nothing is checked here.
    public init(
        judgment: JudgmentID,
        reason: String
    ) {
        self.judgment = judgment
        self.reason = reason
    }

    /// What is loaded before deciding.
    public typealias State = JudgmentState

    /// What the actor is told.
    public typealias Answer = JudgmentID
}
