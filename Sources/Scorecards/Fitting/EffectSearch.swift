/// The dynamic programme of ``EffectSegmentation``: the best ways to each border with each number
/// of bins, from left to right.
struct EffectSearch {
    /// A bin that ends a way, and the step before it.
    private struct Step {
        var from: Int
        var previous: Int
    }

    private let count: Int
    private let width: Int
    private var steps: [Step] = []
    /// Ways whose effects never fell so far, by negative last effect: at `border * width + bins`.
    private var rising: [EffectFrontier]
    /// Ways that may fall from here on, by last effect; those that never fell are among them.
    private var falling: [EffectFrontier]
    private var ends: [(gain: Double, step: Int)]

    init(count: Int, maxBins: Int, isTurning: Bool) {
        self.count = count
        width = maxBins + 1
        rising = Array(repeating: EffectFrontier(), count: (count + 1) * width)
        falling = isTurning ? rising : []
        ends = Array(repeating: (-.infinity, -1), count: width)
    }

    /// Considers one bin behind all ways to its left border; borders must come in ascending order.
    mutating func visit(from: Int, to: Int, effect: Double, gain: Double) {
        if from == 0 { return note(Step(from: 0, previous: -1), 1, to, effect, gain, true) }
        guard width > 2 else { return }
        for bins in 2..<width {
            let place = from * width + bins - 1
            let up = rising[place].best(atLeast: -effect)
            if up.value > -.infinity {
                note(Step(from: from, previous: up.step), bins, to, effect, up.value + gain, true)
            }
            guard !falling.isEmpty else { continue }
            let down = falling[place].best(atLeast: effect)
            if down.value > -.infinity {
                let step = Step(from: from, previous: down.step)
                note(step, bins, to, effect, down.value + gain, false)
            }
        }
    }

    private mutating func note(
        _ step: Step,
        _ bins: Int,
        _ to: Int,
        _ effect: Double,
        _ gain: Double,
        _ isRising: Bool
    ) {
        if to == count {
            guard gain > ends[bins].gain else { return }
            ends[bins] = (gain, steps.count)
            steps.append(step)
            return
        }
        let place = to * width + bins
        var isKept = false
        if isRising { isKept = rising[place].insert(-effect, gain, steps.count) }
        if !falling.isEmpty, falling[place].insert(effect, gain, steps.count) { isKept = true }
        if isKept { steps.append(step) }
    }

    /// The way to the end with the greatest gain; fewer bins win ties.
    func best() -> EffectSegmentation.Solution? {
        guard let top = ends.map(\.gain).max(), top > -.infinity,
            let chosen = ends.first(where: { $0.gain >= top - 1e-12 * max(1, top) })
        else { return nil }
        var borders: [Int] = []
        var step = chosen.step
        while step >= 0 {
            if steps[step].from > 0 { borders.append(steps[step].from) }
            step = steps[step].previous
        }
        return EffectSegmentation.Solution(borders: borders.reversed(), gain: chosen.gain)
    }
}

/// The undominated ways to one place: ascending in key, descending in value.
struct EffectFrontier {
    private var keys: [Double] = []
    private var ways: [(value: Double, step: Int)] = []

    /// The best way among those whose key is at least `key`; -infinity if there is none.
    @inline(__always)
    func best(atLeast key: Double) -> (value: Double, step: Int) {
        let index = firstIndex(atLeast: key)
        return index < ways.count ? ways[index] : (-.infinity, -1)
    }

    /// Adds a way and drops those it dominates; false if it is dominated itself.
    @inline(__always)
    mutating func insert(_ key: Double, _ value: Double, _ step: Int) -> Bool {
        let index = firstIndex(atLeast: key)
        if index < ways.count, ways[index].value >= value { return false }
        var from = index
        while from > 0, ways[from - 1].value <= value { from -= 1 }
        let to = index < keys.count && keys[index] == key ? index + 1 : index
        keys.replaceSubrange(from..<to, with: CollectionOfOne(key))
        ways.replaceSubrange(from..<to, with: CollectionOfOne((value: value, step: step)))
        return true
    }

    @inline(__always)
    private func firstIndex(atLeast key: Double) -> Int {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low &+ high) &>> 1
            if keys[middle] < key { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}
