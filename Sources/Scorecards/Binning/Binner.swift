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
    ///
    /// - Throws: ``BinningError`` with the limit that cannot be met and by how much.
    /// - Complexity: O(p^2 * bins) for p pre-bins after sorting the rows; O(p^3 * bins) with a
    ///   greatest p-value.
    public func bin(_ column: Column, _ outcomes: Outcomes) throws(BinningError) -> Binning {
        let counts = ValueCounts(column, outcomes, special: options.special)
        var binning: Binning
        switch column.cells {
        case .numeric:
            guard options.groups == nil else { throw .wrongKind(isNumeric: true) }
            binning = try scaled(outcomes).binNumbers(column.name, counts, outcomes.units)
        case .categorical:
            guard options.cuts == nil, options.forcedCuts.isEmpty else {
                throw .wrongKind(isNumeric: false)
            }
            binning = try scaled(outcomes).binLevels(column.name, counts, outcomes.units)
        }
        binning.bins += exempt(counts, outcomes.units)
        mergeSmall(&binning.bins, outcomes.units)
        binning.unseenWeight = unseenWeight(binning.bins)
        return binning.inRows(of: outcomes)
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
        var binning = Binning(name: name, isNumeric: true, trend: options.trend)
        if let fixed = options.cuts {
            binning.prebinCuts = fixed
            binning.bins = try fixedRanges(fixed, counts, population)
            binning.trend = try fixedTrend(binning.bins)
            binning.isOptimal = false
        } else if let lowest = counts.numbers.first, let highest = counts.numbers.last {
            let forced = try forcedBorders(counts.numbers)
            let ends = Self.merged(
                Prebinning.ends(counts.ordinary, limit: options.prebins),
                forced.map(\.border)
            )
            let own = Dictionary(forced.map { ($0.border, $0.cut) }) { first, _ in first }
            let cuts = ends.dropLast().map {
                own[$0] ?? Prebinning.cut(counts.numbers[$0 - 1], counts.numbers[$0])
            }
            let groups = Self.sums(counts.ordinary, ends)
            let problem = Problem(
                prebins: groups,
                population: population,
                trend: options.trend,
                forced: forced.compactMap { one in
                    ends.firstIndex(of: one.border).map { $0 + 1 }
                },
                label: { from, to in
                    Bin.rangeLabel(
                        from > 0 ? cuts[from - 1] : lowest,
                        to <= cuts.count ? cuts[to - 1] : highest
                    )
                }
            )
            let (borders, trend) = try optimum(problem)
            binning.prebinCuts = cuts
            binning.trend = trend
            binning.bins = Self.ranges(
                borders.map { cuts[$0 - 1] },
                Self.sums(groups, borders + [groups.count]),
                population
            )
        }
        return binning
    }

    /// The forced cuts and how many distinct values lie below each.
    private func forcedBorders(
        _ numbers: [Double]
    ) throws(BinningError) -> [(border: Int, cut: Double)] {
        var found: [(border: Int, cut: Double)] = []
        for cut in options.forcedCuts {
            var (low, high) = (0, numbers.count)
            while low < high {
                let middle = (low + high) / 2
                if numbers[middle] < cut { low = middle + 1 } else { high = middle }
            }
            guard low > 0, low < numbers.count else {
                throw .forcedCutOutside(
                    cut: cut,
                    lowest: numbers[0],
                    highest: numbers[numbers.count - 1]
                )
            }
            if let last = found.last, last.border == low {
                throw .forcedCutsTogether(first: last.cut, second: cut)
            }
            found.append((low, cut))
        }
        return found
    }

    /// Two ascending lists of borders as one.
    private static func merged(_ ends: [Int], _ forced: [Int]) -> [Int] {
        forced.isEmpty ? ends : Set(ends).union(forced).sorted()
    }

    static func ranges(
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
    static func sums(_ counts: [ClassCounts], _ ends: [Int]) -> [ClassCounts] {
        var from = 0
        return ends.map { end in
            defer { from = end }
            return counts[from..<end].reduce(into: ClassCounts()) { $0 += $1 }
        }
    }
}
