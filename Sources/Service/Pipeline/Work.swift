import Bureau
import Identity
import Storage

/// One thing to do in the writer's transaction, with the kind of its answer forgotten.
///
/// Every way of changing anything is one of these, so that there is one pipeline.
struct Work: Sendable {
    /// The name under which a refusal is logged.
    let name: String
    /// Who asks.
    let principal: Principal
    /// Who may ask.
    let permittedRoles: Set<Role>
    /// Whether each try counts against the subscriber's looks of the day.
    let countsAsLook: Bool
    /// Of whom something is gone when the batch is in the log, if it is such work.
    var erases: PersonID?
    /// Whom the work names, with what of their file it reads.
    private(set) var named: Named?
    /// Loads and decides; throws a `Refusal` when the rules say no.
    let body: @Sendable (Desk, DecisionContext) throws -> Worked
    /// Decides what follows from a refusal beside its event.
    private(set) var consequences: Following?

    /// Loads and decides what follows from a refusal; nil when nothing can.
    typealias Following = @Sendable (Desk, DecisionContext, Refusal) throws -> Consequences?

    /// A person as a command names them, and the tokens by which they are searched.
    struct Named: Sendable {
        let claim: IdentityClaim
        let tables: [Table]
        var tokens: [[UInt8]] = []
    }

    init(
        name: String,
        principal: Principal,
        permittedRoles: Set<Role>,
        countsAsLook: Bool = false,
        named: Named? = nil,
        body: @escaping @Sendable (Desk, DecisionContext) throws -> Worked
    ) {
        self.name = name
        self.principal = principal
        self.permittedRoles = permittedRoles
        self.countsAsLook = countsAsLook
        self.named = named
        self.body = body
    }

    /// A command of the domain.
    init<C: Loadable>(_ command: C, as principal: Principal) {
        self.init(
            name: C.name,
            principal: principal,
            permittedRoles: C.permittedRoles,
            countsAsLook: C.countsAsLook,
            named: command.namedPerson.map {
                Named(claim: $0, tables: C.tablesOfNamedPerson)
            }
        ) { desk, context in
            let decision = try command.decide(try command.load(from: desk), in: context)
            return Worked(
                answer: decision.answer,
                releasesReceipt: command.releasesReceipt(with: decision.answer),
                events: decision.events,
                changes: decision.changes
            )
        }
        consequences = { desk, context, refusal in
            guard C.hasConsequences(refusal) else { return nil }
            return command.consequences(
                of: refusal,
                try command.load(from: desk),
                in: context
            )
        }
    }
}

extension Work {
    /// The work with its tokens made, by whoever hands it in rather than by the one writer.
    func tokenised(by office: OfficeContext) -> Work {
        guard let named else { return self }
        var work = self
        work.named?.tokens = office.searchTokens(of: named.claim)
        return work
    }
}

/// What a piece of work came to: the answer, the events, and the rows to write.
struct Worked: Sendable {
    var answer: any Sendable
    var releasesReceipt = true
    var events: [Event]
    var changes: [Change] = []
    /// Rows that are no value of the domain: hashes of keys, scorecards, sessions.
    var rows: [RowWrite] = []
    /// What goes of the person that the work erases, once the log has the batch.
    var erased: Erased = .nothing
}

/// What of a person's events goes once the log says so.
enum Erased: Sendable {
    /// Nothing: most work erases nothing.
    case nothing
    /// Text and salt of some events; the chain lives on.
    case events([UInt64])
    /// All events, and the keys without which nothing of the file opens.
    case file

    /// Erases it, in the transaction that has the log.
    func run(of person: PersonID, in rows: any SQLSession, office: OfficeContext) throws {
        switch self {
        case .nothing: break
        case .events(let sequences):
            try ErasureRepository.deleteEvents(sequences, of: person, in: rows)
        case .file:
            try ErasureRepository.deleteKeys(of: person, in: rows)
            try ErasureRepository.deleteEvents(of: person, sealedBy: office.keys.index, in: rows)
            office.opened.forget(.ownerKey, key: [.text(person.rawValue)])
        }
    }
}

/// A row to write or to delete, and whose it is.
struct RowWrite: Sendable {
    let row: StoredRow
    let owner: Owner
    var isDeletion = false
    /// What an earlier event said of it, for an event that says so again and writes nothing.
    var said: RowMentions.Mention?

    /// The digest that an event gives of it; nil of a row that is gone.
    var sha256: String? {
        if let said { return said.sha256 }
        // A deleted row is said to be deleted: the audit then misses nothing and finds extras.
        return isDeletion ? nil : row.digest.hexadecimal
    }

    func run(_ session: any SQLSession) throws {
        guard said == nil else { return }
        if isDeletion { try row.delete(session) } else { try row.put(session) }
    }
}
