public import Bureau
public import Identity

extension FileJudgment: Loadable {
    /// The debtor.
    public var namedPerson: IdentityClaim? { debtor }

    /// Needs who files, whom they mean, and whether the order was ever filed.
    public func load(from desk: Desk) throws -> State {
        State(
            subscriber: try desk.asker(),
            match: try desk.match(debtor),
            priorOrderExists: try desk.wasFiled(order),
            permitsRealPeople: desk.office.permitsRealPeople
        )
    }
}
