import ArgumentParser
import Charters
import Foundation
import Scorecards

/// `recourse scorecard fit`: from a table of past loans to a scorecard.
struct ScorecardFitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Fit a scorecard: bin, regress, scale to whole points.",
        discussion: """
            Columns that look like a refused class of data (INV-20) are left out with a message. A \
            card with a characteristic that no plan declares is a draft, which no server serves.
            """
    )

    @OptionGroup var table: ScorecardTableOptions

    @Option(help: "The value of the target that means event (bad).")
    var event = "1"

    @Option(help: ArgumentHelp("Columns to leave out.", valueName: "column,column"))
    var exclude = NameList()

    @Option(
        help: ArgumentHelp(
            "Columns to read as levels even if they look like numbers.",
            valueName: "column,column"
        )
    )
    var categorical = NameList()

    @Option(
        help: """
            Trend of the event rates of every numeric column that the plan does not fix. Default: \
            auto, and peak or valley where the data speak clearly for a turn.
            """
    )
    var monotonic: Trend?

    @Option(
        help: """
            How the effects of attributes are found: partial (beside the other characteristics) or \
            marginal (weight of evidence alone). Default: partial.
            """
    )
    var effects = EffectEstimate.partial

    @Option(help: "A YAML file with each characteristic's category, constraints and words.")
    var plan: String?

    @Option(help: "Share of each class to hold out and measure on.")
    var holdout = 0.0

    @Option(help: "Seed of the draw of held-out rows.")
    var seed: UInt64 = 1

    @Option(help: "Points that double the odds. Default: 20.")
    var pdo: Double?

    @Option(parsing: .unconditional, help: "The score at the base odds. Default: 600.")
    var baseScore: Double?

    @Option(help: "Non-events to one event at the base score. Default: 50.")
    var baseOdds: Double?

    @Option(parsing: .unconditional, help: "MIN:MAX instead of points to double the odds.")
    var scale: ScoreRange?

    @Option(help: "The card to write, as JSON.")
    var output: String

    @Option(help: "An HTML report to write.")
    var report: String?

    @Flag(help: "Print one JSON object instead of the points table.")
    var json = false

    func validate() throws {
        guard holdout >= 0, holdout < 1 else {
            throw ValidationError("--holdout must be at least 0 and less than 1")
        }
        if scale != nil, pdo != nil || baseScore != nil || baseOdds != nil {
            throw ValidationError("give --scale, or --pdo, --base-score and --base-odds")
        }
        let scaling = Scaling(
            pointsToDoubleOdds: pdo ?? 20,
            baseScore: baseScore ?? 600,
            baseOdds: baseOdds ?? 50
        )
        guard scaling.pointsToDoubleOdds > 0, scaling.pointsToDoubleOdds <= 10_000 else {
            throw ValidationError("--pdo must be above 0 and at most 10000")
        }
        guard scaling.baseOdds > 0, scaling.baseOdds.isFinite else {
            throw ValidationError("--base-odds must be above 0")
        }
        guard abs(scaling.baseScore) <= 100_000 else {
            throw ValidationError("--base-score must be from -100000 to 100000")
        }
    }

    func run() throws {
        let plan = try loadPlan()
        let clock = ContinuousClock()
        let start = clock.now
        Terminal.progress("Reading \(table.data)", share: 0)
        let input = try InputBytes(table.data)
        let levels = plan.characteristics.filter(\.value.isCategorical).map(\.key)
        let rows = try input.with { bytes in
            try TableReader(
                categorical: Set(categorical.names + levels),
                jobs: table.jobs
            ).read(bytes)
        }
        let read = clock.now
        let fitted = try input.with { _ in try fit(rows, plan, clock: clock) }
        Terminal.endProgress()
        try OutputFile.write(fitted.result.card.canonicalJSON(), to: output)
        if let report {
            let page = ScorecardReport(fitted.result, data: input.name).html
            try OutputFile.write(Array(page.utf8), to: report)
        }
        let seconds = [
            "read": read - start, "bin": fitted.binned - read, "fit": clock.now - fitted.binned,
            "total": clock.now - start,
        ]
        try tell(fitted.result, seconds)
    }

    private func loadPlan() throws -> Plan {
        guard let file = plan else { return Plan() }
        let text = try InputBytes(file).with { bytes in
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Failure("\(file): is not UTF-8; save it as UTF-8")
            }
            return text
        }
        let categories = Set(CharacteristicCategory.allCases.map(\.rawValue))
        do {
            let plan = try Plan(yaml: text, categories: categories)
            try ScorecardColumns.refuse(plan, named: file)
            return plan
        } catch let error as PlanError {
            throw Failure(
                error.findings.map {
                    "\(file): line \($0.line), column \($0.column): \($0.message)"
                }.joined(separator: "\n")
            )
        }
    }

    private func fit(
        _ rows: Table,
        _ plan: Plan,
        clock: ContinuousClock
    ) throws -> (result: FitResult, binned: ContinuousClock.Instant) {
        let columns = try ScorecardColumns(
            rows,
            target: table.target,
            excluding: exclude.names,
            plan: plan
        )
        for message in columns.messages { Terminal.say(message) }
        let outcomes = try Outcomes(rows.existingColumn(table.target), event: event)
        var training = outcomes
        var heldOut: Outcomes?
        if holdout > 0 { (training, heldOut) = try outcomes.split(holdout: holdout, seed: seed) }
        var options = FitOptions()
        options.binning.special = table.special.names
        options.jobs = table.jobs
        options.effects = effects
        if let monotonic {
            options.binning.trend = monotonic
            options.binning.allowsClearTurn = false
        }
        if let scale {
            options.scaling = .range(scale.lowest, scale.highest)
        } else {
            options.scaling = .points(
                Scaling(
                    pointsToDoubleOdds: pdo ?? 20,
                    baseScore: baseScore ?? 600,
                    baseOdds: baseOdds ?? 50
                )
            )
        }
        let fitter = Fitter(options, plan: plan)
        Terminal.progress(
            "Binning \(columns.names.count) columns of \(rows.rowCount) rows",
            share: 1.0 / 3
        )
        let binned = try fitter.bin(rows, columns.names, training)
        let done = clock.now
        Terminal.progress("Fitting", share: 2.0 / 3)
        let result = try fitter.fit(
            binned,
            training,
            holdout: heldOut,
            name: plan.name ?? "Scorecard for \(table.target)"
        )
        return (result, done)
    }

    private func tell(_ result: FitResult, _ seconds: [String: Duration]) throws {
        for binning in result.binnings where binning.trend == .peak || binning.trend == .valley {
            Terminal.say(
                "column \"\(binning.name)\": event rates turn once (\(binning.trend.rawValue)); "
                    + "--monotonic auto, or the plan, holds them to one direction"
            )
        }
        for one in result.turned {
            Terminal.say(
                "column \"\(one.name)\": alone its event rates are \(one.alone.rawValue), beside the "
                    + "others \(one.besideOthers.rawValue); its points follow the latter "
                    + "(--effects marginal looks at each column alone)"
            )
        }
        for one in result.leftOut {
            Terminal.say("column \"\(one.name)\" left out: \(one.cause)")
        }
        let undeclared = result.card.characteristics.filter { $0.category == nil }.map(\.name)
        if !undeclared.isEmpty {
            Terminal.say(
                "This card is a draft: no category is declared for \(undeclared.joined(separator: ", "))"
                    + ". Declare them in a plan (--plan); a server does not serve a draft."
            )
        }
        guard json else {
            try Terminal.print(result.card.table)
            try Terminal.print("Fitted to \(result.training.line).")
            if let holdout = result.holdout { try Terminal.print("Held out: \(holdout.line).") }
            return
        }
        let characteristics = result.binnings.map { binning in
            JSONValue.object([
                "name": .string(binning.name), "iv": .number(binning.informationValue),
                "bins": .integer(binning.bins.count),
            ])
        }
        let leftOut = result.leftOut.map { one in
            JSONValue.object([
                "name": .string(one.name), "cause": .string("\(one.cause)"),
            ])
        }
        let object = JSONValue.object([
            "rows": .integer(result.training.counts.total + (result.holdout?.counts.total ?? 0)),
            "events": .integer(
                result.training.counts.events + (result.holdout?.counts.events ?? 0)
            ),
            "characteristics": .array(characteristics), "leftOut": .array(leftOut),
            "draft": .bool(result.card.isDraft), "train": result.training.json,
            "holdout": result.holdout?.json ?? nil,
            "seconds": .object(
                seconds.mapValues { .number($0 / .milliseconds(1) / 1000) }
            ),
        ])
        try Terminal.print(object.canonicalBytes + [0x0A])
    }
}
