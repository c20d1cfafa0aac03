/// Answers a dispute, or the appeal after it, by a named human.
public struct AnswerDispute: Command {
    /// The name under which a refusal is logged.
    public static let name = "dispute.answer"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.lender, .operator_]

    /// Which dispute.
    public var dispute: DisputeID
    /// A ``Dispute/Verdict``, as sent.
    public var verdict: String
    /// The true value; needed to correct, and only then.
    public var correctedValue: FileItem.Value?
    /// What was checked and how.
    public var checked: String?
    /// Why.
    public var reason: String?
    /// The name of the human who decided.
    public var reviewerName: String?
    /// The role of that human.
    public var reviewerRole: String?
    /// Whether that human could have decided otherwise.
    public var couldDecideOtherwise: Bool?

    /// The command; nothing is checked here.
    public init(
        dispute: DisputeID,
        verdict: String,
        correctedValue: FileItem.Value? = nil,
        checked: String? = nil,
        reason: String? = nil,
        reviewerName: String? = nil,
        reviewerRole: String? = nil,
        couldDecideOtherwise: Bool? = nil
    ) {
        self.dispute = dispute
        self.verdict = verdict
        self.correctedValue = correctedValue
        self.checked = checked
        self.reason = reason
        self.reviewerName = reviewerName
        self.reviewerRole = reviewerRole
        self.couldDecideOtherwise = couldDecideOtherwise
    }

    /// What is loaded before deciding.
    public typealias State = DisputeState

    /// What the actor is told.
    public typealias Answer = DisputeID
}
