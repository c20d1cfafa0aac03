public import Bureau
import Storage

extension FreezeState {
    init(from desk: Desk) throws { self.init(freeze: try desk.ownFile()?.freeze()) }
}

extension PlaceFreeze: Loadable {
    /// Needs the freeze of the person's own file.
    public func load(from desk: Desk) throws -> FreezeState { try FreezeState(from: desk) }
}

extension LiftFreeze: Loadable {
    /// Needs the freeze of the person's own file, and whom the person can ask.
    public func load(from desk: Desk) throws -> State {
        State(freeze: try desk.ownFile()?.freeze(), source: desk.office.source)
    }
}

extension ThawFreeze: Loadable {
    /// Needs the freeze of the person's own file, and the consent of the lender.
    public func load(from desk: Desk) throws -> State {
        let file = try desk.ownFile()
        return State(freeze: try file?.freeze(), consent: try file?.consent(consent))
    }
}
