public import Charters
public import Identity

/// Looks at one file for one purpose.
public struct MakeCheck: Command {
    /// The name under which a refusal is logged.
    public static let name = "check.make"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.lender]

    /// Whose file.
    public var person: IdentityClaim
    /// What for, as sent.
    public var purpose: String
    /// What the person declared on the application, by characteristic.
    public var declared: [String: FileItem.Value]

    /// The lender's own reference of the case, for its own list; never shown to anyone else.
    public var ownReference: String?

    /// The command; nothing is checked here.
    public init(
        person: IdentityClaim,
        purpose: String,
        declared: [String: FileItem.Value],
        ownReference: String? = nil
    ) {
        self.person = person
        self.purpose = purpose
        self.declared = declared
        self.ownReference = ownReference
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// Who asks.
        public var subscriber: Subscriber
        /// How many looks and requests the subscriber made today.
        public var looksToday: Int
        /// The earliest day by which the subscriber had to confirm a recall and did not yet.
        public var recallOwedBy: CalendarDate?
        /// Whom the claim means.
        public var match: MatchOutcome
        /// The consents of the person found.
        public var consents: [Consent]
        /// The freeze of the person found.
        public var freeze: Freeze?
        /// The items of the person found.
        public var items: [FileItem]
        /// The judgments of the person found.
        public var judgments: [Judgment]
        /// The disputes of the person found.
        public var disputes: [Dispute]
        /// The requests of the person found for their own file.
        public var disclosures: [Disclosure]
        /// The requests of the person found that the file be erased.
        public var erasures: [FileErasure]
        /// The words of the person found on their whole file.
        public var statement: FileStatement?
        /// The blocks of the person found for the theft of an identity.
        public var theftBlocks: [TheftBlock]
        /// The scorecard in force.
        public var scorecard: ServedScorecard?
        /// At whom the subscriber looked in vain today.
        public var strays: StrayLooks
        /// The keyed hash of the claim, of this day and this subscriber.
        public var claimDigest: String

        /// A state.
        public init(
            subscriber: Subscriber,
            looksToday: Int,
            recallOwedBy: CalendarDate? = nil,
            match: MatchOutcome,
            consents: [Consent],
            freeze: Freeze?,
            items: [FileItem],
            judgments: [Judgment],
            disputes: [Dispute],
            disclosures: [Disclosure],
            erasures: [FileErasure] = [],
            statement: FileStatement?,
            theftBlocks: [TheftBlock],
            scorecard: ServedScorecard?,
            strays: StrayLooks,
            claimDigest: String
        ) {
            self.subscriber = subscriber
            self.looksToday = looksToday
            self.recallOwedBy = recallOwedBy
            self.match = match
            self.consents = consents
            self.freeze = freeze
            self.items = items
            self.judgments = judgments
            self.disputes = disputes
            self.disclosures = disclosures
            self.erasures = erasures
            self.statement = statement
            self.theftBlocks = theftBlocks
            self.scorecard = scorecard
            self.strays = strays
            self.claimDigest = claimDigest
        }
    }

    /// What the actor is told.
    public typealias Answer = CheckOutcome
}
