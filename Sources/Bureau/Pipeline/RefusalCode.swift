/// The closed list of stable codes of refusals.
public enum RefusalCode: String, CaseIterable, Hashable, Sendable, Codable {
    // Who may act.
    /// The actor may not do this.
    case notPermitted
    /// There is no such thing, or it is not the actor's.
    case notFound
    /// The subscriber is suspended.
    case suspended
    /// The subscriber has not confirmed in time that it followed a recall.
    case recallNotConfirmed
    /// The subscriber's looks of the day are used up.
    case budgetSpent
    /// The server holds invented people only.
    case syntheticPeopleOnly

    /// The scorecard has a characteristic without a permitted class of data.
    case draftScorecard

    // What was asked.
    /// A field could not be read.
    case malformed
    /// A field that is needed is not there.
    case missingField
    /// A date lies in the future.
    case dateInFuture
    /// The purpose is none of the closed set.
    case purposeNotPermitted
    /// A class of data that is never held.
    case refusedInput
    /// A declared value that the scorecard does not ask for.
    case notOnTheScorecard
    /// The matter is in a state in which this cannot be done.
    case wrongState

    // Consent.
    /// The request claims a consent that only the person can give.
    case sharingIsOffUntilThePersonActs
    /// The request bundles the consent with something else.
    case consentIsForOnePurposeAlone
    /// The request asks for a longer term than the charter allows.
    case termTooLong
    /// The wording shown is not the wording asked for.
    case wordingChanged

    // People.
    /// The person is not an adult.
    case minor
    /// The date of birth is not known for certain.
    case dateOfBirthUnknown
    /// Who is meant is not certain.
    case identityNotCertain
    /// The person has a file already.
    case alreadyEnrolled

    // Orders.
    /// The obligation arose before the person was an adult.
    case obligationAroseBeforeAdulthood
    /// The debt is not the person's own.
    case notOwnDebt
    /// Not an order to pay money between private parties.
    case notCivilMoneyOrder
    /// A fine, penalty, tax, criminal matter, restitution or family support.
    case penalMatter
    /// The principal is below the floor.
    case belowFloor
    /// The currency has no floor.
    case currencyWithoutFloor
    /// The order is not final.
    case notFinal
    /// Proof is missing or is no proof of actual receipt.
    case missingProof
    /// The person has not received the notice yet.
    case notReceivedYet
    /// The same order was filed before.
    case alreadyFiled
    /// The court has not confirmed the order recently enough.
    case notConfirmedByCourt
    /// The order is older than the term of an entry.
    case orderExpired
    /// What was filed is not signed with the court's registered key, or with another one.
    case falseSignature
    /// Too many filings of this filer were refused or undone.
    case filingBrake
    /// Nobody signed the order.
    case notSigned
    /// No human is named who decided.
    case reviewerMissing

    // Decisions.
    /// What is named as the human who decided is no human.
    case reviewerNotHuman
    /// The named human could not have decided otherwise.
    case reviewerWithoutPower
    /// The same human may not decide again.
    case sameReviewer
    /// The person asked to be heard and was not.
    case personNotHeard
    /// No reason is given.
    case reasonMissing
    /// A reason that is not among the true ones.
    case untrueReason
    /// More reasons than help anybody.
    case tooManyReasons
    /// The register's answer, or a lack of data, taken as a reason on its own.
    case mechanicalReason
    /// There is a decision after this check already.
    case alreadyDecided
    /// The decision comes after its time.
    case decisionTooLate

    // Disputes and disclosure.
    /// More files than a dispute has.
    case tooManyFiles
    /// A file, or all of them, have too many bytes.
    case fileTooLarge
    /// A file is empty, sent twice, or of no kind that is taken.
    case fileNotPermitted
    /// The charter gives no more time, or not once more.
    case moreTimeNotAllowed
    /// Only somebody who is not identified is refused their file.
    case onlyNotIdentified
}
