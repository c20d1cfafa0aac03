public import Identity

/// Whom a claim means: one person for certain, nobody, or not certain.
public enum MatchOutcome: Hashable, Sendable {
    /// Exactly one person, on every identifier that counts.
    case one(Person)
    /// Nobody.
    case none
    /// Several people, or identifiers that contradict each other: never decided by a machine.
    case review

    /// Decides among the people that share an identifier with the claim.
    public static func decide(_ claim: IdentityClaim, among people: [Person]) -> MatchOutcome {
        let candidates = people.map { Matching.Candidate(id: $0.id, identity: $0.identity) }
        switch Matching.decide(claim, among: candidates) {
        case .one(let id): return people.first { $0.id == id }.map(MatchOutcome.one) ?? .review
        case .none: return .none
        case .review: return .review
        }
    }
}
