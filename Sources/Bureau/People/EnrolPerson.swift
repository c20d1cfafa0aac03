public import Identity

/// Opens a file for one adult whose identity was proven, and tells them what it holds.
///
/// This is the only way in for what others know of a person: there is none by which a furnisher could
/// add anything later, and nobody sees an item before the person, told of it, agrees to a look.
public struct EnrolPerson: Command {
    /// The name under which a refusal is logged.
    public static let name = "person.enrol"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// The identity as proven.
    public var identity: IdentityClaim
    /// What the file holds at first.
    public var items: [FileItemDraft]
    /// What the person types to sign in.
    public var reference: String
    /// Whether the person is invented.
    public var isSynthetic: Bool

    /// The command; nothing is checked here.
    public init(
        identity: IdentityClaim,
        items: [FileItemDraft],
        reference: String,
        isSynthetic: Bool
    ) {
        self.identity = identity
        self.items = items
        self.reference = reference
        self.isSynthetic = isSynthetic
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// Whom the claim means.
        public var match: MatchOutcome
        /// Whether the server may hold people who are not invented.
        public var permitsRealPeople: Bool

        /// Whom the first notice names.
        public var source: DataSource

        /// A state.
        public init(match: MatchOutcome, permitsRealPeople: Bool, source: DataSource) {
            self.match = match
            self.permitsRealPeople = permitsRealPeople
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = PersonID
}
