/// What an analyst fixed before fitting: each characteristic's class of data, and constraints.
public struct Plan: Hashable, Sendable {
    /// The card's name.
    public var name: String?
    /// Columns that take no part.
    public var exclusions: [String] = []
    /// Values that are codes in every column.
    public var special: [String] = []
    /// Characteristics by column name.
    public var characteristics: [String: CharacteristicPlan] = [:]

    /// A plan that fixes nothing.
    public init() {}

    /// The binning options of a column: the given ones with what the plan fixes.
    public func options(for column: String, _ base: BinningOptions) -> BinningOptions {
        var options = base
        options.special += special
        guard let own = characteristics[column] else { return options }
        options.special += own.special
        if let trend = own.trend {
            options.trend = trend
            options.allowsClearTurn = false
        }
        options.maxBins = own.maxBins ?? options.maxBins
        options.cuts = own.cuts
        options.groups = own.groups
        return options
    }
}
