import ArgumentParser
import Scorecards

/// `recourse scorecard validate`: how well a card does on a table with known outcomes.
struct ScorecardValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Measure a card on a table with known outcomes."
    )

    @Argument(help: "A card that fit wrote.")
    var card: String

    @OptionGroup var table: ScorecardTableOptions

    @Option(help: "The value of the target that means event. Default: the card's.")
    var event: String?

    @Flag(help: "Print one JSON object instead of a sentence.")
    var json = false

    func run() throws {
        let card = try ScorecardFile.load(card)
        let levels = card.characteristics.filter { !$0.isNumeric }.map(\.name)
        let rows = try table.read(ifPresent: Set(levels))
        let measures = try table.naming {
            let outcomes = try Outcomes(
                rows.existingColumn(table.target),
                event: event ?? card.eventValue
            )
            return Measures(
                scores: try card.scores(rows, jobs: table.jobs),
                outcomes: outcomes,
                scaling: card.scaling
            )
        }
        if json {
            try Terminal.print(measures.json.canonicalBytes + [0x0A])
        } else {
            try Terminal.print(measures.line)
        }
    }
}
