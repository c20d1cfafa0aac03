/// What an actor may be permitted to do.
///
/// Roles are granted to subscribers one by one.
public enum Role: String, CaseIterable, Hashable, Sendable, Codable {
    /// May ask for consent and make checks.
    case lender
    /// May file orders and say what became of them.
    case court
    /// The person in the file, for that file alone.
    case person
    /// Somebody signed in under a mandate, for the acts that it names.
    case representative
    /// Who reads numbers by furnisher and the log, and nothing about any person.
    case auditor
    /// The operator's staff.
    case operator_ = "operator"
}
