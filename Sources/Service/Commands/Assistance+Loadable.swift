public import Bureau
public import Identity
import Storage

extension GiveMandate: Loadable {
    /// Needs whom a notice names.
    public func load(from desk: Desk) throws -> DataSource { desk.office.source }
}

extension RecordMandate: Loadable {
    /// For whom somebody is to act.
    public var namedPerson: IdentityClaim? { person }

    /// Needs whom the claim means.
    public func load(from desk: Desk) throws -> State {
        State(match: try desk.match(person), source: desk.office.source)
    }
}

extension EndMandate: Loadable {
    /// Needs the mandate, if whoever asks may know of it: the person or the office.
    public func load(from desk: Desk) throws -> State {
        let file = try desk.ownFile() ?? desk.file(behind: mandate.reference)
        return State(mandate: try file?.mandate(mandate), source: desk.office.source)
    }
}

extension ActFor: Loadable where Act: Loadable {
    /// For whom it is done.
    public var namedPerson: IdentityClaim? { person }

    /// Needs whom the claim means, and what the act needs when that person does it.
    public func load(from desk: Desk) throws -> State {
        var state = State(
            match: try desk.match(person),
            own: nil,
            mandates: [],
            source: desk.office.source
        )
        guard case .one(let found) = state.match else { return state }
        state.mandates = try desk.file(of: found.id).mandates()
        state.own = try act.load(from: desk.acting(as: found.id))
        return state
    }
}
