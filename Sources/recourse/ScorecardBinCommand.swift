import ArgumentParser
import Charters
import Scorecards

/// `recourse scorecard bin`: the optimal segmentation of one column.
struct ScorecardBinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bin",
        abstract: "Segment one characteristic into the bins with the greatest information value."
    )

    @OptionGroup var table: ScorecardTableOptions

    @Option(help: "The column to segment.")
    var characteristic: String

    @Option(help: "The value of the target that means event (bad).")
    var event = "1"

    @Option(
        help: "Trend of the event rates: auto, none, ascending, descending, peak or valley."
    )
    var monotonic = Trend.auto

    @Option(help: "Most ordinary bins.")
    var maxBins = 8

    @Option(help: "Least share of all rows in an ordinary bin.")
    var minBinShare = 0.05

    @Option(help: "Most pre-bins, whose borders may become cuts; 0 considers every value.")
    var prebins = 100

    @Flag(help: "Read the column as levels even if all of them look like numbers.")
    var categorical = false

    @Flag(help: "Print one JSON object instead of a table.")
    var json = false

    func validate() throws {
        guard (1...200).contains(maxBins) else {
            throw ValidationError("--max-bins must be from 1 to 200")
        }
        guard minBinShare >= 0, minBinShare <= 1 else {
            throw ValidationError("--min-bin-share must be from 0 to 1")
        }
        guard prebins >= 0 else { throw ValidationError("--prebins must be at least 0") }
    }

    func run() throws {
        if let refusal = NeverInput.match(columnName: characteristic) {
            throw Failure(refusal.sentence(characteristic))
        }
        guard characteristic != table.target else {
            throw Failure("column \"\(characteristic)\" is the target; name another column")
        }
        var options = BinningOptions()
        options.maxBins = maxBins
        options.minBinShare = minBinShare
        options.prebins = prebins
        options.trend = monotonic
        options.special = table.special.names
        let rows = try table.read(categorical: categorical ? [characteristic] : [])
        let binning = try table.naming {
            let outcomes = try Outcomes(rows.existingColumn(table.target), event: event)
            let column = try rows.existingColumn(characteristic)
            do { return try Binner(options).bin(column, outcomes) } catch {
                throw Failure("\(table.dataName): column \(characteristic): \(error)")
            }
        }
        if json {
            try Terminal.print(binning.json.canonicalBytes + [0x0A])
        } else {
            try Terminal.print(binning.table)
        }
    }
}

extension Table {
    /// The column of that name.
    ///
    /// - Throws: ``TableError/noSuchColumn(name:available:)``.
    func existingColumn(_ name: String) throws(TableError) -> Column {
        guard let column = column(named: name) else {
            throw .noSuchColumn(name: name, available: columns.map(\.name))
        }
        return column
    }
}
