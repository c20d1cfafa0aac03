/// Decides the objection that is open, by a named human.
public struct DecideObjection: Command {
    /// The name under which a refusal is logged.
    public static let name = "judgment.decideObjection"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.court]

    /// Which judgment.
    public var judgment: JudgmentID
    /// Whether the person was right.
    public var isUpheld: Bool
    /// Why, in plain words.
    public var reason: String
    /// The human who decided.
    public var reviewer: String

    /// The command; nothing is checked here.
    public init(
        judgment: JudgmentID,
        isUpheld: Bool,
        reason: String,
        reviewer: String
    ) {
        self.judgment = judgment
        self.isUpheld = isUpheld
        self.reason = reason
        self.reviewer = reviewer
    }

    /// What is loaded before deciding.
    public typealias State = JudgmentState

    /// What the actor is told.
    public typealias Answer = JudgmentID
}
