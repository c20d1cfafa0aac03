/// Joins bins until their trend holds in every period.
///
/// The segmentation is optimal over all periods together; this then joins neighbours whose event
/// rates run against the trend in some period, the pair that does so most significantly first. So
/// the trend is proven to hold, and the segmentation is no longer claimed to be optimal.
struct TrendByPeriod {
    let periods: Periods
    let outcomes: Outcomes

    /// The binning with neighbours joined; special and missing bins and levels stay as they are.
    func holding(_ binning: Binning, _ column: Column) -> Binning {
        guard binning.isNumeric, case .numeric(let values) = column.cells,
            binning.trend == .ascending || binning.trend == .descending
        else { return binning }
        var result = binning
        var sums = counts(result, values)
        let sign = binning.trend == .ascending ? 1.0 : -1.0
        while let pair = worst(sums, sign) {
            let (left, right) = (result.bins[pair], result.bins[pair + 1])
            let units = zip(sums[pair], sums[pair + 1]).map { $0 + $1 }
            var joined = Bin(
                kind: .ordinary,
                lower: left.lower,
                upper: right.upper,
                counts: units.reduce(into: ClassCounts()) { $0 += $1 },
                population: outcomes.units
            )
            joined = joined.inRows(of: outcomes)
            result.bins.replaceSubrange(pair...(pair + 1), with: [joined])
            // The last place of each row of sums holds what has no period.
            sums.replaceSubrange(pair...(pair + 1), with: [units])
        }
        return result
    }

    /// Units by ordinary bin and period; rows without a period in the last place.
    private func counts(_ binning: Binning, _ values: [Double]) -> [[ClassCounts]] {
        let ordinary = binning.bins.filter { $0.kind == .ordinary }
        let cuts = ordinary.compactMap(\.lower)
        let specials = binning.bins.filter { $0.kind == .special }.flatMap(\.values)
        let codes = SpecialNumbers(specials)
        let none = periods.names.count
        var sums = [[ClassCounts]](
            repeating: Array(repeating: ClassCounts(), count: none + 1),
            count: ordinary.count
        )
        for row in values.indices where outcomes.classes[row] != Outcomes.aside {
            let value = values[row]
            if value.isNaN || codes.index(of: value) != nil { continue }
            let period = periods.codes[row] < 0 ? none : Int(periods.codes[row])
            sums[cuts.count { $0 <= value }][period] += Outcomes.units(
                outcomes.weights?[row] ?? 1,
                outcomes.classes[row],
                scale: outcomes.scale
            )
        }
        return sums
    }

    /// The left bin of the pair that is most significantly against the trend in some period.
    private func worst(_ sums: [[ClassCounts]], _ sign: Double) -> Int? {
        var worst: (pair: Int, distance: Double)?
        for pair in 0..<max(0, sums.count - 1) {
            for period in 0..<periods.names.count {
                let (left, right) = (sums[pair][period], sums[pair + 1][period])
                guard left.total > 0, right.total > 0 else { continue }
                let fall = sign * (left.eventRate - right.eventRate)
                guard fall > 0 else { continue }
                let rate = (left + right).eventRate
                let spread = rate * (1 - rate) * (1 / Double(left.total) + 1 / Double(right.total))
                let distance = fall / spread.squareRoot()
                if distance > worst?.distance ?? 0 { worst = (pair, distance) }
            }
        }
        return worst?.pair
    }
}
