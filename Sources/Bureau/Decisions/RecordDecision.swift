/// Records what a lender decided after a check that it made.
///
/// Nothing adverse is recorded without a named human, a true reason and the notice that says both.
public struct RecordDecision: Command {
    /// The name under which a refusal is logged.
    public static let name = "decision.record"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.lender]

    /// After which check.
    public var inquiry: InquiryID
    /// What was decided.
    public var verdict: VerdictDraft
    /// The day on which the application was complete, `YYYY-MM-DD`; the day of the check if nil.
    public var applicationCompletedOn: String?
    /// Why the decision comes after its last day; needed then, and only then.
    public var lateBecause: String?

    /// The command; nothing is checked here.
    public init(
        inquiry: InquiryID,
        verdict: VerdictDraft,
        applicationCompletedOn: String? = nil,
        lateBecause: String? = nil
    ) {
        self.inquiry = inquiry
        self.verdict = verdict
        self.applicationCompletedOn = applicationCompletedOn
        self.lateBecause = lateBecause
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// Who asks.
        public var subscriber: Subscriber
        /// The look, if the subscriber made it.
        public var inquiry: Inquiry?
        /// Whether a decision stands after it already.
        public var isDecided: Bool
        /// Who gave the score and the facts.
        public var source: DataSource

        /// A state.
        public init(
            subscriber: Subscriber,
            inquiry: Inquiry?,
            isDecided: Bool,
            source: DataSource
        ) {
            self.subscriber = subscriber
            self.inquiry = inquiry
            self.isDecided = isDecided
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = DecisionID
}
