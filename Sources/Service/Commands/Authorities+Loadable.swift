public import Bureau
public import Identity
import Storage

extension RecordAuthorityOrder: Loadable {
    /// Whose file is asked for.
    public var namedPerson: IdentityClaim? { person }

    /// Needs whom the order means.
    public func load(from desk: Desk) throws -> State {
        State(match: try desk.match(person), source: desk.office.source)
    }
}

extension ApproveAuthorityOrder: Loadable {
    /// Needs the order and what it can ask for.
    public func load(from desk: Desk) throws -> State {
        let file = try desk.file(behind: order.reference)
        return State(
            order: try file?.authorityOrder(order),
            items: try file?.items() ?? [],
            judgments: try file?.judgments() ?? [],
            disputes: try file?.disputes() ?? [],
            theftBlocks: try file?.theftBlocks() ?? [],
            statement: try file?.statement(),
            source: desk.office.source
        )
    }

    /// The receipt stands on the person's chain; the authority is given the answer and no more.
    public func releasesReceipt(with answer: Answer) -> Bool { false }
}
