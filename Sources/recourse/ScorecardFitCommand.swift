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

    @Option(help: "The value of the target that means event (bad). Default: the plan's, or 1.")
    var event: String?

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

    @OptionGroup var binning: ScorecardBinningOptions

    @Option(
        help: """
            How the effects of attributes are found: partial (beside the other characteristics) or \
            marginal (weight of evidence alone). Default: partial.
            """
    )
    var effects: EffectEstimate?

    @Option(help: "A YAML file with each characteristic's category, constraints and words.")
    var plan: String?

    @Option(help: "A file to write the plan that was used to, complete.")
    var writePlan: String?

    @Flag(help: "Refuse data other than those that the plan was made from.")
    var requireSameData = false

    @Option(help: "Share of each class to hold out and measure on. Default: the plan's, or 0.")
    var holdout: Double?

    @Option(help: "Seed of the draw of held-out rows. Default: the plan's, or 1.")
    var seed: UInt64?

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
        guard (holdout ?? 0) >= 0, (holdout ?? 0) < 1 else {
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
        let file = try ScorecardPlanFile(plan)
        let plan = file.plan
        let clock = ContinuousClock()
        let start = clock.now
        Terminal.progress("Reading \(table.data)", share: 0)
        let levels = plan.characteristics.filter(\.value.isCategorical).map(\.key)
        let needsHash = writePlan != nil || requireSameData || plan.origin != nil
        let (rows, hash) = try table.readHashed(
            categorical: Set(categorical.names + levels),
            isHashed: needsHash
        )
        try file.compare(
            hash,
            of: table.dataName,
            target: table.target,
            refusesOtherData: requireSameData
        )
        let read = clock.now
        let fitted = try table.naming { try fit(rows, plan, hash, clock: clock) }
        Terminal.endProgress()
        try OutputFile.write(fitted.result.card.canonicalJSON(), to: output)
        if let report {
            let page = ScorecardReport(fitted.result, data: table.dataName).html
            try OutputFile.write(Array(page.utf8), to: report)
        }
        let seconds = [
            "read": read - start, "bin": fitted.binned - read, "fit": clock.now - fitted.binned,
            "total": clock.now - start,
        ]
        try tell(fitted.result, seconds)
    }

    private func fit(
        _ rows: Table,
        _ plan: Plan,
        _ dataHash: String,
        clock: ContinuousClock
    ) throws -> (result: FitResult, binned: ContinuousClock.Instant) {
        let columns = try ScorecardColumns(
            rows,
            target: table.target,
            excluding: exclude.names,
            plan: plan
        )
        for message in columns.messages { Terminal.say(message) }
        let options = options(plan)
        let event = event ?? plan.fit.event ?? "1"
        let outcomes = try Outcomes(rows.existingColumn(table.target), event: event)
        var training = outcomes
        var heldOut: Outcomes?
        if options.holdout > 0 {
            (training, heldOut) = try outcomes.split(holdout: options.holdout, seed: options.seed)
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
        if let writePlan {
            var used = plan.fixed(
                by: result,
                columns: rows.columns.map(\.name).filter { $0 != table.target },
                options: options,
                target: (table.target, event),
                causes: columns.causes
            )
            used.origin = PlanOrigin(
                dataHash: dataHash,
                rows: rows.rowCount,
                events: outcomes.counts.events,
                program: ProgramVersion.text
            )
            try OutputFile.write(ScorecardPlanFile.bytes(used), to: writePlan)
        }
        return (result, done)
    }

    /// What is asked of the fit: what was typed, else what the plan says, else the defaults.
    private func options(_ plan: Plan) -> FitOptions {
        var options = FitOptions()
        options.jobs = table.jobs
        options.holdout = holdout ?? plan.fit.holdout ?? 0
        options.seed = seed ?? plan.fit.seed ?? 1
        options.ridge = plan.fit.ridge ?? options.ridge
        options.effects = effects ?? plan.fit.effects ?? options.effects
        options.binning.special = table.special.names
        plan.constraints.apply(to: &options.binning)
        var typed = binning.constraints
        typed.trend = monotonic
        typed.apply(to: &options.binning)
        let isTyped = pdo != nil || baseScore != nil || baseOdds != nil
        if let scale {
            options.scaling = .range(scale.lowest, scale.highest)
        } else if let scale = plan.fit.scale, !isTyped {
            options.scaling = .range(scale.lowerBound, scale.upperBound)
        } else {
            options.scaling = .points(
                Scaling(
                    pointsToDoubleOdds: pdo ?? plan.fit.pointsToDoubleOdds ?? 20,
                    baseScore: baseScore ?? plan.fit.baseScore ?? 600,
                    baseOdds: baseOdds ?? plan.fit.baseOdds ?? 50
                )
            )
        }
        return options
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
