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

    /// Newton's method up to the first step whose expected gain is below the tolerance.
    private func approach(
        _ columns: [CodedColumn],
        _ outcomes: Outcomes,
        from start: [Double],
        stride: Int,
        tolerance: Double
    ) -> Estimate? {
        let size = start.count
        var point = start
        var current = evaluate(columns, outcomes, point, stride: stride)
        for iteration in 1...Self.mostIterations {
            guard let factor = Cholesky(current.hessian, size: size) else { return nil }
            let step = factor.solve(current.gradient)
            let expected = zip(step, current.gradient).reduce(0) { $0 + $1.0 * $1.1 }
            if expected < tolerance {
                return Estimate(
                    intercept: point[0] + step[0],
                    coefficients: (1..<size).map { point[$0] + step[$0] },
                    standardErrors: factor.inverseDiagonal().map { $0.squareRoot() },
                    loss: current.loss,
                    iterations: iteration
                )
            }
            var length = 1.0
            var next = zip(point, step).map { $0 + $1 }
            var tried = evaluate(columns, outcomes, next, stride: stride)
            while tried.loss > current.loss + 1e-12 * abs(current.loss), length > 1e-4 {
                length /= 2
                next = zip(point, step).map { $0 + length * $1 }
                tried = evaluate(columns, outcomes, next, stride: stride)
            }
            (point, current) = (next, tried)
        }
        return nil
    }
}

extension LogisticRegression.Estimate {
    /// The intercept, then the coefficients.
    fileprivate var point: [Double] { [intercept] + coefficients }
}
