/// All ways on from each border, for limits between neighbours that depend on more than their rates.
struct WayList {
    /// A way on: its first bin.
    struct Way {
        /// The first bin's rows.
        var counts: ClassCounts
        /// The first bin's event rate, times the sign of the course.
        var rate: Double
    }

    private let width: Int
    private var ways: [Way] = []
    /// By way and number of bins, where the first bin may be followed by a rise or a fall.
    private var rising: [Double] = []
    /// By way and number of bins, where only falls may follow.
    private var falling: [Double] = []
    private var ranges: [Range<Int>]
    private var start = 0

    /// A list for borders 0 through `count`, filled from right to left.
    init(count: Int, width: Int) {
        self.width = width
        ranges = [Range<Int>](repeating: 0..<0, count: count + 1)
    }

    /// Takes in a way on from the border that is being filled.
    mutating func add(_ way: Way, rising: [Double], falling: [Double]) {
        ways.append(way)
        self.rising.append(contentsOf: rising)
        self.falling.append(contentsOf: falling)
    }

    /// Closes the border that was being filled.
    mutating func finish(_ border: Int) {
        ranges[border] = start..<ways.count
        start = ways.count
    }

    /// Calls `body` with every way behind a border and where its values stand.
    @inline(__always)
    func forEach(_ border: Int, _ body: (Way, Int) -> Void) {
        for index in ranges[border] { body(ways[index], index &* width) }
    }

    /// Raises `best` to the values at a place.
    @inline(__always)
    func raise(_ best: inout [Double], rising place: Int) {
        for lane in 0..<width where rising[place &+ lane] > best[lane] {
            best[lane] = rising[place &+ lane]
        }
    }

    /// Raises `best` to the values, at a place, of ways that only fall.
    @inline(__always)
    func raise(_ best: inout [Double], falling place: Int) {
        for lane in 0..<width where falling[place &+ lane] > best[lane] {
            best[lane] = falling[place &+ lane]
        }
    }
}
