public import Charters

/// Where a request for one's own file stands at an instant, computed from facts and the clock (SM6).
///
/// Nothing stores it.
public struct DisclosureStanding: Hashable, Sendable {
    /// The states that a request can be in.
    public enum State: String, CaseIterable, Hashable, Sendable, Codable {
        /// It came in; who asks is about to be checked.
        case asked
        /// Who asks is the person; the file is put together.
        case checking
        /// The file is put together and on its way.
        case ready
        /// The person has it.
        case delivered
        /// Who asked is not known to be the person.
        case refused
        /// Nobody answered in time: no lender sees the file until somebody does (INV-26).
        case overdue

        /// Whether an answer is still owed.
        public var isOwed: Bool { self != .delivered && self != .refused }
    }

    /// The state.
    public var state: State
    /// One sentence for the person that says what it means.
    public var explanation: String
    /// The rule behind it.
    public var rule: Rule
    /// The last day for the next step; nil when nothing is owed.
    public var lastDay: CalendarDate?
}

extension Disclosure {
    /// The standing at an instant, from what happened until then.
    ///
    /// - Complexity: O(1).
    public func standing(asOf now: Instant, under charter: Charter) -> DisclosureStanding {
        func day(_ instant: Instant) -> CalendarDate { instant.date(in: charter.zone) }
        let askedOn = day(askedAt)
        let lastDay = askedOn.adding(days: charter.access.answerDays)
        let identifyBy = charter.workingDays.date(
            charter.access.identityWorkingDays,
            workingDaysAfter: askedOn
        )
        func result(
            _ state: DisclosureStanding.State,
            _ explanation: String,
            _ lastDay: CalendarDate? = nil
        ) -> DisclosureStanding {
            DisclosureStanding(
                state: state,
                explanation: explanation,
                rule: state == .overdue ? .silenceFavoursThePerson : .everyLookIsTold,
                lastDay: lastDay
            )
        }
        if let delivery, delivery.at <= now {
            return result(
                .delivered,
                "You were given everything that we hold on \(day(delivery.at).inWords)."
            )
        }
        if let refused, refused.at <= now {
            return result(
                .refused,
                "On \(day(refused.at).inWords) it was not certain that it was you who asked. "
                    + "\(refused.reason) \(refused.remedy)"
            )
        }
        let isIdentified = identified.map { $0.at <= now } ?? false
        let isCompiled = compiled.map { $0.at <= now } ?? false
        if day(now) > lastDay {
            return result(
                .overdue,
                "You asked on \(askedOn.inWords) and had to have everything by "
                    + "\(lastDay.inWords). Until you have it nobody else can look at your file."
            )
        }
        let asked = "You asked on \(askedOn.inWords) for everything that we hold."
        let end = "You have it by \(lastDay.inWords)."
        if isCompiled { return result(.ready, "\(asked) It is on its way. \(end)", lastDay) }
        if isIdentified {
            return result(.checking, "\(asked) It is put together now. \(end)", lastDay)
        }
        return result(
            .asked,
            "\(asked) By \(min(identifyBy, lastDay).inWords) we make sure that it was you. \(end)",
            min(identifyBy, lastDay)
        )
    }
}

extension [Disclosure] {
    /// Whether an answer is overdue at an instant, so that nobody else may look at the file.
    public func areOverdue(asOf now: Instant, under charter: Charter) -> Bool {
        contains { request in
            request.askedAt <= now && request.recorded.at <= now
                && request.standing(asOf: now, under: charter).state == .overdue
        }
    }
}
