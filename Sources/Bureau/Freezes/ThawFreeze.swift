/// Opens a frozen file for one lender that the person allowed, for some days.
public struct ThawFreeze: Command {
    /// The name under which a refusal is logged.
    public static let name = "freeze.thaw"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]
    /// The longest opening, in days.
    public static let longestDays = 30

    /// The consent of the lender for whom it opens.
    public var consent: ConsentID
    /// For how many days, 1 to ``longestDays``; nil when it could not be read.
    public var days: Int?

    /// The command; nothing is checked here.
    public init(consent: ConsentID, days: Int?) {
        self.consent = consent
        self.days = days
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The freeze, if one was ever placed.
        public var freeze: Freeze?
        /// The consent, if there is one.
        public var consent: Consent?

        /// A state.
        public init(freeze: Freeze?, consent: Consent?) {
            self.freeze = freeze
            self.consent = consent
        }
    }

    /// What the actor is told.
    public typealias Answer = PersonID
}
