/// Joins cells into attributes so that their effects explain as much as possible, exactly.
///
/// To second order the log-likelihood that an attribute gains with the effect g / h is g * g / 2h,
/// where g and h are the sums over its cells of weighted effect and of information. Gains add up,
/// and whether two neighbours may stand side by side depends on their effects alone; so a dynamic
/// programme from left to right over (border, number of bins), which for each keeps the undominated
/// ways to get there, finds the greatest gain under the constraints.
struct EffectSegmentation {
    /// Borders between cells, without the two ends, and the gain in log-likelihood.
    struct Solution {
        var borders: [Int]
        var gain: Double
    }

    /// Information of each cell times its effect, and information; sums from the left, 0 first.
    private let before: [SIMD2<Double>]
    private let countsBefore: [ClassCounts]
    private let maxBins: Int
    private let minRows: Int
    private let options: BinningOptions
    private let count: Int

    /// - Parameters:
    ///   - effects: The best effect of each cell alone.
    ///   - information: The information about it; above 0 where there are rows.
    ///   - counts: The rows of each cell.
    ///   - options: Constraints on the number of bins, their share and their classes.
    ///   - minRows: Least rows of a bin.
    init(
        effects: [Double],
        information: [Double],
        counts: [ClassCounts],
        options: BinningOptions,
        minRows: Int
    ) {
        count = effects.count
        before = zip(effects, information).reduce(into: [.zero]) { sums, next in
            sums.append((sums.last ?? .zero) + SIMD2(next.0 * next.1, next.1))
        }
        countsBefore = counts.reduce(into: [ClassCounts()]) { sums, next in
            sums.append((sums.last ?? ClassCounts()) + next)
        }
        maxBins = max(1, min(options.maxBins, effects.count))
        self.minRows = minRows
        self.options = options
    }

    /// The best segmentation under a trend of the event rates, and the trend that it keeps.
    ///
    /// Effects are on the log-odds of a non-event: they fall where event rates rise.
    func solve(_ trend: Trend) -> (solution: Solution, trend: Trend)? {
        switch trend {
        case .none: return solution(.free).map { ($0, trend) }
        case .ascending: return solution(.monotone(sign: -1)).map { ($0, trend) }
        case .descending: return solution(.monotone(sign: 1)).map { ($0, trend) }
        case .peak: return solution(.turning(sign: -1)).map { ($0, trend) }
        case .valley: return solution(.turning(sign: 1)).map { ($0, trend) }
        case .auto: return automatic()
        }
    }

    /// The better direction; peak or valley if they are allowed and gain clearly more.
    private func automatic() -> (solution: Solution, trend: Trend)? {
        let rising = (bound: bound(sign: -1), trend: Trend.ascending)
        let falling = (bound: bound(sign: 1), trend: Trend.descending)
        let (first, second) =
            falling.bound > rising.bound ? (falling, rising) : (rising, falling)
        guard var best = solve(first.trend) else { return nil }
        // The pooled fit bounds what the other direction could gain: mostly there is no need to look.
        if second.bound > best.solution.gain, let other = solve(second.trend),
            other.solution.gain > best.solution.gain
        {
            best = other
        }
        guard options.allowsClearTurn, cellGain - best.solution.gain > Self.clearGain else {
            return best
        }
        let turning = [Trend.peak, .valley].compactMap { solve($0) }
            .max { $0.solution.gain < $1.solution.gain }
        if let turning, turning.solution.gain - best.solution.gain > Self.clearGain {
            best = turning
        }
        return best
    }

    /// Half of 10.83, which a likelihood ratio exceeds by chance once in a thousand columns.
    private static let clearGain = 10.83 / 2

    /// What all cells together would gain if each had its own effect.
    private var cellGain: Double { (0..<count).reduce(0) { $0 + gain($1, $1 + 1) } }

    /// What cells would gain if neighbours were pooled only as far as the direction demands.
    private func bound(sign: Double) -> Double {
        var pools: [SIMD2<Double>] = []
        for cell in 0..<count {
            pools.append(before[cell + 1] - before[cell])
            while pools.count > 1, let last = pools.last,
                sign * last.x * pools[pools.count - 2].y
                    <= sign * pools[pools.count - 2].x * last.y
            {
                pools.removeLast()
                pools[pools.count - 1] += last
            }
        }
        return pools.reduce(0) { $0 + ($1.y > 0 ? $1.x * $1.x / $1.y / 2 : 0) }
    }

    private enum Course {
        case free
        case monotone(sign: Double)
        case turning(sign: Double)

        /// What effects are multiplied by, so that they rise; 0 makes all alike.
        var sign: Double {
            switch self {
            case .free: 0
            case .monotone(let sign), .turning(let sign): sign
            }
        }

        var isTurning: Bool { if case .turning = self { true } else { false } }
    }

    @inline(__always)
    private func gain(_ from: Int, _ to: Int) -> Double {
        let sum = before[to] - before[from]
        return sum.y > 0 ? sum.x * sum.x / sum.y / 2 : 0
    }

    @inline(__always)
    private func isAllowed(_ from: Int, _ to: Int) -> Bool {
        let inside = countsBefore[to] - countsBefore[from]
        return inside.total >= minRows && inside.events >= options.minEvents
            && inside.nonEvents >= options.minNonEvents
    }

    private func solution(_ course: Course) -> Solution? {
        guard count > 0, isAllowed(0, count) else { return nil }
        var run = EffectSearch(count: count, maxBins: maxBins, isTurning: course.isTurning)
        for from in 0..<count where from == 0 || isAllowed(0, from) {
            for to in (from + 1)...count where isAllowed(from, to) {
                if to < count, !isAllowed(to, count) { continue }
                let sum = before[to] - before[from]
                let effect = course.sign * (sum.y > 0 ? sum.x / sum.y : 0)
                run.visit(from: from, to: to, effect: effect, gain: gain(from, to))
            }
        }
        return run.best()
    }
}
