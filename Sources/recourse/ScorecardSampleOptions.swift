public import ArgumentParser
public import Scorecards

/// Options about rows: what is bad, weights, periods, the draw of held-out rows.
struct ScorecardSampleOptions: ParsableArguments {
    @OptionGroup var definition: ScorecardOutcomeOptions

    @Option(help: "A column of weights; a row counts as often as its weight says.")
    var weight: String?

    @Option(help: "A column of periods, for stability over time.")
    var period: String?

    @Option(
        help: ArgumentHelp(
            "With --period: a period, or >=PERIOD, whose rows never train and are measured apart.",
            valueName: "period"
        )
    )
    var outOfTime: PeriodRule?

    @Flag(help: "With --period: join bins until each trend holds in every period.")
    var trendEveryPeriod = false

    @Option(help: "Share of each class to hold out and measure on. Default: the plan's, or 0.")
    var holdout: Double?

    @Option(help: "Seed of the draw of held-out rows. Default: the plan's, or 1.")
    var seed: UInt64?

    func validate() throws {
        guard (holdout ?? 0) >= 0, (holdout ?? 0) < 1 else {
            throw ValidationError("--holdout must be at least 0 and less than 1")
        }
        if period == nil, outOfTime != nil || trendEveryPeriod {
            throw ValidationError("--out-of-time and --trend-every-period need --period")
        }
    }

    /// What the options ask for, else what the plan says.
    func request(_ plan: FitPlan = FitPlan()) -> FitSample.Request {
        var request = FitSample.Request()
        request.event = definition.event ?? plan.event ?? "1"
        if !definition.bad.names.isEmpty {
            request.bad = definition.bad.names
            request.good = definition.good.names
            request.indeterminate = definition.indeterminate.names
        } else if definition.event == nil {
            request.bad = plan.bad
            request.good = plan.good
            request.indeterminate = plan.indeterminate
        }
        request.weight = weight ?? plan.weight
        request.period = period ?? plan.period
        request.outOfTime = outOfTime ?? plan.outOfTime
        request.holdout = holdout ?? plan.holdout ?? 0
        request.seed = seed ?? plan.seed ?? 1
        return request
    }
}

extension PeriodRule: ExpressibleByArgument {
    /// Reads `VALUE` or `>=VALUE`.
    public init?(argument: String) { self.init(argument) }
}

extension FitSample.Request {
    /// Columns that are about rows, not about loans.
    var columns: [String] { [weight, period].compactMap { $0 } }
}
