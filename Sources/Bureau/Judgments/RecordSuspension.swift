/// Hides an entry because of a plan, moratorium, insolvency, security or inability.
public struct RecordSuspension: Command {
    /// The name under which a refusal is logged.
    public static let name = "judgment.suspend"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.court]

    /// Which judgment.
    public var judgment: JudgmentID
    /// A ``SuspensionGround``, as sent.
    public var ground: String

    /// The command; nothing is checked here.
    public init(
        judgment: JudgmentID,
        ground: String
    ) {
        self.judgment = judgment
        self.ground = ground
    }

    /// What is loaded before deciding.
    public typealias State = JudgmentState

    /// What the actor is told.
    public typealias Answer = JudgmentID
}
