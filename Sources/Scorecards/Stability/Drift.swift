/// What moved between two samples on the bins of one card: the scores, each characteristic, what is
/// missing or was never seen.
public struct Drift: Sendable {
    /// One bin or band in both samples.
    public struct Cell: Sendable {
        /// What the rows have in common.
        public var label: String
        /// What kind of bin it is; bands of score are ordinary.
        public var kind: Bin.Kind
        /// Points of the attribute; nil for a band of score.
        public var points: Int?
        /// Rows of the base sample.
        public var base: Int
        /// Rows of the present sample.
        public var now: Int
        /// Its part of the index.
        public var index: Double
    }

    /// How the rows of some cells moved.
    public struct Index: Sendable {
        /// The cells.
        public var cells: [Cell]
        /// Population stability index over them.
        public var value: Double
        /// The chance of such an index, or a greater one, where nothing moved: index / (1/n + 1/m)
        /// then follows a chi-squared distribution with one degree of freedom less than cells that
        /// hold rows (Yurdakul and Naranjo, 2020).
        public var pValue: Double
        /// What convention says to it.
        public var level: Level { Level(value) }
    }

    /// One characteristic.
    public struct Part: Sendable {
        /// The characteristic's name.
        public var name: String
        /// What a person reads instead.
        public var label: String
        /// Characteristic stability: its attributes.
        public var index: Index
        /// What the move did to the mean score, in points; over all parts it adds up to the
        /// difference of mean scores (Siddiqi's characteristic analysis, 2017).
        public var pointsShift: Double
        /// Share of missing values now less that of the base, after Newcombe.
        public var missing: Shift
        /// The same for values that the card does not know.
        public var unseen: Shift
    }

    /// A share in both samples.
    public struct Shift: Sendable {
        /// Of the base sample.
        public var base: Proportion
        /// Of the present sample.
        public var now: Proportion
        /// Now less base.
        public var difference: Estimate { now.difference(from: base) }
    }

    /// What convention says to an index: thresholds that no theory gives.
    public enum Level: String, Sendable {
        /// Below 0.1.
        case stable
        /// From 0.1 to 0.25.
        case watch
        /// Above 0.25.
        case act

        /// The least index to watch.
        public static let watchFrom = 0.1
        /// The greatest index that does not yet ask for an act.
        public static let actAbove = 0.25
        /// Where the two numbers come from.
        public static let source =
            "conventions of the field, not statistical tests: Lewis, An Introduction to Credit "
            + "Scoring, 1994; Siddiqi, Intelligent Credit Scoring, 2017"

        init(_ index: Double) {
            self = index > Self.actAbove ? .act : index >= Self.watchFrom ? .watch : .stable
        }
    }

    /// Rows of the base and of the present sample.
    public let rows: (base: Int, now: Int)
    /// Mean scores of the base and of the present sample.
    public let meanScores: (base: Double, now: Double)
    /// The scores in ten bands of about equal share of the base.
    public let score: Index
    /// The characteristics in card order.
    public let parts: [Part]

    /// Compares two tables.
    ///
    /// - Throws: ``TableError`` when a characteristic has no column, or text where numbers belong.
    /// - Complexity: O(rows times characteristics).
    public init(_ card: Scorecard, base: Table, now: Table, jobs: Int = 1) throws(TableError) {
        let (first, second) = (try card.scores(base, jobs: jobs), try card.scores(now, jobs: jobs))
        rows = (first.count, second.count)
        func mean(_ scores: [Int32]) -> Double {
            Double(scores.reduce(0) { $0 + Int($1) }) / Double(max(1, scores.count))
        }
        meanScores = (mean(first), mean(second))
        score = Self.scores(first, second)
        let before = try card.attributes(of: base, jobs: jobs)
        let after = try card.attributes(of: now, jobs: jobs)
        parts = card.characteristics.indices.map { index in
            let one = card.characteristics[index]
            return Self.part(
                one,
                Sample(one, before[index], base.column(named: one.name)),
                Sample(one, after[index], now.column(named: one.name))
            )
        }
    }

    /// One sample of one characteristic.
    private struct Sample {
        /// Rows by attribute.
        var counts: [Int]
        var missing: Proportion
        var unseen: Proportion

        init(_ one: Characteristic, _ codes: [UInt8], _ column: Column?) {
            counts = Array(repeating: 0, count: one.attributes.count)
            for code in codes { counts[Int(code)] += 1 }
            // A card whose sample had no missing values counts them among the unseen ones.
            let gaps =
                switch column?.cells {
                case .numeric(let values)?: values.map(\.isNaN)
                case .categorical(let levels, _)?: levels.map { $0 < 0 }
                case nil: codes.map { _ in false }
                }
            let unknown = zip(codes, gaps).count { code, isMissing in
                !isMissing && one.attributes[Int(code)].kind == .unseen
            }
            missing = Proportion(Double(gaps.count { $0 }), of: Double(codes.count))
            unseen = Proportion(Double(unknown), of: Double(codes.count))
        }
    }

    private static func scores(_ base: [Int32], _ now: [Int32]) -> Index {
        var sums: [Int32: Double] = [:]
        for score in base { sums[score, default: 0] += 1 }
        let edges = scoreEdges(sums.sorted { $0.key < $1.key }.map { ($0, $1) }, bands: 10)
        func counts(_ scores: [Int32]) -> [Int] {
            scores.reduce(into: Array(repeating: 0, count: edges.count + 1)) { counts, score in
                counts[edges.count { $0 <= score }] += 1
            }
        }
        let labels = (0...edges.count).map { band in
            let lower = band > 0 ? Double(edges[band - 1]) : nil
            return Bin.rangeLabel(lower, band < edges.count ? Double(edges[band]) : nil)
        }
        return index(
            labels.map { Cell(label: $0, kind: .ordinary, base: 0, now: 0, index: 0) },
            counts(base),
            counts(now)
        )
    }

    private static func part(_ one: Characteristic, _ base: Sample, _ now: Sample) -> Part {
        func mean(_ counts: [Int]) -> Double {
            Double(zip(one.attributes, counts).reduce(0) { $0 + $1.0.points * $1.1 })
                / Double(max(1, counts.reduce(0, +)))
        }
        let cells = one.attributes.map {
            Cell(label: $0.label, kind: $0.kind, points: $0.points, base: 0, now: 0, index: 0)
        }
        return Part(
            name: one.name,
            label: one.label,
            index: index(cells, base.counts, now.counts),
            pointsShift: mean(now.counts) - mean(base.counts),
            missing: Shift(base: base.missing, now: now.missing),
            unseen: Shift(base: base.unseen, now: now.unseen)
        )
    }

    private static func index(_ cells: [Cell], _ base: [Int], _ now: [Int]) -> Index {
        let terms = stabilityTerms(base.map(Double.init), now.map(Double.init))
        let filled = cells.indices.map { place in
            var cell = cells[place]
            (cell.base, cell.now, cell.index) = (base[place], now[place], terms[place])
            return cell
        }.filter { $0.base > 0 || $0.now > 0 }
        let value = terms.reduce(0, +)
        let scale = 1 / Double(max(1, base.reduce(0, +))) + 1 / Double(max(1, now.reduce(0, +)))
        return Index(
            cells: filled,
            value: value,
            pValue: chiSquaredTail(value / scale, degrees: filled.count - 1)
        )
    }
}
