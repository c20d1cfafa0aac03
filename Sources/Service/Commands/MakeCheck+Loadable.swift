public import Bureau
public import Identity
public import Storage

extension MakeCheck: Loadable {
    /// Every check is a look, answered or not.
    public static var countsAsLook: Bool { true }

    /// Whose file is asked for.
    public var namedPerson: IdentityClaim? { person }

    /// The whole file but looks, decisions and notices.
    public static var tablesOfNamedPerson: [Table] {
        [
            .consent, .fileFreeze, .fileItem, .judgment, .dispute, .disclosure, .erasure,
            .fileStatement, .theftBlock,
        ]
    }

    /// Needs who asks, whom they mean, and that person's whole file.
    public func load(from desk: Desk) throws -> State {
        var state = State(
            subscriber: try desk.asker(),
            looksToday: try desk.looksToday(),
            recallOwedBy: try desk.recallOwedBy(),
            match: try desk.match(person),
            consents: [],
            freeze: nil,
            items: [],
            judgments: [],
            disputes: [],
            disclosures: [],
            statement: nil,
            theftBlocks: [],
            scorecard: try desk.scorecardInForce(),
            strays: try desk.straysToday(),
            claimDigest: try desk.digest(of: person)
        )
        guard case .one(let person) = state.match else { return state }
        let file = try desk.file(of: person.id)
        state.consents = try file.consents()
        state.freeze = try file.freeze()
        state.items = try file.items()
        state.judgments = try file.judgments()
        state.disputes = try file.disputes()
        state.disclosures = try file.disclosures()
        state.erasures = try file.erasures()
        state.statement = try file.statement()
        state.theftBlocks = try file.theftBlocks()
        return state
    }

    /// A receipt of an unanswered look would say whether there is a file.
    public func releasesReceipt(with answer: Answer) -> Bool {
        if case .answered = answer { true } else { false }
    }
}
