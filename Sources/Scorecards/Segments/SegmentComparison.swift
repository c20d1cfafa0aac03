/// How well the cards of the segments do beside the card of everybody, on the same rows.
public struct SegmentComparison: Sendable {
    /// Which rows it was taken on.
    public enum Basis: String, Sendable {
        /// Rows held out at random.
        case holdout
        /// Rows of later periods.
        case outOfTime
        /// Rows of the fit, which flatter.
        case training
        /// Another sample.
        case sample
    }

    /// A range of scores in one segment.
    public struct Band: Hashable, Sendable {
        /// The least score of the range; nil is unbounded.
        public var lowest: Int?
        /// The greatest score of the range; nil is unbounded.
        public var highest: Int?
        /// Rows, as their weights count.
        public var rows: Double
        /// Events that came.
        public var events: Double
        /// Events that the scores expect: the sum of their probabilities.
        public var expected: Double
    }

    /// The same rows by both.
    public struct Pair: Hashable, Sendable {
        /// By the cards of the segments.
        public var segmented: Measures
        /// By the card of everybody, if there is one.
        public var everybody: Measures?
        /// What the segments gain.
        public var gain: AreaDifference?
    }

    /// One card's rows.
    public struct Part: Sendable {
        /// The segment, or ``SegmentRule/everybody`` for those of none.
        public var name: String
        /// Its rows that were measured, by class.
        public var counts: ClassCounts
        /// Measures, if it has rows of both classes.
        public var measures: Pair?
        /// Expected against what came, in ranges of scores that all segments share.
        public var bands: [Band]
        /// (came - expected) / sqrt(sum of p (1 - p)): beyond 2 either way the scores do not mean the
        /// odds that they say; 0 without rows.
        public var deviation: Double
    }

    /// What an analyst may conclude of the gain, in one sentence; nil without one.
    public var verdict: String? {
        guard let gain = all.gain else { return nil }
        if basis == .training {
            return "On the rows of the fit more cards always look better: hold rows out."
        }
        if gain.isWithinChance {
            return "Chance explains it: nothing here speaks for more than one card."
        }
        return gain.value > 0
            ? "It is beyond chance." : "It is a loss beyond chance: one card does better."
    }

    /// Which rows.
    public let basis: Basis
    /// All rows.
    public let all: Pair
    /// By card, those without rows left out.
    public let parts: [Part]

    /// Ranges of scores, of about equal weight over all rows.
    private static let bandCount = 5

    /// Compares on the best rows there are: held out, else out of time, else those of the fit.
    ///
    /// - Parameters:
    ///   - everybody: The card of everybody, also where the file does not have one.
    ///   - sample: The rows of the fit of that card.
    public init(
        _ card: SegmentedScorecard,
        everybody: Scorecard,
        _ table: Table,
        _ sample: FitSample,
        jobs: Int = 1
    ) throws(TableError) {
        let (outcomes, basis): (Outcomes, Basis) =
            if let held = sample.holdout {
                (held, .holdout)
            } else if let later = sample.outOfTime {
                (later, .outOfTime)
            } else {
                (sample.training, .training)
            }
        try self.init(card, everybody: everybody, table, outcomes, basis: basis, jobs: jobs)
    }

    /// Compares on the rows of `outcomes` that take part.
    public init(
        _ card: SegmentedScorecard,
        everybody: Scorecard?,
        _ table: Table,
        _ outcomes: Outcomes,
        basis: Basis = .sample,
        jobs: Int = 1
    ) throws(TableError) {
        let found = try card.scores(table, jobs: jobs)
        let single = try everybody?.scores(table, jobs: jobs)
        let scaling = card.scaling
        func pair(_ outcomes: Outcomes) -> Pair {
            Pair(
                segmented: Measures(scores: found.scores, outcomes: outcomes, scaling: scaling),
                everybody: single.map {
                    Measures(scores: $0, outcomes: outcomes, scaling: scaling)
                },
                gain: single.map { AreaDifference(found.scores, $0, outcomes: outcomes) }
            )
        }
        self.basis = basis
        all = pair(outcomes)
        let edges = outcomes.edges(found.scores, bands: Self.bandCount)
        parts = card.cardNames.enumerated().compactMap { place, name in
            let own = outcomes.keeping { found.cards[$0] == place }
            let counts = own.bands(found.scores)
            guard !counts.isEmpty else { return nil }
            let isMeasurable = own.units.events > 0 && own.units.nonEvents > 0
            let (bands, deviation) = Self.calibration(counts, edges, scaling)
            return Part(
                name: name,
                counts: own.counts,
                measures: isMeasurable ? pair(own) : nil,
                bands: bands,
                deviation: deviation
            )
        }
    }

    private static func calibration(
        _ counts: [(score: Int32, nonEvents: Double, events: Double)],
        _ edges: [Int32],
        _ scaling: Scaling
    ) -> ([Band], Double) {
        var bands = (0...edges.count).map { place in
            Band(
                lowest: place > 0 ? Int(edges[place - 1]) : nil,
                highest: place < edges.count ? Int(edges[place]) - 1 : nil,
                rows: 0,
                events: 0,
                expected: 0
            )
        }
        var (difference, variance) = (0.0, 0.0)
        for one in counts {
            let place = edges.count { $0 <= one.score }
            let rows = one.nonEvents + one.events
            let probability = scaling.probability(score: Int(one.score))
            bands[place].rows += rows
            bands[place].events += one.events
            bands[place].expected += rows * probability
            difference += one.events - rows * probability
            variance += rows * probability * (1 - probability)
        }
        return (bands, variance > 0 ? difference / variance.squareRoot() : 0)
    }
}
