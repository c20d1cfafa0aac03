public import Bureau

extension DisableStaff: Loadable {
    /// Needs the account.
    public func load(from desk: Desk) throws -> State {
        State(member: try desk.staff(member))
    }
}
