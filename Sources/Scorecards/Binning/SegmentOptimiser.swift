/// Finds, exactly, the segmentation of consecutive pre-bins with the greatest information value.
///
/// A segmentation is worth the sum of its bins' values. The search is a dynamic programme
/// (``SegmentRun``) over borders and numbers of bins; nothing is left out that could be as good as
/// the best. Where pre-bins are many, a coarser problem is solved first: its solution is one of the
/// finer problem too, and what cannot reach its value is passed over.
struct SegmentOptimiser {
    /// Values closer than this are equal; then fewer bins, ascending, smallest cuts win.
    static let tolerance = 1e-12
    /// From so many pre-bins on, a coarser problem is solved first.
    private static let coarseFrom = 300
    private static let coarsePrebins = 120

    /// A segmentation: borders between pre-bins, without the two ends, and its value.
    struct Solution {
        var borders: [Int]
        var value: Double
    }

    let problem: SegmentProblem

    /// A problem over pre-bins in order.
    init(prebins: [ClassCounts], population: ClassCounts, limits: SegmentLimits) {
        problem = SegmentProblem(prebins, population: population, limits: limits)
    }

    /// The best segmentation under a trend, or nil if not even one is allowed.
    func solve(_ trend: Trend) -> (solution: Solution, trend: Trend)? {
        let courses = SegmentCourse.of(trend)
        let isLarge = problem.count >= Self.coarseFrom
        let isPlain =
            trend == .none && problem.limits.rateGap <= 0 && problem.limits.maxPValue >= 1
        let least = isLarge && !isPlain ? (coarseValue(trend) ?? -.infinity) - 1e-9 : -.infinity
        let tables =
            isPlain || least > -.infinity
            ? FreeTables(problem, withLeft: !isPlain) : nil
        var runs = courses.map { SegmentRun(problem, $0.course, tables: tables, least: least) }
        let allowed = problem.limits.minBins...max(problem.limits.minBins, problem.limits.maxBins)
        let top = runs.flatMap { run in allowed.compactMap { run.value(bins: $0) } }.max()
        guard let top, top > -.infinity else { return nil }
        for bins in allowed {
            for (index, candidate) in courses.enumerated() {
                guard let value = runs[index].value(bins: bins), value >= top - Self.tolerance
                else { continue }
                // A little slack, since sums taken from the left and from the right round differently.
                let enough = min(top - Self.tolerance, value) - 1e-14
                let found = runs[index].first(bins: bins, atLeast: enough)
                return (Solution(borders: found.borders, value: found.value), candidate.trend)
            }
        }
        return nil
    }

    /// The value of the best segmentation at fewer borders, or nil if there is none.
    private func coarseValue(_ trend: Trend) -> Double? {
        let limits = problem.limits
        let ends = Set(Prebinning.ends(problem.prebins, limit: Self.coarsePrebins))
            .union(limits.forced).sorted()
        var from = 0
        let sums = ends.map { end in
            defer { from = end }
            return problem.counts(from, end)
        }
        var coarse = limits
        coarse.forced = limits.forced.compactMap { ends.firstIndex(of: $0).map { $0 + 1 } }
        return SegmentOptimiser(prebins: sums, population: problem.population, limits: coarse)
            .solve(trend)?.solution.value
    }
}
