/// The ways on from each border that may be worth taking, with what they are worth by number of bins.
///
/// A way on is a first bin and the best that can follow it. It is kept under a key made of its event
/// rate, so that "the best among those whose rate is at least r" is one binary search: rows are kept
/// by falling key, each holding the best of itself and those before it, and a row that improves
/// nothing is left out. Borders must be filled from right to left.
struct WayTable {
    private let width: Int
    private var keys: [Double] = []
    private var values: [Double] = []
    private var ranges: [Range<Int>]
    private var pending: [(key: Double, row: Int)] = []
    private var pendingValues: [Double] = []

    /// A table for borders 0 through `count`; behind the last one lies one way: no further bin.
    init(count: Int, width: Int) {
        self.width = width
        ranges = [Range<Int>](repeating: 0..<0, count: count + 1)
        keys.append(.infinity)
        values += [0] + [Double](repeating: -.infinity, count: width - 1)
        ranges[count] = 0..<1
    }

    /// Takes in a way on from the border that is being filled; `values` by number of bins.
    @inline(__always)
    mutating func add(key: Double, _ values: [Double]) {
        let row = pending.count
        if pendingValues.count < (row &+ 1) &* width {
            pendingValues.append(contentsOf: repeatElement(0, count: (row + 1) * width * 2))
        }
        for lane in 0..<width { pendingValues[row &* width &+ lane] = values[lane] }
        pending.append((key, row))
    }

    /// Closes the border that was being filled.
    mutating func finish(_ border: Int) {
        defer { pending.removeAll(keepingCapacity: true) }
        pending.sort { $0.key > $1.key }
        let start = keys.count
        for (key, row) in pending {
            let isFirst = keys.count == start
            let last = values.count - width
            var improves = isFirst
            for lane in 0..<width where pendingValues[row &* width &+ lane] > values[last &+ lane] {
                improves = true
            }
            guard improves else { continue }
            if isFirst || keys[keys.count - 1] != key {
                keys.append(key)
                for lane in 0..<width {
                    let earlier = isFirst ? -.infinity : values[last + lane]
                    values.append(max(earlier, pendingValues[row * width + lane]))
                }
            } else {
                for lane in 0..<width {
                    values[last + lane] = max(
                        values[last + lane],
                        pendingValues[row * width + lane]
                    )
                }
            }
        }
        ranges[border] = start..<keys.count
    }

    /// What ``row(_:atLeast:)`` gives where there is no way.
    static let none = -1

    /// Where the values of the best ways behind a border whose key is at least `key` begin.
    @inline(__always)
    func row(_ border: Int, atLeast key: Double) -> Int {
        let range = ranges[border]
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low &+ high) &>> 1
            if keys[middle] >= key { low = middle &+ 1 } else { high = middle }
        }
        return low == range.lowerBound ? Self.none : (low &- 1) &* width
    }

    /// Sets `best`, by number of bins, to what the row is worth with one bin worth `own` before it.
    @inline(__always)
    func extend(_ best: inout [Double], row: Int, by own: Double) {
        best[0] = -.infinity
        guard row >= 0 else {
            for lane in 1..<width { best[lane] = -.infinity }
            return
        }
        for lane in 1..<width { best[lane] = values[row &+ lane &- 1] + own }
    }

    /// Raises `best`, by number of bins, to the ways behind a border whose key is at least `key`.
    func raise(_ best: inout [Double], _ border: Int, atLeast key: Double) {
        let row = row(border, atLeast: key)
        guard row >= 0 else { return }
        for lane in 0..<width where values[row &+ lane] > best[lane] {
            best[lane] = values[row &+ lane]
        }
    }
}
