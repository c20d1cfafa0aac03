public import Bureau
public import Languages

/// A mail that says that a notice waits, and nothing else.
public struct WaitingMail: Hashable, Sendable {
    /// The notice that waits; its mail has the same identifier each time that it is sent.
    public let notice: NoticeID
    /// Where it goes.
    public let address: String
    /// The language that its reader chose.
    public let language: Language
    /// Whether it is the last one: it says that the file was erased, and nothing waits.
    public let isFarewell: Bool

    /// A mail.
    public init(
        notice: NoticeID,
        address: String,
        language: Language = .english,
        isFarewell: Bool = false
    ) {
        self.isFarewell = isFarewell
        self.notice = notice
        self.address = address
        self.language = language
    }
}

/// What the mail system said to a mail.
public enum MailReply: Hashable, Sendable {
    /// It took it over.
    case taken
    /// Not now; the reply code where there was one.
    case notNow(code: Int?)
    /// Never to this address; the reply code where there was one.
    case never(code: Int?)
}

/// How the post room brings notices out of the house; the program's edge hands these in.
public struct PostRoomMeans: Sendable {
    /// Hands a mail over, waiting no longer than a minute or so.
    public typealias HandOverMail = @Sendable (WaitingMail) async -> MailReply
    /// Lays a letter in the tray, in the language of its reader and with the words of the scorecards; the
    /// same letter twice lies there once.
    public typealias LayLetter = @Sendable (NoticeLetter, Language, CardWords) async throws -> Void

    /// Hands mails over; nil where none is sent: then a letter takes the place of each.
    public var handOver: HandOverMail?
    /// Lays letters in the tray.
    public var lay: LayLetter
    /// How long to wait before another try.
    public var pauses: Pauses

    /// Means.
    public init(
        handOver: HandOverMail?,
        lay: @escaping LayLetter,
        pauses: Pauses = .ofNotices
    ) {
        self.handOver = handOver
        self.lay = lay
        self.pauses = pauses
    }
}
