extension LogisticRegression {
    /// Estimates to a hundredth of a nat, which is near enough where it only serves as a start.
    ///
    /// Of a large sample one block of rows in eight gives where to begin, so that mostly two passes
    /// over all rows do. Standard errors are those one step before.
    ///
    /// - Returns: nil if the columns are collinear to working precision.
    func roughFit(
        _ columns: [CodedColumn],
        _ outcomes: Outcomes,
        start: [Double]? = nil
    ) -> Estimate? {
        let odds = Self.odds(outcomes, size: columns.count + 1)
        if start == nil, outcomes.weights == nil, outcomes.classes.count >= Self.manyRows,
            let part = approach(columns, outcomes, from: odds, stride: 8, tolerance: 1),
            let whole = approach(columns, outcomes, from: part.point, stride: 1, tolerance: 1e-2)
        {
            return whole
        }
        return approach(columns, outcomes, from: start ?? odds, stride: 1, tolerance: 1e-2)
    }

    private static let manyRows = 200_000
}

extension LogisticRegression.Estimate {
    /// The intercept, then the coefficients.
    fileprivate var point: [Double] { [intercept] + coefficients }
}
