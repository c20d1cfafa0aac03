import Charters
import Scorecards

extension ScorecardFitCommand {
    /// A segment's card, and one for those who have none of their own.
    struct FittedSegment {
        let name: String
        let counts: ClassCounts
        let fitted: Fitted?
    }

    /// Checks what can be checked before the table is read.
    func check(_ segments: SegmentPlan, _ plan: Plan) throws {
        if scale != nil || plan.fit.scale != nil {
            throw Failure(
                "--scale gives each segment points of another size, so that the same score would not "
                    + "mean the same odds; give --pdo, --base-score and --base-odds"
            )
        }
        let request = sample.request(plan.fit)
        let uses = [
            ("target", table.target), ("weight", request.weight ?? ""),
            ("period", request.period ?? ""),
        ]
        for (use, name) in uses where name == segments.column {
            throw Failure(
                "--segment \(name): is the \(use), which is not known of an applicant; name a column "
                    + "that is"
            )
        }
        try ScorecardColumns.refuse(segment: segments.column)
    }

    /// Fits a card to each segment and one to everybody, and writes them as one file.
    func fitSegments(
        _ rows: Table,
        _ segments: SegmentPlan,
        _ used: (plan: Plan, origin: PlanOrigin, inference: RejectInference?),
        _ times: Times
    ) throws {
        let plan = used.plan
        let request = sample.request(plan.fit)
        let columns = try permittedColumns(rows, segments, plan)
        let rule = try plan.rule(segments, on: rows, special: table.special.names)
        let divided = try SegmentedSample(
            rows,
            rule,
            target: table.target,
            request,
            sizes: segments.sizes,
            refusesRest: segments.fallback == .refuse
        )
        let options = options(plan, divided.everybody)
        let rejected = try used.inference.map { _ in
            try readRejects(rows, columns.names + [segments.column])
        }
        let work = FitWork(
            fitter: Fitter(options, plan: plan),
            names: columns.names,
            name: cardName(plan),
            inference: used.inference,
            clock: times.clock
        )
        Terminal.progress("Fitting the card of everybody", share: 1.0 / 3)
        let everybody = try work.fit(rows, divided.everybody, rejected: rejected)
        let fitted = try fitParts(rows, divided, rule, plan, work, rejected, everybody)
        let settled = settle(rows, segments, used, columns, rule, divided, options)
        let planBytes = ScorecardPlanFile.bytes(settled)
        let card = try SegmentedScorecard(
            name: cardName(plan),
            rule: rule,
            parts: zip(rule.segments, fitted).map {
                .init(segment: $0, sample: $1.counts, card: $1.fitted?.result.card)
            },
            fallback: segments.fallback == .refuse ? nil : everybody.result.card,
            origin: settled.origin ?? used.origin,
            plan: String(decoding: planBytes, as: UTF8.self)
        )
        let comparison = try SegmentComparison(
            card,
            everybody: everybody.result.card,
            rows,
            divided.everybody,
            jobs: table.jobs
        )
        Terminal.endProgress()
        let output = ScorecardSegmentedOutput(
            card: card,
            segments: fitted,
            rest: divided.rest.count,
            everybody: everybody,
            comparison: comparison,
            seconds: times.seconds(binned: everybody.binned)
        )
        try write(output, planBytes)
    }

    /// The columns that may be characteristics; that of the segments must be one of them.
    private func permittedColumns(
        _ rows: Table,
        _ segments: SegmentPlan,
        _ plan: Plan
    ) throws -> ScorecardColumns {
        let columns = try ScorecardColumns(
            rows,
            target: table.target,
            excluding: exclude.names + sample.request(plan.fit).columns,
            plan: plan
        )
        for message in columns.messages { Terminal.say(message) }
        if columns.causes[segments.column] != nil {
            throw Failure(
                "--segment \(segments.column): \(columns.causes[segments.column] ?? ""), so it cannot "
                    + "choose a card; name another column"
            )
        }
        return columns
    }

    /// The plan that repeats this fit.
    private func settle(
        _ rows: Table,
        _ segments: SegmentPlan,
        _ used: (plan: Plan, origin: PlanOrigin, inference: RejectInference?),
        _ columns: ScorecardColumns,
        _ rule: SegmentRule,
        _ divided: SegmentedSample,
        _ options: FitOptions
    ) -> Plan {
        let plan = used.plan
        let request = sample.request(plan.fit)
        var settled = plan.settled(
            segments,
            rule,
            segments.sizes,
            exclusions: rows.columns.map(\.name).filter {
                exclude.names.contains($0) || request.columns.contains($0)
                    || plan.exclusions.contains($0) || columns.causes[$0] != nil
            },
            levels: columns.names.filter(rows.levelNames.contains),
            options: options,
            target: (table.target, divided.everybody.all.eventValue),
            sample: request,
            rejects: used.inference
        )
        var origin = used.origin
        origin.events = divided.everybody.all.counts.events
        settled.origin = origin
        return settled
    }

    /// Writes the file, the plan and the report, and says what came out.
    private func write(_ output: ScorecardSegmentedOutput, _ planBytes: [UInt8]) throws {
        try OutputFile.write(output.card.canonicalJSON(), to: self.output)
        if let writePlan { try OutputFile.write(planBytes, to: writePlan) }
        if let report {
            let results = output.segments.compactMap { one in
                one.fitted.map { (one.name, $0.result) }
            }
            let page = SegmentedReport(
                output.card,
                results + [(SegmentRule.everybody, output.everybody.result)],
                output.comparison,
                data: table.dataName
            ).html
            try OutputFile.write(Array(page.utf8), to: report)
        }
        for message in output.messages { Terminal.say(message) }
        if json {
            try Terminal.print(output.json.canonicalBytes + [0x0A])
        } else {
            for line in output.lines { try Terminal.print(line) }
        }
    }

    /// The cards of the segments that are large enough, one after the other, so that no more than
    /// one is held beside the table.
    private func fitParts(
        _ rows: Table,
        _ divided: SegmentedSample,
        _ rule: SegmentRule,
        _ plan: Plan,
        _ work: FitWork,
        _ rejected: Table?,
        _ everybody: Fitted
    ) throws -> [FittedSegment] {
        let places = try rejected.map { try rule.places($0) }
        return try divided.parts.enumerated().map { place, part in
            guard let sample = part.sample else {
                return FittedSegment(name: part.segment.name, counts: part.counts, fitted: nil)
            }
            Terminal.progress("Fitting segment \(part.segment.name)", share: 2.0 / 3)
            var own = work
            own.fitter = Fitter(options(plan, sample), plan: plan)
            let refused = places.map { places in
                places.indices.filter { places[$0] == place }.map(Int32.init)
            }
            do {
                let fitted = try own.fit(
                    rows.picking(part.rows, jobs: table.jobs),
                    sample,
                    rejected: refused.flatMap { rejected?.picking($0) },
                    within: everybody
                )
                return FittedSegment(name: part.segment.name, counts: part.counts, fitted: fitted)
            } catch {
                throw Failure(
                    "segment \"\(part.segment.name)\": \(error); join it with another, or raise "
                        + "--min-segment-rows so that the card of everybody scores it"
                )
            }
        }
    }
}
