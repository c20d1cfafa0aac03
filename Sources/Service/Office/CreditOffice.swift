public import Bureau
public import Charters
import Evidence
public import Languages
import Logging
public import Storage

/// The office: everything that can be asked of Recourse, and the only door to it.
///
/// Every command takes one way: authorise, load, decide, then rows, events, log and checkpoint in one
/// transaction, and the answer after its commit.
public final class CreditOffice: Sendable {
    /// The charter with the numbers in force.
    public var charter: Charter { context.charter }
    /// What the operator decided.
    public let settings: OfficeSettings
    let context: OfficeContext
    let database: any Database
    private let signer: NoteSigner
    private let keeper: LogKeeper
    let released: ReleasedCheckpoint
    /// How the database stands behind what its log had released; nil when it does not, and unless the
    /// office was opened to accept that or to audit.
    public let rollback: Rollback?
    private let writer: Writer
    private let cardShelf = CardWordsShelf()
    let lease: WriterLease

    /// Opens an office over a database: migrates a fresh one, compares its keys, checks who may be in it, and
    /// holds the newest checkpoint against the tree and the chains.
    ///
    /// - Throws: ``OfficeError`` when the start guard, the settings or the log say no; `StoreError`
    ///   for a database that cannot be used or belongs to other keys.
    public init(
        database: any Database,
        keys: KeyRing,
        charter: Charter,
        clock: any WallClock,
        settings: OfficeSettings
    ) async throws {
        guard !settings.isDemo || settings.operatorFile == nil else {
            throw OfficeError.settings("the demo shows sign-in codes: it cannot hold real people")
        }
        self.settings = settings
        self.database = database
        let context = OfficeContext(
            keys: keys,
            charter: charter,
            clock: clock,
            settings: settings
        )
        self.context = context
        do {
            signer = try NoteSigner(name: settings.origin, secret: keys.logSigningSeed)
        } catch {
            throw OfficeError.settings("the origin must be a name without white space and plus")
        }
        let keeper = LogKeeper(key: signer.verifierKey)
        self.keeper = keeper
        let released = ReleasedCheckpoint(
            file: settings.checkpointFile,
            key: signer.verifierKey,
            logger: settings.logger
        )
        self.released = released
        let lease = WriterLease(office: context, keeper: keeper)
        self.lease = lease
        writer = Writer(
            database: database,
            office: context,
            keeper: keeper,
            signer: signer,
            lease: lease,
            released: released
        )
        try await Migrator.settle(database, migrating: settings.migrates)
        try await database.write { session in
            // First of all, so that all that is read is of one moment.
            try LeaseRepository.lockUnread(sealedBy: keys.index, in: session)
            try DatabaseFacts.settle(context, in: session)
            guard try context.permitsRealPeople || !PersonRepository.holdsRealPerson(session)
            else { throw OfficeError.realPeopleWithoutOperator }
        }
        rollback = try await StartCheck.run(
            over: database,
            office: context,
            key: signer.verifierKey,
            keeper: keeper,
            released: released
        )
        if !settings.isDemo, settings.codeDelivery == nil {
            settings.logger.warning("no delivery of sign-in codes: people cannot sign in")
        }
    }

    /// The present instant, from the clock that the office was given.
    public var now: Instant { context.clock.now }

    /// Whether the office may hold real people: only with an operator file.
    public var permitsRealPeople: Bool { context.permitsRealPeople }

    // MARK: Commands

    /// Performs a command.
    ///
    /// - Throws: `Refusal` when the rules say no; the refusal is in the log like anything else.
    public func perform<C: Loadable>(
        _ command: C,
        as principal: Principal
    ) async throws -> Receipted<C.Answer> {
        try await answer(to: Work(command, as: principal))
    }

    /// Makes an API key for a subscriber.
    ///
    /// It is told once; only its hash is stored.
    public func issueAPIKey(
        for subscriber: SubscriberID,
        as principal: Principal
    ) async throws -> Receipted<String> {
        try await answer(to: .issueAPIKey(for: subscriber, as: principal))
    }

    // MARK: Who acts

    /// The subscriber that holds an API key; nil for any other text.
    public func principal(apiKey: String) async throws -> Principal? {
        guard let subscriber = try await reader.holder(ofAPIKey: apiKey) else { return nil }
        return Principal(
            actor: .subscriber(subscriber.id),
            roles: subscriber.roles,
            apiKey: context.keys.index.hash(.apiKey, apiKey)
        )
    }

    /// Begins a sign-in.
    ///
    /// The answer is the same whether or not the reference exists.
    public func beginSignIn(reference: String) async throws -> SignInChallenge {
        try await signIn.begin(reference: reference)
    }

    /// Ends a sign-in with the code; nil for a wrong, used or late one, without saying which.
    public func completeSignIn(challenge: String, code: String) async throws -> SessionToken? {
        try await signIn.complete(challenge: challenge, code: code)
    }

    /// The person whose session it is; nil when it is over.
    ///
    /// Using a session keeps it from idling out.
    public func principal(session: String) async throws -> Principal? {
        try await signIn.principal(session: session)
    }

    /// Ends a session at once.
    public func endSession(_ session: String) async throws {
        try await signIn.end(session: session)
    }

    // MARK: Reading

    /// The person's own file.
    ///
    /// The first reading in a session and day is an event, without a notice.
    ///
    /// - Throws: `Refusal` when it is not a person who asks.
    public func personFile(of principal: Principal) async throws -> PersonFile {
        let person = try person(principal)
        if let token = principal.session { try await recordReading(by: principal, token) }
        guard let file = try await reader.file(of: person) else { throw Refusal.notFound }
        return file
    }

    /// Everything that was ever done with the person's file, oldest first, each with its receipt.
    public func history(of principal: Principal) async throws -> [HistoryEntry] {
        try await logReader.history(of: try person(principal))
    }

    /// Everything that was ever done with the person's file, with the proof that nothing is missing.
    ///
    /// The text holds the person's own key to the log; it is for the person alone.
    public func statement(of principal: Principal) async throws -> String {
        try await logReader.statement(of: try person(principal))
    }

    /// A judgment, for the court that filed it and no one else.
    ///
    /// - Throws: `Refusal` (`notFound`) for anyone else's, and for one that does not exist.
    public func judgment(
        _ id: JudgmentID,
        for principal: Principal
    ) async throws -> Judgment {
        guard let court = principal.subscriber, principal.roles.contains(.court) else {
            throw Refusal.notPermitted
        }
        guard let judgment = try await reader.judgment(id, filedBy: court) else {
            throw Refusal.notFound
        }
        return judgment
    }

    /// A decision on credit, for the lender that made it and no one else.
    ///
    /// - Throws: `Refusal` (`notFound`) for anyone else's, and for one that does not exist.
    public func decision(
        _ id: DecisionID,
        for principal: Principal
    ) async throws -> CreditDecision {
        guard let lender = principal.subscriber, principal.roles.contains(.lender) else {
            throw Refusal.notPermitted
        }
        guard let decision = try await reader.decision(id, madeBy: lender) else {
            throw Refusal.notFound
        }
        return decision
    }

    /// The subscriber that acts, as it was taken on; nil when it is not a subscriber.
    public func subscriber(of principal: Principal) async throws -> Subscriber? {
        guard let id = principal.subscriber else { return nil }
        return try await reader.subscriber(id)
    }

    /// All subscribers, for the operator's staff.
    ///
    /// - Throws: `Refusal` when it is not staff who asks.
    public func subscribers(for principal: Principal) async throws -> [Subscriber] {
        guard principal.roles.contains(.operator_) else { throw Refusal.notPermitted }
        return try await reader.subscribers()
    }

    /// The scorecard in force, if there is one.
    public func servedScorecard() async throws -> ServedScorecard? {
        try await reader.scorecardInForce()
    }

    /// Canonical JSON of an approved scorecard by its hash, for whoever wants to compute again.
    public func scorecard(hash: String) async throws -> [UInt8]? {
        try await reader.scorecard(hash: hash)
    }

    /// The language that a person chose; nil where they never chose one.
    ///
    /// - Throws: `Refusal` when it is not a person who asks.
    public func language(of principal: Principal) async throws -> Language? {
        try await reader.language(of: try person(principal))
            .flatMap(Language.init(rawValue:))
    }

    /// The words of every card that was ever approved, for whoever reads what one of them said.
    public func cardWords() async throws -> CardWords {
        let now = context.clock.now
        return try await database.read { [cardShelf] in try cardShelf.words(asOf: now, in: $0) }
    }

    // MARK: The log

    /// The latest checkpoint, a C2SP signed note; nil while the log is empty.
    public func latestCheckpoint() async throws -> String? {
        try await logReader.latestCheckpoint()
    }

    /// The bytes at a path of C2SP `tlog-tiles`, for instance `tile/0/x001/067`; nil when none.
    public func tile(_ path: String) async throws -> [UInt8]? {
        try await logReader.tile(path)
    }

    /// The key that verifies checkpoints and receipts, in the form of a C2SP note verifier key.
    public var verifierKey: String { signer.verifierKey.text }

    /// Checks every byte of the database against the log.
    public func checkLog() async throws -> AuditReport {
        let key = signer.verifierKey
        return try await database.read { [context] session in
            var audit = Audit(session: session, office: context, key: key)
            return try audit.run()
        }
    }

    /// Whether the database answers and this process may write to it, for readiness checks.
    public func isReady() async -> Bool {
        guard lease.mayWrite else { return false }
        do {
            // An empty log is no checkpoint and no fault.
            _ = try await database.read { try LogRepository.latestCheckpoint($0) }
            return true
        } catch {
            return false
        }
    }
}

extension CreditOffice {
    private var reader: Reader { Reader(database: database, office: context) }
    private var signIn: SignInDesk { SignInDesk(database: database, office: context) }
    var logReader: LogReader {
        LogReader(database: database, office: context, keeper: keeper)
    }

    private func person(_ principal: Principal) throws(Refusal) -> PersonID {
        guard let person = principal.person else { throw .notPermitted }
        return person
    }

    /// Has work done in the next batch and gives its answer its kind back.
    func answer<Answer: Sendable>(to work: Work) async throws -> Receipted<Answer> {
        do {
            let finished = try await writer.submit(work.tokenised(by: context))
            guard let answer = finished.answer as? Answer else {
                throw OfficeError.settings("the answer of \(work.name) is of another kind")
            }
            return Receipted(answer: answer, receipt: finished.receipt)
        } catch let refusal as Refusal {
            settings.logger.info(
                "refused",
                metadata: [
                    "command": "\(work.name)", "code": "\(refusal.primary.code.rawValue)",
                ]
            )
            throw refusal
        }
    }

    /// Reading one's own file is an event once a session and day, and never a notice: a person who
    /// turns the pages of their own portal is not told so each time.
    private func recordReading(by principal: Principal, _ token: [UInt8]) async throws {
        let today = now.date(in: charter.zone)
        let isRecorded = try await database.read { [context] session in
            try SignInRepository.session(token, sealedBy: context.keys.index, in: session)?
                .readOn == today
        }
        guard !isRecorded else { return }
        let _: Receipted<Bool> = try await answer(to: .recordReading(by: principal, token))
    }
}
