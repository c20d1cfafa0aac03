/// Logistic regression of non-events on weights of evidence by Newton's method.
///
/// The logarithm of the odds of a non-event is `intercept + sum(coefficient * weight)`, so that a
/// coefficient is positive where safer bins are safer. Sums over rows are taken in fixed parts in a
/// fixed order, so that the result is the same to the bit for any number of threads.
struct LogisticRegression {
    /// What was estimated.
    struct Estimate {
        var intercept: Double
        var coefficients: [Double]
        /// Standard errors, the intercept's first.
        var standardErrors: [Double]
        /// What was minimised: the negative log-likelihood, and the ridge's part.
        var loss: Double
        var iterations: Int
    }

    /// Weight of the squared coefficients in what is minimised; the intercept is free.
    var ridge: Double
    /// What the ridge draws the coefficients to.
    var center = 0.0
    var jobs: Int

    private static let rowsPerPart = 16_384
    private static let mostIterations = 50

    /// Estimates; nil if the columns are collinear to working precision.
    ///
    /// - Parameters:
    ///   - start: Where to begin, the intercept first; nil is the odds of the sample and 0.
    func fit(
        _ columns: [CodedColumn],
        _ outcomes: Outcomes,
        start: [Double]? = nil
    ) -> Estimate? {
        approach(
            columns,
            outcomes,
            from: start ?? Self.odds(outcomes, size: columns.count + 1),
            stride: 1,
            tolerance: 1e-10
        )
    }

    /// Newton's method up to the first step whose expected gain, in nats, is below the tolerance.
    ///
    /// That step is taken still. Loss and standard errors are those of the place before it: a gain of
    /// 1e-10 is a hundred-thousandth of a standard error, and not worth another pass over the rows.
    ///
    /// - Returns: nil if the columns are collinear to working precision.
    func approach(
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

    /// The odds of the sample, and 0.
    static func odds(_ outcomes: Outcomes, size: Int) -> [Double] {
        let odds = Double(outcomes.units.nonEvents) / Double(outcomes.units.events)
        return [naturalLogarithm(odds)] + Array(repeating: 0, count: size - 1)
    }

    struct Evaluation: Sendable {
        var loss = 0.0
        var gradient: [Double]
        var hessian: [Double]
    }

    /// Loss, gradient and lower half of the Hessian at a point, the intercept first.
    ///
    /// - Parameter stride: One block of rows in so many is looked at; ignored where rows have weights.
    func evaluate(
        _ columns: [CodedColumn],
        _ outcomes: Outcomes,
        _ point: [Double],
        stride: Int = 1
    ) -> Evaluation {
        let rows = outcomes.classes.count
        let size = point.count
        let parts = (rows + Self.rowsPerPart - 1) / Self.rowsPerPart
        let sums = parallelMap(count: parts, jobs: jobs) { part in
            let range = part * Self.rowsPerPart..<min(rows, (part + 1) * Self.rowsPerPart)
            if let weights = outcomes.weights {
                return Self.evaluate(columns, outcomes.classes, weights, range, point)
            }
            return Self.evaluate(columns, outcomes.classes, range, point, stride)
        }
        var total = Evaluation(
            gradient: Array(repeating: 0, count: size),
            hessian: Array(repeating: 0, count: size * size)
        )
        for sum in sums {
            total.loss += sum.loss
            for index in 0..<size { total.gradient[index] += sum.gradient[index] }
            for index in 0..<(size * size) { total.hessian[index] += sum.hessian[index] }
        }
        for index in 1..<max(1, size) {
            let distance = point[index] - center
            total.loss += ridge * distance * distance / 2
            total.gradient[index] -= ridge * distance
            total.hessian[index * size + index] += ridge
        }
        return total
    }

    /// Loss, gradient and lower half of the Hessian over some rows, a block at a time.
    private static func evaluate(
        _ columns: [CodedColumn],
        _ classes: [UInt8],
        _ range: Range<Int>,
        _ point: [Double],
        _ stride: Int
    ) -> Evaluation {
        let size = point.count
        var sum = Evaluation(
            gradient: Array(repeating: 0, count: size),
            hessian: Array(repeating: 0, count: size * size)
        )
        var loss = 0.0
        var block = RegressionBlock(size: size)
        sum.gradient.withUnsafeMutableBufferPointer { gradient in
            sum.hessian.withUnsafeMutableBufferPointer { hessian in
                classes.withUnsafeBufferPointer { classes in
                    guard let gradient = gradient.baseAddress, let hessian = hessian.baseAddress,
                        let classes = classes.baseAddress
                    else { return }
                    var from = range.lowerBound
                    while from < range.upperBound {
                        let to = min(range.upperBound, from + RegressionBlock.rows)
                        block.load(columns, from..<to, point)
                        loss += block.weigh(classes + from, count: to - from)
                        block.accumulate(gradient, hessian)
                        from += stride * RegressionBlock.rows
                    }
                }
            }
        }
        sum.loss = loss
        return sum
    }
}
