public import Charters

/// The days of a dispute under a charter: by when who must do what, and what the person still has.
///
/// Computed at the moment of reading, like ``DisputeStanding``; nothing stores them.
public struct DisputeDays: Hashable, Sendable {
    /// The last day on which whoever furnished it must have been sent what the person wrote.
    public var forwardBy: CalendarDate
    /// The day from which a round without an answer has ended for the person.
    public var decideBefore: CalendarDate
    /// The last day on which a human of the operator may call it frivolous.
    public var frivolousBy: CalendarDate
    /// The last day on which the person may ask for a second human; nil when none was refused.
    public var appealUntil: CalendarDate?
    /// The day from which others see the item again; nil when it was not kept, or when there is none.
    public var shownFrom: CalendarDate?
    /// The last day on which those who were told of it are told again; nil when nobody must be.
    public var recallBy: CalendarDate?
}

extension Dispute {
    /// The days at an instant, from what happened until then.
    ///
    /// - Complexity: O(1).
    public func days(asOf now: Instant, under charter: Charter) -> DisputeDays {
        let computation = DisputeComputation(dispute: self, now: now, charter: charter)
        let answer = rounds.last { $0.at <= now }?.answer.flatMap { $0.at <= now ? $0 : nil }
        let lost = answer.flatMap { $0.verdict.isAgainstThePerson ? $0.at : nil }
        let isFirst = rounds.filter { $0.at <= now }.count == 1
        return DisputeDays(
            forwardBy: computation.forwardBy,
            decideBefore: computation.decideBefore,
            frivolousBy: computation.frivolousBy,
            appealUntil: isFirst ? lost.map(computation.lastDayOfAppeal) : nil,
            shownFrom: item == nil ? nil : lost.map(computation.shownFrom),
            recallBy: computation.recallBy
        )
    }
}

extension DisputeDays {
    /// The days of a dispute that would be opened now: what the person is told before they decide.
    ///
    /// - Complexity: O(days until the first deadline).
    public init(openedAt now: Instant, under charter: Charter) {
        let today = now.date(in: charter.zone)
        self.init(
            forwardBy: charter.workingDays.date(
                charter.dispute.forwardWorkingDays,
                workingDaysAfter: today
            ),
            decideBefore: today.adding(days: charter.dispute.decideDays),
            frivolousBy: charter.workingDays.date(
                charter.dispute.frivolousWorkingDays,
                workingDaysAfter: today
            ),
            appealUntil: nil,
            shownFrom: nil,
            recallBy: nil
        )
    }
}
