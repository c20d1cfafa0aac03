/// What a segmentation must keep to, and how finely it may cut.
///
/// All limits of ordinary bins are exact: the optimum is over all segmentations that keep to all of
/// them. Fixed cuts and groups are not held to limits of size, number and difference, since they say
/// what the bins are; only a trend that is asked for is checked.
public struct BinningOptions: Hashable, Sendable {
    /// Most ordinary bins, at least 1; special and missing bins are not counted.
    public var maxBins = 8
    /// Fewest ordinary bins, at least 1; one bin is an answer unless this is more.
    public var minBins = 1
    /// Least share of all rows, special and missing included, in an ordinary bin: 0 to 1.
    public var minBinShare = 0.05
    /// Greatest share of all rows in an ordinary bin: 0 to 1.
    public var maxBinShare = 1.0
    /// Most pre-bins, whose borders are the only cuts considered; 0 considers every value.
    public var prebins = 100
    /// Direction of the event rates; applies to numeric columns.
    public var trend = Trend.auto
    /// Whether `auto` may also become peak or valley where the data speak clearly for a turn.
    public var allowsClearTurn = false
    /// Least events in an ordinary bin, at least 1.
    public var minEvents = 1
    /// Least non-events in an ordinary bin, at least 1.
    public var minNonEvents = 1
    /// Least difference of event rate between neighbouring ordinary bins: 0 to 1.
    public var minRateDifference = 0.0
    /// Greatest p-value between neighbouring ordinary bins, by the two-sided two-proportion Z test
    /// with pooled variance; 1 asks for nothing.
    public var maxPValue = 1.0
    /// Values that are codes, not quantities; each that occurs has a bin of its own.
    public var special: [String] = []
    /// Missing and special bins with less than this share of all rows take the weight of evidence
    /// that they have together with the ordinary bin nearest to them; 0 leaves all alone.
    public var mergeSmallMissing = 0.0
    /// Cuts that must be among the borders of a numeric column; ascending.
    public var forcedCuts: [Double] = []
    /// Fixed cuts of a numeric column instead of the optimum; ascending.
    public var cuts: [Double]?
    /// Fixed groups of levels of a categorical column instead of the optimum.
    public var groups: [[String]]?
    /// Levels with less than this share of all rows go together in a bin of their own.
    public var rareShare = 0.0
    /// Fixed members of the bin of rare levels, beside fixed groups.
    public var rareLevels: [String] = []
    /// What a value that the sample does not hold is worth.
    public var unseen = UnseenRule.neutral

    /// The defaults: at most 8 bins of at least 5 % from 100 pre-bins, trend auto.
    public init() {}

    /// Least rows of a share, rounded up, out of so many.
    static func leastRows(_ share: Double, of rows: Int) -> Int {
        Int((share * Double(rows) - 1e-9).rounded(.up))
    }

    /// The limits of the optimiser in a sample of so many rows.
    func limits(rows: Int, forced: [Int] = []) -> SegmentLimits {
        var limits = SegmentLimits()
        limits.minBins = minBins
        limits.maxBins = maxBins
        limits.minCount = Self.leastRows(minBinShare, of: rows)
        limits.maxCount = maxBinShare < 1 ? Int(maxBinShare * Double(rows) + 1e-9) : .max
        limits.minEvents = minEvents
        limits.minNonEvents = minNonEvents
        limits.minRateDifference = minRateDifference
        limits.maxPValue = maxPValue
        limits.forced = forced
        return limits
    }
}
