public import Bureau
import Charters
public import Identity

extension PlaceCanary: Loadable {
    /// Who is invented, and may be somebody.
    public var namedPerson: IdentityClaim? { identity }

    /// Needs the match of the identity.
    public func load(from desk: Desk) throws -> State { State(match: try desk.match(identity)) }
}

extension EnrolPerson: Loadable {
    /// Who is enrolled, and may be known already.
    public var namedPerson: IdentityClaim? { identity }

    /// Needs the match of the identity; a reference in use is refused here, where it is known.
    public func load(from desk: Desk) throws -> State {
        guard try !desk.isReferenceTaken(reference) else {
            throw Refusal(
                .alreadyEnrolled,
                "This reference is in use: choose another one.",
                .noTiesBetweenPeople,
                field: "reference"
            )
        }
        return State(
            match: try desk.match(identity),
            permitsRealPeople: desk.office.permitsRealPeople,
            source: desk.office.source
        )
    }
}
