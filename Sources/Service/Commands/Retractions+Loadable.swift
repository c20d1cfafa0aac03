public import Bureau
import Storage

extension RaiseRetractions: Loadable {
    /// Needs what of the file says who was told what, and who of them can be reached.
    public func load(from desk: Desk) throws -> State {
        guard let file = try desk.file(about: person) else {
            return State(facts: nil, known: [], reachable: [])
        }
        let facts = try ToldFacts(file)
        let recipients = Set(facts.inquiries.compactMap(\.subscriber))
        return State(
            facts: facts,
            known: try file.retractions(),
            reachable: try recipients.filter { try desk.subscriber($0)?.messageAddress != nil }
        )
    }
}

extension RecordRetraction: Loadable {
    /// Needs the message.
    public func load(from desk: Desk) throws -> State {
        let file =
            try person.map { try desk.file(about: $0) } ?? desk.file(behind: retraction.reference)
        return State(retraction: try file?.retraction(retraction))
    }
}

extension ConfirmRetraction: Loadable {
    /// Needs the message, as it was told to whoever asks.
    public func load(from desk: Desk) throws -> State {
        State(retraction: try desk.file(behind: retraction.reference)?.retraction(retraction))
    }
}

extension SetMessageAddress: Loadable {
    /// Needs the subscriber.
    public func load(from desk: Desk) throws -> State {
        State(subscriber: try desk.subscriber(subscriber))
    }
}

extension ToldFacts {
    /// What of a file says who was told what.
    init(_ file: FileRepository) throws {
        self.init(
            inquiries: try file.inquiries(),
            consents: try file.consents(),
            items: try file.items(),
            judgments: try file.judgments(),
            disputes: try file.disputes(),
            statement: try file.statement(),
            theftBlocks: try file.theftBlocks()
        )
    }
}
