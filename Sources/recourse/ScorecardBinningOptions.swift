public import ArgumentParser
public import Scorecards

/// Limits of the bins, which `bin` and `fit` share.
struct ScorecardBinningOptions: ParsableArguments {
    @Option(help: "Most ordinary bins. Default: 8.")
    var maxBins: Int?

    @Option(help: "Fewest ordinary bins. Default: 1.")
    var minBins: Int?

    @Option(help: "Least share of all rows in an ordinary bin. Default: 0.05.")
    var minBinShare: Double?

    @Option(help: "Greatest share of all rows in an ordinary bin. Default: 1.")
    var maxBinShare: Double?

    @Option(help: "Least events in an ordinary bin. Default: 1.")
    var minEvents: Int?

    @Option(help: "Least non-events in an ordinary bin. Default: 1.")
    var minNonEvents: Int?

    @Option(help: "Least difference of event rate between neighbouring bins. Default: 0.")
    var minRateDifference: Double?

    @Option(
        help: """
            Greatest p-value between neighbouring bins, by the two-proportion Z test. Default: 1, \
            which asks for nothing.
            """
    )
    var maxPValue: Double?

    @Option(
        help: "Most pre-bins, whose borders may become cuts; 0 considers every value. Default: 100."
    )
    var prebins: Int?

    @Option(
        help: """
            Missing and special bins below this share of all rows take the weight of evidence that \
            they have together with the ordinary bin nearest to them. Default: 0, all stay alone.
            """
    )
    var mergeSmallMissing: Double?

    @Option(help: "Levels below this share of all rows go together in one bin. Default: 0.")
    var rareShare: Double?

    @Option(
        help: "What a value that the data do not hold is worth: neutral, rare, worst or missing."
    )
    var unseen: UnseenRule?

    /// The limits that were typed.
    var constraints: BinningConstraints {
        var constraints = BinningConstraints()
        for (limit, value) in typed { constraints.limits[limit] = value }
        constraints.unseen = unseen
        return constraints
    }

    private var typed: [(limit: BinningLimit, value: Double?)] {
        [
            (.maxBins, maxBins.map(Double.init)), (.minBins, minBins.map(Double.init)),
            (.minBinShare, minBinShare), (.maxBinShare, maxBinShare),
            (.minEvents, minEvents.map(Double.init)),
            (.minNonEvents, minNonEvents.map(Double.init)),
            (.minRateDifference, minRateDifference), (.maxPValue, maxPValue),
            (.prebins, prebins.map(Double.init)), (.mergeSmallMissing, mergeSmallMissing),
            (.rareShare, rareShare),
        ]
    }

    func validate() throws {
        for (limit, value) in typed {
            guard let value, !limit.allows(value) else { continue }
            throw ValidationError("--\(limit.rawValue) must be \(limit.expectation)")
        }
        if let minBins, let maxBins, minBins > maxBins {
            throw ValidationError("--min-bins is greater than --max-bins")
        }
        if let minBinShare, let maxBinShare, minBinShare > maxBinShare {
            throw ValidationError("--min-bin-share is greater than --max-bin-share")
        }
    }
}

extension UnseenRule: ExpressibleByArgument {}

/// Numbers separated by commas, each greater than the one before.
struct NumberList: ExpressibleByArgument {
    var numbers: [Double]

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Double($0) }.filter(\.isFinite)
        guard numbers.count == parts.count, numbers.count < 200,
            zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        self.numbers = numbers
    }
}
