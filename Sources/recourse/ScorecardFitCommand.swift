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

    @OptionGroup var sample: ScorecardSampleOptions

    @OptionGroup var selection: ScorecardSelectionOptions

    @OptionGroup var refused: ScorecardRejectOptions

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

    @Option(help: "A YAML file with each characteristic's category, constraints and words.")
    var plan: String?

    @Option(help: "A file to write the plan that was used to, complete.")
    var writePlan: String?

    @Flag(help: "Refuse data other than those that the plan was made from.")
    var requireSameData = false

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
        if refused.rejects != nil, refused.rejectMethod == nil, plan == nil {
            throw ValidationError("--rejects needs --reject-method, or a plan that says it")
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
        let inference = try refused.inference(
            plan,
            named: file.name,
            seed: sample.request(plan.fit).seed
        )
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
        let rejectsHash = try refused.rejects.map {
            needsHash ? try ScorecardPlanFile.hash($0) : ""
        }
        try file.compare(rejects: rejectsHash ?? "", refusesOtherData: requireSameData)
        let read = clock.now
        let origin = PlanOrigin(
            dataHash: hash,
            rejectsHash: rejectsHash,
            rows: rows.rowCount,
            program: ProgramVersion.text
        )
        let fitted = try table.naming { try fit(rows, plan, origin, inference, clock: clock) }
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
        try tell(fitted.output(seconds))
    }

    /// A fit and what is needed to tell of it.
    private struct Fitted {
        var result: FitResult
        var sample: FitSample
        var binned: ContinuousClock.Instant
        var outOfTime: Measures?
        var indeterminate: ScorecardFitOutput.Measured?
        var stability: Stability?
        var rejects: JSONValue?

        func output(_ seconds: [String: Duration]) -> ScorecardFitOutput {
            ScorecardFitOutput(
                result: result,
                rows: sample.all.counts.total,
                indeterminate: indeterminate,
                outOfTime: outOfTime,
                stability: stability,
                rejects: rejects,
                seconds: seconds
            )
        }
    }

    private func fit(
        _ rows: Table,
        _ plan: Plan,
        _ origin: PlanOrigin,
        _ inference: RejectInference?,
        clock: ContinuousClock
    ) throws -> Fitted {
        let request = sample.request(plan.fit)
        let columns = try ScorecardColumns(
            rows,
            target: table.target,
            excluding: exclude.names + request.columns,
            plan: plan
        )
        for message in columns.messages { Terminal.say(message) }
        let parts = try FitSample(rows, target: table.target, request)
        let options = options(plan, parts)
        let fitter = Fitter(options, plan: plan)
        Terminal.progress(
            "Binning \(columns.names.count) columns of \(rows.rowCount) rows",
            share: 1.0 / 3
        )
        let binned = try fitter.bin(rows, columns.names, parts.training)
        let done = clock.now
        Terminal.progress("Fitting", share: 2.0 / 3)
        let result = try fitter.fit(
            binned,
            parts.training,
            holdout: parts.holdout,
            name: plan.name ?? "Scorecard for \(table.target)"
        )
        var fitted = Fitted(result: result, sample: parts, binned: done)
        if let file = refused.rejects, let inference {
            try infer(&fitted, rows, columns.names, fitter, file, inference)
        }
        try measure(&fitted, rows)
        if let writePlan {
            var used = plan.fixed(
                by: fitted.result,
                columns: rows.columns.map(\.name).filter { $0 != table.target },
                levels: rows.levelNames,
                options: options,
                target: (table.target, parts.all.eventValue),
                sample: request,
                rejects: inference,
                causes: columns.causes
            )
            used.origin = origin
            used.origin?.events = parts.all.counts.events
            try OutputFile.write(ScorecardPlanFile.bytes(used), to: writePlan)
        }
        return fitted
    }

    /// Fits anew with refused applications, and says what that assumes.
    private func infer(
        _ fitted: inout Fitted,
        _ rows: Table,
        _ names: [String],
        _ fitter: Fitter,
        _ file: String,
        _ inference: RejectInference
    ) throws {
        let levels = rows.levelNames.intersection(names)
        let (accepted, card) = (fitted.sample, fitted.result.card)
        let combined = try InputBytes(file).with { bytes in
            var reader = TableReader(jobs: table.jobs)
            reader.categoricalIfPresent = levels
            return try inference.combine(
                card,
                accepted: rows,
                rejected: reader.read(bytes),
                names: names,
                training: accepted.training,
                holdout: accepted.holdout
            )
        }
        let binned = try fitter.bin(combined.table, names, combined.training)
        fitted.result = try fitter.fit(
            binned,
            combined.training,
            holdout: combined.holdout,
            known: combined.known,
            name: card.name
        )
        let warning = inference.warning(
            rows: combined.rejectRows,
            rate: combined.inferredEventRate
        )
        Terminal.say(warning)
        fitted.rejects = .object([
            "method": .string(inference.method.rawValue), "rows": .integer(combined.rejectRows),
            "inferredEventRate": .number(combined.inferredEventRate),
            "oddsFactor": .number(inference.oddsFactor), "assumption": .string(warning),
        ])
    }

    /// Measures what took no part in the fit: later periods and indeterminate rows.
    private func measure(_ fitted: inout Fitted, _ rows: Table) throws {
        let (card, parts) = (fitted.result.card, fitted.sample)
        if let later = parts.outOfTime {
            fitted.outOfTime = Measures(
                scores: try card.scores(rows, jobs: table.jobs),
                outcomes: later,
                scaling: card.scaling
            )
        }
        if parts.isIndeterminate.contains(true) {
            let scores = zip(try card.scores(rows, jobs: table.jobs), parts.isIndeterminate)
                .filter(\.1).map { Double($0.0) }
            fitted.indeterminate = .init(
                rows: scores.count,
                meanScore: scores.reduce(0, +) / Double(scores.count)
            )
        }
        if let periods = parts.periods {
            fitted.stability = try Stability(
                card,
                rows,
                all: parts.all,
                training: parts.training,
                periods: periods
            )
        }
    }

    /// What is asked of the fit: what was typed, else what the plan says, else the defaults.
    private func options(_ plan: Plan, _ parts: FitSample) -> FitOptions {
        var options = FitOptions()
        options.jobs = table.jobs
        options.holdout = sample.holdout ?? plan.fit.holdout ?? 0
        options.seed = sample.seed ?? plan.fit.seed ?? 1
        selection.apply(plan.fit, to: &options)
        let holdsEveryPeriod = sample.trendEveryPeriod || plan.fit.trendEveryPeriod == true
        if holdsEveryPeriod { options.trendPeriods = parts.periods }
        options.binning.special = table.special.names
        plan.constraints.apply(to: &options.binning)
        var typed = binning.constraints
        typed.trend = monotonic
        typed.apply(to: &options.binning)
        // A turn is not something that every period is held to.
        if holdsEveryPeriod { options.binning.allowsClearTurn = false }
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

    private func tell(_ output: ScorecardFitOutput) throws {
        let result = output.result
        for message in result.messages { Terminal.say(message) }
        guard json else {
            try Terminal.print(result.card.table)
            for line in output.lines { try Terminal.print(line) }
            return
        }
        try Terminal.print(output.json.canonicalBytes + [0x0A])
    }
}
