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
    /// The best value of what is left of a border if at most `maxBins` bins are wanted in all and so
    /// many are not left of it; empty unless asked for.
    private var left: [Double] = []
    /// For each border the best value of what is right of it, and of what is left of it.
    private var bestRight: [Double] = []
    private var bestLeft: [Double] = []

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
            let row = border * width
            for bins in 1..<width { left[row + bins] = max(left[row + bins], left[row + bins - 1]) }
            left[row..<(row + width)].reverse()
            bestLeft.append(left[row])
            bestRight.append(right[row..<(row + width)].max() ?? -.infinity)
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

    /// Calls `body` with what answers whether a bin can be part of a segmentation worth `least`.
    func withBounds<Answer>(_ least: Double, _ body: (SegmentBounds) -> Answer) -> Answer {
        var (right, bestRight) = (right, bestRight)
        return left.withUnsafeBufferPointer { left in
            right.withUnsafeMutableBufferPointer { right in
                bestLeft.withUnsafeBufferPointer { bestLeft in
                    bestRight.withUnsafeMutableBufferPointer { bestRight in
                        body(
                            SegmentBounds(
                                least: least,
                                width: width,
                                left: left,
                                right: right,
                                bestLeft: bestLeft,
                                bestRight: bestRight
                            )
                        )
                    }
                }
            }
        }
    }
}
