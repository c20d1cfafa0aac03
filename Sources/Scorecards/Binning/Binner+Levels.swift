extension Binner {
    /// The segmentation of levels.
    ///
    /// Levels are put in order of event rate, and neighbours in that order are joined. Rare levels
    /// stand apart from the start, so that chance in a few rows does not decide where they go.
    func binLevels(
        _ name: String,
        _ counts: ValueCounts,
        _ population: ClassCounts
    ) throws(BinningError) -> Binning {
        var binning = Binning(name: name, isNumeric: false, trend: .none)
        if let fixed = options.groups {
            binning.bins = try fixedGroups(fixed, counts, population)
            return binning
        }
        let least = BinningOptions.leastRows(options.rareShare, of: population.total)
        let sorted = counts.levels.indices.sorted { left, right in
            let (first, second) = (counts.ordinary[left], counts.ordinary[right])
            if first.eventRate != second.eventRate { return first.eventRate < second.eventRate }
            return counts.levels[left] < counts.levels[right]
        }
        let common = sorted.filter { counts.ordinary[$0].total >= least }
        if !common.isEmpty { binning.bins = try join(common, counts, population) }
        let rare = sorted.filter { counts.ordinary[$0].total < least }
        if !rare.isEmpty {
            binning.bins.append(
                Bin(
                    kind: .ordinary,
                    values: rare.map { counts.levels[$0] }.sorted(),
                    isRare: true,
                    counts: rare.reduce(into: ClassCounts()) { $0 += counts.ordinary[$1] },
                    population: population
                )
            )
        }
        return binning
    }

    private func join(
        _ sorted: [Int],
        _ counts: ValueCounts,
        _ population: ClassCounts
    ) throws(BinningError) -> [Bin] {
        let ordered = sorted.map { counts.ordinary[$0] }
        let ends = Prebinning.ends(ordered, limit: options.prebins)
        let groups = Self.sums(ordered, ends)
        let problem = Problem(
            prebins: groups,
            population: population,
            trend: .none,
            label: { from, to in
                let members = sorted[(from > 0 ? ends[from - 1] : 0)..<ends[to - 1]]
                return members.map { counts.levels[$0] }.joined(separator: "; ")
            }
        )
        let (borders, _) = try optimum(problem)
        var from = 0
        return (borders + [groups.count]).map { border in
            let members = sorted[from..<ends[border - 1]]
            from = ends[border - 1]
            return Bin(
                kind: .ordinary,
                values: members.map { counts.levels[$0] },
                counts: members.reduce(into: ClassCounts()) { $0 += counts.ordinary[$1] },
                population: population
            )
        }
    }
}
