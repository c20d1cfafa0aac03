import Foundation

/// A time zone: it says on which day an instant falls.
public struct Zone: Hashable, Sendable {
    /// `UTC` or the name of an IANA zone, for instance `Europe/Madrid`.
    public let identifier: String
    private let zone: TimeZone?

    /// Coordinated universal time.
    public static let utc = Zone()

    private init() {
        identifier = "UTC"
        zone = nil
    }

    /// The zone of that name, or nil when this machine knows none.
    public init?(identifier: String) {
        guard identifier != "UTC" else {
            self = .utc
            return
        }
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.identifier = identifier
        self.zone = zone
    }

    /// Seconds that clocks in the zone are ahead of UTC at an instant.
    public func secondsAhead(at instant: Instant) -> Int64 {
        guard let zone else { return 0 }
        let seconds = Double(instant.millisecondsSinceEpoch) / 1000
        return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)))
    }
}
