public import Charters

/// What a lender did about one of its own cases: a line of the lender's own list.
///
/// It holds no identity. Whom it was about is kept only where the lender was given an answer, or
/// where the person may still say yes; no request that met nobody looks different to the lender.
public struct LenderAct: Hashable, Sendable, Codable {
    /// A check that was answered: what was told, and on whose word.
    public struct Answered: Hashable, Sendable, Codable {
        /// The look.
        public var inquiry: InquiryID
        /// The consent that it rested on.
        public var consent: ConsentID
    }

    /// What was done.
    public enum Kind: Hashable, Sendable, Codable {
        /// Asked a person for consent; nil when nobody was identified.
        case consentRequest(ConsentID?)
        /// Checked; nil when the answer was `unavailable`, for whatever reason.
        case check(Answered?)
    }

    /// The act's identifier: what the lender was given.
    public let id: LenderActID
    /// Whose list it stands in.
    public let subscriber: SubscriberID
    /// What was done.
    public let kind: Kind
    /// The lender's own reference of the case.
    public let ownReference: String
    /// What for.
    public let purpose: Purpose
    /// When.
    public let at: Instant
    /// The named human who did it; nil when a program did, by its key.
    public let staffName: String?
    /// Whom it was about, where that is kept; never told to the lender.
    public let person: PersonID?
}

extension LenderAct {
    /// The same without whom it was about, for a file that is gone: it reads as one that met nobody.
    public var withoutPerson: LenderAct {
        let kind: Kind =
            switch kind {
            case .consentRequest: .consentRequest(nil)
            case .check: .check(nil)
            }
        return LenderAct(
            id: id,
            subscriber: subscriber,
            kind: kind,
            ownReference: ownReference,
            purpose: purpose,
            at: at,
            staffName: staffName,
            person: nil
        )
    }

    /// Whether it is the check that led to that look.
    public func answers(_ inquiry: InquiryID) -> Bool {
        if case .check(let answered?) = kind { answered.inquiry == inquiry } else { false }
    }

    init(
        id: LenderActID,
        kind: Kind,
        of subscriber: Subscriber,
        ownReference: String?,
        purpose: Purpose,
        about person: PersonID?,
        in context: DecisionContext
    ) {
        self.init(
            id: id,
            subscriber: subscriber.id,
            kind: kind,
            ownReference: ownReference?.trimmed ?? "",
            purpose: purpose,
            at: context.now,
            staffName: context.staffName,
            person: person
        )
    }

    /// The longest reference that a lender may give a case, in Unicode scalars.
    private static let longestReference = 64

    /// What is wrong with a lender's own reference of a case.
    static func fault(ofReference text: String?) -> Refusal.Finding? {
        guard let text, text.unicodeScalars.count > longestReference else { return nil }
        return .init(
            .malformed,
            "Your own reference has at most \(longestReference) characters.",
            .noListNoSearch,
            field: "ownReference"
        )
    }
}
