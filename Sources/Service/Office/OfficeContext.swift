import Charters
import Identity
import Logging
import Storage

/// What every part of the office needs and none of it changes.
struct OfficeContext: Sendable {
    let keys: KeyRing
    /// The charter with the values of every day; ``charter`` has those of today.
    private let datedCharter: Charter
    let clock: any WallClock
    let settings: OfficeSettings
    let tokeniser: Tokeniser
    let identifiers: IdentifierSource
    let scorecards = ScorecardShelf()
    let passPhraseGate = PassPhraseGate()
    /// The way to the provider of OpenID Connect; nil where there is none.
    let openID: OpenIDDesk?
    /// Keys and subscribers that were opened already.
    let opened = OpenedRows(limit: 10_000)

    init(keys: KeyRing, charter: Charter, clock: any WallClock, settings: OfficeSettings) {
        self.keys = keys
        datedCharter = charter
        self.clock = clock
        self.settings = settings
        tokeniser = Tokeniser(key: keys.identity)
        identifiers = IdentifierSource(clock: clock)
        openID = settings.openID.map { OpenIDDesk($0, index: keys.index, clock: clock) }
    }

    /// The charter with the numbers that are in force now.
    var charter: Charter { charter(at: clock.now) }

    /// The charter with the numbers that are in force at an instant.
    func charter(at now: Instant) -> Charter {
        datedCharter.inForce(on: now.date(in: datedCharter.zone))
    }

    /// Opens keys within a transaction.
    func vault(
        in session: any SQLSession,
        documents: OpenedDocuments = OpenedDocuments()
    ) -> Vault {
        Vault(session: session, master: keys.master, known: opened, documents: documents)
    }

    /// The tokens by which whoever a claim may mean is searched.
    func searchTokens(of claim: IdentityClaim) -> [[UInt8]] {
        tokeniser.searchTokens(for: claim).map { Array($0.value.utf8) }
    }

    /// The tokens under which a claim is kept.
    func tokens(of claim: IdentityClaim) -> [[UInt8]] {
        tokeniser.tokens(for: claim).map { Array($0.value.utf8) }
    }

    var permitsRealPeople: Bool { settings.operatorFile != nil }

    /// The keyed hash of what a person types to sign in: in any case, with any white space around.
    func referenceToken(_ reference: String) -> [UInt8] {
        let text = reference.uppercased().filter { !$0.isWhitespace }
        return keys.index.hash(.reference, text)
    }
}
