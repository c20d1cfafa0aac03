import Bureau
import Charters

/// What a court has to do about one of its own orders, and by when.
struct OrderTask: Sendable {
    /// How pressing it is; the queue is sorted by it, then by the day.
    enum Rank: Int, Comparable, Sendable {
        /// Something ends in the person's favour unless the court acts.
        case act
        /// The court can do something, and nothing is lost at once.
        case due
        /// Nothing can be done but wait.
        case wait
        /// It has ended.
        case ended

        static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
    }

    let rank: Rank
    /// What to do.
    let what: String
    /// The last day for it.
    let by: CalendarDate?

    /// A confirmation is asked for this many days before it runs out.
    private static let confirmationNotice = 30

    /// The task of an order at the moment of reading.
    init(_ order: OrderWords) {
        let (standing, today) = (order.standing, order.words.today)
        let last = standing.nextDate?.adding(days: -1)
        let confirmBy = order.confirmationEnds.adding(days: -1)
        switch standing.state {
        case .noticing:
            rank = .act
            what =
                order.judgment.serviceAttempts.isEmpty
                ? "Hand the notice over" : "Prove receipt, or try again"
            by = last
        case .contested where order.hasOpenObjection:
            (rank, what, by) = (.act, "Decide the objection", last)
        case .suspended where order.hasOpenPayment:
            (rank, what, by) = (.act, "Answer the report of payment", last)
        case .suspended where order.lacksConfirmation:
            (rank, what, by) = (.due, "Confirm it, or withdraw it", nil)
        case .waiting where standing.visibleFrom == nil:
            (rank, what, by) = (.due, "Confirm it again", last)
        case .listed where today.adding(days: Self.confirmationNotice) >= order.confirmationEnds:
            (rank, what, by) = (.due, "Confirm it again", confirmBy)
        case .contested, .suspended, .waiting, .listed:
            (rank, what, by) = (.wait, "Nothing to do", standing.nextDate)
        case .removed, .voided, .lapsed:
            (rank, what, by) = (.ended, "Ended", nil)
        }
    }
}
