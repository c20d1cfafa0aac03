public import Charters

/// Where a dispute stands at an instant, computed from facts and the clock (SM2).
///
/// Nothing stores it.
public struct DisputeStanding: Hashable, Sendable {
    /// The states that a dispute can be in.
    public enum State: String, CaseIterable, Hashable, Sendable, Codable {
        /// Taken; whoever furnished it is about to be told.
        case open
        /// Whoever furnished it was told and has to answer.
        case investigating
        /// A human kept it, and the person may ask for a second one.
        case rejected
        /// The person asked for a second human.
        case appealed
        /// Kept for good.
        case kept
        /// The true value stands now.
        case corrected
        /// The person was right: it is gone.
        case upheld
        /// Nobody answered in time, or nobody could say: it is gone (INV-26).
        case deleted
        /// It was gone and is back, certified.
        case reinserted

        /// Whether somebody still owes an answer.
        public var isUndecided: Bool {
            switch self {
            case .open, .investigating, .appealed: true
            case .rejected, .kept, .corrected, .upheld, .deleted, .reinserted: false
            }
        }

        /// Whether the item is gone.
        public var isGone: Bool { self == .upheld || self == .deleted }
    }

    /// The state.
    public var state: State
    /// One sentence for the person that says what it means.
    public var explanation: String
    /// The rule behind it.
    public var rule: Rule
    /// The next day on which something changes if nobody acts; nil when nothing will.
    public var nextDate: CalendarDate?
    /// Whether nobody but the person and whoever furnished the item can see it.
    public var hides: Bool
}

extension Dispute {
    /// The standing at an instant, from what happened until then.
    ///
    /// - Complexity: O(1).
    public func standing(asOf now: Instant, under charter: Charter) -> DisputeStanding {
        DisputeComputation(dispute: self, now: now, charter: charter).standing
    }

    /// Every question that was asked to find where it stands, in order; the last one decided.
    public func trace(asOf now: Instant, under charter: Charter) -> Trace {
        DisputeComputation(dispute: self, now: now, charter: charter).trace
    }
}

extension [Dispute] {
    /// Whether an item is shown to nobody else at an instant: contested, or gone after a dispute.
    public func hide(_ item: FileItemID, asOf now: Instant, under charter: Charter) -> Bool {
        contains { dispute in
            guard dispute.item?.id == item, dispute.openedAt <= now else { return false }
            let standing = dispute.standing(asOf: now, under: charter)
            return standing.hides || standing.state.isGone
        }
    }

    /// Whether an item is gone after a dispute at an instant.
    public func deleted(_ item: FileItemID, asOf now: Instant, under charter: Charter) -> Bool {
        contains { dispute in
            dispute.item?.id == item && dispute.openedAt <= now
                && dispute.standing(asOf: now, under: charter).state.isGone
        }
    }

    /// The person's own words beside an item; the latest, when there are several.
    public func statement(on item: FileItemID, asOf now: Instant) -> String? {
        filter { $0.item?.id == item }.compactMap(\.statement).filter { $0.at <= now }
            .max { $0.at < $1.at }?.words
    }
}
