public import Charters

/// A message to a person.
///
/// It carries reason, remedy, contact and deadline, or it does not exist.
public struct Notice: Hashable, Sendable, Codable {
    /// What a notice is about.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// Somebody looked, or tried to.
        case look
        /// Somebody asks to see the file.
        case consentRequested
        /// A lender decided, or decided again.
        case creditDecision
        /// An order was received and waits.
        case judgmentReceived
        /// An entry can now be seen by lenders, or no longer.
        case judgmentChanged
        /// A dispute of the person's went on.
        case dispute
        /// A request for one's own file went on.
        case disclosure
        /// How we reach the person changed.
        case account
        /// A request that the file be erased went on.
        case erasure
    }

    /// The notice's identifier.
    public let id: NoticeID
    /// To whom.
    public let person: PersonID
    /// What it is about.
    public let kind: Kind
    /// The one sentence that says what happened.
    public let headline: String
    /// Why, under which rule.
    public let reason: String
    /// What the person can do about it.
    public let remedy: String
    /// Whom to ask.
    public let contact: String
    /// The last day to act, when there is one.
    public let deadline: CalendarDate?
    /// The path in the portal where the matter stands.
    public let path: String
    /// When it was made.
    public let createdAt: Instant

    /// A notice, or nil when headline, reason, remedy, contact or path is blank, or when a kind that
    /// always has a last day has none.
    public init?(
        id: NoticeID,
        person: PersonID,
        kind: Kind,
        headline: String,
        reason: String,
        remedy: String,
        contact: String,
        deadline: CalendarDate?,
        path: String,
        createdAt: Instant
    ) {
        guard [headline, reason, remedy, contact, path].allSatisfy({ $0.nonBlank != nil }) else {
            return nil
        }
        guard deadline != nil || !kind.needsLastDay else { return nil }
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
