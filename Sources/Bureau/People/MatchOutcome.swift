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
        let others = people.indices.filter { people[$0].isCanary != true }.map { candidates[$0] }
        // Whoever has a file comes first: an invented person stands in nobody's way, and nobody is
        // taken for a guesser who asks for somebody that there is.
        switch Matching.decide(claim, among: others) {
        case .one(let id): return people.first { $0.id == id }.map(MatchOutcome.one) ?? .review
        case .review: return .review
        case .none: break
        }
        // A near miss is one as well: a name with its day of birth is nobody's here but the canary's.
        return Matching.decide(claim, among: canaries) != .none ? .canary : .none
    }
}
