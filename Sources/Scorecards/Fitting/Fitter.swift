/// Makes a card from a table: bins, selects, regresses, scales.
///
/// The stages are separate, so that a caller can time them and show progress.
public struct Fitter: Sendable {
    /// What was asked for.
    public var options: FitOptions
    /// What the analyst fixed.
    public var plan: Plan

    /// A fitter.
    public init(_ options: FitOptions = FitOptions(), plan: Plan = Plan()) {
        self.options = options
        self.plan = plan
    }

    /// A column and its segmentation, or why it has none.
    public struct Binned: Sendable {
        /// The column.
        public var column: Column
        /// Its segmentation or the reason it has none.
        public var result: Result<Binning, BinningError>
    }

    /// Segments the columns named, in that order, on the rows that take part.
    public func bin(
        _ table: Table,
        _ names: [String],
        _ outcomes: Outcomes
    ) throws(FitError) -> [Binned] {
        for (name, own) in plan.characteristics.sorted(by: { $0.value.line < $1.value.line })
        where table.column(named: name) == nil {
            throw .plannedColumnMissing(name: name, line: own.line)
        }
        let columns = names.compactMap { table.column(named: $0) }
        let binned = parallelMap(count: columns.count, jobs: options.jobs) { index in
            let column = columns[index]
            let binner = Binner(plan.options(for: column.name, options.binning))
            var result = Result { () throws(BinningError) in try binner.bin(column, outcomes) }
            if let periods = options.trendPeriods {
                result = result.map {
                    TrendByPeriod(periods: periods, outcomes: outcomes).holding($0, column)
                }
            }
            return Binned(column: column, result: result)
        }
        for one in binned {
            guard let own = plan.characteristics[one.column.name],
                case .failure(let error) = one.result, error.isMistakeInPlan
            else { continue }
            throw .plannedBins(name: one.column.name, line: own.line, error)
        }
        return binned
    }

    /// Selects, regresses and scales.
    ///
    /// - Parameter known: The rows whose outcomes are known, if others in `training` are inferred:
    ///   measures are taken on these.
    public func fit(
        _ binned: [Binned],
        _ training: Outcomes,
        holdout: Outcomes?,
        known: Outcomes? = nil,
        name: String
    ) throws(FitError) -> FitResult {
        var leftOut: [FitResult.LeftOut] = []
        let candidates = binned.compactMap { candidate($0, &leftOut) }
        var members = self.members(candidates)
        let correlations = limitCorrelations(&members, training, &leftOut)
        let steps = select(&members, training, &leftOut)
        var estimate = try regress(&members, training, &leftOut)
        let alone = Dictionary(
            uniqueKeysWithValues: members.map { ($0.binning.name, $0.binning.trend) }
        )
        if options.effects == .partial {
            estimate = try refine(&members, estimate.intercept, training, &leftOut)
        } else {
            members = members.filter { $0.coefficient > 0 }
        }
        for (index, coefficient) in estimate.coefficients.enumerated() {
            let error = estimate.standardErrors[index + 1]
            // To ten digits: the last ones depend on the order of the rows.
            members[index].characteristic.coefficient = coefficient.rounded(digits: 10)
            members[index].characteristic.standardError = error.rounded(digits: 10)
            members[index].characteristic.pValue = complementaryErrorFunction(
                abs(coefficient / error) / 2.0.squareRoot()
            ).rounded(digits: 8)
        }
        let card = try PointsScaler(request: options.scaling).card(
            name: name,
            language: plan.language,
            outcomes: training,
            intercept: (estimate.intercept + calibration(training)).rounded(digits: 10),
            members.map(\.characteristic),
            effects: members.map(\.effects)
        )
        let scores = scores(card, members)
        return FitResult(
            card: card,
            binnings: members.map(\.binning),
            leftOut: leftOut,
            intervals: zip(members, card.characteristics).map { member, characteristic in
                characteristic.attributes.indices.map {
                    AttributeInterval(
                        member,
                        $0,
                        error: characteristic.standardError,
                        factor: card.scaling.factor,
                        points: characteristic.attributes[$0].points
                    )
                }
            },
            steps: steps,
            correlations: correlations,
            effects: options.effects,
            turned: members.compactMap { Self.turned($0.binning, alone[$0.binning.name]) },
            training: Measures(scores: scores, outcomes: known ?? training, scaling: card.scaling),
            holdout: holdout.map {
                Measures(scores: scores, outcomes: $0, scaling: card.scaling)
            }
        )
    }

    /// Finds bins and effects beside the others.
    private func refine(
        _ members: inout [FitMember],
        _ intercept: Double,
        _ training: Outcomes,
        _ leftOut: inout [FitResult.LeftOut]
    ) throws(FitError) -> LogisticRegression.Estimate {
        let refinement = PartialRefinement(options: options, plan: plan, training: training)
        guard let found = refinement.refine(members, intercept: intercept) else {
            throw .collinear
        }
        members = found.members
        let kept = Set(members.map(\.characteristic.name))
        leftOut = leftOut.filter { !kept.contains($0.name) }
        let told = Set(leftOut.map(\.name))
        leftOut += found.leftOut.filter { !told.contains($0.name) }
        return found.estimate
    }

    /// Codes the rows of each candidate.
    private func members(_ candidates: [(column: Column, binning: Binning)]) -> [FitMember] {
        parallelMap(count: candidates.count, jobs: options.jobs) { index in
            let (column, binning) = candidates[index]
            let characteristic = characteristic(binning)
            let cells = CellColumn(
                characteristic,
                cuts: binning.prebinCuts,
                isFixed: options.effects == .marginal || options.trendPeriods != nil
                    || plan.options(for: binning.name, options.binning).keepsBins,
                column
            )
            return FitMember(
                characteristic: characteristic,
                binning: binning,
                cells: cells,
                attributes: cells.parents,
                weights: characteristic.attributes.map(\.weightOfEvidence)
            )
        }
    }

    /// Logistic regression on weights of evidence.
    ///
    /// A member that turns against its own weights is told to `leftOut` and keeps a coefficient of 0.
    private func regress(
        _ members: inout [FitMember],
        _ training: Outcomes,
        _ leftOut: inout [FitResult.LeftOut]
    ) throws(FitError) -> LogisticRegression.Estimate {
        let regression = LogisticRegression(ridge: options.ridge, jobs: options.jobs)
        var kept = Array(members.indices)
        var start: [Double]?
        while true {
            guard !kept.isEmpty else { throw .nothingPredicts }
            let columns = kept.map { members[$0].coded }
            let found =
                options.effects == .marginal
                ? regression.fit(columns, training, start: start)
                : regression.roughFit(columns, training, start: start)
            guard let found else { throw .collinear }
            // The one that is most against its weights goes first; the others may then recover.
            guard
                let worst = kept.indices.min(by: {
                    found.coefficients[$0] < found.coefficients[$1]
                }), found.coefficients[worst] <= 0
            else {
                for (index, value) in zip(kept, found.coefficients) {
                    members[index].coefficient = value
                }
                return found
            }
            leftOut.append(
                .init(
                    name: members[kept[worst]].characteristic.name,
                    cause: .signFlipped(coefficient: found.coefficients[worst])
                )
            )
            kept.remove(at: worst)
            start = [found.intercept] + found.coefficients
            start?.remove(at: worst + 1)
        }
    }

    private static func turned(_ binning: Binning, _ alone: Trend?) -> FitResult.Turned? {
        guard let alone, alone.isOpposite(to: binning.trend) else { return nil }
        return .init(name: binning.name, alone: alone, besideOthers: binning.trend)
    }

    func candidate(
        _ one: Binned,
        _ leftOut: inout [FitResult.LeftOut]
    ) -> (column: Column, binning: Binning)? {
        let cause: FitResult.LeftOut.Cause
        switch one.result {
        case .failure(let error): cause = .unbinnable(error)
        case .success(let binning) where binning.bins.count < 2: cause = .constant
        case .success(let binning) where isWeak(binning):
            cause = .weak(informationValue: binning.informationValue)
        case .success(let binning): return (one.column, binning)
        }
        leftOut.append(.init(name: one.column.name, cause: cause))
        return nil
    }

    /// Whether a characteristic says no more than chance would be expected to.
    ///
    /// Without any effect, information value times N E / (N + E) follows a chi-squared distribution
    /// with one degree of freedom less than bins, whose mean is that number. In a sample of a
    /// thousand rows this drops noise, and in one of a million it keeps what a fixed threshold such
    /// as 0.02 would throw away.
    private func isWeak(_ binning: Binning) -> Bool {
        let counts = binning.bins.reduce(into: ClassCounts()) { $0 += $1.counts }
        let (nonEvents, events) = (Double(counts.nonEvents), Double(counts.events))
        let statistic = binning.informationValue * nonEvents * events / (nonEvents + events)
        return statistic <= Double(binning.bins.count - 1)
    }

    func characteristic(_ binning: Binning) -> Characteristic {
        let own = plan.characteristics[binning.name]
        let label = own?.label?.text ?? binning.name
        let attributes = binning.bins.map { plan.attribute($0, of: binning.name) }
        var characteristic = Characteristic(
            name: binning.name,
            label: label,
            category: own?.category,
            reason: own?.reason?.text ?? "\(label) gave fewer points than it could.",
            isNumeric: binning.isNumeric,
            trend: binning.trend,
            coefficient: 0,
            standardError: 0,
            pValue: 1,
            informationValue: binning.informationValue,
            attributes: attributes + [.unseen(weightOfEvidence: binning.unseenWeight)]
        )
        characteristic.labels = own?.label?.byLanguage ?? [:]
        characteristic.levels = (own?.levelLabels ?? [:]).mapValues {
            LevelWords(label: $0.text, labels: $0.byLanguage)
        }
        characteristic.reasons = own?.reason?.byLanguage ?? [:]
        return characteristic
    }

    private func scores(_ card: Scorecard, _ members: [FitMember]) -> [Int32] {
        let rows = members.first?.cells.codes.count ?? 0
        let partRows = 1 << 16
        let parts = parallelMap(count: (rows + partRows - 1) / partRows, jobs: options.jobs) {
            part in
            let range = part * partRows..<min(rows, (part + 1) * partRows)
            var sums = [Int32](repeating: 0, count: range.count)
            for (characteristic, member) in zip(card.characteristics, members) {
                let points = member.attributes.map { Int32(characteristic.attributes[$0].points) }
                let codes = member.cells.codes[range]
                for (place, code) in zip(sums.indices, codes) { sums[place] &+= points[Int(code)] }
            }
            return sums
        }
        return Array(parts.joined())
    }
}
