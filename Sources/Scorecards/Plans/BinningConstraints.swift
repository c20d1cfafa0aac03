/// What somebody fixed about bins; what is left open keeps its default.
public struct BinningConstraints: Hashable, Sendable {
    /// Limits that are numbers.
    public var limits: [BinningLimit: Double] = [:]
    /// Trend of the event rates.
    public var trend: Trend?
    /// What a value that the sample does not hold is worth.
    public var unseen: UnseenRule?

    /// Nothing fixed.
    public init() {}

    /// Sets what is fixed here.
    ///
    /// A trend that is named is meant, so no turn may take its place.
    public func apply(to options: inout BinningOptions) {
        for limit in BinningLimit.allCases {
            if let value = limits[limit] { limit.set(value, in: &options) }
        }
        if let trend {
            options.trend = trend
            options.allowsClearTurn = false
        }
        if let unseen { options.unseen = unseen }
    }
}
