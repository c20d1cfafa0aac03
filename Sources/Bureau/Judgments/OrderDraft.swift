/// An order as it is filed: text and gaps as they came, so that every fault can be named at once.
public struct OrderDraft: Hashable, Sendable, Codable {
    /// The court's name.
    public var court: String?
    /// The court's case number.
    public var caseNumber: String?
    /// The kind of order: `civilMoney`, or one that is refused.
    public var kind: String?
    /// The day of the order, `YYYY-MM-DD`.
    public var orderedOn: String?
    /// The day the obligation arose, `YYYY-MM-DD`.
    public var obligationAroseOn: String?
    /// The principal without costs and interest, in minor units.
    public var principalMinorUnits: Int64?
    /// ISO 4217 code.
    public var currency: String?
    /// Costs and interest in minor units; they count towards nothing.
    public var costsMinorUnits: Int64?
    /// To whom the money is owed.
    public var creditor: String?
    /// In what capacity the person owes it: `own`, or one that is refused.
    public var liability: String?
    /// Whether the order is final and enforceable.
    public var isFinal: Bool?
    /// The court's short reasons.
    public var reasons: String?
    /// The day on which the court last confirmed that the order stands unpaid, `YYYY-MM-DD`.
    public var confirmedOn: String?
    /// Who signed for the court.
    public var signedBy: String?

    /// A draft; nothing is checked here.
    public init(
        court: String? = nil,
        caseNumber: String? = nil,
        kind: String? = nil,
        orderedOn: String? = nil,
        obligationAroseOn: String? = nil,
        principalMinorUnits: Int64? = nil,
        currency: String? = nil,
        costsMinorUnits: Int64? = nil,
        creditor: String? = nil,
        liability: String? = nil,
        isFinal: Bool? = nil,
        reasons: String? = nil,
        confirmedOn: String? = nil,
        signedBy: String? = nil
    ) {
        self.court = court
        self.caseNumber = caseNumber
        self.kind = kind
        self.orderedOn = orderedOn
        self.obligationAroseOn = obligationAroseOn
        self.principalMinorUnits = principalMinorUnits
        self.currency = currency
        self.costsMinorUnits = costsMinorUnits
        self.creditor = creditor
        self.liability = liability
        self.isFinal = isFinal
        self.reasons = reasons
        self.confirmedOn = confirmedOn
        self.signedBy = signedBy
    }
}
