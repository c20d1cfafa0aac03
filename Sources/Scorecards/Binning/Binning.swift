/// The segmentation of one characteristic: ordinary bins first, then special ones, then missing.
public struct Binning: Hashable, Sendable {
    /// The column's name.
    public var name: String
    /// Whether values are numbers.
    public var isNumeric: Bool
    /// The trend that the ordinary bins keep; for `auto` the one that won.
    public var trend: Trend
    /// Ordinary bins in order of value (levels: of event rate, rare ones last), then special ones, then missing.
    public var bins: [Bin] = []
    /// The cuts that were considered, ascending; empty for levels.
    public var prebinCuts: [Double] = []
    /// Weight of evidence of values that the sample does not hold; 0 unless the options say otherwise.
    public var unseenWeight = 0.0

    /// Sum over all bins, special and missing included.
    public var informationValue: Double { bins.reduce(0) { $0 + $1.informationValue } }

    /// Ordinary bins.
    public var ordinaryCount: Int { bins.count { $0.kind == .ordinary } }
}
