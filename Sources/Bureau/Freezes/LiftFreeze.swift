/// Lifts a freeze.
public struct LiftFreeze: Command {
    /// The name under which a refusal is logged.
    public static let name = "freeze.lift"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// The command; nothing is checked here.
    public init() {}

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The freeze, if one was ever placed.
        public var freeze: Freeze?
        /// Whom a notice names.
        public var source: DataSource

        /// A state.
        public init(freeze: Freeze?, source: DataSource) {
            self.freeze = freeze
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = PersonID
}
