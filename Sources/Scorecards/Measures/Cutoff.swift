/// The least score that is approved, and the rows that it approves.
public struct Cutoff: Hashable, Sendable {
    /// The least score that is approved.
    public var score: Int

    /// A cutoff.
    public init(score: Int) { self.score = score }

    /// The score that approves the share of rows nearest to `rate`; of two as near, the one that
    /// approves fewer.
    ///
    /// - Parameters:
    ///   - rate: The share of rows to approve, 0 to 1.
    ///   - scores: One score a row; only rows that take part in `outcomes` count.
    public init(approving rate: Double, scores: [Int32], outcomes: Outcomes) {
        let bands = outcomes.bands(scores)
        let total = bands.reduce(0) { $0 + $1.nonEvents + $1.events }
        var best = (score: Int(bands.last?.score ?? 0) + 1, distance: rate)
        var above = 0.0
        for band in bands.reversed() {
            above += band.nonEvents + band.events
            let distance = abs(above / total - rate)
            if distance < best.distance { best = (Int(band.score), distance) }
        }
        score = best.score
    }
}
