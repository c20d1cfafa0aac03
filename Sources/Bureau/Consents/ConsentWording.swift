public import Charters

/// The words that a person is shown before saying yes or no, made from the facts and nothing else.
///
/// The recipient writes none of it, so that nothing can be hidden or bundled in it.
struct ConsentWording {
    let text: String

    init(
        recipient: Subscriber,
        purpose: Purpose,
        categories: Set<CharacteristicCategory>,
        isSingleUse: Bool,
        termDays: Int
    ) {
        let data = categories.sorted { $0.rawValue < $1.rawValue }.map(\.inWords)
        let days = termDays == 1 ? "1 day" : "\(termDays) days"
        let term =
            isSingleUse
            ? "It could look once, within \(days) of your answer."
            : "It could look more than once, for \(days) from your answer. "
                + "You are told of every look."
        text = [
            "\(recipient.name) asks to see your file, only to \(purpose.inWords).",
            "It would see \(Self.list(data)), and nothing else from your file.",
            "It would also be told of an unpaid court order that lenders may see, if there is one.",
            term,
            "If you say no, nothing else changes: no score, no price and no service.",
            "You can switch this off again at any time, in one step.",
            "You reach \(recipient.name) at \(recipient.contact).",
        ].joined(separator: "\n")
    }

    var hash: String { sha256Hexadecimal(text.utf8) }

    private static func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.joined() }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension CharacteristicCategory {
    /// The class of data, in words a person reads after "It would see".
    public var inWords: String {
        switch self {
        case .ownConduct: "how you borrowed and repaid"
        case .declaredForThisCredit: "what you declared when you asked for this credit"
        case .accountDataByConsent: "data about your accounts"
        }
    }
}

extension Purpose {
    /// What for, in words a person reads after "to".
    public var inWords: String {
        switch self {
        case .creditApplication: "decide on the credit that you asked it for"
        case .accountReview: "review the credit that you already have with it"
        case .ownCopy: "give you a copy of your own file"
        case .courtOrder: "answer a court order that names you"
        }
    }

    /// The purposes for which a lender may ask.
    static let ofLenders: Set<Purpose> = [.creditApplication, .accountReview]

    /// The purpose that a lender names, or why it is refused.
    static func ofLender(_ text: String) -> Result<Purpose, Refusal> {
        if let purpose = Purpose(rawValue: text), ofLenders.contains(purpose) {
            return .success(purpose)
        }
        if let use = NeverUse.match(purpose: text) {
            let finding = Refusal.Finding(
                code: .purposeNotPermitted,
                sentence: use.sentence,
                rule: Rule.closedPurposes.id,
                citation: use.basis,
                field: "purpose"
            )
            return .failure(Refusal(findings: [finding]))
        }
        return .failure(
            Refusal(
                .purposeNotPermitted,
                "A lender may ask for credit that the person applied for, or for an account that "
                    + "the person has with it, and for nothing else.",
                .closedPurposes,
                field: "purpose"
            )
        )
    }
}
