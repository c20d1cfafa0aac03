public import Bureau
public import Charters
public import Storage

/// The office: everything that can be asked of Recourse, and the only door to it.
///
/// Every command takes one way: authorise, load, decide, then rows, events, log and checkpoint in one
/// transaction, and the answer after its commit.
public final class CreditOffice: Sendable {
    /// The charter in force.
    public let charter: Charter
    /// What the operator decided.
    public let settings: OfficeSettings
    let context: OfficeContext
    let database: any Database

    /// Opens an office over a database, migrating it first.
    ///
    /// - Throws: ``OfficeError`` when the start guard, the keys or the log say no; `StoreError`.
    public init(
        database: any Database, keys: KeyRing, charter: Charter, clock: any WallClock,
        settings: OfficeSettings
    ) async throws {
        self.charter = charter
        self.settings = settings
        self.database = database
        context = OfficeContext(keys: keys, charter: charter, clock: clock, settings: settings)
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
        _ command: C, as principal: Principal
    ) async throws -> Receipted<C.Answer> {
        throw OfficeError.settings("")
    }

    /// Makes an API key for a subscriber. It is told once; only its hash is stored.
    public func issueAPIKey(
        for subscriber: SubscriberID, as principal: Principal
    ) async throws -> Receipted<String> {
        throw OfficeError.settings("")
    }

    /// Puts a scorecard into force. Drafts are refused with the characteristics that lack a category.
    ///
    /// - Returns: The card's hash, SHA-256 of its canonical JSON in lower-case hexadecimal.
    public func approve(
        card: [UInt8], as principal: Principal
    ) async throws -> Receipted<String> {
        throw OfficeError.settings("")
    }

    // MARK: Who acts

    /// The subscriber that holds an API key; nil for any other text.
    public func principal(apiKey: String) async throws -> Principal? {
        throw OfficeError.settings("")
    }

    /// Begins a sign-in. The answer is the same whether or not the reference exists.
    public func beginSignIn(reference: String) async throws -> SignInChallenge {
        throw OfficeError.settings("")
    }

    /// Ends a sign-in with the code; nil for a wrong, used or late one, without saying which.
    public func completeSignIn(challenge: String, code: String) async throws -> SessionToken? {
        throw OfficeError.settings("")
    }

    /// The person whose session it is; nil when it is over. Using a session keeps it from idling out.
    public func principal(session: String) async throws -> Principal? {
        throw OfficeError.settings("")
    }

    /// Ends a session at once.
    public func endSession(_ session: String) async throws {
        throw OfficeError.settings("")
    }

    // MARK: Reading

    /// The person's own file. The first reading in a session and day is an event, without a notice.
    ///
    /// - Throws: `Refusal` when it is not a person who asks.
    public func personFile(of principal: Principal) async throws -> PersonFile {
        throw OfficeError.settings("")
    }

    /// Everything that was ever done with the person's file, oldest first, each with its receipt.
    public func history(of principal: Principal) async throws -> [HistoryEntry] {
        throw OfficeError.settings("")
    }

    /// A judgment, for the court that filed it and no one else.
    ///
    /// - Throws: `Refusal` (`notFound`) for anyone else's, and for one that does not exist.
    public func judgment(
        _ id: JudgmentID, for principal: Principal
    ) async throws -> Judgment {
        throw OfficeError.settings("")
    }

    /// The subscriber that acts, as it was taken on; nil when it is not a subscriber.
    public func subscriber(of principal: Principal) async throws -> Subscriber? {
        throw OfficeError.settings("")
    }

    /// The scorecard in force, if there is one.
    public func servedScorecard() async throws -> ServedScorecard? {
        throw OfficeError.settings("")
    }

    /// Canonical JSON of an approved scorecard by its hash, for whoever wants to compute again.
    public func scorecard(hash: String) async throws -> [UInt8]? {
        throw OfficeError.settings("")
    }

    // MARK: The log

    /// The latest checkpoint, a C2SP signed note; nil while the log is empty.
    public func latestCheckpoint() async throws -> String? {
        throw OfficeError.settings("")
    }

    /// The bytes at a path of C2SP `tlog-tiles`, for instance `tile/0/x001/067`; nil when none.
    public func tile(_ path: String) async throws -> [UInt8]? {
        throw OfficeError.settings("")
    }

    /// The key that verifies checkpoints and receipts, in the form of a C2SP note verifier key.
    public var verifierKey: String { "" }

    /// Checks every byte of the database against the log.
    public func checkLog() async throws -> AuditReport {
        throw OfficeError.settings("")
    }

    /// Whether the database answers, for readiness checks.
    public func isReady() async -> Bool { false }
}
