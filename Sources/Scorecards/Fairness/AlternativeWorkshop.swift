/// Bins once, then fits any choice of characteristics and bins.
struct AlternativeWorkshop: Sendable {
    /// A card of the search: its choices after those that drop out by themselves are gone.
    struct Made: Sendable {
        var choices: [Int?]
        var card: Scorecard
    }

    /// One way to bin a characteristic.
    private struct Option: Sendable {
        let characteristic: Characteristic
        /// The attribute of each row of the table.
        let codes: [UInt8]
        /// The same for the rows of the fit alone.
        let trainingCodes: [UInt8]
        var coded: CodedColumn {
            CodedColumn(
                codes: trainingCodes,
                weights: characteristic.attributes.map(\.weightOfEvidence)
            )
        }
    }

    private let fitter: Fitter
    /// The rows of the fit alone.
    private let training: Outcomes
    /// For each characteristic its bins as usual, then coarser ones where they differ.
    private let options: [[Option]]
    /// Whether each stays as it is.
    private let isKept: [Bool]
    /// Coefficients of the card with everything in, to begin from.
    private let start: [Double]

    var names: [String] { options.map { $0[0].characteristic.name } }
    /// The characteristics as usual.
    var full: [Characteristic] { options.map { $0[0].characteristic } }
    /// The attributes of every row.
    var fullCodes: [[UInt8]] { options.map { $0[0].codes } }
    /// The choice of everything as usual.
    var everything: [Int?] { options.map { _ in 0 } }

    init(
        _ table: Table,
        _ names: [String],
        _ outcomes: Outcomes,
        _ fitter: Fitter,
        _ request: AlternativeSearch.Options
    ) throws {
        self.fitter = fitter
        let rows = outcomes.classes.indices.filter { outcomes.classes[$0] != Outcomes.aside }
        training = Outcomes(
            column: outcomes.column,
            event: outcomes.eventValue,
            nonEvent: outcomes.nonEventValue,
            classes: rows.map { outcomes.classes[$0] }
        )
        var leftOut: [FitResult.LeftOut] = []
        let usual = try fitter.bin(table, names, outcomes).compactMap {
            fitter.candidate($0, &leftOut)
        }
        var coarse = fitter
        coarse.options.binning.maxBins = request.coarseBins
        for name in coarse.plan.characteristics.keys {
            coarse.plan.characteristics[name]?.constraints.limits[.maxBins] = nil
        }
        let few =
            request.coarseBins > 1
            ? try coarse.bin(table, usual.map(\.column.name), outcomes).map {
                coarse.candidate($0, &leftOut)
            } : usual.map { _ in nil }
        let all = parallelMap(count: usual.count, jobs: request.jobs) { place in
            let (column, binning) = usual[place]
            var ways = [binning]
            if let other = few[place]?.binning, other.bins.count < binning.bins.count {
                ways.append(other)
            }
            return ways.map { way in
                let characteristic = fitter.characteristic(way)
                let codes = AttributeLookup(characteristic).encode(column)
                return Option(
                    characteristic: characteristic,
                    codes: codes,
                    trainingCodes: rows.map { codes[$0] }
                )
            }
        }
        let regression = LogisticRegression(ridge: fitter.options.ridge, jobs: request.jobs)
        var kept = all
        var found: LogisticRegression.Estimate?
        while found == nil {
            guard !kept.isEmpty else { throw FitError.nothingPredicts }
            guard let tried = regression.fit(kept.map { $0[0].coded }, training) else {
                throw FitError.collinear
            }
            let worst = kept.indices.min { tried.coefficients[$0] < tried.coefficients[$1] } ?? 0
            if tried.coefficients[worst] <= 0 { kept.remove(at: worst) } else { found = tried }
        }
        options = kept
        isKept = kept.map { request.kept.contains($0[0].characteristic.name) }
        start = [found?.intercept ?? 0] + (found?.coefficients ?? [])
    }

    /// How many changes are searched, and how many cards any number of changes would be.
    func space(_ request: AlternativeSearch.Options) -> (mostChanges: Int, size: Double) {
        // By number of changes the number of choices: the coefficients of a product.
        var counts = [1.0]
        for place in options.indices where !isKept[place] {
            let ways = Double(options[place].count)
            counts = (counts + [0]).enumerated().map { degree, count in
                count + (degree > 0 ? counts[degree - 1] * ways : 0)
            }
        }
        // Everything left out is no card.
        if !isKept.contains(true) { counts[counts.count - 1] -= 1 }
        let size = counts.reduce(0, +)
        if let wanted = request.mostChanges { return (min(wanted, counts.count - 1), size) }
        var (most, sum) = (0, counts[0])
        while most + 1 < counts.count, sum + counts[most + 1] <= Double(request.mostCards) {
            most += 1
            sum += counts[most]
        }
        return (most, size)
    }

    /// Every choice of at most so many changes, fewer changes first.
    func choices(_ mostChanges: Int) -> [[Int?]] {
        var result: [[Int?]] = []
        func extend(_ from: Int, _ left: Int, _ choice: [Int?]) {
            if left == 0 {
                if choice.contains(where: { $0 != nil }) { result.append(choice) }
                return
            }
            for place in options.indices.dropFirst(from) where !isKept[place] {
                let ways: [Int?] = [nil] + (1..<options[place].count).map { $0 }
                for way in ways {
                    var next = choice
                    next[place] = way
                    extend(place + 1, left - 1, next)
                }
            }
        }
        for count in 0...mostChanges { extend(0, count, everything) }
        return result
    }

    /// The card of a choice; nil if its columns are collinear or nothing is left.
    func card(_ choice: [Int?]) -> Made? {
        var choice = choice
        let regression = LogisticRegression(ridge: fitter.options.ridge, jobs: 1)
        while true {
            let used = choice.indices.filter { choice[$0] != nil }
            guard !used.isEmpty else { return nil }
            let chosen = used.map { options[$0][choice[$0] ?? 0] }
            let begin = [start[0]] + used.map { start[$0 + 1] }
            guard let found = regression.fit(chosen.map(\.coded), training, start: begin) else {
                return nil
            }
            let worst =
                used.indices.min { found.coefficients[$0] < found.coefficients[$1] } ?? 0
            if found.coefficients[worst] <= 0 {
                choice[used[worst]] = nil
                continue
            }
            guard let card = try? card(chosen, found) else { return nil }
            return Made(choices: choice, card: card)
        }
    }

    private func card(
        _ chosen: [Option],
        _ found: LogisticRegression.Estimate
    ) throws(FitError) -> Scorecard {
        let parts = zip(chosen.indices, chosen).map { place, option in
            var one = option.characteristic
            let (value, error) = (found.coefficients[place], found.standardErrors[place + 1])
            one.coefficient = value.rounded(digits: 10)
            one.standardError = error.rounded(digits: 10)
            one.pValue = complementaryErrorFunction(abs(value / error) / 2.0.squareRoot())
                .rounded(digits: 8)
            return one
        }
        return try PointsScaler(request: fitter.options.scaling).card(
            name: fitter.plan.name ?? "Scorecard for \(training.column)",
            language: fitter.plan.language,
            outcomes: training,
            intercept: found.intercept.rounded(digits: 10),
            parts,
            effects: parts.map { one in
                one.attributes.map { one.coefficient * $0.weightOfEvidence }
            }
        )
    }

    /// The scores of some rows.
    func scores(_ made: Made, _ rows: [Int]) -> [Int32] {
        var sums = [Int32](repeating: 0, count: rows.count)
        var place = 0
        for (index, choice) in made.choices.enumerated() {
            guard let choice else { continue }
            let points = made.card.characteristics[place].attributes.map { Int32($0.points) }
            place += 1
            let codes = options[index][choice].codes
            for (slot, row) in rows.enumerated() { sums[slot] &+= points[Int(codes[row])] }
        }
        return sums
    }

    /// How a choice differs from everything as usual.
    func changes(_ choices: [Int?]) -> [AlternativeSearch.Change] {
        zip(names, choices).compactMap { name, choice in
            switch choice {
            case nil: .leftOut(name)
            case 0?: nil
            case _?: .coarser(name)
            }
        }
    }
}
