/// Chooses columns of a logistic regression step by step.
struct StepwiseSelection {
    let request: SelectionRequest
    let columns: [CodedColumn]
    let names: [String]
    let informationValues: [Double]
    let outcomes: Outcomes
    let jobs: Int

    private var regression: LogisticRegression { LogisticRegression(ridge: 0, jobs: jobs) }

    /// The columns chosen, ascending, and the steps in order.
    ///
    /// A column whose effect would run against its own weights never goes in.
    func run() -> (kept: [Int], steps: [SelectionStep]) {
        var kept = request.direction == .backward ? Array(columns.indices) : []
        var steps: [SelectionStep] = []
        // Each step of `both` could undo another only on rounding; the limit is never reached.
        for _ in 0..<(4 * columns.count) {
            var isDone = true
            if request.direction != .backward, let step = entering(kept) {
                kept = (kept + [step.column]).sorted()
                steps.append(told(step, entered: true))
                isDone = false
            }
            if request.direction != .forward, let step = leaving(kept) {
                // What has just come in and goes out again would go round in circles.
                let circles =
                    steps.last.map { $0.entered && $0.name == names[step.column] } ?? false
                kept.removeAll { $0 == step.column }
                steps.append(told(step, entered: false))
                isDone = circles
            }
            if isDone { break }
        }
        return (kept, steps)
    }

    private struct Step {
        var column: Int
        var statistic: Double
    }

    private func told(_ step: Step, entered: Bool) -> SelectionStep {
        SelectionStep(
            name: names[step.column],
            entered: entered,
            statistic: step.statistic,
            pValue: Self.pValue(step.statistic)
        )
    }

    /// Of a chi-squared variable with one degree of freedom.
    static func pValue(_ statistic: Double) -> Double {
        complementaryErrorFunction((max(0, statistic) / 2).squareRoot())
    }

    private func entering(_ kept: [Int]) -> Step? {
        guard let fit = regression.fit(kept.map { columns[$0] }, outcomes) else { return nil }
        let candidates = scores(kept, fit).filter { Self.pValue($0.statistic) <= enterLimit }
        let best =
            request.criterion == .informationValue
            ? candidates.max { informationValues[$0.column] < informationValues[$1.column] }
            : candidates.max { $0.statistic < $1.statistic }
        guard let best, let penalty else { return best }
        let wider = regression.fit((kept + [best.column]).sorted().map { columns[$0] }, outcomes)
        guard let wider, 2 * wider.loss + penalty < 2 * fit.loss else { return nil }
        return best
    }

    private func leaving(_ kept: [Int]) -> Step? {
        guard !kept.isEmpty, let fit = regression.fit(kept.map { columns[$0] }, outcomes) else {
            return nil
        }
        let all = kept.enumerated().map { place, column in
            let ratio = fit.coefficients[place] / fit.standardErrors[place + 1]
            return Step(column: column, statistic: ratio > 0 ? ratio * ratio : 0)
        }
        guard let weakest = all.min(by: { $0.statistic < $1.statistic }) else { return nil }
        if let penalty {
            let others = kept.filter { $0 != weakest.column }.map { columns[$0] }
            let narrower = regression.fit(others, outcomes)
            let isBetter = narrower.map { 2 * $0.loss < 2 * fit.loss + penalty } ?? false
            return isBetter || weakest.statistic == 0 ? weakest : nil
        }
        let weak = all.filter { Self.pValue($0.statistic) > request.stay }
        return request.criterion == .informationValue
            ? weak.min { informationValues[$0.column] < informationValues[$1.column] }
            : weak.min { $0.statistic < $1.statistic }
    }

    private var enterLimit: Double { penalty == nil ? request.enter : 1 }

    /// What a coefficient costs; nil where p-values decide.
    private var penalty: Double? {
        switch request.criterion {
        case .pValue, .informationValue: nil
        case .aic: 2
        case .bic: naturalLogarithm(Double(outcomes.counts.total))
        }
    }

    /// Rao's score statistic of each column that is not kept and whose effect has the right sign.
    private func scores(_ kept: [Int], _ fit: LogisticRegression.Estimate) -> [Step] {
        var point = [Double](repeating: 0, count: columns.count + 1)
        point[0] = fit.intercept
        for (place, column) in kept.enumerated() { point[column + 1] = fit.coefficients[place] }
        let found = regression.evaluate(columns, outcomes, point)
        let size = point.count
        func cell(_ row: Int, _ column: Int) -> Double {
            found.hessian[max(row, column) * size + min(row, column)]
        }
        let inside = [0] + kept.map { $0 + 1 }
        let matrix = inside.flatMap { row in inside.map { cell(row, $0) } }
        guard let factor = Cholesky(matrix, size: inside.count) else { return [] }
        return columns.indices.filter { !kept.contains($0) }.compactMap { column in
            let slope = found.gradient[column + 1]
            let cross = inside.map { cell(column + 1, $0) }
            let explained = zip(factor.solve(cross), cross).reduce(0) { $0 + $1.0 * $1.1 }
            let variance = cell(column + 1, column + 1) - explained
            guard slope > 0, variance > 1e-9 * cell(column + 1, column + 1) else { return nil }
            return Step(column: column, statistic: slope * slope / variance)
        }
    }
}
