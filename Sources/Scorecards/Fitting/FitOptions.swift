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
    /// Weight of the squared coefficients; keeps small samples from overfitting and vanishes in
    /// large ones.
    public var ridge = 1.0
    /// Least information value of a characteristic.
    public var leastInformationValue = 0.02
    /// Threads; the result does not depend on it.
    public var jobs = 1

    /// The defaults.
    public init() {}
}
