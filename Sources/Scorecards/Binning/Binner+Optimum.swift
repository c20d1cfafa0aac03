extension Binner {
    /// What is to be divided.
    struct Problem {
        var prebins: [ClassCounts]
        var population: ClassCounts
        var trend: Trend
        var forced: [Int] = []
        /// The values between two borders in words.
        var label: (Int, Int) -> String

        /// Borders between which no forced cut lies.
        var stretches: [(from: Int, to: Int)] {
            Array(zip([0] + forced, forced + [prebins.count])).map { ($0, $1) }
        }

        func counts(_ from: Int, _ to: Int) -> ClassCounts {
            prebins[from..<to].reduce(into: ClassCounts()) { $0 += $1 }
        }
    }

    /// The borders of the best segmentation and its trend.
    func optimum(_ problem: Problem) throws(BinningError) -> ([Int], Trend) {
        let limits = options.limits(rows: problem.population.total, forced: problem.forced)
        let optimiser = SegmentOptimiser(
            prebins: problem.prebins,
            population: problem.population,
            limits: limits
        )
        guard let found = optimiser.solve(problem.trend) else {
            throw Infeasibility(problem, limits, options).reason
        }
        let best =
            problem.trend == .auto && options.allowsClearTurn
            ? Self.clearTurn(optimiser, found, problem.population) ?? found : found
        return (best.solution.borders, best.trend)
    }

    /// The better of peak and valley if it beats the pure trends by more than chance would.
    ///
    /// Information value times N E / (N + E) is nearly a chi-squared statistic. 10.83 is what chance
    /// exceeds once in a thousand columns with one degree of freedom.
    private static func clearTurn(
        _ optimiser: SegmentOptimiser,
        _ pure: (solution: SegmentOptimiser.Solution, trend: Trend),
        _ population: ClassCounts
    ) -> (solution: SegmentOptimiser.Solution, trend: Trend)? {
        let (nonEvents, events) = (Double(population.nonEvents), Double(population.events))
        let scale = nonEvents * events / (nonEvents + events)
        let turning = [Trend.peak, .valley].compactMap { optimiser.solve($0) }
            .max { $0.solution.value < $1.solution.value }
        guard let turning, (turning.solution.value - pure.solution.value) * scale > 10.83 else {
            return nil
        }
        return turning
    }
}
