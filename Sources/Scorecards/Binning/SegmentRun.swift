/// One pass of the dynamic programme for one course, from right to left.
///
/// The best way to segment what is right of a bin depends on the bin's right border, on how many
/// bins may follow, and on what its neighbour must be like. Without limits between neighbours that
/// is all. With a trend or a least difference it is a condition on the neighbour's event rate, which
/// a ``WayTable`` answers with a binary search. A greatest p-value depends on both bins' counts:
/// then the state is the last bin itself, and every pair of neighbours is looked at (``WayList``),
/// in O(n^3) steps.
struct SegmentRun {
    /// The best value of exactly so many bins over everything; index 0 is unused.
    private var bestByCount: [Double]
    private let problem: SegmentProblem
    private let course: SegmentCourse
    private let tables: FreeTables?
    private let test: NeighbourTest?
    private let isPlain: Bool
    private let isTurning: Bool
    private let isFree: Bool
    private let width: Int
    private let gap: Double
    private var rising: WayTable
    private var falling: WayTable
    private var list: WayList
    /// Values by number of bins: whatever may follow, and what may follow if only falls may.
    private var onward: [Double]
    private var downward: [Double]

    /// Runs the programme.
    ///
    /// - Parameters:
    ///   - tables: The free tables; needed without limits between neighbours.
    ///   - least: A value that is known to be reachable; with `tables`, bins that cannot be part of
    ///     anything as good are left out.
    init(_ problem: SegmentProblem, _ course: SegmentCourse, tables: FreeTables?, least: Double) {
        self.problem = problem
        self.course = course
        self.tables = tables
        width = problem.limits.maxBins + 1
        gap = problem.limits.rateGap
        test = NeighbourTest(maxPValue: problem.limits.maxPValue)
        if case .free = course { isFree = true } else { isFree = false }
        if case .turning = course { isTurning = true } else { isTurning = false }
        isPlain = isFree && gap <= 0 && test == nil && tables != nil
        bestByCount = Array(repeating: -.infinity, count: width)
        rising = WayTable(count: problem.count, width: width)
        falling = WayTable(count: problem.count, width: width)
        list = WayList(count: problem.count, width: width)
        onward = bestByCount
        downward = bestByCount
        if isPlain, let tables {
            bestByCount = Array(tables.right[..<width])
        } else if let tables, least > -.infinity {
            tables.withBounds(least) { fill($0) }
        } else {
            fill(.none)
        }
    }

    private mutating func fill(_ bounds: SegmentBounds) {
        if test == nil { fillByRates(bounds) } else { fillByPairs(bounds) }
    }

    /// Fills the tables where limits between neighbours depend on their rates alone.
    private mutating func fillByRates(_ bounds: SegmentBounds) {
        let sign = course.sign
        let hasFalling = isTurning || isFree && gap > 0
        let isUnkeyed = isFree && gap <= 0
        var best = bestByCount
        for from in stride(from: problem.count - 1, through: 0, by: -1) {
            for bins in 0..<width { best[bins] = -.infinity }
            for to in problem.ends[from] {
                let own = problem.value(from, to)
                if bounds.exclude(from, to, own: own) { continue }
                let rate = isUnkeyed ? 0 : problem.rate(from, to) * sign
                let up = rising.row(to, atLeast: rate + (isUnkeyed ? 0 : gap))
                let down = hasFalling ? falling.row(to, atLeast: -rate + gap) : WayTable.none
                guard up != WayTable.none || down != WayTable.none else { continue }
                rising.extend(&onward, row: up, by: own)
                if hasFalling {
                    falling.extend(&downward, row: down, by: own)
                    for bins in 1..<width where downward[bins] > onward[bins] {
                        onward[bins] = downward[bins]
                    }
                }
                if bounds.exclude(from, onward) { continue }
                raise(&best, onward)
                if from == 0 { continue }
                rising.add(key: rate, onward)
                if hasFalling, !isTurning || down != WayTable.none {
                    falling.add(key: -rate, isTurning ? downward : onward)
                }
            }
            bounds.tighten(from, best)
            rising.finish(from)
            if hasFalling { falling.finish(from) }
        }
        bestByCount = best
    }

    /// Fills the list where they depend on both bins' counts.
    private mutating func fillByPairs(_ bounds: SegmentBounds) {
        let sign = course.sign
        var best = bestByCount
        for from in stride(from: problem.count - 1, through: 0, by: -1) {
            for bins in 0..<width { best[bins] = -.infinity }
            for to in problem.ends[from] {
                let own = problem.value(from, to)
                if bounds.exclude(from, to, own: own) { continue }
                let counts = problem.counts(from, to)
                let rate = counts.eventRate * sign
                lookBehind(to, counts, rate)
                shift(&onward, own)
                shift(&downward, own)
                if bounds.exclude(from, onward) { continue }
                raise(&best, onward)
                if from > 0, onward.contains(where: { $0 > -.infinity }) {
                    let way = WayList.Way(counts: counts, rate: rate)
                    list.add(way, rising: onward, falling: downward)
                }
            }
            bounds.tighten(from, best)
            list.finish(from)
        }
        bestByCount = best
    }

    @inline(__always)
    private func raise(_ best: inout [Double], _ values: [Double]) {
        for bins in 1..<width where values[bins] > best[bins] { best[bins] = values[bins] }
    }

    /// One bin more, worth `own`.
    @inline(__always)
    private func shift(_ values: inout [Double], _ own: Double) {
        for bins in stride(from: width - 1, to: 0, by: -1) { values[bins] = values[bins - 1] + own }
        values[0] = -.infinity
    }

    /// Sets `onward` and `downward` to the best values of what may follow a bin that ends at `to`.
    private mutating func lookBehind(_ to: Int, _ counts: ClassCounts, _ rate: Double) {
        for bins in 0..<width {
            onward[bins] = -.infinity
            downward[bins] = -.infinity
        }
        guard to < problem.count else {
            onward[0] = 0
            downward[0] = 0
            return
        }
        if isPlain, let tables {
            for bins in 0..<width { onward[bins] = tables.right[to * width + bins] }
            return
        }
        if let test {
            lookThroughList(to, counts, rate, test)
            return
        }
        if isFree, gap <= 0 { return rising.raise(&onward, to, atLeast: 0) }
        rising.raise(&onward, to, atLeast: rate + gap)
        if isFree { falling.raise(&onward, to, atLeast: -rate + gap) }
        if isTurning {
            falling.raise(&downward, to, atLeast: -rate + gap)
            for bins in 0..<width { onward[bins] = max(onward[bins], downward[bins]) }
        }
    }

    private mutating func lookThroughList(
        _ to: Int,
        _ counts: ClassCounts,
        _ rate: Double,
        _ test: NeighbourTest
    ) {
        let (isFree, isTurning, gap) = (isFree, isTurning, gap)
        var (up, down) = (onward, downward)
        list.forEach(to) { way, place in
            let mayRise = way.rate >= rate + gap || isFree && -way.rate >= -rate + gap
            let mayFall = isTurning && -way.rate >= -rate + gap
            guard mayRise || mayFall, test.passes(counts, way.counts) else { return }
            if mayRise { list.raise(&up, rising: place) }
            if mayFall {
                list.raise(&up, falling: place)
                list.raise(&down, falling: place)
            }
        }
        (onward, downward) = (up, down)
    }

    /// The best value of exactly so many bins, or nil for more bins than pre-bins.
    func value(bins: Int) -> Double? { bins < width ? bestByCount[bins] : nil }

    /// Among the segmentations into `bins` bins worth at least `least`, the one whose cuts come first
    /// in lexical order; its borders and its value.
    mutating func first(bins: Int, atLeast least: Double) -> (borders: [Int], value: Double) {
        var borders: [Int] = []
        var (from, sum, isFalling) = (0, 0.0, false)
        var previous: ClassCounts?
        for left in stride(from: bins, through: 1, by: -1) {
            guard
                let step = firstStep(from, left, least - sum, previous, isFalling)
            else { preconditionFailure("the value that was found cannot be traced back") }
            previous = problem.counts(from, step.to)
            sum += problem.value(from, step.to)
            isFalling = step.isFalling
            from = step.to
            if left > 1 { borders.append(from) }
        }
        return (borders, sum)
    }

    private mutating func firstStep(
        _ from: Int,
        _ bins: Int,
        _ least: Double,
        _ previous: ClassCounts?,
        _ isFalling: Bool
    ) -> (to: Int, isFalling: Bool)? {
        for to in problem.ends[from] where (bins == 1) == (to == problem.count) {
            let counts = problem.counts(from, to)
            let rate = counts.eventRate * course.sign
            let relation = relation(previous, counts, isFalling)
            guard relation.mayRise || relation.mayFall else { continue }
            lookBehind(to, counts, rate)
            let own = problem.value(from, to)
            if relation.mayRise, own + onward[bins - 1] >= least { return (to, false) }
            if relation.mayFall, own + downward[bins - 1] >= least { return (to, true) }
        }
        return nil
    }

    /// Whether a bin may follow another on the rising leg, and whether it may begin or go on a fall.
    private func relation(
        _ previous: ClassCounts?,
        _ next: ClassCounts,
        _ isFalling: Bool
    ) -> (mayRise: Bool, mayFall: Bool) {
        guard let previous else { return (true, false) }
        if let test, !test.passes(previous, next) { return (false, false) }
        let (rate, following) = (previous.eventRate * course.sign, next.eventRate * course.sign)
        let isBelow = -following >= -rate + gap
        if isFree { return (gap <= 0 || following >= rate + gap || isBelow, false) }
        return (!isFalling && following >= rate + gap, isTurning && isBelow)
    }
}
