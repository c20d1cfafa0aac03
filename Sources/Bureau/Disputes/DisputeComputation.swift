import Charters

/// Computes a ``DisputeStanding``: what brought the item back, else the answer, else the clock.
///
/// Every question is asked of facts up to `now`, so that the past can be computed again.
struct DisputeComputation {
    let dispute: Dispute
    let now: Instant
    let charter: Charter

    var standing: DisputeStanding {
        let round = round
        guard let answer = round.answer, answer.at <= now else { return unanswered(round) }
        switch answer.verdict {
        case .upheld:
            return result(.upheld, .contestedIsHidden, "You were right. \(goneSince(answer.at))")
        case .corrected:
            return result(
                .corrected,
                .contestedIsHidden,
                "You were right. It was corrected on \(day(answer.at).inWords)."
            )
        case .cannotVerify:
            return gone("Nobody can say whether it is true. \(goneSince(answer.at))")
        case .kept, .frivolous: return lost(answer)
        }
    }

    // MARK: Days

    func day(_ instant: Instant) -> CalendarDate { instant.date(in: charter.zone) }
    var today: CalendarDate { day(now) }

    /// The last day on which whoever furnished it must have been told.
    var forwardBy: CalendarDate {
        charter.workingDays.date(
            charter.dispute.forwardWorkingDays,
            workingDaysAfter: day(dispute.openedAt)
        )
    }

    /// The last day on which a human may call it frivolous.
    var frivolousBy: CalendarDate {
        charter.workingDays.date(
            charter.dispute.frivolousWorkingDays,
            workingDaysAfter: day(dispute.openedAt)
        )
    }

    /// The day from which the round that is open has ended for the person.
    var decideBefore: CalendarDate {
        guard !isAppeal else {
            return day(round.at).adding(days: charter.dispute.appealAnswerDays)
        }
        let agreed = dispute.moreTime.flatMap { more in
            more.agreedAt.flatMap { $0 <= now ? more.days : nil }
        }
        return day(round.at).adding(days: charter.dispute.decideDays + (agreed ?? 0))
    }

    /// The last day on which the person may ask for a second human.
    func lastDayOfAppeal(_ told: Instant) -> CalendarDate {
        charter.workingDays.endOfPersonsDeadline(
            day(told).adding(days: charter.dispute.appealDays)
        )
    }

    /// The day from which it is shown again after the person was told.
    func shownFrom(_ told: Instant) -> CalendarDate {
        let notice = charter.workingDays.date(
            charter.dispute.liftNoticeWorkingDays,
            workingDaysAfter: day(told)
        ).adding(days: 1)
        return isAppeal ? notice : max(notice, lastDayOfAppeal(told).adding(days: 1))
    }

    /// The last day on which past recipients are told; nil when there is nothing to tell them.
    var recallBy: CalendarDate? {
        guard let endedOn else { return nil }
        return charter.workingDays.date(
            charter.dispute.recallWorkingDays,
            workingDaysAfter: endedOn
        )
    }

    /// The day on which the item went because the person was right; nil when it did not.
    ///
    /// It never comes back, unlike one that nobody could vouch for.
    var upheldOn: CalendarDate? { standing.state == .upheld ? endedOn : nil }

    /// The day on which the item was corrected or went; nil when it did not.
    private var endedOn: CalendarDate? {
        switch standing.state {
        case .upheld, .corrected, .deleted:
            guard let answer = round.answer, answer.at <= now else { return decideBefore }
            return day(answer.at)
        case .open, .investigating, .rejected, .appealed, .kept, .reinserted: return nil
        }
    }

    // MARK: Facts up to now

    var round: Dispute.Round {
        dispute.rounds.last { $0.at <= now } ?? dispute.rounds[0]
    }
    var isAppeal: Bool { dispute.rounds.count > 1 && dispute.rounds[1].at <= now }
    var isForwarded: Bool { dispute.forwardedAt.map { $0 <= now } ?? false }
    var reinsertion: Dispute.Reinsertion? {
        dispute.reinsertion.flatMap { $0.at <= now ? $0 : nil }
    }

    // MARK: Standings

    private func unanswered(_ round: Dispute.Round) -> DisputeStanding {
        guard today < decideBefore else {
            return gone(
                "Nobody answered before \(decideBefore.inWords). That counts for you. "
                    + goneSince(nil)
            )
        }
        let asked = day(round.at).inWords
        let last = decideBefore.inWords
        let end =
            dispute.item == nil
            ? "If nobody answers before \(last), it counts as you say."
            : "If nobody answers before \(last), it is deleted."
        if isAppeal {
            return result(
                .appealed,
                .contestedIsHidden,
                "You asked on \(asked) for a second human. \(hidden) \(end)",
                next: decideBefore,
                hides: true
            )
        }
        if isForwarded {
            return result(
                .investigating,
                .contestedIsHidden,
                "You said on \(asked) that this is wrong. \(hidden) "
                    + "\(dispute.furnisherName) has what you wrote. \(end)",
                next: decideBefore,
                hides: true
            )
        }
        return result(
            .open,
            .contestedIsHidden,
            "You said on \(asked) that this is wrong. \(hidden) We send what you wrote to "
                + "\(dispute.furnisherName) by \(forwardBy.inWords). \(end)",
            next: min(forwardBy, decideBefore),
            hides: true
        )
    }

    private func lost(_ answer: Dispute.Answer) -> DisputeStanding {
        let reviewer = answer.reviewer.name
        let shownFrom = shownFrom(answer.at)
        if !isAppeal {
            let last = lastDayOfAppeal(answer.at)
            if today <= last {
                return result(
                    .rejected,
                    .contestedIsHidden,
                    "\(reviewer) looked and kept it. You can ask for a second human until "
                        + "\(last.inWords). \(until(shownFrom))",
                    next: last.adding(days: 1),
                    hides: true
                )
            }
        }
        guard today < shownFrom else {
            return result(.kept, .contestedIsHidden, "\(reviewer) looked and kept it.")
        }
        return result(
            .kept,
            .contestedIsHidden,
            "\(reviewer) looked and kept it. \(until(shownFrom))",
            next: shownFrom,
            hides: true
        )
    }

    /// Gone because nobody answered or nobody could say; back only with a certificate.
    private func gone(_ explanation: String) -> DisputeStanding {
        guard let reinsertion else {
            return result(.deleted, .silenceFavoursThePerson, explanation)
        }
        let certified = day(reinsertion.at)
        // Told like a new item: nobody sees it before the person had time to dispute it again.
        let shownFrom = lastDayOfAppeal(reinsertion.at).adding(days: 1)
        let isHidden = today < shownFrom
        return result(
            .reinserted,
            .contestedIsHidden,
            "\(dispute.furnisherName) certified on \(certified.inWords) that it is accurate."
                + (isHidden ? " \(until(shownFrom))" : ""),
            next: isHidden ? shownFrom : nil,
            hides: isHidden
        )
    }

    private func until(_ date: CalendarDate) -> String {
        dispute.item == nil ? "" : "Nobody else can see it before \(date.inWords)."
    }

    private var hidden: String {
        dispute.item == nil ? "A human looks at it." : "Nobody else can see it."
    }

    private func goneSince(_ at: Instant?) -> String {
        guard dispute.item != nil else { return "It counts as you say." }
        return "It is gone since \((at.map(day) ?? decideBefore).inWords)."
    }

    private func result(
        _ state: DisputeStanding.State,
        _ rule: Rule,
        _ explanation: String,
        next: CalendarDate? = nil,
        hides: Bool = false
    ) -> DisputeStanding {
        DisputeStanding(
            state: state,
            explanation: explanation,
            rule: rule,
            nextDate: next,
            hides: hides && dispute.item != nil
        )
    }
}
