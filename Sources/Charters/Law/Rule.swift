/// The rules that no charter, configuration or import can lower, with their legal sources.
///
/// The registry is closed: a refusal, a notice or a state can cite nothing that is not here.
public enum Rule: String, CaseIterable, Hashable, Sendable, Codable {
    /// Sharing is off until the person acts.
    case sharingIsOff = "INV-01"
    /// One consent is one recipient, one purpose, named data, one term.
    case oneConsentOnePurpose = "INV-02"
    /// Saying no costs nothing.
    case refusalIsFree = "INV-03"
    /// Switching off is as easy as switching on.
    case withdrawalIsEasy = "INV-04"
    /// Adults only.
    case adultsOnly = "INV-05"
    /// Own debts only.
    case ownDebtsOnly = "INV-06"
    /// Final civil money orders only.
    case finalMoneyOrdersOnly = "INV-07"
    /// Nothing is visible before proven receipt and the waiting period.
    case receiptBeforeEffect = "INV-08"
    /// What is contested is hidden.
    case contestedIsHidden = "INV-09"
    /// Small sums never enter.
    case amountFloor = "INV-10"
    /// No penal matters, taxes, family support or duties other than money.
    case noPenalMatters = "INV-11"
    /// Who cannot pay, or keeps a plan, is not listed.
    case inabilityIsNotListed = "INV-12"
    /// Every entry ends, and does not come back.
    case hardExpiry = "INV-13"
    /// Paid means gone.
    case paidIsRemoved = "INV-14"
    /// No list, no search; one exact match or nothing.
    case noListNoSearch = "INV-15"
    /// The purposes are closed.
    case closedPurposes = "INV-16"
    /// Every look is recorded and told to the person.
    case everyLookIsTold = "INV-17"
    /// Information for a human decision, never a sanction.
    case informationOnly = "INV-18"
    /// No tie between two people.
    case noTiesBetweenPeople = "INV-19"
    /// Only permitted classes of data are scored.
    case permittedDataOnly = "INV-20"
    /// A score adds up and states its true reasons.
    case scoreAddsUp = "INV-21"
    /// A refusal of credit needs a named human.
    case namedReviewer = "INV-22"
    /// The register is no input of the score.
    case registerIsNotScored = "INV-23"
    /// Words stay neutral.
    case neutralWords = "INV-24"
    /// What was disclosed can be called back.
    case recall = "INV-25"
    /// A missed deadline ends in the person's favour.
    case silenceFavoursThePerson = "INV-26"
    /// Public does not mean permitted.
    case noPublicSourceExemption = "INV-27"
    /// Authorities need a recorded court order.
    case courtOrderForAuthorities = "INV-28"

    /// The rule's identifier, for instance `INV-05`.
    public var id: String { rawValue }
}
