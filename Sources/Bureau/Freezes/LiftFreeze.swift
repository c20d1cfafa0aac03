/// Lifts a freeze.
public struct LiftFreeze: Command {
    /// The name under which a refusal is logged.
    public static let name = "freeze.lift"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// The command; nothing is checked here.
    public init() {}

    /// What is loaded before deciding.
    public typealias State = FreezeState

    /// What the actor is told.
    public typealias Answer = PersonID
}
