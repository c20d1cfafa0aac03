public import Charters

extension FileErasure {
    /// How a clerk wrote a request down for a person who cannot use the portal, and how it went on.
    public struct Written: Hashable, Sendable, Codable {
        /// What a human of the office did about it.
        public struct Word: Hashable, Sendable, Codable {
            /// Who.
            public let by: String
            /// When.
            public let at: Instant
            /// What they said to it; nil where there is nothing to say.
            public let words: String?
        }

        /// Who wrote it down.
        public let by: String
        /// How the person asked.
        public let way: AssistedWay
        /// What showed who asked.
        public let proof: String
        /// Every letter about it while it was open: one that comes back ends it.
        public internal(set) var letters: [NoticeID] = []
        /// Another human who read the request as well; nil while nobody did.
        public internal(set) var confirmed: Word?
        /// The letter that tells of that: the days begin when it is brought to the post.
        public internal(set) var dayLetter: NoticeID?
        /// When that letter was brought to the post.
        public internal(set) var postedAt: Instant?
        /// A human who read it and did not confirm it.
        public internal(set) var declined: Word?
        /// When a letter about it came back.
        public internal(set) var cameBackAt: Instant?

        /// When it ended other than by the person.
        var endedAt: Instant? { declined?.at ?? cameBackAt }
    }

    /// Whether the day from which it is carried out is known.
    ///
    /// Where a clerk wrote it down it is not before another human confirmed it and the letter about that
    /// left the house.
    public var isTimed: Bool { written.map { $0.postedAt != nil } ?? true }

    /// Where one stands that is not yet, or no more, like one that the person asked for here.
    func standingOfWriting(asOf now: Instant, under charter: Charter) -> ErasureStanding? {
        guard let written else { return nil }
        func day(_ instant: Instant) -> String { instant.date(in: charter.zone).inWords }
        func result(
            _ state: ErasureStanding.State,
            _ explanation: String,
            _ lastDay: CalendarDate? = nil
        ) -> ErasureStanding {
            let rule: Rule = state == .overdue ? .silenceFavoursThePerson : .everyLookIsTold
            return .init(state: state, explanation: explanation, rule: rule, lastDay: lastDay)
        }
        if let declined = written.declined, declined.at <= now {
            return result(
                .declined,
                "\(declined.by) of our office did not confirm on \(day(declined.at)) that you ask for "
                    + "your file to be erased. Your file stays as it is."
            )
        }
        if let cameBackAt = written.cameBackAt, cameBackAt <= now {
            return result(
                .letterReturned,
                "A letter about the erasure of your file came back on \(day(cameBackAt)). So your file "
                    + "stays as it is."
            )
        }
        let lastDay = lastDay(under: charter)
        let isLate = now.date(in: charter.zone) > lastDay
        guard let confirmed = written.confirmed else {
            let asked =
                "\(written.by) of our office wrote down on \(day(askedAt)) that you ask for your file "
                + "to be erased."
            return isLate
                ? result(
                    .overdue,
                    "\(asked) Another human had to read your request by \(lastDay.inWords). Until "
                        + "somebody does, nobody else can look at your file."
                )
                : result(
                    .toConfirm,
                    "\(asked) Another human reads your request by \(lastDay.inWords). Before that "
                        + "nothing happens to your file.",
                    lastDay
                )
        }
        guard written.postedAt == nil else { return nil }
        let both =
            "\(written.by) and \(confirmed.by) of our office have both read that you ask for your file "
            + "to be erased."
        return isLate
            ? result(
                .overdue,
                "\(both) The letter about it had to leave us by \(lastDay.inWords). Until it does, "
                    + "nobody else can look at your file."
            )
            : result(
                .asked,
                "\(both) It is erased by itself \(Self.takeBackDaysByLetter) days after the letter "
                    + "about it was brought to the post, on \(day(dueAt)) at the earliest. Until then "
                    + "you can take it back.",
                dueAt.date(in: charter.zone)
            )
    }

    /// The request with the letter that told of it, as long as it is open.
    func told(by change: Change, asOf now: Instant) -> FileErasure {
        guard case .notice(let letter) = change, isOpen(asOf: now) else { return self }
        var erasure = self
        erasure.written?.letters.append(letter.id)
        if written?.confirmed != nil, written?.dayLetter == nil {
            erasure.written?.dayLetter = letter.id
        }
        return erasure
    }

    /// What a letter on its way changes; nil where it changes nothing.
    ///
    /// The days begin when the letter that names them is brought to the post, and the request ends when any
    /// letter about it comes back.
    func after(_ fact: Dispatch.Fact, of letter: NoticeID, at now: Instant) -> FileErasure? {
        guard isOpen(asOf: now), let written, written.letters.contains(letter) else { return nil }
        var erasure = self
        switch fact {
        case .posted, .delivered:
            guard written.dayLetter == letter, written.postedAt == nil else { return nil }
            erasure.written?.postedAt = now
            erasure.dueAt = now.adding(seconds: Self.secondsByLetter)
        case .returned: erasure.written?.cameBackAt = now
        case .handedOver, .deferred: return nil
        }
        return erasure
    }

    /// The days by letter, in seconds.
    static let secondsByLetter = Int64(takeBackDaysByLetter) * 86_400
}

extension ErasureStanding {
    /// The last day to take it back that a letter names; nil where none is known.
    var lastDayToTakeBack: CalendarDate? {
        switch state {
        case .takenBack, .toConfirm, .declined, .letterReturned: nil
        case .asked, .due, .toAnswer, .waiting, .overdue: lastDay
        }
    }
}
