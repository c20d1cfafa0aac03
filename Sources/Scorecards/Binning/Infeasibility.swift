/// Finds out which limit keeps a column from being segmented, and by how much it is missed.
///
/// Limits are put back one after the other, the coarse ones first; the one that makes the problem
/// impossible is the reason. How much it is missed by is searched for by halving.
struct Infeasibility {
    private let problem: Binner.Problem
    private let limits: SegmentLimits
    private let options: BinningOptions

    init(_ problem: Binner.Problem, _ limits: SegmentLimits, _ options: BinningOptions) {
        self.problem = problem
        self.limits = limits
        self.options = options
    }

    /// The reason, given that there is no segmentation.
    var reason: BinningError {
        let all = problem.counts(0, problem.prebins.count)
        if all.total < limits.minCount {
            return .tooFewRows(have: all.total, need: limits.minCount, share: options.minBinShare)
        }
        if all.events < limits.minEvents {
            return .tooFewEvents(have: all.events, need: limits.minEvents)
        }
        if all.nonEvents < limits.minNonEvents {
            return .tooFewNonEvents(have: all.nonEvents, need: limits.minNonEvents)
        }
        return forcedStretch ?? indivisible ?? numberOfBins ?? neighbours
    }

    private var forcedStretch: BinningError? {
        for (from, to) in problem.stretches {
            let inside = problem.counts(from, to)
            let parts: [(BinningError.Quantity, Int, Int)] = [
                (.rows, inside.total, limits.minCount), (.events, inside.events, limits.minEvents),
                (.nonEvents, inside.nonEvents, limits.minNonEvents),
            ]
            for (quantity, have, need) in parts where have < need {
                return .forcedBinTooSmall(
                    bin: problem.label(from, to),
                    quantity,
                    have: have,
                    need: need
                )
            }
        }
        return nil
    }

    private var indivisible: BinningError? {
        for (index, counts) in problem.prebins.enumerated() where counts.total > limits.maxCount {
            return .indivisible(
                bin: problem.label(index, index + 1),
                have: counts.total,
                most: limits.maxCount,
                share: options.maxBinShare
            )
        }
        return nil
    }

    /// The limits of size and the forced cuts alone.
    private var sizesAlone: SegmentLimits {
        var sizes = limits
        sizes.minBins = 1
        sizes.minRateDifference = 0
        sizes.maxPValue = 1
        return sizes
    }

    private var numberOfBins: BinningError? {
        let sizes = sizesAlone
        if !isPossible(sizes, .none) {
            let most = problem.prebins.count
            let enough = (limits.maxBins...max(limits.maxBins, most)).first { bins in
                var wider = sizes
                wider.maxBins = bins
                return isPossible(wider, .none)
            }
            guard let enough else {
                return .noDivision(least: limits.minCount, most: limits.maxCount)
            }
            return .tooFewBinsAllowed(allowed: limits.maxBins, need: enough)
        }
        guard limits.minBins > 1 else { return nil }
        let possible = stride(from: limits.minBins, through: 1, by: -1).first { bins in
            var fewer = sizes
            fewer.minBins = bins
            return isPossible(fewer, .none)
        }
        guard let possible, possible < limits.minBins else { return nil }
        return .tooManyBinsAsked(asked: limits.minBins, possible: possible)
    }

    private var neighbours: BinningError {
        let bins = max(limits.minBins, problem.forced.count + 1)
        var tried = limits
        tried.maxPValue = 1
        tried.minRateDifference = 0
        guard isPossible(tried, problem.trend) else {
            let gap = extreme(from: -1, to: 0) { gap in
                tried.minRateDifference = gap
                return isPossible(tried, problem.trend)
            }
            return .trendImpossible(problem.trend, bins: bins, by: -gap)
        }
        tried.minRateDifference = limits.minRateDifference
        guard isPossible(tried, problem.trend) else {
            let gap = extreme(from: 0, to: limits.minRateDifference) { gap in
                tried.minRateDifference = gap
                return isPossible(tried, problem.trend)
            }
            return .ratesTooClose(need: limits.minRateDifference, best: gap, bins: bins)
        }
        let value = extreme(from: 1, to: limits.maxPValue) { value in
            tried.maxPValue = value
            return isPossible(tried, problem.trend)
        }
        return .notSignificant(most: limits.maxPValue, best: value, bins: bins)
    }

    private func isPossible(_ limits: SegmentLimits, _ trend: Trend) -> Bool {
        SegmentOptimiser(prebins: problem.prebins, population: problem.population, limits: limits)
            .solve(trend) != nil
    }

    /// The value nearest to `to` for which something is possible, which it is at `from`.
    private func extreme(from: Double, to: Double, _ isPossible: (Double) -> Bool) -> Double {
        var (good, bad) = (from, to)
        for _ in 0..<44 {
            let middle = (good + bad) / 2
            if isPossible(middle) { good = middle } else { bad = middle }
        }
        return good
    }
}
