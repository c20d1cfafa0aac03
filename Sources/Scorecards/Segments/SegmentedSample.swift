/// The rows of a table by segment: which have a card of their own, and which rows fit the card of
/// everybody.
public struct SegmentedSample: Sendable {
    /// What a segment needs for a card of its own.
    public struct Sizes: Hashable, Sendable {
        /// Least rows that take part; at least 2.
        public var rows: Int
        /// Least rows of each class; at least 1.
        public var bads: Int

        /// Sizes; the defaults are 500 rows, 50 bad and 50 good.
        public init(rows: Int = 500, bads: Int = 50) {
            self.rows = rows
            self.bads = bads
        }
    }

    /// One segment.
    public struct Part: Sendable {
        /// The segment.
        public let segment: CardSegment
        /// The places of its rows in the table, ascending.
        public let rows: [Int32]
        /// Its rows that take part, by class; not weighted.
        public let counts: ClassCounts
        /// Which of its rows train, are held out and so on; nil where it is too small.
        public let sample: FitSample?
    }

    /// The segments, in the order of the rule.
    public let parts: [Part]
    /// The places of the rows of no segment with a card of its own.
    public let rest: [Int32]
    /// All rows: those of the parts divided as the parts are.
    public let everybody: FitSample

    /// Divides a table.
    ///
    /// Each part is divided as if its rows were the whole table, so the draw of held-out rows is
    /// stratified by segment.
    ///
    /// - Parameter refusesRest: Whether a row of no segment, or a segment that is too small, is an
    ///   error.
    public init(
        _ table: Table,
        _ rule: SegmentRule,
        target: String,
        _ request: FitSample.Request,
        sizes: Sizes = Sizes(),
        refusesRest: Bool = false
    ) throws(SegmentError) {
        let base: FitSample
        let codes: [UInt8]
        let isLater: [Bool]?
        do throws(TableError) {
            var whole = request
            (whole.holdout, whole.outOfTime) = (0, nil)
            base = try FitSample(table, target: target, whole)
            codes = try rule.codes(table)
            if let later = request.outOfTime, let periods = base.periods {
                isLater = try periods.matches(later)
            } else {
                isLater = nil
            }
        } catch { throw .table(error) }
        if refusesRest, let row = codes.firstIndex(where: { $0 >= rule.segments.count }) {
            throw .table(.noSegmentAtRow(row: row + 1, column: rule.column))
        }
        var rows = [[Int32]](repeating: [], count: rule.segments.count)
        var rest: [Int32] = []
        for (row, code) in codes.enumerated() {
            if code < rows.count {
                rows[Int(code)].append(Int32(row))
            } else {
                rest.append(Int32(row))
            }
        }
        let needed = Set([target, request.weight, request.period].compactMap { $0 })
        var parts: [Part] = []
        for (segment, own) in zip(rule.segments, rows) {
            let counts = base.all.rowCounts(own)
            let isEnough =
                counts.total >= sizes.rows && counts.events >= sizes.bads
                && counts.nonEvents >= sizes.bads
            guard isEnough else {
                guard !refusesRest else {
                    throw .tooSmall(segment: segment.name, counts: counts, sizes: sizes)
                }
                parts.append(Part(segment: segment, rows: own, counts: counts, sample: nil))
                rest += own
                continue
            }
            do throws(TableError) {
                let sample = try FitSample(
                    table.picking(own, columns: needed),
                    target: target,
                    request
                )
                parts.append(Part(segment: segment, rows: own, counts: counts, sample: sample))
            } catch { throw .part(segment: segment.name, error) }
        }
        guard parts.contains(where: { $0.sample != nil }) else {
            throw .allTooSmall(
                greatest: parts.map { ($0.segment.name, $0.counts) }
                    .max { $0.1.total < $1.1.total }?.0 ?? "",
                sizes: sizes
            )
        }
        rest.sort()
        self.parts = parts
        self.rest = rest
        var pieces = parts.compactMap { part in part.sample.map { (part.rows, $0) } }
        if let sample = try? FitSample(
            table.picking(rest, columns: needed),
            target: target,
            request
        ) {
            pieces.append((rest, sample))
            rest = []
        }
        // Too few to be divided: they train, unless they are out of time.
        everybody = FitSample(base, pieces, undivided: rest, isLater: isLater)
    }
}

extension FitSample {
    /// A whole table's sample, put together from pieces of it.
    fileprivate init(
        _ base: FitSample,
        _ pieces: [(rows: [Int32], sample: FitSample)],
        undivided: [Int32],
        isLater: [Bool]?
    ) {
        let all = base.all
        func joined(
            _ outcomes: (FitSample) -> Outcomes?,
            weights: [Double]?,
            undivided isKept: (Int) -> Bool
        ) -> Outcomes? {
            var classes = [UInt8](repeating: Outcomes.aside, count: all.classes.count)
            var isThere = false
            for piece in pieces {
                guard let own = outcomes(piece.sample) else { continue }
                isThere = true
                for (place, row) in piece.rows.enumerated() {
                    classes[Int(row)] = own.classes[place]
                }
            }
            for row in undivided where isKept(Int(row)) {
                classes[Int(row)] = all.classes[Int(row)]
            }
            guard isThere else { return nil }
            return Outcomes(
                column: all.column,
                event: all.eventValue,
                nonEvent: all.nonEventValue,
                classes: classes,
                weights: weights
            )
        }
        self.init(
            training: joined(\.training, weights: all.weights) { isLater?[$0] != true } ?? all,
            holdout: joined(\.holdout, weights: nil) { _ in false },
            outOfTime: joined(\.outOfTime, weights: all.weights) { isLater?[$0] == true },
            all: all,
            isIndeterminate: base.isIndeterminate,
            periods: base.periods
        )
    }
}

extension Outcomes {
    /// Some rows that take part, by class; not weighted.
    func rowCounts(_ rows: [Int32]) -> ClassCounts {
        var counts = ClassCounts()
        for row in rows {
            switch classes[Int(row)] {
            case Self.event: counts.events += 1
            case Self.nonEvent: counts.nonEvents += 1
            default: break
            }
        }
        return counts
    }

    /// The outcomes of some rows, as if there were no others.
    func picking(_ rows: [Int32]) -> Outcomes {
        Outcomes(
            column: column,
            event: eventValue,
            nonEvent: nonEventValue,
            classes: rows.map { classes[Int($0)] },
            weights: weights.map { weights in rows.map { weights[Int($0)] } }
        )
    }
}

extension Outcomes {
    /// The share of events that a part must be fitted for, so that its log-odds move by as much as
    /// those of the whole, and differences between parts stay.
    ///
    /// - Parameters:
    ///   - rate: The share of events in the population that the whole is for; above 0, below 1.
    ///   - whole: The outcomes that the part is a part of.
    public func populationRate(_ rate: Double, within whole: Outcomes) -> Double {
        let own = Double(units.nonEvents) / Double(units.events)
        let all = Double(whole.units.nonEvents) / Double(whole.units.events)
        return 1 / (1 + (1 - rate) / rate * own / all)
    }
}
