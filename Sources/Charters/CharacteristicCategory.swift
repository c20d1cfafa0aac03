/// The closed list of data that a credit score may use (INV-20).
///
/// Adding one is a reviewed code change.
public enum CharacteristicCategory: String, CaseIterable, Hashable, Sendable, Codable {
    /// The person's own conduct with credit: how they borrowed and repaid.
    case ownConduct = "own-conduct"
    /// What the person declared on the application, for this credit.
    case declaredForThisCredit = "declared-for-this-credit"
    /// Account data, given by a separate consent.
    case accountDataByConsent = "account-data-by-consent"
}
