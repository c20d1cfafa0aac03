/// How much better one score tells events from non-events than another, on the same rows.
public struct AreaDifference: Hashable, Sendable {
    /// AUC of the first score less that of the second.
    public var value: Double
    /// Lower end of the 95 % interval.
    public var lower: Double
    /// Upper end of the 95 % interval.
    public var upper: Double

    /// Standard error of the difference; 0 where the scores order all rows alike.
    public var standardError: Double

    /// The chance of such a difference, or a greater one to either side, where there is none.
    public var pValue: Double {
        guard standardError > 0 else { return value == 0 ? 1 : 0 }
        return complementaryErrorFunction(abs(value) / standardError / 2.0.squareRoot())
    }

    /// Whether chance explains the difference: the interval holds 0.
    public var isWithinChance: Bool { lower <= 0 && upper >= 0 }

    /// Compares two scores after DeLong, DeLong and Clarke-Pearson (1988): both stand on the same
    /// rows, so the variance is that of the differences of placements.
    ///
    /// - Parameter outcomes: Outcomes with at least one event and one non-event.
    /// - Complexity: O(rows); the rest grows with the distinct pairs of scores.
    public init(_ first: [Int32], _ second: [Int32], outcomes: Outcomes) {
        let left = Placements(outcomes.bands(first))
        let right = Placements(outcomes.bands(second))
        var pairs: [SIMD2<Int32>: SIMD2<Double>] = [:]
        for row in outcomes.classes.indices where outcomes.classes[row] != Outcomes.aside {
            let weight = outcomes.weights?[row] ?? 1
            pairs[SIMD2(first[row], second[row]), default: .zero] +=
                outcomes.classes[row] == Outcomes.event ? SIMD2(0, weight) : SIMD2(weight, 0)
        }
        // In a fixed order, so that sums do not depend on that of the rows.
        let sorted = pairs.sorted { ($0.key.x, $0.key.y) < ($1.key.x, $1.key.y) }
        var (events, nonEvents) = (Spread(), Spread())
        for (scores, weights) in sorted {
            events.add(
                left.above[scores.x, default: 0] - right.above[scores.y, default: 0],
                weights.y
            )
            nonEvents.add(
                left.below[scores.x, default: 0] - right.below[scores.y, default: 0],
                weights.x
            )
        }
        value = events.mean
        standardError = (events.variance + nonEvents.variance).squareRoot()
        let reach = Estimate.reach * standardError
        lower = value - reach
        upper = value + reach
    }

    /// For each score, where it stands among those of the other class; ties count half.
    private struct Placements {
        /// Of an event with this score: the share of non-events that score more.
        var above: [Int32: Double] = [:]
        /// Of a non-event with this score: the share of events that score less.
        var below: [Int32: Double] = [:]

        init(_ bands: [(score: Int32, nonEvents: Double, events: Double)]) {
            let nonEvents = bands.reduce(0) { $0 + $1.nonEvents }
            let events = bands.reduce(0) { $0 + $1.events }
            var (nonEventsBelow, eventsBelow) = (0.0, 0.0)
            for band in bands {
                above[band.score] = (nonEvents - nonEventsBelow - band.nonEvents / 2) / nonEvents
                below[band.score] = (eventsBelow + band.events / 2) / events
                nonEventsBelow += band.nonEvents
                eventsBelow += band.events
            }
        }
    }

    /// Weighted sums of a number.
    private struct Spread {
        private var weight = 0.0
        private var sum = 0.0
        private var squares = 0.0

        mutating func add(_ number: Double, _ weight: Double) {
            self.weight += weight
            sum += weight * number
            squares += weight * number * number
        }

        var mean: Double { sum / weight }
        /// Of the mean.
        var variance: Double {
            max(0, squares - weight * mean * mean) / max(1, weight - 1) / weight
        }
    }
}
