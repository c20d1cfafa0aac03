public import Charters

/// One consent: one recipient, one purpose, named data, one term (INV-02).
///
/// Off until the person acts.
///
/// The state is computed as of an instant from what happened (SM4); nothing stores "active".
public struct Consent: Hashable, Sendable, Codable {
    /// The state of a consent at an instant.
    public enum State: String, Hashable, Sendable, Codable {
        /// Asked for; the person has not acted.
        ///
        /// Nothing is shared.
        case requested
        /// The person said no. Nothing else changes.
        case refused
        /// Ignored until the request ran out, which is a no.
        case lapsed
        /// The person said yes and it still holds.
        case active
        /// Used as often as it allowed.
        case used
        /// The person switched it off.
        case withdrawn
        /// Its term is over.
        case expired
    }

    /// The consent's identifier.
    public var id: ConsentID
    /// Whose file.
    public var person: PersonID
    /// The only recipient.
    public var recipient: SubscriberID
    /// The recipient's name as shown to the person.
    public var recipientName: String
    /// The recipient's contact as shown to the person.
    public var recipientContact: String
    /// The only purpose.
    public var purpose: Purpose
    /// The data that may be shared; others are withheld.
    public var categories: Set<CharacteristicCategory>
    /// The wording that the person was shown, kept with its hash.
    public var wording: String
    /// SHA-256 of the wording, lower-case hexadecimal.
    public var wordingHash: String
    /// Whether one use ends it; the default.
    public var isSingleUse: Bool
    /// How long it holds after it is granted, in whole days.
    public var termDays: Int
    /// When the recipient asked.
    public var requestedAt: Instant
    /// When the person said yes by an act of their own.
    public internal(set) var grantedAt: Instant?
    /// When the person said no.
    public internal(set) var refusedAt: Instant?
    /// When the person switched it off.
    public internal(set) var withdrawnAt: Instant?
    /// When it was first used, if it was.
    public internal(set) var usedAt: Instant?

    /// A request for consent.
    ///
    /// There is no way to make a granted one (INV-01): see ``GrantConsent``.
    public init(
        id: ConsentID,
        person: PersonID,
        recipient: SubscriberID,
        recipientName: String,
        recipientContact: String,
        purpose: Purpose,
        categories: Set<CharacteristicCategory>,
        wording: String,
        wordingHash: String,
        isSingleUse: Bool,
        termDays: Int,
        requestedAt: Instant
    ) {
        self.id = id
        self.person = person
        self.recipient = recipient
        self.recipientName = recipientName
        self.recipientContact = recipientContact
        self.purpose = purpose
        self.categories = categories
        self.wording = wording
        self.wordingHash = wordingHash
        self.isSingleUse = isSingleUse
        self.termDays = termDays
        self.requestedAt = requestedAt
    }
}
