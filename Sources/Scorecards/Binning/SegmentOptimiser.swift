/// Finds, exactly, the segmentation of consecutive pre-bins with the greatest information value.
///
/// A segmentation is worth the sum of its bins' values, and whether two neighbours may stand side
/// by side depends on their event rates alone. So the best way to segment what is right of a bin
/// depends on the bin's right border, its rate and how many bins may follow: that is the state of
/// the dynamic programme, which runs from right to left. For each border and number of bins the
/// ways on are kept in a ``Staircase``, and the best one for a given rate is a binary search away.
struct SegmentOptimiser {
    /// Values closer than this are equal; then fewer bins, ascending, smallest cuts win.
    static let tolerance = 1e-12

    /// A segmentation: borders between pre-bins, without the two ends, and its value.
    struct Solution {
        var borders: [Int]
        var value: Double
    }

    /// How bins may follow each other.
    private enum Course {
        /// Any rates.
        case free
        /// Rates times `sign` never fall.
        case monotone(sign: Double)
        /// Rates times `sign` never fall, then never rise.
        case turning(sign: Double)
    }

    let count: Int
    private let maxBins: Int
    private let minCount: Int
    private let minEvents: Int
    private let minNonEvents: Int
    private let population: ClassCounts
    private let before: [ClassCounts]

    /// A problem over pre-bins in order; `minCount` is in rows.
    init(
        prebins: [ClassCounts],
        population: ClassCounts,
        maxBins: Int,
        minCount: Int,
        minEvents: Int,
        minNonEvents: Int
    ) {
        count = prebins.count
        self.population = population
        self.minCount = minCount
        self.minEvents = minEvents
        self.minNonEvents = minNonEvents
        self.maxBins = max(1, min(maxBins, prebins.count))
        before = prebins.reduce(into: [ClassCounts()]) { sums, next in
            sums.append((sums.last ?? ClassCounts()) + next)
        }
    }

    /// The best segmentation under a trend, or nil if not even one bin is allowed.
    func solve(_ trend: Trend) -> (solution: Solution, trend: Trend)? {
        switch trend {
        case .none: return best(of: [(.free, trend)])
        case .ascending: return best(of: [(.monotone(sign: 1), trend)])
        case .descending: return best(of: [(.monotone(sign: -1), trend)])
        case .peak: return best(of: [(.turning(sign: 1), trend)])
        case .valley: return best(of: [(.turning(sign: -1), trend)])
        case .auto:
            return best(of: [
                (.monotone(sign: 1), .ascending), (.monotone(sign: -1), .descending),
            ])
        }
    }

    /// The best over several courses; earlier ones win ties of value and number of bins.
    private func best(of courses: [(course: Course, trend: Trend)]) -> (Solution, Trend)? {
        let runs = courses.map { Run(problem: self, course: $0.course) }
        let top = runs.flatMap(\.bestByCount).max() ?? -.infinity
        guard top > -.infinity else { return nil }
        for bins in 1...maxBins {
            for (run, candidate) in zip(runs, courses)
            where run.bestByCount[bins] >= top - Self.tolerance {
                // A little slack, since sums taken from the left and from the right round differently.
                let least = min(top - Self.tolerance, run.bestByCount[bins]) - 1e-14
                let solution = run.firstSolution(bins: bins, atLeast: least)
                return (solution, candidate.trend)
            }
        }
        return nil
    }

    @inline(__always)
    private func isAllowed(_ from: Int, _ to: Int) -> Bool {
        let inside = before[to] - before[from]
        return inside.total >= minCount && inside.events >= minEvents
            && inside.nonEvents >= minNonEvents
    }

    @inline(__always)
    private func value(_ from: Int, _ to: Int) -> Double {
        (before[to] - before[from]).informationValue(in: population)
    }

    @inline(__always)
    private func rate(_ from: Int, _ to: Int) -> Double {
        (before[to] - before[from]).eventRate
    }

    /// One pass of the dynamic programme for one course.
    private struct Run {
        let problem: SegmentOptimiser
        let course: Course
        /// The best value of exactly so many bins over everything; index 0 is unused.
        private(set) var bestByCount: [Double]
        /// Ways on while rates times sign must not fall, at `border * (maxBins + 1) + bins`.
        private var rising: [Staircase]
        /// Ways on behind a turn, where rates times sign must not rise.
        private var falling: [Staircase]
        private let width: Int

        init(problem: SegmentOptimiser, course: Course) {
            self.problem = problem
            self.course = course
            width = problem.maxBins + 1
            bestByCount = Array(repeating: -.infinity, count: width)
            rising = Array(repeating: Staircase(), count: (problem.count + 1) * width)
            falling = if case .turning = course { rising } else { [] }
            fill()
        }

        private mutating func fill() {
            let sign = self.sign
            for from in stride(from: problem.count - 1, through: 0, by: -1) {
                if from > 0, !problem.isAllowed(0, from) { continue }
                for to in (from + 1)...problem.count where problem.isAllowed(from, to) {
                    if to < problem.count, !problem.isAllowed(to, problem.count) { continue }
                    let own = problem.value(from, to)
                    let rate = problem.rate(from, to) * sign
                    for bins in 1..<width {
                        if (bins == 1) != (to == problem.count) { continue }
                        let rest = bins == 1 ? 0 : wayOn(behind: to, bins: bins - 1, rate: rate)
                        if from == 0 {
                            bestByCount[bins] = max(bestByCount[bins], own + rest)
                        } else {
                            rising[from * width + bins].insert(rate: key(rate), value: own + rest)
                        }
                        guard !falling.isEmpty, from > 0 else { continue }
                        let down =
                            bins == 1 ? 0 : falling[to * width + bins - 1].best(atLeast: -rate)
                        falling[from * width + bins].insert(rate: -rate, value: own + down)
                    }
                }
            }
        }

        private var sign: Double {
            switch course {
            case .free: 1
            case .monotone(let sign), .turning(let sign): sign
            }
        }

        /// Without a trend all rates are alike, and each staircase is one step.
        @inline(__always)
        private func key(_ rate: Double) -> Double {
            if case .free = course { 0 } else { rate }
        }

        @inline(__always)
        private func wayOn(behind border: Int, bins: Int, rate: Double) -> Double {
            let straight = rising[border * width + bins].best(atLeast: key(rate))
            guard !falling.isEmpty else { return straight }
            return max(straight, falling[border * width + bins].best(atLeast: -rate))
        }

        /// Among the segmentations into `bins` bins worth at least `least`, the one whose cuts come
        /// first in lexical order.
        func firstSolution(bins: Int, atLeast least: Double) -> Solution {
            var borders: [Int] = []
            var from = 0
            var sum = 0.0
            var rate = -Double.infinity
            var isFalling = false
            for left in stride(from: bins, through: 1, by: -1) {
                guard
                    let step = firstStep(
                        from: from,
                        bins: left,
                        least: least - sum,
                        rate: rate,
                        isFalling: isFalling
                    )
                else { preconditionFailure("the value that was found cannot be traced back") }
                sum += problem.value(from, step.to)
                rate = problem.rate(from, step.to) * sign
                isFalling = step.isFalling
                from = step.to
                if left > 1 { borders.append(from) }
            }
            return Solution(borders: borders, value: sum)
        }

        private func firstStep(
            from: Int,
            bins: Int,
            least: Double,
            rate: Double,
            isFalling: Bool
        ) -> (to: Int, isFalling: Bool)? {
            for to in (from + 1)...problem.count
            where (bins == 1) == (to == problem.count) && problem.isAllowed(from, to) {
                let own = problem.value(from, to)
                let next = problem.rate(from, to) * sign
                if !isFalling, key(next) >= key(rate) || rate == -.infinity {
                    let rest = bins == 1 ? 0 : wayOn(behind: to, bins: bins - 1, rate: next)
                    if own + rest >= least { return (to, false) }
                }
                guard !falling.isEmpty, rate > -.infinity, next <= rate else { continue }
                let rest = bins == 1 ? 0 : falling[to * width + bins - 1].best(atLeast: -next)
                if own + rest >= least { return (to, true) }
            }
            return nil
        }
    }
}
