public import Charters
public import Identity

/// Asks a person to let the asker see their file.
///
/// It shares nothing.
public struct RequestConsent: Command {
    /// The name under which a refusal is logged.
    public static let name = "consent.request"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.lender]

    /// Whose file.
    public var person: IdentityClaim
    /// What for, as sent.
    public var purpose: String
    /// Which classes of data, as sent.
    public var categories: [String]
    /// Whether one use ends it; yes when not said.
    public var isSingleUse: Bool?
    /// How long it is to hold, in days.
    public var termDays: Int?
    /// Names of fields in the request that claim or bundle a grant.
    public var smuggled: [String]

    /// The lender's own reference of the case, for its own list; never shown to anyone else.
    public var ownReference: String?

    /// The command; nothing is checked here.
    public init(
        person: IdentityClaim,
        purpose: String,
        categories: [String],
        isSingleUse: Bool? = nil,
        termDays: Int? = nil,
        smuggled: [String] = [],
        ownReference: String? = nil
    ) {
        self.person = person
        self.purpose = purpose
        self.categories = categories
        self.isSingleUse = isSingleUse
        self.termDays = termDays
        self.smuggled = smuggled
        self.ownReference = ownReference
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// Who asks.
        public var subscriber: Subscriber
        /// Whom the claim means.
        public var match: MatchOutcome
        /// How many looks and requests the subscriber made today.
        public var looksToday: Int
        /// The earliest day by which the subscriber had to confirm a recall and did not yet.
        public var recallOwedBy: CalendarDate?

        /// A state.
        public init(
            subscriber: Subscriber,
            match: MatchOutcome,
            looksToday: Int,
            recallOwedBy: CalendarDate? = nil
        ) {
            self.recallOwedBy = recallOwedBy
            self.subscriber = subscriber
            self.match = match
            self.looksToday = looksToday
        }
    }

    /// What the actor is told.
    public typealias Answer = ConsentRequestAnswer
}
