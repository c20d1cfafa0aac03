public import Bureau
public import Logging

/// Brings a one-time code to a person, by post, message or other means of the operator's.
public typealias CodeDelivery = @Sendable (PersonID, String) async -> Void

/// What the operator decides about an installation.
public struct OfficeSettings: Sendable {
    /// The origin line of checkpoints and the name of the log's key, for instance `example.org/log`.
    public var origin: String
    /// The operator's licence and contacts; nil permits invented people only.
    public var operatorFile: OperatorFile?
    /// Brings one-time codes to people.
    public var codeDelivery: CodeDelivery?
    /// Whether the answer to a sign-in shows the code: the demo alone, refused with an operator file.
    public var isDemo: Bool
    /// When an `unavailable` answer is released, counted from the request.
    public var unavailableDelay: Duration
    /// Whether a database of an older version is brought to this one; otherwise it is refused.
    public var migrates: Bool
    /// What one try of a staff pass phrase costs; less than the default is for tests alone.
    public var passPhraseCost: PassPhraseCost
    /// Where the service writes its log, which never holds personal data.
    public var logger: Logger

    /// Settings.
    public init(
        origin: String,
        operatorFile: OperatorFile? = nil,
        codeDelivery: CodeDelivery? = nil,
        isDemo: Bool = false,
        unavailableDelay: Duration = .milliseconds(250),
        migrates: Bool = false,
        passPhraseCost: PassPhraseCost = .owasp,
        logger: Logger = Logger(label: "recourse")
    ) {
        self.origin = origin
        self.operatorFile = operatorFile
        self.codeDelivery = codeDelivery
        self.isDemo = isDemo
        self.unavailableDelay = unavailableDelay
        self.migrates = migrates
        self.passPhraseCost = passPhraseCost
        self.logger = logger
    }
}
