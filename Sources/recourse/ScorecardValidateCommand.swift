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
        let card = try ScorecardFile.loadStored(card)
        let rows = try table.read(ifPresent: card.levelNames)
        let (measures, comparison) = try table.naming {
            let outcomes = try Outcomes(
                rows.existingColumn(table.target),
                event: event ?? card.eventValue
            )
            return try measure(card, rows, outcomes)
        }
        guard json else {
            try Terminal.print(measures.line)
            for line in comparison?.lines ?? [] { try Terminal.print(line) }
            return
        }
        var object = measures.json
        if let comparison, case .object(var members) = object {
            members["comparison"] = comparison.json
            object = .object(members)
        }
        try Terminal.print(object.canonicalBytes + [0x0A])
    }

    private func measure(
        _ card: StoredScorecard,
        _ rows: Table,
        _ outcomes: Outcomes
    ) throws -> (Measures, SegmentComparison?) {
        switch card {
        case .single(let card):
            let scores = try card.scores(rows, jobs: table.jobs)
            let measures = Measures(scores: scores, outcomes: outcomes, scaling: card.scaling)
            return (measures, nil)
        case .segmented(let card):
            let comparison = try SegmentComparison(
                card,
                everybody: card.fallback,
                rows,
                outcomes,
                jobs: table.jobs
            )
            return (comparison.all.segmented, comparison)
        }
    }
}
