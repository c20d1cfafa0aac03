extension Binner {
    /// Bins of special values and of missing ones, where the sample has any.
    func exempt(_ counts: ValueCounts, _ population: ClassCounts) -> [Bin] {
        var bins = counts.special.filter { $0.counts.total > 0 }.map {
            Bin(kind: .special, values: [$0.value], counts: $0.counts, population: population)
        }
        if counts.missing.total > 0 {
            bins.append(Bin(kind: .missing, counts: counts.missing, population: population))
        }
        return bins
    }

    /// Gives special and missing bins below the share the weight of evidence that they have together
    /// with the ordinary bin whose weight is nearest to theirs; of two equally near ones the first.
    ///
    /// Each keeps its own rows, so that the table still says how many there are.
    func mergeSmall(_ bins: inout [Bin], _ population: ClassCounts) {
        let least = BinningOptions.leastRows(options.mergeSmallMissing, of: population.total)
        let hosts = bins.indices.filter { bins[$0].kind == .ordinary }
        var guests: [Int: [Int]] = [:]
        for index in bins.indices
        where bins[index].kind != .ordinary && bins[index].counts.total < least {
            let weight = bins[index].weightOfEvidence
            let host = hosts.min {
                abs(bins[$0].weightOfEvidence - weight) < abs(bins[$1].weightOfEvidence - weight)
            }
            if let host { guests[host, default: []].append(index) }
        }
        for (host, members) in guests {
            let pooled = members.reduce(into: bins[host].counts) { $0 += bins[$1].counts }
            let label = bins[host].label
            bins[host].share(pooled, population: population)
            for index in members { bins[index].share(pooled, population: population, with: label) }
        }
    }

    /// The weight of evidence of values that the sample does not hold.
    func unseenWeight(_ bins: [Bin]) -> Double {
        switch options.unseen {
        case .neutral: 0
        case .rare: bins.first(where: \.isRare)?.weightOfEvidence ?? 0
        case .worst: bins.map(\.weightOfEvidence).min() ?? 0
        case .missing: bins.first { $0.kind == .missing }?.weightOfEvidence ?? 0
        }
    }
}
