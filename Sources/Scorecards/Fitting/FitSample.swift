/// Which rows of a table a card is fitted to, which are held out, and what each is worth.
public struct FitSample: Sendable {
    /// What an analyst says about the sample.
    public struct Request: Sendable {
        /// The value of a two-valued target that means event.
        public var event = "1"
        /// Values that mean event where the target has more than two; empty uses `event`.
        public var bad: [String] = []
        /// Values that mean non-event; empty means all others.
        public var good: [String] = []
        /// Values whose rows are set aside.
        public var indeterminate: [String] = []
        /// The column of weights.
        public var weight: String?
        /// The column of periods.
        public var period: String?
        /// Periods that never train.
        public var outOfTime: PeriodRule?
        /// Share of each class that is held out.
        public var holdout = 0.0
        /// Seed of the draw.
        public var seed: UInt64 = 1

        /// Two values, 1 is the event, every row counts once, nothing is held out.
        public init() {}
    }

    /// The rows of the fit.
    public let training: Outcomes
    /// Rows drawn at random from the same periods.
    public let holdout: Outcomes?
    /// Rows of later periods.
    public let outOfTime: Outcomes?
    /// All rows that take part in any of these.
    public let all: Outcomes
    /// One flag a row: whether its outcome is indeterminate.
    public let isIndeterminate: [Bool]
    /// The period of each row.
    public let periods: Periods?

    /// Reads outcomes, weights and periods, and divides the rows.
    public init(_ table: Table, target: String, _ request: Request) throws(TableError) {
        func column(_ name: String) throws(TableError) -> Column {
            guard let column = table.column(named: name) else {
                throw .noSuchColumn(name: name, available: table.columns.map(\.name))
            }
            return column
        }
        var outcomes: Outcomes
        if request.bad.isEmpty {
            outcomes = try Outcomes(column(target), event: request.event)
            isIndeterminate = []
        } else {
            (outcomes, isIndeterminate) = try Outcomes.define(
                column(target),
                bad: request.bad,
                good: request.good,
                indeterminate: request.indeterminate
            )
        }
        if let weight = request.weight { outcomes = try outcomes.weighted(by: column(weight)) }
        all = outcomes
        var found: Periods?
        if let name = request.period { found = Periods(try column(name)) }
        periods = found
        if let rule = request.outOfTime, let found {
            (outcomes, outOfTime) = try Self.optional(outcomes.split(aside: found.matches(rule)))
        } else {
            outOfTime = nil
        }
        if request.holdout > 0 {
            (training, holdout) = try Self.optional(
                outcomes.split(holdout: request.holdout, seed: request.seed)
            )
        } else {
            (training, holdout) = (outcomes, nil)
        }
    }

    init(
        training: Outcomes,
        holdout: Outcomes?,
        outOfTime: Outcomes?,
        all: Outcomes,
        isIndeterminate: [Bool],
        periods: Periods?
    ) {
        self.training = training
        self.holdout = holdout
        self.outOfTime = outOfTime
        self.all = all
        self.isIndeterminate = isIndeterminate
        self.periods = periods
    }

    private static func optional(_ parts: (Outcomes, Outcomes)) -> (Outcomes, Outcomes?) {
        (parts.0, parts.1)
    }
}
