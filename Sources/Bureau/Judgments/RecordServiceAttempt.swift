/// Records a try to hand over the notice.
///
/// It starts no clock.
public struct RecordServiceAttempt: Command {
    /// The name under which a refusal is logged.
    public static let name = "judgment.serviceAttempt"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.court]

    /// Which judgment.
    public var judgment: JudgmentID
    /// How: `post`, `personal`, `portal` or `courtServer`.
    public var channel: String

    /// The command; nothing is checked here.
    public init(
        judgment: JudgmentID,
        channel: String
    ) {
        self.judgment = judgment
        self.channel = channel
    }

    /// What is loaded before deciding.
    public typealias State = JudgmentState

    /// What the actor is told.
    public typealias Answer = JudgmentID
}
