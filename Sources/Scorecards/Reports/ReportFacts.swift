/// What a report tells besides the card and the fit.
public struct ReportFacts: Sendable {
    /// One sample that the card was measured on.
    public struct Sample: Sendable {
        /// What to call it.
        public var name: String
        /// Whether the card was fitted to it.
        public var isTraining: Bool
        /// How well the card does.
        public var measures: Measures
        /// Calibration and lift.
        public var bands: ScoreBands
        /// The weight of each class at each score.
        let sums: [(score: Int32, nonEvents: Double, events: Double)]

        /// Measures scores.
        public init(
            _ name: String,
            isTraining: Bool,
            scores: [Int32],
            outcomes: Outcomes,
            scaling: Scaling
        ) {
            self.name = name
            self.isTraining = isTraining
            measures = Measures(scores: scores, outcomes: outcomes, scaling: scaling)
            bands = ScoreBands(scores: scores, outcomes: outcomes, scaling: scaling)
            sums = outcomes.bands(scores)
        }
    }

    /// What stands in one column of the data.
    public struct ColumnSummary: Sendable {
        /// The column.
        public var name: String
        /// Share of rows without a value.
        public var missing: Double
        /// Least, middle and greatest number; nil for levels.
        public var numbers: (least: Double, median: Double, greatest: Double)?
        /// Different values.
        public var distinct: Int

        /// Sums up a column.
        public init(_ column: Column) {
            name = column.name
            switch column.cells {
            case .numeric(let values):
                let present = values.filter { !$0.isNaN }.sorted()
                missing = Double(values.count - present.count) / Double(max(1, values.count))
                distinct =
                    zip(present, present.dropFirst()).count { $0 != $1 }
                    + (present.isEmpty ? 0 : 1)
                if let least = present.first, let greatest = present.last {
                    numbers = (least, present[(present.count - 1) / 2], greatest)
                }
            case .categorical(let codes, let levels):
                missing = Double(codes.count { $0 < 0 }) / Double(max(1, codes.count))
                distinct = levels.count
            }
        }
    }

    /// What to call the table.
    public var data: String
    /// SHA-256 of the table, hexadecimal; empty if unknown.
    public var dataHash = ""
    /// SHA-256 of the card's canonical JSON, hexadecimal; empty if unknown.
    public var cardHash = ""
    /// Name and version of the program.
    public var program = ""
    /// Rows of the table.
    public var rows = 0
    /// The samples, that of the fit first.
    public var samples: [Sample] = []
    /// The columns of the card's characteristics.
    public var columns: [ColumnSummary] = []
    /// The card's bins in rows that it was not fitted to, or in the data at hand.
    public var other: SampleTable?
    /// What to call those rows.
    public var otherName = ""
    /// How card and scores moved by period.
    public var stability: Stability?
    /// How the card treats groups.
    public var fairness: Fairness?
    /// Columns that took no part, and why.
    public var excluded: [(name: String, cause: String)] = []
    /// Commands with which anyone can check the report.
    public var commands: [String] = []

    /// Facts about a table.
    public init(data: String) { self.data = data }
}
