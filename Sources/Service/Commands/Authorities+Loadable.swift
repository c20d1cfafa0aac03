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
    /// Whom the second human read in the order.
    public var namedPerson: IdentityClaim? { person }

    /// Needs the order, whom it is about in the second human's eyes, and what it can ask for.
    public func load(from desk: Desk) throws -> State {
        // The match comes first: whatever becomes of this stands on the chain of whom the order is about.
        let match = try desk.match(person)
        let file = try desk.file(behind: order.reference)
        return State(
            order: try file?.authorityOrder(order),
            match: match,
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
