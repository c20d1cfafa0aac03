public import Charters

/// Where a judgment stands at an instant, computed from facts alone (SM1).
///
/// Nothing stores it.
public struct Standing: Hashable, Sendable {
    /// The states an entry can be in.
    ///
    /// Only ``listed`` can be seen by a lender.
    public enum State: String, CaseIterable, Hashable, Sendable, Codable {
        /// Passed every gate; the notice is on its way.
        case noticing
        /// Received; the waiting period runs.
        case waiting
        /// The person objects, or has just lost and may appeal.
        case contested
        /// Visible to lenders to whom the person applies.
        case listed
        /// Hidden for a reason that may end.
        case suspended
        /// Taken out for good.
        case removed
        /// Wrong from the start: as if it never was.
        case voided
        /// Receipt was never proven: it has no effect and never will.
        case lapsed

        /// Whether nothing can follow.
        public var isFinal: Bool {
            switch self {
            case .removed, .voided, .lapsed: true
            case .noticing, .waiting, .contested, .listed, .suspended: false
            }
        }
    }

    /// The state.
    public var state: State
    /// One sentence for the person that says why.
    public var explanation: String
    /// The rule behind it.
    public var rule: Rule
    /// The next day on which something changes if nobody acts; nil when nothing will.
    public var nextDate: CalendarDate?
    /// The day from which lenders can see it if nothing happens; nil when they never will.
    public var visibleFrom: CalendarDate?
    /// The day from which it is gone, whatever happens.
    public var expiresOn: CalendarDate
    /// What is still owed of the principal.
    public var outstanding: Money

    /// Whether a lender to whom the person applies can see it.
    public var isVisible: Bool { state == .listed }
}
