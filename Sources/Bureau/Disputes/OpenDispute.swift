/// Says that something in one's own file is wrong: it is hidden from the same instant (INV-09).
///
/// No form, no ground and no fee. An order of the register is contested by ``ObjectToJudgment``.
public struct OpenDispute: Command {
    /// The name under which a refusal is logged.
    public static let name = "dispute.open"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// What is wrong.
    public var subject: Dispute.Subject
    /// Why, in the person's own words; none will do.
    public var words: String
    /// What shows it, if the person has anything; none will do.
    public var files: [SentFile]

    /// The command; nothing is checked here.
    public init(subject: Dispute.Subject, words: String, files: [SentFile] = []) {
        self.subject = subject
        self.words = words
        self.files = files
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The items of the person's file.
        public var items: [FileItem]
        /// The looks at the person's file.
        public var inquiries: [Inquiry]
        /// The person's disputes.
        public var disputes: [Dispute]
        /// Those who may have furnished it.
        public var subscribers: [Subscriber]
        /// Who holds the file, and answers where nobody else does.
        public var source: DataSource

        /// A state.
        public init(
            items: [FileItem],
            inquiries: [Inquiry],
            disputes: [Dispute],
            subscribers: [Subscriber],
            source: DataSource
        ) {
            self.items = items
            self.inquiries = inquiries
            self.disputes = disputes
            self.subscribers = subscribers
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = DisputeID
}
