public import Bureau
import Evidence
public import Identity
import Storage

extension ErasureFacts {
    /// What of a file can stand in the way of its erasure.
    init(_ file: FileRepository) throws {
        self.init(
            told: try ToldFacts(file),
            decisions: try file.decisions(),
            retractions: try file.retractions(),
            disclosures: try file.disclosures(),
            authorityOrders: try file.authorityOrders()
        )
    }
}

extension RequestErasure.State {
    fileprivate init(of desk: Desk) throws {
        guard let file = try desk.ownFile() else { throw Refusal.notPermitted }
        self.init(
            erasures: try file.erasures(),
            facts: try ErasureFacts(file),
            source: desk.office.source
        )
    }
}

extension RequestErasure: Loadable {
    /// Needs the person's own file.
    public func load(from desk: Desk) throws -> State { try State(of: desk) }
}

extension TakeErasureBack: Loadable {
    /// Needs the person's own file.
    public func load(from desk: Desk) throws -> State { try State(of: desk) }
}

extension AnswerErasure: Loadable {
    /// Needs the request, as the office holds it.
    public func load(from desk: Desk) throws -> State { try State(of: erasure, at: desk) }
}

extension DeclineErasure: Loadable {
    /// Needs the request, as the office holds it.
    public func load(from desk: Desk) throws -> State { try State(of: erasure, at: desk) }
}

extension AnswerErasure.State {
    fileprivate init(of erasure: ErasureID, at desk: Desk) throws {
        let file = try desk.file(behind: erasure.reference)
        self.init(
            erasure: try file?.erasure(erasure),
            facts: try file.map(ErasureFacts.init)
        )
    }
}

extension WriteErasureDown: Loadable {
    /// Whose file the clerk names.
    public var namedPerson: IdentityClaim? { person }

    /// Needs whom the claim means, and what that person's own request would need.
    public func load(from desk: Desk) throws -> State {
        let match = try desk.match(person)
        guard case .one(let found) = match else { return State(match: match, own: nil) }
        return State(
            match: match,
            own: try RequestErasure.State(of: desk.acting(as: found.id))
        )
    }
}

extension ConfirmErasure: Loadable {
    /// Whom the second human read in the request.
    public var namedPerson: IdentityClaim? { person }

    /// Needs the request, and whose it is in the second human's eyes.
    public func load(from desk: Desk) throws -> State {
        // The match comes first: whatever becomes of this stands on the chain of whose request it is.
        let match = try desk.match(person)
        let file = try desk.file(behind: erasure.reference)
        return State(
            erasure: try file?.erasure(erasure),
            match: match,
            facts: try file.map(ErasureFacts.init)
        )
    }
}

extension EndedFacts {
    /// What of a file says what of it has ended.
    init(_ file: FileRepository) throws {
        self.init(
            facts: try ErasureFacts(file),
            erasures: try file.erasures(),
            notices: try file.notices()
        )
    }
}

extension EraseEnded: Loadable {
    /// Needs the file, and the events of its chain.
    public func load(from desk: Desk) throws -> State {
        guard let file = try desk.file(about: person) else { return State(ended: nil, chain: []) }
        let chain = try RowMentions(of: person, at: desk).events.map { event in
            guard case .object(let facts)? = event.content["facts"] else {
                return ChainEvent(sequence: event.sequence, type: event.type, facts: [:])
            }
            return ChainEvent(sequence: event.sequence, type: event.type, facts: facts)
        }
        return State(ended: try EndedFacts(file), chain: chain)
    }
}

extension CarryOutErasure: Loadable {
    /// Needs the file that is to go.
    public func load(from desk: Desk) throws -> State {
        guard let file = try desk.file(about: person),
            let secret = PersonSecret(
                bytes: try desk.vault.keys(of: person.rawValue).chainSecret
            )
        else { return State(erasures: [], facts: nil, chainLength: 0, chain: "") }
        return State(
            erasures: try file.erasures(),
            facts: try ErasureFacts(file),
            chainLength: try ChainRepository.find(person.rawValue, in: desk.session)?.count ?? 0,
            chain: secret.mapKey.base64
        )
    }
}
