public import Charters

/// That somebody may act for a person: with proof, for named matters, until a day, and no longer.
///
/// The name stands as a text in the person's own file; it leads to nobody else's (INV-19).
public struct Mandate: Hashable, Sendable, Codable {
    /// On what it rests.
    public enum Basis: String, CaseIterable, Hashable, Sendable, Codable {
        /// The person said so, signed in.
        case ownWord = "own-word"
        /// A power that the person signed.
        case powerOfAttorney = "power-of-attorney"
        /// A court or authority put somebody in charge.
        case appointment
    }

    /// What it covers; nothing that shows the file to anybody is among it.
    public enum Scope: String, CaseIterable, Hashable, Sendable, Codable {
        /// To say that something is wrong, and to go on with it.
        case disputes
        /// To freeze the file.
        case freeze
        /// To say no to a lender, or to switch sharing off.
        case sharingOff = "sharing-off"
        /// To write and withdraw the statement.
        case statement
        /// To object to a court order.
        case register
        /// To report the theft of an identity.
        case theft
    }

    /// The longest that one holds, in months.
    public static let longestMonths = 12

    /// The mandate's identifier.
    public let id: MandateID
    /// For whom.
    public let person: PersonID
    /// Who acts, by name.
    public let representative: String
    /// Where they are reached.
    public let contact: String
    /// On what it rests.
    public let basis: Basis
    /// What showed it.
    public let proof: String
    /// What it covers; never empty.
    public let scopes: Set<Scope>
    /// When it was recorded.
    public let recordedAt: Instant
    /// Who recorded it: `person`, or a member of staff by name.
    public let recordedBy: String
    /// The last day on which it holds.
    public let lastDay: CalendarDate
    /// When the representative last got a sign-in of their own; nil when never.
    public internal(set) var signInOpenedAt: Instant?
    /// When it was ended before that; nil while it was not.
    public internal(set) var endedAt: Instant?
}

extension Mandate {
    /// Whether it holds at an instant.
    public func holds(asOf now: Instant, under charter: Charter) -> Bool {
        recordedAt <= now && (endedAt.map { $0 > now } ?? true)
            && now.date(in: charter.zone) <= lastDay
    }
}

extension Mandate.Scope {
    /// What it covers, as the end of "may act for you".
    public var inWords: String {
        switch self {
        case .disputes: "to say that something is wrong"
        case .freeze: "to freeze your file"
        case .sharingOff: "to say no to lenders and to switch sharing off"
        case .statement: "to write and withdraw your statement"
        case .register: "to object to court orders"
        case .theft: "to report the theft of your identity"
        }
    }
}
