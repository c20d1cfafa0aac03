/// The two-proportion Z test between neighbouring bins, with pooled variance and two sides.
///
/// With rates r1 = e1/n1 and r2 = e2/n2 and the pooled rate r = (e1 + e2)/(n1 + n2):
///
///     z = (r1 - r2) / sqrt(r (1 - r) (1/n1 + 1/n2)),   p-value = erfc(|z| / sqrt 2)
///
/// This is what optbinning's `max_pvalue` tests with its default policy of consecutive bins. z
/// squared is the chi-squared statistic of the two by two table, which needs no root:
/// (e1 n2 - e2 n1)^2 (n1 + n2) / (n1 n2 (e1 + e2) (n1 + n2 - e1 - e2)).
struct NeighbourTest {
    /// The least z squared whose p-value is small enough.
    private let critical: Double

    /// A test, or nil if every pair passes.
    ///
    /// - Parameter maxPValue: Greatest p-value, at least 0.
    init?(maxPValue: Double) {
        guard maxPValue < 1 else { return nil }
        var (low, high) = (0.0, 1600.0)
        while true {
            let middle = (low + high) / 2
            guard middle > low, middle < high else { break }
            if Self.pValue(statistic: middle) <= maxPValue { high = middle } else { low = middle }
        }
        critical = high
    }

    /// Whether two neighbours differ enough.
    @inline(__always)
    func passes(_ left: ClassCounts, _ right: ClassCounts) -> Bool {
        Self.statistic(left, right) >= critical
    }

    /// The p-value of two bins; 1 where all rows are of one class.
    static func pValue(_ left: ClassCounts, _ right: ClassCounts) -> Double {
        pValue(statistic: statistic(left, right))
    }

    private static func pValue(statistic: Double) -> Double {
        complementaryErrorFunction((statistic / 2).squareRoot())
    }

    /// z squared; 0 where all rows are of one class.
    @inline(__always)
    private static func statistic(_ left: ClassCounts, _ right: ClassCounts) -> Double {
        let (first, second) = (left.total, right.total)
        let events = left.events &+ right.events
        let others = first &+ second &- events
        guard events > 0, others > 0 else { return 0 }
        let cross = Double(left.events &* second &- right.events &* first)
        let scale = Double(first) * Double(second) * Double(events) * Double(others)
        return cross * cross * Double(first &+ second) / scale
    }
}
