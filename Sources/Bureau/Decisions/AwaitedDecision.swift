public import Charters

/// A decision that a lender owes after a check for credit and has not recorded (SM3, open).
public struct AwaitedDecision: Hashable, Sendable {
    /// The last day for a decision that is not in the person's favour.
    public var lastDay: CalendarDate
    /// Whether that day is over.
    public var isOverdue: Bool
    /// One sentence for the person.
    public var explanation: String
}

extension Inquiry {
    /// What the lender still owes the person after this look; nil when it owes nothing.
    ///
    /// Only an answered check for credit that the person applied for is followed by a decision. The
    /// time runs from the day of the check; a lender may only name an earlier day.
    public func awaitedDecision(
        _ decisions: [CreditDecision],
        asOf now: Instant,
        under charter: Charter
    ) -> AwaitedDecision? {
        guard case .answered = outcome, purpose == .creditApplication, subscriber != nil,
            !decisions.contains(where: { $0.inquiry == id })
        else { return nil }
        let lastDay = at.date(in: charter.zone).adding(days: charter.notice.adverseOuterDays)
        let isOverdue = now.date(in: charter.zone) > lastDay
        return AwaitedDecision(
            lastDay: lastDay,
            isOverdue: isOverdue,
            explanation: isOverdue
                ? "\(askerName) has recorded no decision, and its last day was "
                    + "\(lastDay.inWords). If it turned you down it owes you the reasons: ask it, or "
                    + "complain to its regulator."
                : "\(askerName) has recorded no decision yet. If it does not grant what you asked "
                    + "for, it has to tell you why by \(lastDay.inWords)."
        )
    }
}
