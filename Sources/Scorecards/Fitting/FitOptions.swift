/// What an analyst asks of a fit, besides the plan.
public struct FitOptions: Sendable {
    /// Constraints of every column that the plan does not fix otherwise.
    public var binning = BinningOptions()
    /// The scale of the points.
    public var scaling = ScalingRequest.points(Scaling())
    /// Share of each class that is held out; 0 holds nothing out.
    public var holdout = 0.0
    /// Seed of the draw of held-out rows.
    public var seed: UInt64 = 1
    /// Weight of the squared coefficients.
    ///
    /// Keeps samples of a thousand rows from overfitting and vanishes in large ones. On German Credit
    /// (five seeds, five folds) 6 gave the best hold-out AUC and Brier score of 0, 1, 3, 6, 10, 20.
    public var ridge = 6.0
    /// How the effects of attributes are found.
    public var effects = EffectEstimate.partial
    /// Information that the classical effects count for beside the data, where effects are partial;
    /// 0 or more.
    ///
    /// A sample's information is about its rows times share of events times share of non-events: the
    /// default of 3000 leaves German Credit (1000 rows, 200 units) nearly classical and is little
    /// beside a million rows (60000 units). Of 200, 1000 and 3000 it did best on hold-outs.
    public var priorInformation = 3000.0
    /// Whether a characteristic may keep a trend beside the others that runs against its trend alone;
    /// if not, it keeps its trend or goes.
    public var allowsTurn = true
    /// Stepwise choice of characteristics before the fit, if any.
    public var selection: SelectionRequest?
    /// Whether correlations and variance inflation are worked out.
    public var wantsCorrelations = false
    /// Of two characteristics that correlate more, the one with less information value goes.
    public var mostCorrelation: Double?
    /// The characteristic with the greatest variance inflation goes while it is above this.
    public var mostInflation: Double?
    /// Share of events in the population that the card is for; nil takes the sample's.
    public var populationEventRate: Double?
    /// Whether trends must hold in every period, and the periods.
    public var trendPeriods: Periods?
    /// Threads; the result does not depend on it.
    public var jobs = 1

    /// The defaults: those of ``BinningOptions``, and a turn of the trend where it is clear.
    public init() { binning.allowsClearTurn = true }
}
