/// What a segmentation must keep to, and how finely it may cut.
public struct BinningOptions: Hashable, Sendable {
    /// Most ordinary bins, at least 1; special and missing bins are not counted.
    public var maxBins = 8
    /// Least share of all rows, special and missing included, in an ordinary bin: 0 to 1.
    public var minBinShare = 0.05
    /// Most pre-bins, whose borders are the only cuts considered; 0 considers every value.
    public var prebins = 100
    /// Direction of the event rates; applies to numeric columns.
    public var trend = Trend.auto
    /// Whether `auto` may also become peak or valley where the data speak clearly for a turn.
    public var allowsClearTurn = false
    /// Least events in an ordinary bin.
    public var minEvents = 1
    /// Least non-events in an ordinary bin.
    public var minNonEvents = 1
    /// Values that are codes, not quantities; each that occurs has a bin of its own.
    public var special: [String] = []
    /// Fixed cuts of a numeric column instead of the optimum; ascending.
    public var cuts: [Double]?
    /// Fixed groups of levels of a categorical column instead of the optimum.
    public var groups: [[String]]?

    /// The defaults: at most 8 bins of at least 5 % from 100 pre-bins, trend auto.
    public init() {}
}
