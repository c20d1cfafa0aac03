/// Segments columns into bins.
public struct Binner: Sendable {
    /// The constraints.
    public var options: BinningOptions

    /// A binner.
    public init(_ options: BinningOptions = BinningOptions()) { self.options = options }

    /// The optimal segmentation of a column under the options, or the fixed one they ask for.
    ///
    /// Rows set aside in `outcomes` take no part. A column with one distinct value has one bin; a
    /// column without ordinary values has only special and missing bins.
    public func bin(_ column: Column, _ outcomes: Outcomes) throws(BinningError) -> Binning {
        let counts = ValueCounts(column, outcomes, special: options.special)
        switch column.cells {
        case .numeric:
            guard options.groups == nil else { throw .wrongKind(isNumeric: true) }
            return try scaled(outcomes).binNumbers(column.name, counts, outcomes.units)
                .inRows(of: outcomes)
        case .categorical:
            guard options.cuts == nil else { throw .wrongKind(isNumeric: false) }
            return try scaled(outcomes).binLevels(column.name, counts, outcomes.units)
                .inRows(of: outcomes)
        }
    }

    /// The same constraints in units of weight.
    private func scaled(_ outcomes: Outcomes) -> Binner {
        var copy = self
        copy.options.minEvents *= outcomes.scale
        copy.options.minNonEvents *= outcomes.scale
        return copy
    }

    private func binNumbers(
        _ name: String,
        _ counts: ValueCounts,
        _ population: ClassCounts
    ) throws(BinningError) -> Binning {
        var binning = Binning(
            name: name,
            isNumeric: true,
            trend: options.trend,
            bins: [],
            prebinCuts: []
        )
        if let fixed = options.cuts {
            binning.prebinCuts = fixed
            binning.bins = try fixedRanges(fixed, counts, population)
        } else if !counts.numbers.isEmpty {
            let ends = Prebinning.ends(counts.ordinary, limit: options.prebins)
            let cuts = ends.dropLast().map {
                Prebinning.cut(counts.numbers[$0 - 1], counts.numbers[$0])
            }
            let groups = Self.sums(counts.ordinary, ends)
            let (borders, trend) = try optimum(groups, population, options.trend)
            binning.prebinCuts = cuts
            binning.trend = trend
            binning.bins = Self.ranges(
                borders.map { cuts[$0 - 1] },
                Self.sums(groups, borders + [groups.count]),
                population
            )
        }
        binning.bins += exempt(counts, population)
        return binning
    }

    private func binLevels(
        _ name: String,
        _ counts: ValueCounts,
        _ population: ClassCounts
    ) throws(BinningError) -> Binning {
        var binning = Binning(
            name: name,
            isNumeric: false,
            trend: .none,
            bins: [],
            prebinCuts: []
        )
        if let fixed = options.groups {
            binning.bins = try fixedGroups(fixed, counts, population)
        } else if !counts.levels.isEmpty {
            let sorted = counts.levels.indices.sorted { left, right in
                let (first, second) = (counts.ordinary[left], counts.ordinary[right])
                if first.eventRate != second.eventRate { return first.eventRate < second.eventRate }
                return counts.levels[left] < counts.levels[right]
            }
            let ordered = sorted.map { counts.ordinary[$0] }
            let ends = Prebinning.ends(ordered, limit: options.prebins)
            let groups = Self.sums(ordered, ends)
            let (borders, _) = try optimum(groups, population, .none)
            var from = 0
            for border in borders + [groups.count] {
                let members = sorted[from..<ends[border - 1]]
                from = ends[border - 1]
                binning.bins.append(
                    Bin(
                        kind: .ordinary,
                        values: members.map { counts.levels[$0] },
                        counts: members.reduce(into: ClassCounts()) { $0 += counts.ordinary[$1] },
                        population: population
                    )
                )
            }
        }
        binning.bins += exempt(counts, population)
        return binning
    }

    /// The borders of the best segmentation and its trend.
    private func optimum(
        _ prebins: [ClassCounts],
        _ population: ClassCounts,
        _ trend: Trend
    ) throws(BinningError) -> ([Int], Trend) {
        let need = leastRows(population)
        let optimiser = SegmentOptimiser(
            prebins: prebins,
            population: population,
            maxBins: options.maxBins,
            minCount: need,
            minEvents: options.minEvents,
            minNonEvents: options.minNonEvents
        )
        if let found = optimiser.solve(trend) {
            let best =
                trend == .auto && options.allowsClearTurn
                ? Self.clearTurn(optimiser, found, population) ?? found : found
            return (best.solution.borders, best.trend)
        }
        let all = prebins.reduce(into: ClassCounts()) { $0 += $1 }
        guard all.events >= options.minEvents else {
            throw .tooFewEvents(have: all.events, need: options.minEvents)
        }
        guard all.nonEvents >= options.minNonEvents else {
            throw .tooFewNonEvents(have: all.nonEvents, need: options.minNonEvents)
        }
        throw .tooFewRows(have: all.total, need: need)
    }

    /// The better of peak and valley if it beats the pure trends by more than chance would.
    ///
    /// Information value times N E / (N + E) is nearly a chi-squared statistic. 10.83 is what chance
    /// exceeds once in a thousand columns with one degree of freedom.
    private static func clearTurn(
        _ optimiser: SegmentOptimiser,
        _ pure: (solution: SegmentOptimiser.Solution, trend: Trend),
        _ population: ClassCounts
    ) -> (solution: SegmentOptimiser.Solution, trend: Trend)? {
        let (nonEvents, events) = (Double(population.nonEvents), Double(population.events))
        let scale = nonEvents * events / (nonEvents + events)
        let turning = [Trend.peak, .valley].compactMap { optimiser.solve($0) }
            .max { $0.solution.value < $1.solution.value }
        guard let turning, (turning.solution.value - pure.solution.value) * scale > 10.83 else {
            return nil
        }
        return turning
    }

    /// Least rows of an ordinary bin: the share of all rows, rounded up.
    func leastRows(_ population: ClassCounts) -> Int {
        Int((options.minBinShare * Double(population.total) - 1e-9).rounded(.up))
    }

    private func exempt(_ counts: ValueCounts, _ population: ClassCounts) -> [Bin] {
        var bins = counts.special.filter { $0.counts.total > 0 }.map {
            Bin(kind: .special, values: [$0.value], counts: $0.counts, population: population)
        }
        if counts.missing.total > 0 {
            bins.append(Bin(kind: .missing, counts: counts.missing, population: population))
        }
        return bins
    }

    private func fixedRanges(
        _ cuts: [Double],
        _ counts: ValueCounts,
        _ population: ClassCounts
    ) throws(BinningError) -> [Bin] {
        var sums = [ClassCounts](repeating: ClassCounts(), count: cuts.count + 1)
        for (value, count) in zip(counts.numbers, counts.ordinary) {
            sums[cuts.count { $0 <= value }] += count
        }
        let bins = Self.ranges(cuts, sums, population)
        for bin in bins where bin.counts.events == 0 || bin.counts.nonEvents == 0 {
            throw .emptyClass(bin: bin.label)
        }
        return bins
    }

    private func fixedGroups(
        _ groups: [[String]],
        _ counts: ValueCounts,
        _ population: ClassCounts
    ) throws(BinningError) -> [Bin] {
        var sums = [ClassCounts](repeating: ClassCounts(), count: groups.count)
        for (level, count) in zip(counts.levels, counts.ordinary) {
            guard let group = groups.firstIndex(where: { $0.contains(level) }) else {
                throw .ungrouped(level: level)
            }
            sums[group] += count
        }
        return try zip(groups, sums).map { group, sum throws(BinningError) in
            let bin = Bin(kind: .ordinary, values: group, counts: sum, population: population)
            guard sum.events > 0, sum.nonEvents > 0 else { throw .emptyClass(bin: bin.label) }
            return bin
        }
    }

    private static func ranges(
        _ cuts: [Double],
        _ counts: [ClassCounts],
        _ population: ClassCounts
    ) -> [Bin] {
        counts.indices.map { index in
            Bin(
                kind: .ordinary,
                lower: index > 0 ? cuts[index - 1] : nil,
                upper: index < cuts.count ? cuts[index] : nil,
                counts: counts[index],
                population: population
            )
        }
    }

    /// Sums over consecutive elements, given the ends of the groups.
    private static func sums(_ counts: [ClassCounts], _ ends: [Int]) -> [ClassCounts] {
        var from = 0
        return ends.map { end in
            defer { from = end }
            return counts[from..<end].reduce(into: ClassCounts()) { $0 += $1 }
        }
    }
}
