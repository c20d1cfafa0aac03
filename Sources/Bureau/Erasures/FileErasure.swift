public import Charters

/// A person's request that the whole file be erased, and what became of it until it is.
///
/// Once it is carried out nothing of it is left, this request among it. Only facts are kept;
/// ``standing(beside:asOf:under:)`` computes where it stands at the moment of reading.
public struct FileErasure: Hashable, Sendable, Codable {
    /// What a human of the office said to what stands in the way.
    public struct Answer: Hashable, Sendable, Codable {
        /// When.
        public let at: Instant
        /// Who.
        public let by: String
        /// What they said, in plain words.
        public let words: String
        /// What stood in the way then.
        public let obstacles: [ErasureObstacle]
    }

    /// For how many days it can be taken back by whoever signed in: long enough to read the mail or to
    /// sign in again where somebody else asked, and no longer.
    public static let takeBackDays = 3
    /// The same where a clerk wrote the request down, from the day on which the letter about it was brought
    /// to the post: it has to arrive first.
    public static let takeBackDaysByLetter = 14

    /// The request's identifier.
    public let id: ErasureID
    /// Whose file.
    public let person: PersonID
    /// When it was asked for.
    public let askedAt: Instant
    /// From when it is carried out by itself, unless something stands in the way; of one that a clerk wrote
    /// down the earliest moment that is possible, until ``isTimed``.
    public internal(set) var dueAt: Instant
    /// Where the person reaches whoever answers.
    public let contact: String
    /// When the person took it back; nil while they did not.
    public internal(set) var takenBackAt: Instant?
    /// What humans said to what stands in the way, oldest first.
    public internal(set) var answers: [Answer]
    /// How a clerk wrote it down for the person; nil when they asked here on their own.
    public internal(set) var written: Written?
}

extension FileErasure {
    /// Where the person finds it.
    public static let path = "/me/erasure"

    /// Whether it was asked for, not taken back and not ended.
    public func isOpen(asOf now: Instant) -> Bool {
        askedAt <= now
            && [takenBackAt, written?.endedAt].allSatisfy { ended in ended.map { now < $0 } ?? true
            }
    }

    /// The last day for a human to say what stands in the way; of one that was written down, to confirm it
    /// and then to post the letter about it.
    public func answerBy(under charter: Charter) -> CalendarDate {
        (written?.confirmed?.at ?? askedAt).date(in: charter.zone)
            .adding(days: charter.access.answerDays)
    }
}

extension [FileErasure] {
    /// The one that is open at an instant; there is never more than one.
    public func open(asOf now: Instant) -> FileErasure? { first { $0.isOpen(asOf: now) } }

    /// Whether a request is neither carried out nor answered after its time, so that nobody else may
    /// look at the file.
    ///
    /// What stands in the way is not asked: the silence alone counts, for the person.
    public func areOverdue(asOf now: Instant, under charter: Charter) -> Bool {
        contains { erasure in
            erasure.isOpen(asOf: now) && !erasure.answers.contains { $0.at <= now }
                && now.date(in: charter.zone) > erasure.lastDay(under: charter)
        }
    }
}

extension FileErasure {
    /// The last day on which it is carried out or answered.
    ///
    /// Where it can be taken back for longer than an answer may take, that day counts.
    func lastDay(under charter: Charter) -> CalendarDate {
        guard isTimed else { return answerBy(under: charter) }
        return max(answerBy(under: charter), dueAt.date(in: charter.zone).adding(days: 1))
    }
}
