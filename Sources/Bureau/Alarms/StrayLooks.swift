public import Charters

/// The people at whom one subscriber looked on one day without an answer, as keyed hashes.
///
/// It counts every look that ended `unavailable`, whatever the reason: a count that depended on
/// whether there is a file would say whether there is one. Whoever looks with the person's consent
/// makes hardly any. Hashes are of one day and one subscriber, and cannot be told from one another.
public struct StrayLooks: Hashable, Sendable, Codable {
    /// Who looked.
    public let subscriber: SubscriberID
    /// On which day.
    public let day: CalendarDate
    /// What was looked at, each once.
    public private(set) var digests: [String]

    /// The looks of a day.
    public init(subscriber: SubscriberID, day: CalendarDate, digests: [String] = []) {
        self.subscriber = subscriber
        self.day = day
        self.digests = digests
    }

    /// How many different people were looked at in vain.
    public var count: Int { digests.count }

    /// These and one more; nil when it is among them already.
    public func adding(_ digest: String) -> StrayLooks? {
        guard !digests.contains(digest) else { return nil }
        var more = self
        more.digests.append(digest)
        return more
    }
}
