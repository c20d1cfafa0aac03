public import ArgumentParser
public import Scorecards

/// `recourse scorecard export`: a card in a form that other programs run.
struct ScorecardExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a card as PMML 4.4, SQL or JSON, with the same score and reasons."
    )

    /// The forms.
    enum Form: String, CaseIterable, ExpressibleByArgument { case pmml, sql, json }

    @Argument(help: "A card that fit wrote; of several segments take one out with part.")
    var card: String

    @Option(help: "pmml, sql or json.")
    var format: Form

    @Option(help: "The database that runs the SQL.")
    var dialect = SQLDialect.ansi

    @Option(help: "The table to score in SQL; a dot separates the schema from it.")
    var table = "applicants"

    @Option(help: "Reasons in SQL and PMML, from 0 to 100.")
    var reasons = Scorecard.mostReasons

    @Option(
        help: ArgumentHelp(
            "Columns of the table to keep in SQL. Default: all, with the steps of the sum.",
            valueName: "column,column"
        )
    )
    var keep = NameList()

    @Option(help: "The file to write; - is standard output.")
    var output = "-"

    func validate() throws {
        guard (0...100).contains(reasons) else {
            throw ValidationError("--reasons must be from 0 to 100")
        }
        guard !table.isEmpty,
            !table.split(separator: ".", omittingEmptySubsequences: false)
                .contains("")
        else { throw ValidationError("--table must be a name, or schema.name") }
    }

    func run() throws {
        let (scorecard, hash) = try ScorecardFile.loadWithHash(card)
        let bytes: [UInt8]
        do throws(ExportError) {
            switch format {
            case .json: bytes = scorecard.canonicalJSON()
            case .pmml: bytes = Array(try scorecard.pmml(reasons: reasons, hash: hash).utf8)
            case .sql:
                bytes = Array(
                    try scorecard.sql(
                        dialect,
                        table: table,
                        reasons: reasons,
                        keep: keep.names,
                        hash: hash
                    ).utf8
                )
            }
        } catch { throw Failure("\(card): \(error)") }
        guard output != "-" else { return try Terminal.print(bytes) }
        try OutputFile.write(bytes, to: output)
    }
}

extension SQLDialect: ExpressibleByArgument {}
