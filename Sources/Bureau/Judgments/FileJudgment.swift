public import Identity

/// Files one order that the court's key signed, or is refused with every reason at once.
///
/// What is not signed waits for another human of the court: ``SubmitFiling``.
public struct FileJudgment: Command {
    /// The name under which a refusal is logged.
    public static let name = "judgment.file"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.court]

    /// Against whom, as filed.
    public var debtor: IdentityClaim
    /// Whether the person is invented.
    public var isSynthetic: Bool
    /// The order, as filed.
    public var order: OrderDraft
    /// The court's Ed25519 signature of ``signedBytes(debtor:order:by:)``; nil is refused.
    public var signature: [UInt8]?

    /// The command; nothing is checked here.
    public init(
        debtor: IdentityClaim,
        isSynthetic: Bool,
        order: OrderDraft,
        signature: [UInt8]? = nil
    ) {
        self.debtor = debtor
        self.isSynthetic = isSynthetic
        self.order = order
        self.signature = signature
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// Who asks.
        public var subscriber: Subscriber
        /// Whom the claim means.
        public var match: MatchOutcome
        /// Whether an order of the same court, case and creditor was ever filed.
        public var priorOrderExists: Bool
        /// Whether the server may hold people who are not invented.
        public var permitsRealPeople: Bool

        /// A state.
        public init(
            subscriber: Subscriber,
            match: MatchOutcome,
            priorOrderExists: Bool,
            permitsRealPeople: Bool
        ) {
            self.subscriber = subscriber
            self.match = match
            self.priorOrderExists = priorOrderExists
            self.permitsRealPeople = permitsRealPeople
        }
    }

    /// What the actor is told.
    public typealias Answer = JudgmentID
}
