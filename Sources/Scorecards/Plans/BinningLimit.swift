/// A limit of bins that is a number, as plans and the command line call it.
public enum BinningLimit: String, CaseIterable, Hashable, Sendable {
    /// Fewest ordinary bins.
    case minBins = "min-bins"
    /// Most ordinary bins.
    case maxBins = "max-bins"
    /// Least share of all rows in an ordinary bin.
    case minBinShare = "min-bin-share"
    /// Greatest share of all rows in an ordinary bin.
    case maxBinShare = "max-bin-share"
    /// Least events in an ordinary bin.
    case minEvents = "min-events"
    /// Least non-events in an ordinary bin.
    case minNonEvents = "min-non-events"
    /// Least difference of event rate between neighbours.
    case minRateDifference = "min-rate-difference"
    /// Greatest p-value between neighbours.
    case maxPValue = "max-p-value"
    /// Most pre-bins.
    case prebins
    /// Share of all rows below which missing and special bins join an ordinary one.
    case mergeSmallMissing = "merge-small-missing"
    /// Share of all rows below which levels are rare.
    case rareShare = "rare-share"

    /// Whether the limit is a whole number.
    public var isWhole: Bool {
        switch self {
        case .minBins, .maxBins, .minEvents, .minNonEvents, .prebins: true
        default: false
        }
    }

    /// The values that it may have.
    public var range: ClosedRange<Double> {
        switch self {
        case .minBins, .maxBins: 1...200
        case .minEvents, .minNonEvents: 1...1e9
        case .prebins: 0...1e6
        default: 0...1
        }
    }

    /// Whether it may have this value.
    public func allows(_ value: Double) -> Bool {
        range.contains(value) && (!isWhole || value == value.rounded())
    }

    /// The values that it may have, in words, for instance `a whole number from 1 to 200`.
    public var expectation: String {
        let ends = "\(shortestText(range.lowerBound)) to \(shortestText(range.upperBound))"
        return isWhole ? "a whole number from \(ends)" : "a number from \(ends)"
    }

    /// Sets the limit.
    public func set(_ value: Double, in options: inout BinningOptions) {
        switch self {
        case .minBins: options.minBins = Int(value)
        case .maxBins: options.maxBins = Int(value)
        case .minBinShare: options.minBinShare = value
        case .maxBinShare: options.maxBinShare = value
        case .minEvents: options.minEvents = Int(value)
        case .minNonEvents: options.minNonEvents = Int(value)
        case .minRateDifference: options.minRateDifference = value
        case .maxPValue: options.maxPValue = value
        case .prebins: options.prebins = Int(value)
        case .mergeSmallMissing: options.mergeSmallMissing = value
        case .rareShare: options.rareShare = value
        }
    }

    /// The limit as it is set.
    public func value(in options: BinningOptions) -> Double {
        switch self {
        case .minBins: Double(options.minBins)
        case .maxBins: Double(options.maxBins)
        case .minBinShare: options.minBinShare
        case .maxBinShare: options.maxBinShare
        case .minEvents: Double(options.minEvents)
        case .minNonEvents: Double(options.minNonEvents)
        case .minRateDifference: options.minRateDifference
        case .maxPValue: options.maxPValue
        case .prebins: Double(options.prebins)
        case .mergeSmallMissing: options.mergeSmallMissing
        case .rareShare: options.rareShare
        }
    }
}
