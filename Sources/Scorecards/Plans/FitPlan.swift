/// What a plan says about the fit besides bins; the command line goes before it.
public struct FitPlan: Hashable, Sendable {
    /// The column that holds the outcome.
    public var target: String?
    /// Its value that means event.
    public var event: String?
    /// Values of the target that mean event, where it has more than two.
    public var bad: [String] = []
    /// Values that mean non-event; empty means all others.
    public var good: [String] = []
    /// Values whose rows are set aside.
    public var indeterminate: [String] = []
    /// The column of weights.
    public var weight: String?
    /// The column of periods.
    public var period: String?
    /// Periods that never train.
    public var outOfTime: PeriodRule?
    /// Whether trends must hold in every period.
    public var trendEveryPeriod: Bool?
    /// Share of each class that is held out.
    public var holdout: Double?
    /// Seed of the draw of held-out rows.
    public var seed: UInt64?
    /// Weight of the squared coefficients.
    public var ridge: Double?
    /// How the effects of attributes are found.
    public var effects: EffectEstimate?
    /// Whether a trend may turn beside the other characteristics.
    public var turns: Bool?
    /// How characteristics are chosen step by step.
    public var selection: SelectionRequest?
    /// Of two characteristics that correlate more, the one with less information value goes.
    public var mostCorrelation: Double?
    /// The characteristic with the greatest variance inflation goes while it is above this.
    public var mostInflation: Double?
    /// Share of events in the population that the card is for.
    public var populationEventRate: Double?
    /// How refused applications are given an outcome.
    public var rejectMethod: RejectInference.Method?
    /// How many times the odds of event are those of an accepted loan of the same score.
    public var rejectOdds: Double?
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
