extension Binner {
    /// The bins between fixed cuts.
    func fixedRanges(
        _ cuts: [Double],
        _ counts: ValueCounts,
        _ population: ClassCounts
    ) throws(BinningError) -> [Bin] {
        guard !counts.numbers.isEmpty else { return [] }
        var sums = [ClassCounts](repeating: ClassCounts(), count: cuts.count + 1)
        var place = 0
        for (value, count) in zip(counts.numbers, counts.ordinary) {
            while place < cuts.count, cuts[place] <= value { place += 1 }
            sums[place] += count
        }
        let bins = Self.ranges(cuts, sums, population)
        for bin in bins where bin.counts.events == 0 || bin.counts.nonEvents == 0 {
            throw .emptyClass(bin: bin.label)
        }
        return bins
    }

    /// The bins of fixed groups, with the fixed rare levels behind them.
    func fixedGroups(
        _ groups: [[String]],
        _ counts: ValueCounts,
        _ population: ClassCounts
    ) throws(BinningError) -> [Bin] {
        var places: [String: Int] = [:]
        for (index, group) in (groups + [options.rareLevels]).enumerated() {
            for level in group where places[level] == nil { places[level] = index }
        }
        var sums = [ClassCounts](repeating: ClassCounts(), count: groups.count + 1)
        for (level, count) in zip(counts.levels, counts.ordinary) {
            guard let place = places[level] else { throw .ungrouped(level: level) }
            sums[place] += count
        }
        var bins: [Bin] = []
        for (group, sum) in zip(groups, sums) {
            let bin = Bin(kind: .ordinary, values: group, counts: sum, population: population)
            guard sum.events > 0, sum.nonEvents > 0 else { throw .emptyClass(bin: bin.label) }
            bins.append(bin)
        }
        if !options.rareLevels.isEmpty, sums[groups.count].total > 0 {
            bins.append(
                Bin(
                    kind: .ordinary,
                    values: options.rareLevels.sorted(),
                    isRare: true,
                    counts: sums[groups.count],
                    population: population
                )
            )
        }
        return bins
    }

    /// The trend that fixed bins keep: the one asked for, or for `auto` the first that fits.
    func fixedTrend(_ bins: [Bin]) throws(BinningError) -> Trend {
        let rates = bins.map(\.counts.eventRate)
        guard options.trend == .auto else {
            guard let turn = Self.firstBreak(rates, options.trend) else { return options.trend }
            throw .fixedBinsBreakTrend(
                options.trend,
                first: bins[turn - 1].label,
                second: bins[turn].label,
                by: abs(rates[turn] - rates[turn - 1])
            )
        }
        return [Trend.ascending, .descending, .peak, .valley].first {
            Self.firstBreak(rates, $0) == nil
        } ?? .none
    }

    /// The first place at which rates go against a trend.
    private static func firstBreak(_ rates: [Double], _ trend: Trend) -> Int? {
        switch trend {
        case .none: return nil
        case .ascending: return rates.indices.dropFirst().first { rates[$0] < rates[$0 - 1] }
        case .descending: return rates.indices.dropFirst().first { rates[$0] > rates[$0 - 1] }
        case .peak, .valley:
            let sign = trend == .peak ? 1.0 : -1
            let turn = rates.indices.dropFirst().first { rates[$0] * sign < rates[$0 - 1] * sign }
            guard let turn else { return nil }
            return rates.indices.dropFirst(turn).first {
                rates[$0] * sign > rates[$0 - 1] * sign
            }
        case .auto:
            let rising = firstBreak(rates, .ascending)
            return rising == nil || firstBreak(rates, .descending) == nil ? nil : rising
        }
    }
}
