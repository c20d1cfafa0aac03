/// Why a column cannot be segmented under the constraints, and by how much they are missed.
public enum BinningError: Error, Hashable, Sendable {
    /// What a bin may have too few of.
    public enum Quantity: String, Hashable, Sendable {
        /// Rows of either class.
        case rows
        /// Rows with the event.
        case events
        /// Rows without the event.
        case nonEvents = "non-events"
    }

    /// All rows with an ordinary value together are too few for one bin.
    case tooFewRows(have: Int, need: Int, share: Double)
    /// All rows with an ordinary value together hold too few events for one bin.
    case tooFewEvents(have: Int, need: Int)
    /// All rows with an ordinary value together hold too few non-events for one bin.
    case tooFewNonEvents(have: Int, need: Int)
    /// A forced cut leaves a bin that is too small whatever is done inside it.
    case forcedBinTooSmall(bin: String, Quantity, have: Int, need: Int)
    /// A forced cut with no value on one side of it.
    case forcedCutOutside(cut: Double, lowest: Double, highest: Double)
    /// Two forced cuts with no value between them.
    case forcedCutsTogether(first: Double, second: Double)
    /// Values that cannot be divided hold more rows than a bin may.
    case indivisible(bin: String, have: Int, most: Int, share: Double)
    /// No borders leave every bin between the least and the most rows.
    case noDivision(least: Int, most: Int)
    /// The other limits need more bins than are allowed.
    case tooFewBinsAllowed(allowed: Int, need: Int)
    /// The other limits allow fewer bins than are asked for.
    case tooManyBinsAsked(asked: Int, possible: Int)
    /// So many bins cannot keep the trend; `by` is the least break that would have to be allowed.
    case trendImpossible(Trend, bins: Int, by: Double)
    /// So many bins cannot differ so much from their neighbours; `best` is what they can.
    case ratesTooClose(need: Double, best: Double, bins: Int)
    /// So many bins cannot differ significantly; `best` is the least p-value that can be kept to.
    case notSignificant(most: Double, best: Double, bins: Int)
    /// Fixed bins that break the trend that is asked for.
    case fixedBinsBreakTrend(Trend, first: String, second: String, by: Double)
    /// A fixed cut or group leaves a bin without rows of one class.
    case emptyClass(bin: String)
    /// Cuts for levels, or groups for numbers.
    case wrongKind(isNumeric: Bool)
    /// A level of the sample that no fixed group holds.
    case ungrouped(level: String)

    /// Whether the plan contradicts the column itself, which no other sample would change.
    public var isMistakeInPlan: Bool {
        switch self {
        case .wrongKind, .ungrouped: true
        default: false
        }
    }
}
