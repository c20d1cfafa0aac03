/// The closed list of purposes for which a file may be asked (INV-16).
///
/// There is no other.
public enum Purpose: String, CaseIterable, Hashable, Sendable, Codable {
    /// The person applied for credit with the asker.
    case creditApplication = "credit-application"
    /// The asker reviews an account that the person holds with it.
    case accountReview = "account-review"
    /// The person looks at their own file.
    case ownCopy = "own-copy"
    /// A court ordered it, recorded, with two operators.
    case courtOrder = "court-order"
}
