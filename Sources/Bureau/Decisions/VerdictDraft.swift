/// A decision as a lender sent it, unread, so that every fault of it is told at once.
public struct VerdictDraft: Hashable, Sendable {
    /// How it was decided, raw value of ``CreditDecision/Outcome``.
    public var outcome: String
    /// The name of the human who decided.
    public var reviewerName: String?
    /// The role of that human with the lender.
    public var reviewerRole: String?
    /// Whether that human could have decided otherwise.
    public var couldDecideOtherwise: Bool?
    /// Whether the person was heard, raw value of ``CreditDecision/Hearing``; not asked if nil.
    public var hearing: String?
    /// Characteristics that cost points in this very score, by name.
    public var keyFactors: [String]
    /// Reasons of the lender's own, raw values of ``LendersReason``.
    public var ownReasons: [String]

    /// A draft; nothing is checked here.
    public init(
        outcome: String,
        reviewerName: String? = nil,
        reviewerRole: String? = nil,
        couldDecideOtherwise: Bool? = nil,
        hearing: String? = nil,
        keyFactors: [String] = [],
        ownReasons: [String] = []
    ) {
        self.outcome = outcome
        self.reviewerName = reviewerName
        self.reviewerRole = reviewerRole
        self.couldDecideOtherwise = couldDecideOtherwise
        self.hearing = hearing
        self.keyFactors = keyFactors
        self.ownReasons = ownReasons
    }
}
