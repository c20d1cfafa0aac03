public import Scorecards

/// A past score computed again, from the values that it rested on and the card that made it.
public struct ScoreReplay: Hashable, Sendable {
    /// Something that came out otherwise.
    public enum Difference: Hashable, Sendable {
        /// The card is not the one that made the score.
        case otherCard
        /// The sum of the points.
        case score(recorded: Int, now: Int)
        /// The points of a characteristic; nil where the card or the record does not have it.
        case points(characteristic: String, recorded: Int?, now: Int?)
        /// The key factors, in their order.
        case keyFactors
    }

    /// The score as it was told.
    public let recorded: Int
    /// The score as the card gives it now.
    public let now: Int
    /// What came out otherwise; empty when nothing did.
    public let differences: [Difference]

    /// Whether everything came out as it was told.
    public var isSame: Bool { differences.isEmpty }

    /// Computes a score again with a card.
    public init(_ score: CheckAnswer.Score, with card: Scorecard) {
        self.init(
            recorded: score.score,
            hash: score.scorecardHash,
            parts: score.contributions.map {
                Part(characteristic: $0.characteristic, value: $0.value, points: $0.points)
            },
            keyFactors: score.keyFactors.map(\.characteristic),
            card: card
        )
    }

    /// One value that a score rested on, as text, with the points that it gave.
    public struct Part: Hashable, Sendable {
        /// The characteristic's name.
        public var characteristic: String
        /// The value; nil when there was none.
        public var value: String?
        /// The points that were told.
        public var points: Int

        /// A part.
        public init(characteristic: String, value: String?, points: Int) {
            self.characteristic = characteristic
            self.value = value
            self.points = points
        }
    }

    /// Computes a score again from its record, for instance that of a receipt.
    ///
    /// - Parameters:
    ///   - recorded: The score as it was told.
    ///   - hash: SHA-256 of the card that made it.
    ///   - parts: The values and points that add up to it.
    ///   - keyFactors: The characteristics behind the reasons, in order.
    ///   - card: The card.
    public init(
        recorded: Int,
        hash: String,
        parts: [Part],
        keyFactors: [String],
        card: Scorecard
    ) {
        var differences: [Difference] = []
        if sha256Hexadecimal(card.canonicalJSON()) != hash { differences.append(.otherCard) }
        let values = parts.compactMap { part in part.value.map { (part.characteristic, $0) } }
        let scored = card.score(
            values: Dictionary(values.map { ($0.0, Scorecard.Value.text($0.1)) }) { first, _ in
                first
            }
        )
        let told = Dictionary(parts.map { ($0.characteristic, $0.points) }) { first, _ in first }
        let found = Dictionary(
            scored.contributions.map { ($0.characteristic, $0.points) }
        ) { first, _ in first }
        for name in Set(told.keys).union(found.keys).sorted() where told[name] != found[name] {
            differences.append(
                .points(characteristic: name, recorded: told[name], now: found[name])
            )
        }
        if scored.score != recorded {
            differences.append(.score(recorded: recorded, now: scored.score))
        }
        let reasons = scored.reasons.prefix(keyFactors.count).map(\.characteristic)
        if reasons != keyFactors || keyFactors.isEmpty && !scored.reasons.isEmpty {
            differences.append(.keyFactors)
        }
        self.recorded = recorded
        now = scored.score
        self.differences = differences
    }
}

extension ScoreReplay.Difference: CustomStringConvertible {
    /// What came out otherwise, in one sentence without any value.
    public var description: String {
        switch self {
        case .otherCard: "The card is not the one that made the score: its hash is another."
        case .score(let recorded, let now): "The score was told as \(recorded) and comes to \(now)."
        case .points(let name, let recorded, let now):
            "\(name): \(recorded.map { "\($0) points" } ?? "nothing") recorded, "
                + "\(now.map { "\($0) points" } ?? "nothing") now."
        case .keyFactors: "The key factors are others, or stand in another order."
        }
    }
}
