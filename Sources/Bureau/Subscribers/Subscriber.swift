public import Charters

/// A lender or court that may use the server with an API key.
public struct Subscriber: Hashable, Sendable, Codable {
    /// The subscriber's identifier.
    public var id: SubscriberID
    /// The name shown to people.
    public var name: String
    /// Where people reach it.
    public var contact: String
    /// What it may do.
    public var roles: Set<Role>
    /// The regulator's licence or the court's official reference.
    public var licence: String
    /// How many looks it may make in one day.
    public var looksPerDay: Int
    /// When it was taken on.
    public var onboardedAt: Instant
    /// When it was suspended; nil while it may act.
    public internal(set) var suspendedAt: Instant?
    /// When its last suspension was lifted; what its staff opened before stays ended.
    public internal(set) var reinstatedAt: Instant?
    /// Where it is told that something does not hold any more; nil when it asks by itself.
    public internal(set) var messageAddress: String?

    /// A subscriber.
    public init(
        id: SubscriberID,
        name: String,
        contact: String,
        roles: Set<Role>,
        licence: String,
        looksPerDay: Int,
        onboardedAt: Instant,
        suspendedAt: Instant?
    ) {
        self.id = id
        self.name = name
        self.contact = contact
        self.roles = roles
        self.licence = licence
        self.looksPerDay = looksPerDay
        self.onboardedAt = onboardedAt
        self.suspendedAt = suspendedAt
    }
}

extension Subscriber {
    /// Whether the subscriber may do nothing at an instant.
    public func isSuspended(asOf now: Instant) -> Bool {
        guard let suspendedAt else { return false }
        return suspendedAt <= now
    }
}
