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

    @OptionGroup var definition: ScorecardOutcomeOptions

    @Option(
        help: "Trend of the event rates: auto, none, ascending, descending, peak or valley."
    )
    var monotonic = Trend.auto

    @OptionGroup var binning: ScorecardBinningOptions

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Cuts of a numeric column that must be among the borders.",
            valueName: "number,number"
        )
    )
    var forceCuts: NumberList?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Fixed cuts of a numeric column instead of the optimum.",
            valueName: "number,number"
        )
    )
    var cuts: NumberList?

    @Flag(help: "Read the column as levels even if all of them look like numbers.")
    var categorical = false

    @Flag(help: "Print one JSON object instead of a table.")
    var json = false

    func validate() throws {
        if cuts != nil, forceCuts != nil {
            throw ValidationError(
                "--cuts fixes all borders, --force-cuts some; give one of the two"
            )
        }
    }

    func run() throws {
        if let refusal = NeverInput.match(columnName: characteristic) {
            throw Failure(refusal.sentence(characteristic))
        }
        guard characteristic != table.target else {
            throw Failure("column \"\(characteristic)\" is the target; name another column")
        }
        var options = BinningOptions()
        binning.constraints.apply(to: &options)
        options.trend = monotonic
        options.special = table.special.names
        options.forcedCuts = forceCuts?.numbers ?? []
        options.cuts = cuts?.numbers
        let rows = try table.read(categorical: categorical ? [characteristic] : [])
        Terminal.progress("Binning \(characteristic)")
        let found = try table.naming {
            let outcomes = try definition.outcomes(
                rows.existingColumn(table.target),
                cardsEvent: "1"
            )
            let column = try rows.existingColumn(characteristic)
            do { return try Binner(options).bin(column, outcomes) } catch {
                throw Failure("\(table.dataName): column \(characteristic): \(error)")
            }
        }
        Terminal.endProgress()
        if json {
            try Terminal.print(found.json.canonicalBytes + [0x0A])
        } else {
            try Terminal.print(ScorecardBinTable(found).text)
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
