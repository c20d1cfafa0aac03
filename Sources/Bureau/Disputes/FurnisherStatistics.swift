public import Charters

/// What became of the disputes of one furnisher, in numbers that single nobody out.
///
/// A number that few people stand behind is withheld, and with it enough others that it cannot be
/// found by subtraction.
public struct FurnisherStatistics: Hashable, Sendable {
    /// The fewest people who must stand behind any number of a furnisher.
    public static let fewestPeople = 10
    /// The smallest number but zero that is shown of any outcome.
    public static let fewestCases = 5

    /// One outcome of a dispute as it is counted.
    public enum Outcome: String, CaseIterable, Hashable, Sendable {
        /// Not decided yet.
        case open
        /// The person was right, and it went.
        case upheld
        /// The person was right, and it was corrected.
        case corrected
        /// Nobody could say, and it went.
        case cannotVerify
        /// Nobody answered in time, and it went.
        case unanswered
        /// It was looked at and kept.
        case kept
    }

    /// The furnisher's account; nil when they have none.
    public let furnisher: SubscriberID?
    /// Their name.
    public let name: String
    /// All disputes about them; nil when withheld.
    public let disputes: Int?
    /// How many ended so; an outcome that is not in it is withheld.
    public let counts: [Outcome: Int]
    /// The middle one of the days until a first answer; nil when withheld or nobody answered.
    public let medianDaysToAnswer: Int?

    /// Whether everything of them is withheld.
    public var isWithheld: Bool { disputes == nil }
}

extension FurnisherStatistics {
    /// The numbers of every furnisher at an instant, in the order of their names.
    ///
    /// - Complexity: O(disputes).
    public static func of(
        _ disputes: [Dispute],
        asOf now: Instant,
        under charter: Charter
    ) -> [FurnisherStatistics] {
        Dictionary(grouping: disputes.filter { $0.openedAt <= now }) { dispute in
            // One furnisher is one account; those without one are known by their name alone.
            dispute.furnisher?.rawValue ?? "/" + dispute.furnisherName
        }.values.map { FurnisherStatistics(own: $0, asOf: now, under: charter) }
            .sorted {
                ($0.name, $0.furnisher?.rawValue ?? "") < ($1.name, $1.furnisher?.rawValue ?? "")
            }
    }

    private init(own: [Dispute], asOf now: Instant, under charter: Charter) {
        furnisher = own.first?.furnisher
        name = own.max { $0.openedAt < $1.openedAt }?.furnisherName ?? ""
        guard Set(own.map(\.person)).count >= Self.fewestPeople else {
            (disputes, counts, medianDaysToAnswer) = (nil, [:], nil)
            return
        }
        disputes = own.count
        var all = Dictionary(uniqueKeysWithValues: Outcome.allCases.map { ($0, 0) })
        for dispute in own { all[dispute.outcome(asOf: now, under: charter), default: 0] += 1 }
        counts = Self.withoutSmall(all)
        let answered = own.compactMap { $0.daysToAnswer(asOf: now, under: charter) }.sorted()
        medianDaysToAnswer =
            answered.count < Self.fewestPeople ? nil : answered[(answered.count - 1) / 2]
    }

    /// Leaves out what is small, and one more when a single number could be found by subtraction.
    private static func withoutSmall(_ all: [Outcome: Int]) -> [Outcome: Int] {
        var shown = all.filter { $0.value == 0 || $0.value >= fewestCases }
        let hidden = all.filter { shown[$0.key] == nil }
        // Together they are still few people's: one number more goes with them.
        if !hidden.isEmpty, hidden.count == 1 || hidden.values.reduce(0, +) < fewestCases {
            let next = shown.filter { $0.value > 0 }.min {
                ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue)
            }
            if let next { shown[next.key] = nil }
        }
        return shown
    }
}

extension Dispute {
    /// How it counts at an instant.
    fileprivate func outcome(
        asOf now: Instant,
        under charter: Charter
    ) -> FurnisherStatistics.Outcome {
        switch standing(asOf: now, under: charter).state {
        case .open, .investigating, .appealed: .open
        case .upheld: .upheld
        case .corrected: .corrected
        case .rejected, .kept: .kept
        case .deleted, .reinserted:
            rounds.last { $0.at <= now }?.answer?.verdict == .cannotVerify
                ? .cannotVerify : .unanswered
        }
    }

    /// The days from the person's words to the first answer of a human; nil while there is none.
    fileprivate func daysToAnswer(asOf now: Instant, under charter: Charter) -> Int? {
        guard let answer = rounds.first?.answer, answer.at <= now else { return nil }
        return openedAt.date(in: charter.zone).days(to: answer.at.date(in: charter.zone))
    }
}
