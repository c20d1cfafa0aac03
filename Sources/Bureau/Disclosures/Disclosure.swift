public import Charters

/// A person's request for everything that is held about them, and what became of it (SM6).
///
/// Free, in any form and as often as the person likes. Only facts are kept;
/// ``standing(asOf:under:)`` computes where it stands at the moment of reading.
public struct Disclosure: Hashable, Sendable, Codable {
    /// How the person asked.
    public enum Channel: String, CaseIterable, Hashable, Sendable, Codable {
        /// In the portal, signed in: answered at once.
        case portal
        /// By post.
        case letter
        /// By electronic mail.
        case mail
        /// By telephone.
        case telephone
        /// In person.
        case counter
    }

    /// Something that a member of staff did about it.
    public struct Step: Hashable, Sendable, Codable {
        /// When.
        public var at: Instant
        /// Who.
        public var by: String
    }

    /// How the file was handed over.
    public struct Delivery: Hashable, Sendable, Codable {
        /// When.
        public var at: Instant
        /// Who; `person` in the portal.
        public var by: String
        /// How, in plain words.
        public var how: String
    }

    /// Why nothing was handed over: whoever asked is not known to be the person.
    public struct Refused: Hashable, Sendable, Codable {
        /// When.
        public var at: Instant
        /// Who decided.
        public var by: String
        /// Why the identity is not proven, in plain words.
        public var reason: String
        /// What would prove it, in plain words.
        public var remedy: String
    }

    /// The request's identifier.
    public let id: DisclosureID
    /// Whose file.
    public let person: PersonID
    /// How the person asked.
    public let channel: Channel
    /// When the request came in; the days run from here.
    public let askedAt: Instant
    /// When it was recorded here, and by whom.
    public let recorded: Step
    /// Where the person reaches whoever answers.
    public let contact: String
    /// Who was checked and is the person.
    public internal(set) var identified: Step?
    /// When the file was put together.
    public internal(set) var compiled: Step?
    /// When it was handed over.
    public internal(set) var delivery: Delivery?
    /// Why it was not.
    public internal(set) var refused: Refused?
    /// Why it stood as it did after each act, oldest first; nil for acts from before these were kept.
    public internal(set) var traces: [Trace]?
}

extension Disclosure {
    /// Where the person finds it.
    public var path: String { "/me/disclosures/\(id.rawValue)" }
}
