/// How log-odds become points: points to double the odds, and the score at given odds.
public struct Scaling: Hashable, Sendable {
    /// Points that double the odds of a non-event; above 0.
    public var pointsToDoubleOdds: Double
    /// The score at `baseOdds`.
    public var baseScore: Double
    /// Non-events to one event at `baseScore`; above 0.
    public var baseOdds: Double

    /// A scaling; the defaults are 20 points to double the odds and 600 points at 50 to 1.
    public init(pointsToDoubleOdds: Double = 20, baseScore: Double = 600, baseOdds: Double = 50) {
        self.pointsToDoubleOdds = pointsToDoubleOdds
        self.baseScore = baseScore
        self.baseOdds = baseOdds
    }

    /// Points to one unit of log-odds.
    public var factor: Double { pointsToDoubleOdds / naturalLogarithm(2) }

    /// The score at odds of one to one.
    public var offset: Double { baseScore - factor * naturalLogarithm(baseOdds) }

    /// Probability of the event at a score.
    public func probability(score: Int) -> Double {
        1 / (1 + exponential((Double(score) - offset) / factor))
    }
}

/// What the analyst asked of the scale.
public enum ScalingRequest: Hashable, Sendable {
    /// Points to double the odds at a base.
    case points(Scaling)
    /// Scores from the first number to the second.
    case range(Int, Int)
}
