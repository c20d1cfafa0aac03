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
    /// Where mail goes that tells of a notice; nil when the person wants letters only.
    ///
    /// Never looked up by, never shared.
    public internal(set) var mail: String?
    /// The language in which notices, mails and letters come, as a language tag; nil for English.
    public internal(set) var language: String?
    /// Whether nobody is behind it: an invented identity that shows who asks for people at random.
    ///
    /// Nil for people.
    public internal(set) var isCanary: Bool?

    /// A person.
    public init(
        id: PersonID,
        identity: IdentityClaim,
        reference: String,
        enrolledAt: Instant,
        isSynthetic: Bool
    ) {
        self.id = id
        self.identity = identity
        self.reference = reference
        self.enrolledAt = enrolledAt
        self.isSynthetic = isSynthetic
    }
}
