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
    /// Why it was suspended by itself; nil when it was not, and once an operator lifted that.
    public internal(set) var alarm: LookAlarm?
    /// The key with which a court signs what it files; nil while it has none.
    public internal(set) var courtKey: CourtKey?
    /// A key that one human of the operator says is the court's.
    public internal(set) var proposedCourtKey: CourtKey?
    /// What became of its last filings; nil before the first, and for whoever files none.
    public internal(set) var filings: FilingTally?

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
