/// The kinds of orders that no register here takes, each with its basis.
public enum NeverOrder: String, CaseIterable, Hashable, Sendable, Codable {
    /// Fines, penalties, tickets.
    case fine
    /// Criminal matters, whatever the sum.
    case criminal
    /// Restitution after an offence.
    case restitution
    /// Taxes, customs, dues.
    case tax
    /// Support of a child, spouse or parent.
    case familySupport
    /// Apologies and other duties that are not money.
    case nonMoneyDuty

    /// Why this kind is refused, in one plain sentence.
    public var sentence: String {
        switch self {
        case .fine: "A fine, penalty or ticket is not a debt that belongs in a credit register."
        case .criminal: "A criminal matter is not a debt that belongs in a credit register."
        case .restitution: "Restitution after an offence does not belong in a credit register."
        case .tax: "A tax or due is not a debt that belongs in a credit register."
        case .familySupport: "Family support does not belong in a credit register."
        case .nonMoneyDuty:
            "An order to do something other than pay money, such as to apologise, is not a debt."
        }
    }

    /// The legal sources of the refusal.
    public var basis: String { Rule.noPenalMatters.citation }

    /// The kind that an order's description looks like, or nil.
    ///
    /// It decides only what a refusal says.
    public static func match(kind: String) -> NeverOrder? {
        index.firstClass(in: Words(kind)).map { allCases[$0] }
    }

    private static let index = PhraseIndex(allCases.map { ($0.phrases, []) })

    private var phrases: [String] {
        switch self {
        case .fine:
            ["fine", "fines", "penalty", "penalties", "ticket", "toll", "parking", "sanction"]
        case .criminal:
            [
                "criminal", "crime", "theft", "stealing", "shoplifting", "fraud", "offence",
                "offense", "penal", "felony", "misdemeanour", "misdemeanor", "conviction",
            ]
        case .restitution: ["restitution", "forfeiture", "confiscation", "compensation order"]
        case .tax: ["tax", "taxes", "customs", "duty", "dues", "levy", "social contribution"]
        case .familySupport:
            ["support", "maintenance", "alimony", "child", "family", "spousal", "custody"]
        case .nonMoneyDuty:
            [
                "apology", "apologise", "apologize", "publish", "retract", "retraction",
                "injunction",
                "defamation", "eviction", "performance", "non money", "nonmoney", "conduct",
            ]
        }
    }
}
