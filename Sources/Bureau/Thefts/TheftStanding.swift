public import Charters

/// Where a block stands at an instant, computed from facts and the clock.
///
/// Nothing stores it.
public struct TheftStanding: Hashable, Sendable {
    /// The states that a block can be in.
    public enum State: String, CaseIterable, Hashable, Sendable, Codable {
        /// Reported and hidden; the office makes sure of it.
        case reported
        /// Blocked for good.
        case blocked
        /// A human ended it, and it stays hidden while the person can answer.
        case rescinded
        /// It blocks nothing any more.
        case ended
    }

    /// The state.
    public var state: State
    /// What it means, in a sentence or two for the person.
    public var explanation: String
    /// The rule behind it.
    public var rule: Rule
    /// The next day on which something changes if nobody acts; nil when nothing will.
    public var nextDate: CalendarDate?

    /// Whether nobody but the person and whoever furnished the items can see them.
    public var hides: Bool { state != .ended }
}

extension TheftBlock {
    /// The standing at an instant, from what happened until then.
    ///
    /// - Complexity: O(days of the deadline).
    public func standing(asOf now: Instant, under charter: Charter) -> TheftStanding {
        TheftComputation(block: self, now: now, charter: charter).standing
    }

    /// Why it stands so, question by question; the last one decided.
    public func trace(asOf now: Instant, under charter: Charter) -> Trace {
        TheftComputation(block: self, now: now, charter: charter).trace
    }

    /// The last day on which the office looks at the report; without that it holds.
    public func lastDay(under charter: Charter) -> CalendarDate {
        TheftComputation(block: self, now: openedAt, charter: charter).lastDay
    }

    /// The last day on which whoever furnished it is told.
    public func tellFurnisherBy(under charter: Charter) -> CalendarDate {
        charter.workingDays.date(
            charter.dispute.forwardWorkingDays,
            workingDaysAfter: openedAt.date(in: charter.zone)
        )
    }

    /// Whether its items are hidden at an instant.
    public func hides(asOf now: Instant, under charter: Charter) -> Bool {
        openedAt <= now && standing(asOf: now, under: charter).hides
    }

    /// The items that are blocked for good and that a look told of, with the day by which whoever
    /// looked has to follow (INV-25).
    func blockedItems(
        toldIn look: Inquiry,
        asOf now: Instant,
        under charter: Charter
    ) -> [(item: FileItemID, tellBy: CalendarDate)] {
        let computation = TheftComputation(block: self, now: now, charter: charter)
        guard openedAt <= now, look.person == person, computation.standing.state == .blocked
        else { return [] }
        let tellBy = charter.workingDays.date(
            charter.dispute.recallWorkingDays,
            workingDaysAfter: computation.blockedOn
        )
        return items.filter { look.told(of: $0.item) }.map { ($0.item.id, tellBy) }
    }
}

extension [TheftBlock] {
    /// Whether an item is shown to nobody else at an instant.
    public func hide(_ item: FileItemID, asOf now: Instant, under charter: Charter) -> Bool {
        contains { block in
            block.items.contains { $0.item.id == item } && block.hides(asOf: now, under: charter)
        }
    }
}

/// Computes where a block stands, and why.
struct TheftComputation {
    let block: TheftBlock
    let now: Instant
    let charter: Charter

    var standing: TheftStanding {
        let trace = trace
        let state = TheftStanding.State(rawValue: trace.outcome) ?? .reported
        let last = trace.steps.last
        return TheftStanding(
            state: state,
            explanation: [last?.fact, last?.followed].compactMap(\.self).joined(separator: " "),
            rule: last.flatMap { Rule(rawValue: $0.rule) } ?? .contestedIsHidden,
            nextDate: nextDate(state)
        )
    }

    private func day(_ instant: Instant) -> CalendarDate { instant.date(in: charter.zone) }
    private var today: CalendarDate { day(now) }

    /// The last day on which the office looks at the report.
    var lastDay: CalendarDate {
        charter.workingDays.date(
            charter.dispute.theftBlockWorkingDays,
            workingDaysAfter: day(block.openedAt)
        )
    }

    /// The day since which it is blocked for good.
    var blockedOn: CalendarDate { confirmation.map { day($0.at) } ?? lastDay.adding(days: 1) }

    /// The day from which the items are shown again after a human ended the block.
    private func shownFrom(_ told: Instant) -> CalendarDate {
        let notice = charter.workingDays.date(
            charter.dispute.liftNoticeWorkingDays,
            workingDaysAfter: day(told)
        )
        let answer = charter.workingDays.endOfPersonsDeadline(
            day(told).adding(days: charter.dispute.appealDays)
        )
        return max(notice, answer).adding(days: 1)
    }

    private var confirmation: TheftBlock.Confirmation? {
        block.confirmation.flatMap { $0.at <= now ? $0 : nil }
    }
    private var rescission: TheftBlock.Rescission? {
        block.rescission.flatMap { $0.at <= now ? $0 : nil }
    }

    private func nextDate(_ state: TheftStanding.State) -> CalendarDate? {
        switch state {
        case .reported: lastDay.adding(days: 1)
        case .rescinded: rescission.map { shownFrom($0.at) }
        case .blocked, .ended: nil
        }
    }

    var trace: Trace {
        var tracing = Tracing(asOf: now, under: charter)
        tracing.passed(
            .contestedIsHidden,
            "You reported on \(day(block.openedAt).inWords) that your identity was stolen.",
            "From that moment nobody else was told of it."
        )
        if let withdrawnAt = block.withdrawnAt, withdrawnAt <= now {
            return tracing.decided(
                TheftStanding.State.ended.rawValue,
                .contestedIsHidden,
                "You took it back on \(day(withdrawnAt).inWords).",
                "Nothing is blocked by it any more."
            )
        }
        if let rescission { return ended(rescission, tracing) }
        if let confirmation {
            return tracing.decided(
                TheftStanding.State.blocked.rawValue,
                .contestedIsHidden,
                "\(confirmation.by) made sure of it on \(day(confirmation.at).inWords).",
                "It is blocked for good. Lenders that were told of it are told so."
            )
        }
        guard today <= lastDay else {
            return tracing.decided(
                TheftStanding.State.blocked.rawValue,
                .silenceFavoursThePerson,
                "dispute.theftBlockWorkingDays",
                "Nobody had looked at your report by \(lastDay.inWords).",
                "That counts for you: it is blocked for good. Lenders that were told of it are told "
                    + "so."
            )
        }
        return tracing.decided(
            TheftStanding.State.reported.rawValue,
            .contestedIsHidden,
            "dispute.theftBlockWorkingDays",
            "We check your report by \(lastDay.inWords).",
            "Nobody else can see it meanwhile. If we do not look in time, it is blocked for good."
        )
    }

    private func ended(_ rescission: TheftBlock.Rescission, _ tracing: Tracing) -> Trace {
        let from = shownFrom(rescission.at)
        let who = "\(rescission.reviewer.name) ended the block on \(day(rescission.at).inWords)."
        guard today < from else {
            return tracing.decided(
                TheftStanding.State.ended.rawValue,
                .contestedIsHidden,
                who,
                "It is shown again since \(from.inWords). You can still say that it is wrong."
            )
        }
        return tracing.decided(
            TheftStanding.State.rescinded.rawValue,
            .contestedIsHidden,
            "dispute.appealDays",
            who,
            "Nobody else can see it before \(from.inWords). Say until then that it is wrong, and it "
                + "stays hidden."
        )
    }
}
