/// Decides whom a claim means.
///
/// Near misses never match: a machine is certain or it says so.
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

    /// Decides among the people that share any token with the claim.
    ///
    /// One person, if exactly one candidate agrees with the claim on name, date of birth and
    /// address, or on national identifier, date of birth and name, and nothing contradicts it. A
    /// candidate that agrees on less, or contradicts, makes the whole a matter for a human: so a
    /// near miss never matches, and a better match beside it does not hide it.
    public static func decide<ID>(
        _ claim: IdentityClaim,
        among candidates: [Candidate<ID>]
    ) -> Outcome<ID> {
        let claim = NormalisedIdentity(claim)
        var seen: Set<ID> = []
        let people = candidates.filter { seen.insert($0.id).inserted }
        let compared = people.map { person in
            (id: person.id, likeness: Likeness(claim, NormalisedIdentity(person.identity)))
        }
        let related = compared.filter { $0.likeness != .unrelated }
        guard let only = related.first else { return .none }
        return related.count == 1 && only.likeness == .certain ? .one(only.id) : .review
    }

    /// Whether two claims agree exactly, after normalisation, on name, date of birth and address.
    public static func agreesOnNameBirthAndAddress(
        _ left: IdentityClaim,
        _ right: IdentityClaim
    ) -> Bool {
        let (left, right) = (NormalisedIdentity(left), NormalisedIdentity(right))
        guard let text = left.text(for: .nameBirthAndAddress) else { return false }
        return text == right.text(for: .nameBirthAndAddress)
    }
}

/// How a claim and a person compare.
enum Likeness: Hashable {
    /// The same person, on every identifier that counts.
    case certain
    /// Something agrees, and something is missing or contradicts.
    case doubtful
    /// No identifier that names a person agrees.
    case unrelated

    init(_ claim: NormalisedIdentity, _ person: NormalisedIdentity) {
        func agrees(_ part: KeyPath<NormalisedIdentity, String?>) -> Bool {
            claim[keyPath: part] != nil && claim[keyPath: part] == person[keyPath: part]
        }
        let sameName = agrees(\.name)
        let sameBirth = agrees(\.dateOfBirth)
        let sameNumber = agrees(\.nationalIdentifier)
        guard sameNumber || (sameName && sameBirth) else {
            self = .unrelated
            return
        }
        // Two numbers that differ belong to two people, however much else agrees.
        let numbersDiffer =
            claim.nationalIdentifier != nil && person.nationalIdentifier != nil && !sameNumber
        let isCertain = sameName && sameBirth && (sameNumber || agrees(\.address))
        self = isCertain && !numbersDiffer ? .certain : .doubtful
    }
}
