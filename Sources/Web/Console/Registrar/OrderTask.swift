import Bureau
import Charters

/// What a court has to do about one of its own orders, as its work queue says it.
struct OrderTask: Sendable {
    /// How pressing it is; the queue shows what can be done before what waits and what has ended.
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
    /// What the rules ask for; nil when nothing.
    let kind: OrderWork.Kind?
    /// What to do.
    let what: String
    /// The last day for it.
    let by: CalendarDate?
    /// What is late already, in a few words.
    let detail: String?

    /// The task of an order at the moment of reading.
    init(_ order: OrderWords) {
        let (standing, words) = (order.standing, order.words)
        guard let work = order.judgment.work(asOf: words.now, under: words.charter) else {
            let hasEnded = standing.state.isFinal
            (rank, kind, detail) = (hasEnded ? .ended : .wait, nil, nil)
            (what, by) = hasEnded ? ("Ended", nil) : ("Nothing to do", standing.nextDate)
            return
        }
        rank = work.kind.endsForThePerson ? .act : .due
        kind = work.kind
        by = work.lastDay
        switch work.kind {
        case .objectionUndecided: (what, detail) = ("Decide the objection", nil)
        case .paymentClaimed:
            what = "Answer the report of payment"
            detail = work.reportBy.map { "the creditor says so by \($0.inWords)" }
        case .satisfactionOverdue:
            what = "Answer the report of payment"
            detail = work.reportBy.map { "the creditor is late since \($0.inWords)" }
        case .serviceFailing:
            let tries = Words.count(order.judgment.serviceAttempts.count, "try", "tries")
            (what, detail) = ("Prove receipt, or try another way", "\(tries) so far")
        case .serviceDue:
            what =
                order.judgment.serviceAttempts.isEmpty
                ? "Hand the notice over" : "Prove receipt, or try again"
            detail = nil
        case .confirmationMissing: (what, detail) = ("Confirm it, or withdraw it", nil)
        case .confirmationDue: (what, detail) = ("Confirm it again", nil)
        // Filings have lines of their own.
        case .filingUnconfirmed, .filingReturned: (what, detail) = ("Read it", nil)
        }
    }
}
