import ArgumentParser
import Scorecards

/// `recourse scorecard part`: the card of one segment out of a segmented scorecard.
struct ScorecardPartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "part",
        abstract: "Take the card of one segment out of a segmented scorecard."
    )

    @Argument(help: "A segmented scorecard that fit --segment wrote.")
    var card: String

    @Option(help: "The segment's name, or everybody.")
    var segment: String

    @Option(help: "The card to write, as JSON.")
    var output: String

    func run() throws {
        guard case .segmented(let file) = try ScorecardFile.loadStored(card) else {
            throw Failure("\(card): is one card already; use it as it is")
        }
        guard let part = file.card(named: segment) else {
            let names = file.cardNames.map { "\"\($0)\"" }.joined(separator: ", ")
            throw Failure(
                "\(card): no segment \"\(segment)\" has a card; expected one of \(names)"
            )
        }
        try OutputFile.write(part.canonicalJSON(), to: output)
    }
}
