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
    /// Needs the freeze of the person's own file.
    public func load(from desk: Desk) throws -> FreezeState { try FreezeState(from: desk) }
}
