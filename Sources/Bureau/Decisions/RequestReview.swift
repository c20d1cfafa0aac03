/// Asks that another human of the lender look at an adverse decision again.
public struct RequestReview: Command {
    /// The name under which a refusal is logged.
    public static let name = "decision.requestReview"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// Which decision.
    public var decision: DecisionID
    /// Why, or new facts, in the person's own words; none will do.
    public var words: String

    /// The command; nothing is checked here.
    public init(decision: DecisionID, words: String) {
        self.decision = decision
        self.words = words
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The decision, if there is one.
        public var decision: CreditDecision?

        /// A state.
        public init(decision: CreditDecision?) {
            self.decision = decision
        }
    }

    /// What the actor is told.
    public typealias Answer = DecisionID
}
