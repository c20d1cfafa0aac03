public import Identity

/// Whom a claim means: one person for certain, nobody, or not certain.
public enum MatchOutcome: Hashable, Sendable {
    /// Exactly one person, on every identifier that counts.
    case one(Person)
    /// Nobody.
    case none
    /// Several people, or identifiers that contradict each other: never decided by a machine.
    case review
    /// An invented person whom nobody can have heard of, or nearly so: whoever asks is guessing.
    case canary

    /// Decides among the people that share an identifier with the claim.
    public static func decide(_ claim: IdentityClaim, among people: [Person]) -> MatchOutcome {
        let candidates = people.map { Matching.Candidate(id: $0.id, identity: $0.identity) }
        let canaries = people.indices.filter { people[$0].isCanary == true }.map { candidates[$0] }
        // A near miss is one as well: a name with its day of birth is nobody's but the canary's.
        if !canaries.isEmpty, Matching.decide(claim, among: canaries) != .none { return .canary }
        switch Matching.decide(claim, among: candidates) {
        case .one(let id): return people.first { $0.id == id }.map(MatchOutcome.one) ?? .review
        case .none: return .none
        case .review: return .review
        }
    }
}
