/// What every bin, and every pair of neighbours, of a segmentation must keep to.
struct SegmentLimits {
    /// Fewest bins.
    var minBins = 1
    /// Most bins.
    var maxBins = 8
    /// Least rows of a bin.
    var minCount = 0
    /// Most rows of a bin.
    var maxCount = Int.max
    /// Least events of a bin, at least 1.
    var minEvents = 1
    /// Least non-events of a bin, at least 1.
    var minNonEvents = 1
    /// Least difference of event rate between neighbours.
    ///
    /// Negative lets a trend be broken by so much; the search for how far constraints are from
    /// being met uses that.
    var minRateDifference = 0.0
    /// Greatest p-value between neighbours; 1 and more asks for nothing.
    var maxPValue = 1.0
    /// Borders that must be cut at, ascending, each from 1 to one less than the pre-bins.
    var forced: [Int] = []

    /// What is added to a rate to find the least rate that a neighbour above it may have.
    ///
    /// Rates are quotients, so a difference that is meant to be 0.02 may come out as
    /// 0.0199999999999999; 1e-12 of slack lets it pass. Without a difference the comparison is exact.
    var rateGap: Double { minRateDifference == 0 ? 0 : minRateDifference - 1e-12 }
}
