/// Decides whom a claim means. Near misses never match: a machine is certain or it says so.
public enum Matching {
    /// A person that shares an identifier with the claim.
    public struct Candidate<ID: Hashable & Sendable>: Hashable, Sendable {
        /// Who.
        public var id: ID
        /// The identity as proven.
        public var identity: IdentityClaim

        /// A candidate.
        public init(id: ID, identity: IdentityClaim) {
            self.id = id
            self.identity = identity
        }
    }

    /// What was decided.
    public enum Outcome<ID: Hashable & Sendable>: Hashable, Sendable {
        /// Exactly one person, on every identifier that counts.
        case one(ID)
        /// Nobody.
        case none
        /// Several, or contradictions: for a human.
        case review
    }

    /// Decides among candidates.
    public static func decide<ID>(
        _ claim: IdentityClaim, among candidates: [Candidate<ID>]
    ) -> Outcome<ID> {
        candidates.isEmpty ? .none : .review
    }
}
