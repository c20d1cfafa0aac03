public import Bureau
public import Charters
import Identity

/// A representative who is signed in, and for whom they act.
public struct RepresentativeCaller: Sendable {
    /// The mandate under which they act; it holds at the moment of reading.
    public let mandate: Mandate
    /// For whom: the name, and nothing else of the file.
    public let personName: String
    /// What they may do.
    public let principal: Principal

    init(mandate: Mandate, person: Person) {
        self.mandate = mandate
        personName = "\(person.identity.givenName) \(person.identity.familyName)"
        principal = Principal(
            actor: .representative(
                person: mandate.person,
                mandate: mandate.id,
                name: mandate.representative
            ),
            roles: [.representative]
        )
    }
}

/// The sign-in of a representative, told once.
public struct MandateSignIn: Hashable, Sendable {
    /// The mandate.
    public let mandate: Mandate
    /// What they type; only its keyed hash is stored.
    public let reference: String
}

/// One thing that a representative did under their mandate.
public struct RepresentedAct: Sendable {
    /// When.
    public let at: Instant
    /// What happened, as the type of its event.
    public let type: String
}
