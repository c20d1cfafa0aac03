/// Gives refused applications an outcome that nobody observed, so that they can take part in a fit.
///
/// It rests on assumptions that the data cannot check: that the accepted loans say how refused ones
/// of the same score would have gone, up to a factor on the odds that the analyst states. Nothing
/// is more than an assumption here, and nobody may be judged by it: it only moves the points.
public struct RejectInference: Sendable {
    /// How outcomes are given.
    public enum Method: String, CaseIterable, Hashable, Sendable {
        /// In each band of score, a share of the refused rows drawn at random becomes bad: the share
        /// of the accepted loans of the band, moved by the factor.
        case parcelling
        /// Every refused row counts twice: bad with its probability as weight, and good with the rest.
        case fuzzy
    }

    /// How outcomes are given.
    public var method: Method
    /// How many times the odds of bad are those of an accepted loan of the same score; above 0.
    public var oddsFactor: Double
    /// Seed of the draw of parcelling.
    public var seed: UInt64

    /// An inference; a factor of 1 says that refused and accepted of the same score are alike.
    public init(_ method: Method, oddsFactor: Double = 1, seed: UInt64 = 1) {
        self.method = method
        self.oddsFactor = oddsFactor
        self.seed = seed
    }

    /// Accepted and refused rows in one sample.
    public struct Combined: Sendable {
        /// All rows: the accepted ones first.
        public let table: Table
        /// Known and inferred outcomes.
        public let training: Outcomes
        /// Known outcomes of the fit only, over the same rows: what measures are taken on.
        public let known: Outcomes
        /// The rows held out, over the same rows.
        public let holdout: Outcomes?
        /// Refused rows, each counted once.
        public let rejectRows: Int
        /// Mean inferred probability of bad among them.
        public let inferredEventRate: Double
    }

    private static let bands = 10

    /// Combines samples.
    ///
    /// - Parameters:
    ///   - card: A card fitted to the accepted rows alone.
    ///   - accepted: The table of accepted loans.
    ///   - rejected: The table of refused applications; it needs the columns `names`.
    ///   - names: The columns that may become characteristics.
    /// - Throws: ``TableError`` when a column is missing or of another kind in `rejected`.
    public func combine(
        _ card: Scorecard,
        accepted: Table,
        rejected: Table,
        names: [String],
        training: Outcomes,
        holdout: Outcomes?
    ) throws(TableError) -> Combined {
        let scores = try card.scores(rejected)
        let probabilities =
            switch method {
            case .fuzzy: scores.map { moved(card.scaling.probability(score: Int($0))) }
            case .parcelling: try parcels(card, accepted, training, scores)
            }
        let times = method == .fuzzy ? 2 : 1
        let table = try accepted.appending(rejected, names: names, times: times)
        var classes = training.classes
        var weights = training.weights ?? Array(repeating: 1, count: accepted.rowCount)
        switch method {
        case .parcelling:
            classes += probabilities.map { $0 > 0.5 ? Outcomes.event : Outcomes.nonEvent }
            weights += probabilities.map { _ in 1 }
        case .fuzzy:
            classes += probabilities.map { _ in Outcomes.event }
            classes += probabilities.map { _ in Outcomes.nonEvent }
            weights += probabilities + probabilities.map { 1 - $0 }
        }
        let extra = times * rejected.rowCount
        let combined = Outcomes(
            column: training.column,
            event: training.eventValue,
            nonEvent: training.nonEventValue,
            classes: classes,
            weights: method == .parcelling && training.weights == nil ? nil : weights
        )
        return Combined(
            table: table,
            training: combined,
            known: training.padded(extra),
            holdout: holdout.map { $0.padded(extra) },
            rejectRows: rejected.rowCount,
            inferredEventRate: probabilities.reduce(0, +) / Double(max(1, rejected.rowCount))
        )
    }

    private func moved(_ probability: Double) -> Double {
        let odds = oddsFactor * probability / (1 - probability)
        return odds / (1 + odds)
    }

    /// 1 for each refused row that is drawn as bad, else 0.
    private func parcels(
        _ card: Scorecard,
        _ accepted: Table,
        _ training: Outcomes,
        _ scores: [Int32]
    ) throws(TableError) -> [Double] {
        let known = training.bands(try card.scores(accepted))
        let total = known.reduce(0) { $0 + $1.nonEvents + $1.events }
        var edges: [Int32] = []
        var sums = [SIMD2<Double>.zero]
        var below = 0.0
        for band in known {
            if below >= total * Double(edges.count + 1) / Double(Self.bands) {
                edges.append(band.score)
                sums.append(.zero)
            }
            below += band.nonEvents + band.events
            sums[sums.count - 1] += SIMD2(band.nonEvents, band.events)
        }
        let places = scores.map { score in edges.count { $0 <= score } }
        var random = SplitMix64(seed: seed)
        var result = [Double](repeating: 0, count: scores.count)
        for (place, sum) in sums.enumerated() {
            let rows = places.indices.filter { places[$0] == place }
            // Half a row to each class, so that a pure band stays possible.
            let share = moved((sum.y + 0.5) / (sum.x + sum.y + 1))
            var need = Int((share * Double(rows.count)).rounded())
            for (seen, row) in rows.enumerated()
            where need > 0 && random.below(rows.count - seen) < need {
                result[row] = 1
                need -= 1
            }
        }
        return result
    }
}

extension Outcomes {
    /// The same outcomes with rows behind them that take no part.
    func padded(_ count: Int) -> Outcomes {
        Outcomes(
            column: column,
            event: eventValue,
            nonEvent: nonEventValue,
            classes: classes + Array(repeating: Self.aside, count: count),
            weights: weights.map { $0 + Array(repeating: 0, count: count) }
        )
    }
}

extension Table {
    /// The columns named, with another table's rows behind, `times` over.
    func appending(_ other: Table, names: [String], times: Int) throws(TableError) -> Table {
        var joined: [Column] = []
        for name in names {
            guard let own = column(named: name) else { continue }
            guard let more = other.column(named: name) else {
                throw .noSuchColumn(name: name, available: other.columns.map(\.name))
            }
            joined.append(try own.appending(more, times: times))
        }
        return Table(rowCount: rowCount + times * other.rowCount, columns: joined)
    }
}

extension Column {
    fileprivate func appending(_ other: Column, times: Int) throws(TableError) -> Column {
        switch (cells, other.cells) {
        case (.numeric(let own), .numeric(let more)):
            return Column(
                name: name,
                cells: .numeric(own + (0..<times).flatMap { _ in more })
            )
        case (.categorical(let own, let levels), .categorical(let more, let others)):
            var all = levels
            var places = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
            let codes = others.map { level -> Int32 in
                if let place = places[level] { return Int32(place) }
                places[level] = all.count
                all.append(level)
                return Int32(all.count - 1)
            }
            let added = more.map { $0 < 0 ? -1 : codes[Int($0)] }
            return Column(
                name: name,
                cells: .categorical(codes: own + (0..<times).flatMap { _ in added }, levels: all)
            )
        case (.categorical, .numeric(let more)):
            let texts = more.map { $0.isNaN ? nil : shortestText($0) }
            let levels = texts.compactMap { $0 }.uniqued()
            let places = Dictionary(
                uniqueKeysWithValues: levels.enumerated().map { ($1, Int32($0)) }
            )
            let codes = texts.map { $0.flatMap { places[$0] } ?? -1 }
            return try appending(
                Column(name: name, cells: .categorical(codes: codes, levels: levels)),
                times: times
            )
        case (.numeric, .categorical(let codes, let levels)):
            let row = codes.firstIndex { $0 >= 0 && NumberParser.parse(levels[Int($0)]) == .text }
            throw .notNumeric(row: (row ?? 0) + 1, column: name)
        }
    }
}
