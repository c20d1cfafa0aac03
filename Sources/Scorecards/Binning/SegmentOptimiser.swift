/// Finds, exactly, the segmentation of consecutive pre-bins with the greatest information value.
///
/// A segmentation is worth the sum of its bins' values. The search is a dynamic programme
/// (``SegmentRun``) over borders and numbers of bins; nothing is left out that could be as good as
/// the best. Where pre-bins are many, a coarser problem is solved first: its solution is one of the
/// finer problem too, and what cannot reach its value is passed over.
struct SegmentOptimiser {
    /// Values closer than this are equal; then fewer bins, ascending, smallest cuts win.
    static let tolerance = 1e-12
    /// From so many pre-bins on, a coarser problem is solved first; and how coarse that is.
    struct Coarsening {
        var from = 300
        var prebins = 120
    }

    /// A segmentation: borders between pre-bins, without the two ends, and its value.
    struct Solution {
        var borders: [Int]
        var value: Double
    }

    private let problem: SegmentProblem
    private let coarsening: Coarsening

    /// A problem over pre-bins in order.
    init(
        prebins: [ClassCounts],
        population: ClassCounts,
        limits: SegmentLimits,
        coarsening: Coarsening = Coarsening()
    ) {
        problem = SegmentProblem(prebins, population: population, limits: limits)
        self.coarsening = coarsening
    }

    /// The best segmentation under a trend, or nil if not even one is allowed.
    func solve(_ trend: Trend) -> (solution: Solution, trend: Trend)? {
        solve(trend, atLeast: problem.count >= coarsening.from ? reachable(trend) : -.infinity)
    }

    /// The same; `known` is a value that some segmentation reaches, or -infinity.
    private func solve(
        _ trend: Trend,
        atLeast known: Double
    ) -> (solution: Solution, trend: Trend)? {
        let courses = SegmentCourse.of(trend)
        let isPlain =
            trend == .none && problem.limits.rateGap <= 0 && problem.limits.maxPValue >= 1
        // Sums that are taken in another order round differently.
        let least = known - 1e-9
        let tables =
            isPlain || least > -.infinity ? FreeTables(problem, withLeft: !isPlain) : nil
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

    /// A value that some segmentation reaches, found in two steps: at few borders, and then at all
    /// borders near the ones that were chosen.
    private func reachable(_ trend: Trend) -> Double {
        guard trend != .none || problem.limits.rateGap > 0 || problem.limits.maxPValue < 1
        else { return -.infinity }
        let ends = Set(Prebinning.ends(problem.prebins, limit: coarsening.prebins))
            .union(problem.limits.forced).sorted()
        guard let coarse = restricted(to: ends).solve(trend, atLeast: -.infinity)
        else { return -.infinity }
        var near = Set(problem.limits.forced + [problem.count])
        for border in coarse.solution.borders {
            near.formUnion((border > 1 ? ends[border - 2] + 1 : 1)..<ends[border])
        }
        return restricted(to: near.sorted())
            .solve(trend, atLeast: coarse.solution.value)?.solution.value ?? coarse.solution.value
    }

    /// The problem with fewer borders, of which the last is the end.
    private func restricted(to ends: [Int]) -> SegmentOptimiser {
        var from = 0
        let sums = ends.map { end in
            defer { from = end }
            return problem.counts(from, end)
        }
        var limits = problem.limits
        limits.forced = limits.forced.compactMap { ends.firstIndex(of: $0).map { $0 + 1 } }
        return SegmentOptimiser(prebins: sums, population: problem.population, limits: limits)
    }
}
