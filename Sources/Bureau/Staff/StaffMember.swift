public import Charters

/// A named human who acts here for a lender, for a court or for the operator.
///
/// Every act through a console carries this name beside the institution's.
public struct StaffMember: Hashable, Sendable, Codable {
    /// The account's identifier.
    public let id: StaffID
    /// The name that stands in the log and that people see.
    public let name: String
    /// What they type to sign in: lower-case letters, digits, dots and hyphens.
    public let signInName: String
    /// The one thing they may do: `lender`, `court`, `auditor` or `operator`.
    public let role: Role
    /// For whom they act; nil for the operator's own staff.
    public let subscriber: SubscriberID?
    /// When the account was made.
    public let addedAt: Instant
    /// When it was closed; nil while it is open.
    public internal(set) var disabledAt: Instant?
}

extension StaffMember {
    /// Whether the account is closed at an instant.
    public func isDisabled(asOf now: Instant) -> Bool {
        disabledAt.map { $0 <= now } ?? false
    }

    /// On whose chain stands what is done with the account.
    public var owner: Event.Owner { subscriber.map(Event.Owner.subscriber) ?? .office }
}
