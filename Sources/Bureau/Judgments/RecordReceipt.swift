/// Records proof that the person received the notice; the waiting period starts when it is brought.
public struct RecordReceipt: Command {
    /// The name under which a refusal is logged.
    public static let name = "judgment.receipt"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.court]

    /// Which judgment.
    public var judgment: JudgmentID
    /// `courtCertificate`; anything else is no proof that a court can bring.
    public var kind: String
    /// The reference of the certificate or acknowledgement.
    public var reference: String
    /// The day of receipt, `YYYY-MM-DD`.
    public var receivedOn: String

    /// The command; nothing is checked here.
    public init(
        judgment: JudgmentID,
        kind: String,
        reference: String,
        receivedOn: String
    ) {
        self.judgment = judgment
        self.kind = kind
        self.reference = reference
        self.receivedOn = receivedOn
    }

    /// What is loaded before deciding.
    public typealias State = JudgmentState

    /// What the actor is told.
    public typealias Answer = JudgmentID
}
