public import Bureau
import Storage

extension ActUnderMandate: Loadable where Act: Loadable {
    /// Needs the mandate under which the asker is signed in, and what the act needs of its person.
    public func load(from desk: Desk) throws -> State {
        guard case .representative(let person, let id, _) = desk.principal.actor else {
            throw Refusal.notPermitted
        }
        let mandate = try desk.mandate(id, of: person)
        return State(
            mandate: mandate,
            own: try mandate.map { _ in try act.load(from: desk.acting(as: person)) },
            source: desk.office.source
        )
    }
}

extension Desk {
    /// A mandate of a person for whom somebody signed in; the command is about that person.
    fileprivate func mandate(_ id: MandateID, of person: PersonID) throws -> Mandate? {
        try represented(person).mandate(id)
    }
}
