/// Objects: the entry is hidden from the same instant (INV-09).
public struct ObjectToJudgment: Command {
    /// The name under which a refusal is logged.
    public static let name = "judgment.object"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// Which judgment.
    public var judgment: JudgmentID
    /// Why, in the person's own words; any ground will do.
    public var words: String
    /// Whether it tells of a plan to pay in parts, which the words say more of.
    public var isPlan: Bool

    /// The command; nothing is checked here.
    public init(
        judgment: JudgmentID,
        words: String,
        isPlan: Bool = false
    ) {
        self.judgment = judgment
        self.words = words
        self.isPlan = isPlan
    }

    /// What is loaded before deciding.
    public typealias State = JudgmentState

    /// What the actor is told.
    public typealias Answer = JudgmentID
}
