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
            return Binned(
                column: column,
                result: Result { () throws(BinningError) in try binner.bin(column, outcomes) }
            )
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
    public func fit(
        _ binned: [Binned],
        _ training: Outcomes,
        holdout: Outcomes?,
        name: String
    ) throws(FitError) -> FitResult {
        var leftOut: [FitResult.LeftOut] = []
        var kept: [(characteristic: Characteristic, binning: Binning, coded: CodedColumn)] = []
        for one in binned {
            guard let binning = candidate(one, &leftOut) else { continue }
            let characteristic = characteristic(binning)
            kept.append(
                (
                    characteristic, binning,
                    CodedColumn(
                        codes: AttributeLookup(characteristic).encode(one.column),
                        weights: characteristic.attributes.map(\.weightOfEvidence)
                    )
                )
            )
        }
        let regression = LogisticRegression(ridge: options.ridge, jobs: options.jobs)
        var estimate: LogisticRegression.Estimate
        while true {
            guard !kept.isEmpty else { throw .nothingPredicts }
            guard let next = regression.fit(kept.map(\.coded), training) else { throw .collinear }
            estimate = next
            // The one that is most against its weights goes first; the others may then recover.
            guard
                let worst = estimate.coefficients.indices.min(by: {
                    estimate.coefficients[$0] < estimate.coefficients[$1]
                }), estimate.coefficients[worst] <= 0
            else { break }
            leftOut.append(
                .init(
                    name: kept[worst].characteristic.name,
                    cause: .signFlipped(coefficient: estimate.coefficients[worst])
                )
            )
            kept.remove(at: worst)
        }
        var characteristics = kept.map(\.characteristic)
        for index in characteristics.indices {
            let (value, error) = (
                estimate.coefficients[index], estimate.standardErrors[index + 1]
            )
            characteristics[index].coefficient = value
            characteristics[index].standardError = error
            characteristics[index].pValue = complementaryErrorFunction(
                abs(value / error) / 2.0.squareRoot()
            )
        }
        let card = try PointsScaler(request: options.scaling).card(
            name: name,
            outcomes: training,
            intercept: estimate.intercept,
            characteristics
        )
        let scores = scores(card, kept.map(\.coded))
        return FitResult(
            card: card,
            binnings: kept.map(\.binning),
            leftOut: leftOut,
            training: Measures(scores: scores, outcomes: training, scaling: card.scaling),
            holdout: holdout.map {
                Measures(scores: scores, outcomes: $0, scaling: card.scaling)
            }
        )
    }

    private func candidate(
        _ one: Binned,
        _ leftOut: inout [FitResult.LeftOut]
    ) -> Binning? {
        let cause: FitResult.LeftOut.Cause
        switch one.result {
        case .failure(let error): cause = .unbinnable(error)
        case .success(let binning) where binning.bins.count < 2: cause = .constant
        case .success(let binning) where isWeak(binning):
            cause = .weak(informationValue: binning.informationValue)
        case .success(let binning): return binning
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

    private func characteristic(_ binning: Binning) -> Characteristic {
        let own = plan.characteristics[binning.name]
        let label = own?.label?.text ?? binning.name
        let attributes = binning.bins.map { bin in
            var attribute = Attribute(bin)
            if bin.kind == .special, let label = own?.label(ofSpecial: bin.values.first ?? "") {
                attribute.label = label.text
                attribute.labels = label.byLanguage
            }
            return attribute
        }
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
        characteristic.reasons = own?.reason?.byLanguage ?? [:]
        return characteristic
    }

    private func scores(_ card: Scorecard, _ columns: [CodedColumn]) -> [Int32] {
        var sums = [Int32](repeating: 0, count: columns.first?.codes.count ?? 0)
        for (characteristic, column) in zip(card.characteristics, columns) {
            let points = characteristic.attributes.map { Int32($0.points) }
            for row in sums.indices { sums[row] &+= points[Int(column.codes[row])] }
        }
        return sums
    }
}
