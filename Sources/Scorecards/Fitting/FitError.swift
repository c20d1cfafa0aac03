/// Why no card came out of a fit.
public enum FitError: Error, Hashable, Sendable {
    /// The table or its target cannot be used.
    case table(TableError)
    /// The plan names a characteristic that the table does not have.
    case plannedColumnMissing(name: String, line: Int)
    /// The plan fixes bins that a column cannot have.
    case plannedBins(name: String, line: Int, BinningError)
    /// No characteristic tells events from non-events.
    case nothingPredicts
    /// The coefficients cannot be told apart.
    case collinear
    /// A range of scores too small for the characteristics to have points.
    case rangeTooSmall(lowest: Int, highest: Int)
}

extension FitError: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .table(let error): error.description
        case .plannedColumnMissing(let name, let line):
            "plan, line \(line): the table has no column \"\(name)\""
        case .plannedBins(let name, let line, let error):
            "plan, line \(line): column \(name): \(error)"
        case .nothingPredicts:
            "no characteristic is left that tells events from non-events; "
                + "look at the columns with: recourse scorecard bin"
        case .collinear: "two characteristics say the same; exclude one of them"
        case .rangeTooSmall(let lowest, let highest):
            "the scale \(lowest):\(highest) is too small for this card; widen it"
        }
    }
}
