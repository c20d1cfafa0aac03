public import Charters

/// Somebody looks for people instead of at one: it is suspended at once, and an operator is told.
///
/// Stands on the operator's console until the suspension is lifted with a reason.
public struct LookAlarm: Hashable, Sendable, Codable {
    /// The closed list of what raises an alarm.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// It named an invented person who is nowhere but here: nobody can have applied for credit
        /// under that name.
        case canary
        /// It looked at more different people without an answer than the charter allows.
        case guessing
        /// It went on asking after its looks of the day were used up.
        case hammering
    }

    /// What raised it.
    public let kind: Kind
    /// When.
    public let at: Instant
    /// Its looks of that day, the last one counted.
    public let looksToday: Int
    /// How many different people it looked at in vain on that day.
    public let strays: Int
}

extension LookAlarm.Kind {
    /// What happened, in one sentence for an operator; names nobody.
    public var sentence: String {
        switch self {
        case .canary: "It named an invented person whom nobody can know of."
        case .guessing: "It looked at too many different people without an answer in one day."
        case .hammering: "It went on asking long after its looks of the day were used up."
        }
    }
}
