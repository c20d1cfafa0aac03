/// The best values of ways to go on from one place, of which only undominated ones are kept.
///
/// A way on is a rate and a value; it is dominated if another has at least its rate and at least its
/// value. Kept sorted by rate, with values strictly falling, so that the best value among the ways
/// whose rate is at least `rate` is the first one found.
struct Staircase {
    private var rates: [Double] = []
    private var values: [Double] = []

    /// The best value among ways with at least this rate; -infinity if there is none.
    @inline(__always)
    func best(atLeast rate: Double) -> Double {
        let index = firstIndex(atLeast: rate)
        return index < values.count ? values[index] : -.infinity
    }

    /// Adds a way on unless it is dominated, and drops the ones that it dominates.
    @inline(__always)
    mutating func insert(rate: Double, value: Double) {
        guard value > -.infinity else { return }
        let index = firstIndex(atLeast: rate)
        if index < values.count, values[index] >= value { return }
        var from = index
        while from > 0, values[from - 1] <= value { from -= 1 }
        let to = index < rates.count && rates[index] == rate ? index + 1 : index
        if to == from + 1 {
            rates[from] = rate
            values[from] = value
        } else {
            rates.replaceSubrange(from..<to, with: CollectionOfOne(rate))
            values.replaceSubrange(from..<to, with: CollectionOfOne(value))
        }
    }

    @inline(__always)
    private func firstIndex(atLeast rate: Double) -> Int {
        var low = 0
        var high = rates.count
        while low < high {
            let middle = (low &+ high) &>> 1
            if rates[middle] < rate { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}
