public import Charters

/// What a lender is told: a score with its parts and reasons, and the register's answer beside it.
public struct CheckAnswer: Hashable, Sendable, Codable {
    /// The points of one attribute.
    public struct Contribution: Hashable, Sendable, Codable {
        /// The characteristic's name in the scorecard.
        public var characteristic: String
        /// What the person reads instead of the name.
        public var label: String
        /// The attribute that applied, in words, for instance `12 to 24`.
        public var attribute: String
        /// The value that was used, as text; nil when there was none.
        public var value: String?
        /// Where the value came from: the furnisher's name, or `application`.
        public var source: String?
        /// Points of the attribute.
        public var points: Int
        /// Points of the characteristic's best attribute.
        public var bestPoints: Int
        /// The person's own words beside the item, after a dispute; nil when there are none.
        public var statement: String?
    }

    /// One key factor: a characteristic that cost points, with a sentence.
    public struct KeyFactor: Hashable, Sendable, Codable {
        /// The characteristic's name in the scorecard.
        public var characteristic: String
        /// Why, in one sentence.
        public var sentence: String
        /// Points lost against the characteristic's best attribute; greater than 0.
        public var pointsLost: Int
    }

    /// The score and how it came about; nil when the file is too thin, which is not a low score.
    public struct Score: Hashable, Sendable, Codable {
        /// The score: the sum of all points and nothing else.
        public var score: Int
        /// The least and the greatest score that the card can give.
        public var lowest: Int
        /// The greatest score that the card can give.
        public var highest: Int
        /// Points of every characteristic, in card order; they add up to `score`.
        public var contributions: [Contribution]
        /// At most four, in order of effect.
        public var keyFactors: [KeyFactor]
        /// The number of inquiries, when it cost points and is not among the four (FCRA 609(f)(9)).
        public var inquiryFactor: KeyFactor?
        /// Hash of the scorecard, lower-case hexadecimal.
        public var scorecardHash: String
        /// Name of the scorecard.
        public var scorecardName: String
    }

    /// The register's answer: nothing, or exactly one entry (INV-15).
    public enum RegisterAnswer: Hashable, Sendable, Codable {
        /// No entry that may be seen; also what is said of hidden, contested and expired ones.
        case noMatch
        /// One unsatisfied order that may be seen.
        case entry(
            court: String,
            orderedOn: CalendarDate,
            principal: Money,
            visibleUntil: CalendarDate
        )
        /// One order was told of that ended since and is erased; only ever in a look of the past.
        case erased
    }

    /// The score, or nil for a file too thin to score.
    public let score: Score?
    /// The register's answer, beside the score and never in it (INV-23).
    public let register: RegisterAnswer
    /// The person's own words on their whole file, as they stood; nil when there were none.
    public let statement: String?
}
