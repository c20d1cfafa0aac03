/// Records what another human of the lender decided after the person asked to look again.
public struct DecideAgain: Command {
    /// The name under which a refusal is logged.
    public static let name = "decision.decideAgain"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.lender]

    /// Which decision.
    public var decision: DecisionID
    /// What was decided now.
    public var verdict: VerdictDraft
    /// The answer to the person's words, in plain words.
    public var answer: String

    /// The command; nothing is checked here.
    public init(decision: DecisionID, verdict: VerdictDraft, answer: String) {
        self.decision = decision
        self.verdict = verdict
        self.answer = answer
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// Who asks.
        public var subscriber: Subscriber
        /// The decision, if the subscriber made it.
        public var decision: CreditDecision?
        /// The look that it followed.
        public var inquiry: Inquiry?
        /// Who gave the score and the facts.
        public var source: DataSource

        /// A state.
        public init(
            subscriber: Subscriber,
            decision: CreditDecision?,
            inquiry: Inquiry?,
            source: DataSource
        ) {
            self.subscriber = subscriber
            self.decision = decision
            self.inquiry = inquiry
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = DecisionID
}
