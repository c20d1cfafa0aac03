extension BinningOptions {
    /// Whether bins stay as they were cut when effects are found beside the others.
    ///
    /// That is so for bins that the analyst fixed, and where there are limits that a segmentation by
    /// effect does not know: on it then depends only how much each bin counts.
    var keepsBins: Bool {
        cuts != nil || groups != nil || !forcedCuts.isEmpty || minBins > 1 || maxBinShare < 1
            || minRateDifference > 0 || maxPValue < 1 || mergeSmallMissing > 0 || rareShare > 0
            || !rareLevels.isEmpty
    }
}
