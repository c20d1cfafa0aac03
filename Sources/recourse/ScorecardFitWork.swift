import Scorecards

/// One card and what is needed to tell of it.
struct Fitted {
    var result: FitResult
    var sample: FitSample
    /// The rows that it was fitted to, inferred ones included.
    var training: Outcomes
    var binned: ContinuousClock.Instant
    var outOfTime: Measures?
    var indeterminate: ScorecardFitOutput.Measured?
    var stability: Stability?
    var rejects: JSONValue?
    /// What reject inference assumes, in words.
    var warning: String?
    /// Columns that took no part from the start, and why.
    var excluded: [(name: String, cause: String)] = []

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

/// Fits one card to a table, or to the rows of one segment as if they were one.
struct FitWork {
    var fitter: Fitter
    let names: [String]
    let name: String
    let inference: RejectInference?
    let clock: ContinuousClock

    /// Fits, with refused applications a second time, and measures what took no part.
    ///
    /// - Parameters:
    ///   - rejected: The refused applications; nil or an empty table leaves the fit as it is.
    ///   - whole: What the rows are a part of, as it was fitted, if they are one.
    func fit(
        _ rows: Table,
        _ parts: FitSample,
        rejected: Table?,
        within whole: Fitted? = nil
    ) throws -> Fitted {
        var fitter = fitter
        let rate = fitter.options.populationEventRate
        /// All parts move by as much as the whole does.
        func move(_ training: Outcomes, _ all: Outcomes?) {
            guard let rate, let all else { return }
            fitter.options.populationEventRate = training.populationRate(rate, within: all)
        }
        let binned = try fitter.bin(rows, names, parts.training)
        let done = clock.now
        Terminal.progress("Fitting", share: 2.0 / 3)
        move(parts.training, rejected == nil ? whole?.training : whole?.sample.training)
        let result = try fitter.fit(binned, parts.training, holdout: parts.holdout, name: name)
        var fitted = Fitted(
            result: result,
            sample: parts,
            training: parts.training,
            binned: done
        )
        if let inference, let rejected, rejected.rowCount > 0 {
            let combined = try inference.combine(
                result.card,
                accepted: rows,
                rejected: rejected,
                names: names,
                training: parts.training,
                holdout: parts.holdout
            )
            let binned = try fitter.bin(combined.table, names, combined.training)
            move(combined.training, whole?.training)
            fitted.training = combined.training
            fitted.result = try fitter.fit(
                binned,
                combined.training,
                holdout: combined.holdout,
                known: combined.known,
                name: name
            )
            tell(inference, combined, &fitted)
        } else if rejected != nil, whole != nil {
            // No refused application is in this segment: the scale is that of all the same.
            move(parts.training, whole?.training)
            fitted.result = try fitter.fit(
                binned,
                parts.training,
                holdout: parts.holdout,
                name: name
            )
        }
        try measure(&fitted, rows)
        return fitted
    }

    private func tell(
        _ inference: RejectInference,
        _ combined: RejectInference.Combined,
        _ fitted: inout Fitted
    ) {
        let warning = inference.warning(
            rows: combined.rejectRows,
            rate: combined.inferredEventRate
        )
        fitted.warning = warning
        fitted.rejects = .object([
            "method": .string(inference.method.rawValue), "rows": .integer(combined.rejectRows),
            "inferredEventRate": .number(combined.inferredEventRate),
            "oddsFactor": .number(inference.oddsFactor), "assumption": .string(warning),
        ])
    }

    /// Measures what took no part in the fit: later periods and indeterminate rows.
    private func measure(_ fitted: inout Fitted, _ rows: Table) throws {
        let (card, parts) = (fitted.result.card, fitted.sample)
        let jobs = fitter.options.jobs
        if let later = parts.outOfTime {
            fitted.outOfTime = Measures(
                scores: try card.scores(rows, jobs: jobs),
                outcomes: later,
                scaling: card.scaling
            )
        }
        if parts.isIndeterminate.contains(true) {
            let scores = zip(try card.scores(rows, jobs: jobs), parts.isIndeterminate)
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
}
