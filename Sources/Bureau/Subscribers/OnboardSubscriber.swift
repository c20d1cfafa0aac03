/// Takes on a lender or court.
public struct OnboardSubscriber: Command {
    /// The name under which a refusal is logged.
    public static let name = "subscriber.onboard"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// The name shown to people.
    public var name: String
    /// Where people reach it.
    public var contact: String
    /// What it may do.
    public var roles: Set<Role>
    /// The licence or official reference.
    public var licence: String
    /// How many looks it may make in one day.
    public var looksPerDay: Int

    /// The command; nothing is checked here.
    public init(
        name: String,
        contact: String,
        roles: Set<Role>,
        licence: String,
        looksPerDay: Int
    ) {
        self.name = name
        self.contact = contact
        self.roles = roles
        self.licence = licence
        self.looksPerDay = looksPerDay
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// A state.
        public init() {}
    }

    /// What the actor is told.
    public typealias Answer = SubscriberID
}
