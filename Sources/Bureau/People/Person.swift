public import Charters
public import Identity

/// A person with a file: who they are, nothing about anyone else (INV-19).
public struct Person: Hashable, Sendable, Codable {
    /// The file's identifier.
    public var id: PersonID
    /// The identity as proven at enrolment.
    public var identity: IdentityClaim
    /// What the person types to sign in, for instance `MAPLE-7Q2K`; not secret, not guessable in bulk.
    public var reference: String
    /// When the file was opened.
    public var enrolledAt: Instant
    /// Whether the person is invented; a server without an operator file holds no other.
    public var isSynthetic: Bool

    /// A person.
    public init(
        id: PersonID, identity: IdentityClaim, reference: String, enrolledAt: Instant,
        isSynthetic: Bool
    ) {
        self.id = id
        self.identity = identity
        self.reference = reference
        self.enrolledAt = enrolledAt
        self.isSynthetic = isSynthetic
    }
}

/// One item of a person's credit file: the value of one characteristic, its source and its end.
public struct FileItem: Hashable, Sendable, Codable {
    /// A number or a text, as the scorecard reads it.
    public enum Value: Hashable, Sendable, Codable {
        /// A numeric value.
        case number(Double)
        /// A categorical value.
        case text(String)
    }

    /// The item's identifier.
    public var id: FileItemID
    /// The person it is about.
    public var person: PersonID
    /// The characteristic, by the name that scorecards use.
    public var characteristic: String
    /// Which permitted class of data it is (INV-20).
    public var category: CharacteristicCategory
    /// The value.
    public var value: Value
    /// Who furnished it, in words the person understands.
    public var source: String
    /// The day it was true.
    public var observedOn: CalendarDate
    /// The day from which it is no longer used or shown.
    public var expiresOn: CalendarDate

    /// An item.
    public init(
        id: FileItemID, person: PersonID, characteristic: String,
        category: CharacteristicCategory, value: Value, source: String,
        observedOn: CalendarDate, expiresOn: CalendarDate
    ) {
        self.id = id
        self.person = person
        self.characteristic = characteristic
        self.category = category
        self.value = value
        self.source = source
        self.observedOn = observedOn
        self.expiresOn = expiresOn
    }
}

/// A freeze of a whole file by its person (SM5). Never an input of a score, never told to a lender.
public struct Freeze: Hashable, Sendable, Codable {
    /// Whose file.
    public var person: PersonID
    /// When it was last placed; nil if never.
    public var placedAt: Instant?
    /// When it was last lifted; nil if never.
    public var liftedAt: Instant?

    /// A freeze.
    public init(person: PersonID, placedAt: Instant?, liftedAt: Instant?) {
        self.person = person
        self.placedAt = placedAt
        self.liftedAt = liftedAt
    }
}

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
