public import Charters

/// Where a request for erasure stands at an instant, computed from facts and the clock.
///
/// Nothing stores it. There is no state after it was carried out, for then there is no file.
public struct ErasureStanding: Hashable, Sendable {
    /// The states that a request can be in.
    public enum State: String, CaseIterable, Hashable, Sendable, Codable {
        /// It can be taken back; then it is carried out by itself.
        case asked
        /// Nothing stands in the way any more: it is carried out now.
        case due
        /// Something stands in the way, and a human has to say so by name.
        case toAnswer = "to-answer"
        /// A human said what stands in the way; it is carried out when that is gone.
        case waiting
        /// No human said so in time: no lender sees the file until somebody does (INV-26).
        case overdue
        /// The person took it back.
        case takenBack = "taken-back"
        /// A clerk wrote it down, and another human has to read the request as well.
        case toConfirm = "to-confirm"
        /// A human read what was written down and did not confirm it.
        case declined
        /// The letter about it came back, so that its person may not know of it.
        case letterReturned = "letter-returned"

        /// Whether a human owes something.
        public var isOwed: Bool { self == .toAnswer || self == .toConfirm || self == .overdue }
    }

    /// The state.
    public var state: State
    /// One sentence for the person that says what it means.
    public var explanation: String
    /// The rule behind it.
    public var rule: Rule
    /// The next day on which something happens; nil when nothing will.
    public var lastDay: CalendarDate?
}

extension FileErasure {
    /// The standing at an instant, beside what stands in the way then.
    public func standing(
        beside obstacles: [ErasureObstacle],
        asOf now: Instant,
        under charter: Charter
    ) -> ErasureStanding {
        func day(_ instant: Instant) -> CalendarDate { instant.date(in: charter.zone) }
        func result(
            _ state: ErasureStanding.State,
            _ explanation: String,
            _ lastDay: CalendarDate?
        ) -> ErasureStanding {
            ErasureStanding(
                state: state,
                explanation: explanation,
                rule: state == .overdue ? .silenceFavoursThePerson : .everyLookIsTold,
                lastDay: lastDay
            )
        }
        if let takenBackAt, takenBackAt <= now {
            return result(
                .takenBack,
                "You took it back on \(day(takenBackAt).inWords). Your file stays as it is.",
                nil
            )
        }
        if let before = standingOfWriting(asOf: now, under: charter) { return before }
        let asked = "You asked on \(day(askedAt).inWords) that your file be erased."
        guard let longest = obstacles.map(\.lastDay).max() else {
            let isDue = dueAt <= now
            return result(
                isDue ? .due : .asked,
                isDue
                    ? "\(asked) Nothing stands in the way: it is erased now, by itself."
                    : "\(asked) It is erased by itself on \(day(dueAt).inWords). Until then you can "
                        + "take it back.",
                day(dueAt)
            )
        }
        // Who has to delete something is told so by the recall room, and no human has to explain it.
        let isExplained = obstacles.allSatisfy { $0.kind == .recall }
        if isExplained || answers.contains(where: { $0.at <= now }) {
            return result(
                .waiting,
                "\(asked) Something stands in the way, until \(longest.inWords) at the latest. When "
                    + "that is gone, it is erased by itself.",
                longest
            )
        }
        let lastDay = lastDay(under: charter)
        if day(now) > lastDay {
            return result(
                .overdue,
                "\(asked) A human had to tell you by \(lastDay.inWords) what stands in the way. Until "
                    + "somebody does, nobody else can look at your file.",
                nil
            )
        }
        return result(
            .toAnswer,
            "\(asked) Something stands in the way. A human tells you by \(lastDay.inWords) what it is. "
                + "When it is gone, it is erased by itself.",
            lastDay
        )
    }
}
