/// A score with the points that add up to it and the characteristics that cost points.
public struct ScoredApplicant: Hashable, Sendable {
    /// The points of one characteristic.
    public struct Contribution: Hashable, Sendable {
        /// The characteristic's name.
        public var characteristic: String
        /// What a person reads instead of the name.
        public var label: String
        /// The attribute that applied, in words.
        public var attribute: String
        /// Its points.
        public var points: Int
        /// Points of the characteristic's best attribute.
        public var bestPoints: Int
    }

    /// A characteristic that cost points.
    public struct Reason: Hashable, Sendable {
        /// The characteristic's name.
        public var characteristic: String
        /// Why, in one sentence.
        public var sentence: String
        /// Points lost against the characteristic's best attribute; above 0.
        public var pointsLost: Int
    }

    /// The score: the sum of the points of all contributions.
    public var score: Int
    /// Probability of the event at this score.
    public var probability: Double
    /// One for each characteristic, in card order.
    public var contributions: [Contribution]
    /// At most four, by points lost; card order on ties.
    public var reasons: [Reason]
}
