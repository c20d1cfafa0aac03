/// What a plan says about the fit besides bins; the command line goes before it.
public struct FitPlan: Hashable, Sendable {
    /// The column that holds the outcome.
    public var target: String?
    /// Its value that means event.
    public var event: String?
    /// Share of each class that is held out.
    public var holdout: Double?
    /// Seed of the draw of held-out rows.
    public var seed: UInt64?
    /// Weight of the squared coefficients.
    public var ridge: Double?
    /// How the effects of attributes are found.
    public var effects: EffectEstimate?
    /// Points that double the odds.
    public var pointsToDoubleOdds: Double?
    /// The score at the base odds.
    public var baseScore: Double?
    /// Non-events to one event at the base score.
    public var baseOdds: Double?
    /// Least and greatest score, instead of points that double the odds.
    public var scale: ClosedRange<Int>?

    /// Nothing said.
    public init() {}
}
