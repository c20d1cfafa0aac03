/// The best values of segmentations that keep to the limits of size and to nothing else.
///
/// With no trend and no limit between neighbours they are the answer. With such limits they bound
/// it from above, so that bins which cannot be part of a better segmentation than a known one need
/// no further look.
struct FreeTables {
    /// Numbers of bins told apart: from 0 to `maxBins`.
    let width: Int
    /// The best value of what is right of a border in exactly so many bins, at
    /// `border * width + bins`; -infinity where there is none.
    private(set) var right: [Double]
    /// The best value of what is left of a border in at most so many bins; empty unless asked for.
    private(set) var left: [Double] = []

    /// Works the tables out in O(n^2 * maxBins).
    init(_ problem: SegmentProblem, withLeft: Bool) {
        width = problem.limits.maxBins + 1
        let size = (problem.count + 1) * width
        right = [Double](repeating: -.infinity, count: size)
        right[problem.count * width] = 0
        Self.fillRight(problem, &right, width)
        guard withLeft else { return }
        left = [Double](repeating: -.infinity, count: size)
        left[0] = 0
        Self.fillLeft(problem, &left, width)
        for border in 0...problem.count {
            for bins in 1..<width {
                let place = border * width + bins
                left[place] = max(left[place], left[place - 1])
            }
        }
    }

    private static func fillRight(
        _ problem: SegmentProblem,
        _ table: inout [Double],
        _ width: Int
    ) {
        table.withUnsafeMutableBufferPointer { table in
            for from in stride(from: problem.count - 1, through: 0, by: -1) {
                for to in problem.ends[from] {
                    let own = problem.value(from, to)
                    for bins in 1..<width {
                        let whole = own + table[to &* width &+ bins &- 1]
                        let place = from &* width &+ bins
                        if whole > table[place] { table[place] = whole }
                    }
                }
            }
        }
    }

    private static func fillLeft(
        _ problem: SegmentProblem,
        _ table: inout [Double],
        _ width: Int
    ) {
        table.withUnsafeMutableBufferPointer { table in
            for from in 0..<problem.count {
                for to in problem.ends[from] {
                    let own = problem.value(from, to)
                    for bins in 1..<width {
                        let whole = own + table[from &* width &+ bins &- 1]
                        let place = to &* width &+ bins
                        if whole > table[place] { table[place] = whole }
                    }
                }
            }
        }
    }

    /// The most that a segmentation with this bin in it can be worth.
    @inline(__always)
    func bound(_ from: Int, _ to: Int, own: Double) -> Double {
        var best = -Double.infinity
        for behind in 0..<(width &- 1) {
            let inFront = left[from &* width &+ width &- 2 &- behind]
            best = max(best, inFront + right[to &* width &+ behind])
        }
        return best + own
    }
}
