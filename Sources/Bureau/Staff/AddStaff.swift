/// Makes an account for a named human who acts for a lender, a court or the operator.
public struct AddStaff: Command {
    /// The name under which a refusal is logged.
    public static let name = "staff.add"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// The name that stands in the log.
    public var name: String
    /// What they will type to sign in.
    public var signInName: String
    /// What they may do.
    public var role: Role
    /// For whom they act; nil for the operator's own staff.
    public var subscriber: SubscriberID?

    /// The command; nothing is checked here.
    public init(name: String, signInName: String, role: Role, subscriber: SubscriberID?) {
        self.name = name
        self.signInName = signInName
        self.role = role
        self.subscriber = subscriber
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The subscriber for whom they are to act, if there is one.
        public var subscriber: Subscriber?
        /// Whether somebody signs in by that name already.
        public var isSignInNameTaken: Bool

        /// A state.
        public init(subscriber: Subscriber?, isSignInNameTaken: Bool) {
            self.subscriber = subscriber
            self.isSignInNameTaken = isSignInNameTaken
        }
    }

    /// What the actor is told.
    public typealias Answer = StaffMember
}
