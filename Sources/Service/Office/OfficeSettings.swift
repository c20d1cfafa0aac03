public import Bureau
public import Logging
public import Storage

/// Brings a one-time code to a person, by post, message or other means of the operator's.
public typealias CodeDelivery = @Sendable (PersonID, String) async -> Void

/// Brings a one-time code to the representative in a mandate, where the mandate says they are reached.
public typealias RepresentativeCodeDelivery = @Sendable (MandateID, String) async -> Void

/// For what an office is opened.
public enum Opening: Hashable, Sendable {
    /// To work: a broken or forgetful database is refused.
    case work
    /// To audit: what is broken is for the audit to find, so nothing is checked, and nothing mended.
    case audit
    /// To accept knowingly that the database is behind what its log has released.
    case acceptRollback
}

/// What the operator decides about an installation.
public struct OfficeSettings: Sendable {
    /// The origin line of checkpoints and the name of the log's key, for instance `example.org/log`.
    public var origin: String
    /// The operator's licence and contacts; nil permits invented people only.
    public var operatorFile: OperatorFile?
    /// Brings one-time codes to people.
    public var codeDelivery: CodeDelivery?
    /// Brings one-time codes to representatives.
    public var representativeCodeDelivery: RepresentativeCodeDelivery?
    /// Whether a post room sends mail; without one nobody leaves an address in vain.
    public var sendsMail: Bool
    /// Whether the answer to a sign-in shows the code: the demo alone, refused with an operator file.
    public var isDemo: Bool
    /// Remembers outside the database how far the log was released; nil in tests and for the demo.
    public var checkpointFile: CheckpointFile?
    /// For what the office is opened.
    public var opening: Opening
    /// Whether a database of an older version is brought to this one; otherwise it is refused.
    public var migrates: Bool
    /// What one try of a staff pass phrase costs; less than the default is for tests alone.
    public var passPhraseCost: PassPhraseCost
    /// Pass phrases that leaked elsewhere, which nobody may choose; nil without a list.
    public var leakedPassPhrases: LeakedPassPhrases?
    /// Which changes may be advised to people; none unless the operator gives a file of limits.
    public var permittedChanges: PermittedChanges
    /// The provider of OpenID Connect through which people may sign in; nil for none.
    public var openID: OpenIDProvider?
    /// Where the service writes its log, which never holds personal data.
    public var logger: Logger

    /// Settings.
    public init(
        origin: String,
        operatorFile: OperatorFile? = nil,
        codeDelivery: CodeDelivery? = nil,
        representativeCodeDelivery: RepresentativeCodeDelivery? = nil,
        sendsMail: Bool = false,
        isDemo: Bool = false,
        checkpointFile: CheckpointFile? = nil,
        opening: Opening = .work,
        migrates: Bool = false,
        passPhraseCost: PassPhraseCost = .owasp,
        leakedPassPhrases: LeakedPassPhrases? = nil,
        permittedChanges: PermittedChanges = .none,
        openID: OpenIDProvider? = nil,
        logger: Logger = Logger(label: "recourse")
    ) {
        self.origin = origin
        self.operatorFile = operatorFile
        self.codeDelivery = codeDelivery
        self.representativeCodeDelivery = representativeCodeDelivery
        self.sendsMail = sendsMail
        self.isDemo = isDemo
        self.checkpointFile = checkpointFile
        self.opening = opening
        self.migrates = migrates
        self.passPhraseCost = passPhraseCost
        self.leakedPassPhrases = leakedPassPhrases
        self.permittedChanges = permittedChanges
        self.openID = openID
        self.logger = logger
    }
}
