/// The closed list of reasons that come from the lender and not from the score.
///
/// They are about what the person declared for this credit and about what the lender offers; none is
/// about who the person is.
public enum LendersReason: String, CaseIterable, Hashable, Sendable, Codable {
    /// Income too low for the amount.
    case incomeInsufficient = "income-insufficient"
    /// Too much is paid each month already.
    case existingObligations = "existing-obligations"
    /// What was declared could not be verified.
    case declarationNotVerified = "declaration-not-verified"
    /// Something was missing from the application.
    case applicationIncomplete = "application-incomplete"
    /// The amount is outside what the lender offers.
    case amountNotOffered = "amount-not-offered"
    /// The term is outside what the lender offers.
    case termNotOffered = "term-not-offered"
    /// The lender gives no credit for this use.
    case useNotOffered = "use-not-offered"
    /// The security does not cover the credit.
    case securityInsufficient = "security-insufficient"
    /// Too little is held for a score; only when the check said so, and never alone.
    case noScore = "no-score"
    /// An unpaid court order; only when the check answered one, and never alone (INV-18).
    case unpaidCourtOrder = "unpaid-court-order"

    /// Why, in one sentence for the person.
    public var sentence: String {
        switch self {
        case .incomeInsufficient:
            "The income that you declared is too low for the amount that you asked for."
        case .existingObligations:
            "After what you pay each month already, too little would be left for this credit."
        case .declarationNotVerified:
            "The lender could not verify what you declared on the application."
        case .applicationIncomplete:
            "Something that the lender needs was missing from the application."
        case .amountNotOffered:
            "The amount that you asked for is outside what this lender offers."
        case .termNotOffered:
            "The term that you asked for is outside what this lender offers."
        case .useNotOffered:
            "This lender gives no credit for the use that you named."
        case .securityInsufficient:
            "The security that you offered does not cover the credit."
        case .noScore:
            "We hold too little to compute a score. That is not a low score."
        case .unpaidCourtOrder:
            "The lender was told of an unpaid court order. You can contest the order in your file."
        }
    }

    /// Whether it may only stand beside another reason: a fact that no human has weighed.
    public var isMechanicalAlone: Bool { self == .noScore || self == .unpaidCourtOrder }
}
