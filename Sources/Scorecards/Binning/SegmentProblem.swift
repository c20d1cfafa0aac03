/// Pre-bins in order, what a segmentation of them is worth, and which bins are allowed.
///
/// The bins that begin at a border and keep to the limits of size are those that end in one range of
/// borders, since rows only grow with length: so no bin is looked at in vain.
struct SegmentProblem {
    /// Pre-bins.
    let count: Int
    /// The limits, with `maxBins` at most the number of pre-bins.
    let limits: SegmentLimits
    /// The pre-bins themselves.
    let prebins: [ClassCounts]
    /// Counts of all rows, special and missing included.
    let population: ClassCounts
    /// For each border the borders at which a bin that begins there may end; may be empty.
    let ends: [Range<Int>]
    private let before: [ClassCounts]
    /// Logarithms of whole numbers, where looking them up is cheaper than working them out.
    private let logarithms: [Double]
    private let nonEventScale: Double
    private let eventScale: Double
    private let oddsTerm: Double

    init(_ prebins: [ClassCounts], population: ClassCounts, limits: SegmentLimits) {
        count = prebins.count
        self.prebins = prebins
        self.population = population
        var limits = limits
        limits.maxBins = max(1, min(limits.maxBins, prebins.count))
        self.limits = limits
        let before = prebins.reduce(into: [ClassCounts()]) { sums, next in
            sums.append((sums.last ?? ClassCounts()) + next)
        }
        self.before = before
        ends = Self.reach(before, limits)
        nonEventScale = 1 / Double(population.nonEvents)
        eventScale = 1 / Double(population.events)
        oddsTerm = naturalLogarithm(Double(population.events) / Double(population.nonEvents))
        let rows = before[prebins.count].total
        let isTableCheaper = rows < 1 << 22 && prebins.count * prebins.count / 4 > rows
        logarithms =
            isTableCheaper
            ? [-.infinity] + (1...max(1, rows)).map { naturalLogarithm(Double($0)) }
            : []
    }

    private static func reach(
        _ before: [ClassCounts],
        _ limits: SegmentLimits
    ) -> [Range<Int>] {
        let count = before.count - 1
        var ends: [Range<Int>] = []
        ends.reserveCapacity(count + 1)
        var (low, high) = (0, 0)
        var forced = limits.forced[...]
        for from in 0..<count {
            low = max(low, from + 1)
            while low <= count {
                let inside = before[low] - before[from]
                if inside.total >= limits.minCount, inside.events >= max(1, limits.minEvents),
                    inside.nonEvents >= max(1, limits.minNonEvents)
                {
                    break
                }
                low += 1
            }
            high = max(high, from)
            while high < count, before[high + 1].total - before[from].total <= limits.maxCount {
                high += 1
            }
            while let next = forced.first, next <= from { forced.removeFirst() }
            let last = min(high, forced.first ?? count)
            ends.append(low <= last ? low..<(last + 1) : low..<low)
        }
        ends.append(count..<count)
        return ends
    }

    /// The rows of a bin.
    @inline(__always)
    func counts(_ from: Int, _ to: Int) -> ClassCounts { before[to] - before[from] }

    /// The information value of a bin that is allowed.
    @inline(__always)
    func value(_ from: Int, _ to: Int) -> Double {
        let inside = before[to] - before[from]
        guard !logarithms.isEmpty else { return inside.informationValue(in: population) }
        let (nonEvents, events) = (inside.nonEvents, inside.events)
        return (Double(nonEvents) * nonEventScale - Double(events) * eventScale)
            * (logarithms[nonEvents] - logarithms[events] + oddsTerm)
    }

    /// The event rate of a bin.
    @inline(__always)
    func rate(_ from: Int, _ to: Int) -> Double { (before[to] - before[from]).eventRate }
}
