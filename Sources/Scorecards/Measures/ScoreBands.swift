/// Rows in bands of score, from the riskiest up: calibration, lift and capture in one table.
public struct ScoreBands: Sendable {
    /// The rows whose scores lie between two.
    public struct Band: Hashable, Sendable {
        /// The least score that occurs in it.
        public var lowest: Int
        /// The greatest score that occurs in it.
        public var highest: Int
        /// Rows; with weights, their sum.
        public var rows: Double
        /// Events among them.
        public var events: Double
        /// Events that the scores' probabilities promise.
        public var expectedEvents: Double
        /// Share of all rows in this band and those below it, 0 to 1.
        public var rowsShare: Double
        /// Share of all events in this band and those below it (capture), 0 to 1.
        public var eventsShare: Double
        /// Event rate of this band over that of all rows; 1 tells nothing.
        public var lift: Double
        /// Event rate of this band and those below it over that of all rows.
        public var cumulativeLift: Double

        /// The event rate with its interval after Wilson.
        public var eventRate: Estimate { Proportion(events, of: rows).estimate }
        /// The event rate that the scores promise, 0 to 1.
        public var expectedRate: Double { rows > 0 ? expectedEvents / rows : 0 }
    }

    /// The bands that hold rows, from the lowest scores up.
    public let bands: [Band]
    /// Events over expected events, with the interval of Debray and others (2017): the logarithm's
    /// standard error is sqrt((1 - rate) / events). Below 1 the scores promise too many.
    public let observedToExpected: Estimate
    /// Sum over bands of (events - expected)^2 / (expected (1 - expected / rows)).
    ///
    /// On rows that no part of the card was fitted to it follows a chi-squared distribution with one
    /// degree of freedom a band where the probabilities are true (Hosmer and Lemeshow, 2000).
    public let distance: Double
    /// The chance of such a distance, or a greater one, where the probabilities are true.
    public var pValue: Double { chiSquaredTail(distance, degrees: bands.count) }

    /// Cuts the rows that take part into bands of about equal weight.
    ///
    /// One score is never divided, so bands are as equal as the scores allow.
    ///
    /// - Parameters:
    ///   - outcomes: Outcomes with at least one event.
    ///   - count: Most bands, at least 1.
    public init(scores: [Int32], outcomes: Outcomes, scaling: Scaling, count: Int = 10) {
        let sums = outcomes.bands(scores)
        self.init(sums, edges: outcomes.edges(scores, bands: count), scaling)
    }

    init(
        _ sums: [(score: Int32, nonEvents: Double, events: Double)],
        edges: [Int32],
        _ scaling: Scaling
    ) {
        let rows = sums.reduce(0) { $0 + $1.nonEvents + $1.events }
        let events = sums.reduce(0) { $0 + $1.events }
        var found: [Band] = []
        var place = -1
        for sum in sums where sum.nonEvents + sum.events > 0 {
            let here = edges.count { $0 <= sum.score }
            let weight = sum.nonEvents + sum.events
            let expected = weight * scaling.probability(score: Int(sum.score))
            if here != place {
                found.append(
                    Band(
                        lowest: Int(sum.score),
                        highest: Int(sum.score),
                        rows: 0,
                        events: 0,
                        expectedEvents: 0,
                        rowsShare: 0,
                        eventsShare: 0,
                        lift: 0,
                        cumulativeLift: 0
                    )
                )
                place = here
            }
            found[found.count - 1].highest = Int(sum.score)
            found[found.count - 1].rows += weight
            found[found.count - 1].events += sum.events
            found[found.count - 1].expectedEvents += expected
        }
        var below = (rows: 0.0, events: 0.0)
        for index in found.indices {
            below.rows += found[index].rows
            below.events += found[index].events
            found[index].rowsShare = below.rows / rows
            found[index].eventsShare = events > 0 ? below.events / events : 0
            let rate = found[index].events / found[index].rows
            found[index].lift = events > 0 ? rate * rows / events : 0
            found[index].cumulativeLift =
                events > 0 ? found[index].eventsShare / found[index].rowsShare : 0
        }
        bands = found
        let expected = found.reduce(0) { $0 + $1.expectedEvents }
        observedToExpected = Self.ratio(events, expected, rows: rows)
        distance = found.reduce(0) { sum, band in
            let gap = band.events - band.expectedEvents
            let spread = band.expectedEvents * (1 - band.expectedEvents / band.rows)
            return spread > 0 ? sum + gap * gap / spread : sum
        }
    }

    /// Events over expected ones; the upper end without events is that of one event.
    static func ratio(_ events: Double, _ expected: Double, rows: Double) -> Estimate {
        guard expected > 0, rows > 0 else { return Estimate(0, lower: 0, upper: 0) }
        let held = max(events, 1)
        let error = (max(0, 1 - held / rows) / held).squareRoot()
        let spread = exponential(Estimate.reach * error)
        return Estimate(
            events / expected,
            lower: events > 0 ? events / expected / spread : 0,
            upper: held / expected * spread
        )
    }
}
