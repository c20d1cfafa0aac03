/// How a card's characteristics and scores move from period to period.
public struct Stability: Sendable {
    /// One period.
    public struct Period: Sendable {
        /// The period.
        public var name: String
        /// Its rows by class.
        public var counts: ClassCounts
        /// Population stability index of the scores against the rows of the fit.
        public var scoreIndex: Double
        /// Measures, if the period has rows of both classes.
        public var measures: Measures?
    }

    /// One characteristic.
    public struct Part: Sendable {
        /// The characteristic's name.
        public var name: String
        /// Population stability index by period, against the rows of the fit.
        public var indices: [Double]
        /// Labels of the attributes that occur.
        public var labels: [String]
        /// Rows by attribute and period.
        public var counts: [[ClassCounts]]
    }

    /// The periods in order.
    public let periods: [Period]
    /// The characteristics in card order.
    public let parts: [Part]

    /// Bands of equal share of the fit's rows between which score distributions are compared.
    private static let bands = 10

    /// Compares each period of the rows in `all` with the rows of the fit.
    public init(
        _ card: Scorecard,
        _ table: Table,
        all: Outcomes,
        training: Outcomes,
        periods found: Periods
    ) throws(TableError) {
        let codes = try card.attributes(of: table)
        let scores = try card.scores(table)
        let count = found.names.count
        func rows(_ places: [Int], _ width: Int) -> (fit: [Double], byPeriod: [[ClassCounts]]) {
            var fit = [Double](repeating: 0, count: width)
            var byPeriod = [[ClassCounts]](
                repeating: Array(repeating: ClassCounts(), count: count),
                count: width
            )
            for row in places.indices {
                let place = places[row]
                if training.classes[row] != Outcomes.aside {
                    fit[place] += training.weights?[row] ?? 1
                }
                guard all.classes[row] != Outcomes.aside, found.codes[row] >= 0 else { continue }
                byPeriod[place][Int(found.codes[row])] += Outcomes.units(
                    all.weights?[row] ?? 1,
                    all.classes[row],
                    scale: all.scale
                )
            }
            return (fit, byPeriod.map { $0.map { $0.divided(by: all.scale) } })
        }
        func index(_ fit: [Double], _ byPeriod: [[ClassCounts]], _ period: Int) -> Double {
            stabilityIndex(fit, byPeriod.map { Double($0[period].total) })
        }
        var parts: [Part] = []
        for (characteristic, code) in zip(card.characteristics, codes) {
            let width = characteristic.attributes.count
            let (fit, byPeriod) = rows(code.map(Int.init), width)
            let used = (0..<width).filter { place in
                fit[place] > 0 || byPeriod[place].contains { $0.total > 0 }
            }
            parts.append(
                Part(
                    name: characteristic.name,
                    indices: (0..<count).map { index(fit, byPeriod, $0) },
                    labels: used.map { characteristic.attributes[$0].label },
                    counts: used.map { byPeriod[$0] }
                )
            )
        }
        self.parts = parts
        let edges = training.edges(scores, bands: Self.bands)
        let (fit, byPeriod) = rows(
            scores.map { score in edges.count { $0 <= score } },
            edges.count + 1
        )
        periods = found.names.indices.map { period in
            let own = all.keeping { found.codes[$0] == period }
            let isMeasurable = own.units.events > 0 && own.units.nonEvents > 0
            return Period(
                name: found.names[period],
                counts: own.counts,
                scoreIndex: index(fit, byPeriod, period),
                measures: isMeasurable
                    ? Measures(scores: scores, outcomes: own, scaling: card.scaling) : nil
            )
        }
    }
}

/// Sum over cells of (a - b) ln(a / b), where a and b are two samples' shares.
///
/// Half a row is added to both counts of a cell that one sample does not have; 0 if either sample
/// is empty. Usual reading: below 0.1 stable, above 0.25 shifted (Siddiqi, 2017).
public func stabilityIndex(_ first: [Double], _ second: [Double]) -> Double {
    stabilityTerms(first, second).reduce(0, +)
}

/// The part of each cell in the stability index.
func stabilityTerms(_ first: [Double], _ second: [Double]) -> [Double] {
    let (left, right) = (first.reduce(0, +), second.reduce(0, +))
    guard left > 0, right > 0 else { return first.map { _ in 0 } }
    return zip(first, second).map { cell in
        if cell.0 == 0, cell.1 == 0 { return 0 }
        let half = cell.0 == 0 || cell.1 == 0 ? 0.5 : 0
        let (a, b) = ((cell.0 + half) / left, (cell.1 + half) / right)
        return (a - b) * naturalLogarithm(a / b)
    }
}

extension Outcomes {
    /// The same outcomes with all rows set aside but some.
    func keeping(_ isKept: (Int) -> Bool) -> Outcomes {
        Outcomes(
            column: column,
            event: eventValue,
            nonEvent: nonEventValue,
            classes: classes.indices.map { isKept($0) ? classes[$0] : Self.aside },
            weights: weights
        )
    }
}
