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

    @OptionGroup var segmented: ScorecardSegmentOptions

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
        var levels = plan.characteristics.filter(\.value.isCategorical).map(\.key)
        let segments = try segmented.request(plan)
        if let segments {
            try check(segments, plan)
            if segments.values != nil { levels.append(segments.column) }
        }
        let inference = try refused.inference(
            plan,
            named: file.name,
            seed: sample.request(plan.fit).seed
        )
        let needsHash =
            writePlan != nil || requireSameData || plan.origin != nil || segments != nil
            || report != nil
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
        let times = Times(clock: clock, start: start, read: read)
        if let segments {
            let used = (plan, origin, inference)
            try table.naming { try fitSegments(rows, segments, used, times) }
            return
        }
        let fitted = try table.naming { try fit(rows, plan, origin, inference, clock: clock) }
        Terminal.endProgress()
        try OutputFile.write(fitted.result.card.canonicalJSON(), to: output)
        if let report {
            let facts = try ReportFacts.of(
                fitted,
                rows,
                dataName: table.dataName,
                dataHash: hash,
                jobs: table.jobs
            )
            let page = ScorecardReport(fitted.result, facts).html
            try OutputFile.write(Array(page.utf8), to: report)
        }
        try tell(fitted.output(times.seconds(binned: fitted.binned)))
    }

    /// When what was done.
    struct Times {
        let clock: ContinuousClock
        let start: ContinuousClock.Instant
        let read: ContinuousClock.Instant

        func seconds(binned: ContinuousClock.Instant) -> [String: Duration] {
            [
                "read": read - start, "bin": binned - read, "fit": clock.now - binned,
                "total": clock.now - start,
            ]
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
        Terminal.progress(
            "Binning \(columns.names.count) columns of \(rows.rowCount) rows",
            share: 1.0 / 3
        )
        let work = FitWork(
            fitter: Fitter(options, plan: plan),
            names: columns.names,
            name: cardName(plan),
            inference: inference,
            clock: clock
        )
        let rejected = try inference.map { _ in try readRejects(rows, columns.names) }
        var fitted = try work.fit(rows, parts, rejected: rejected)
        fitted.excluded = columns.excluded
        if let warning = fitted.warning { Terminal.say(warning) }
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

    func cardName(_ plan: Plan) -> String { plan.name ?? "Scorecard for \(table.target)" }

    /// The refused applications, in columns of the kind that the accepted ones have.
    func readRejects(_ rows: Table, _ names: [String]) throws -> Table {
        guard let file = refused.rejects else { throw Failure("--rejects: name the table") }
        return try InputBytes(file).with { bytes in
            var reader = TableReader(jobs: table.jobs)
            reader.categoricalIfPresent = rows.levelNames.intersection(names)
            return try reader.read(bytes)
        }
    }

    /// What is asked of the fit: what was typed, else what the plan says, else the defaults.
    func options(_ plan: Plan, _ parts: FitSample) -> FitOptions {
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
