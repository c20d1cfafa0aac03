public import Charters

/// A message to a person. It carries reasons, deadline, remedy and contact, or it is not sent.
public struct Notice: Hashable, Sendable, Codable {
    /// What a notice is about.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// Somebody looked, or tried to.
        case look
        /// Somebody asks to see the file.
        case consentRequested
        /// An order was received and waits.
        case judgmentReceived
        /// An entry can now be seen by lenders, or no longer.
        case judgmentChanged
    }

    /// The notice's identifier.
    public var id: NoticeID
    /// To whom.
    public var person: PersonID
    /// What it is about.
    public var kind: Kind
    /// The one sentence that says what happened.
    public var headline: String
    /// Why, under which rule.
    public var reason: String
    /// What the person can do about it.
    public var remedy: String
    /// Whom to ask.
    public var contact: String
    /// The last day to act, when there is one.
    public var deadline: CalendarDate?
    /// The path in the portal where the matter stands.
    public var path: String
    /// When it was made.
    public var createdAt: Instant

    /// A notice; all texts must be non-empty.
    public init(
        id: NoticeID, person: PersonID, kind: Kind, headline: String, reason: String,
        remedy: String, contact: String, deadline: CalendarDate?, path: String,
        createdAt: Instant
    ) {
        precondition(
            ![headline, reason, remedy, contact, path].contains(""),
            "a notice without reason, remedy or contact is not sent")
        self.id = id
        self.person = person
        self.kind = kind
        self.headline = headline
        self.reason = reason
        self.remedy = remedy
        self.contact = contact
        self.deadline = deadline
        self.path = path
        self.createdAt = createdAt
    }
}
