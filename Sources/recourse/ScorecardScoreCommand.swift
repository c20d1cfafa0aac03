import ArgumentParser
import Foundation
import Scorecards

/// `recourse scorecard score`: points, probability and reasons for every row of a table.
struct ScorecardScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Score every row of a table, with reasons, as CSV."
    )

    @Argument(help: "A card, also of several segments, or a PMML Scorecard.")
    var card: String

    @Argument(help: "A CSV or TSV file with a header line, also as gzip; - is standard input.")
    var data: String

    @OptionGroup var reading: ScorecardReadingOptions

    @Option(help: "Columns of reasons; 0 for none.")
    var reasons = Scorecard.mostReasons

    @Option(help: ArgumentHelp("Columns to copy to the output.", valueName: "column,column"))
    var keep = NameList()

    @Option(help: "The file to write; - is standard output.")
    var output = "-"

    @Option(help: "Threads; the result does not depend on it. Default: all cores.")
    var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        guard (0...1000).contains(reasons) else {
            throw ValidationError("--reasons must be from 0 to 1000")
        }
        guard jobs >= 1 else { throw ValidationError("--jobs must be at least 1") }
    }

    func run() throws {
        if card != "-", let model = try ScorecardFile.loadModel(card) { return try score(model) }
        let card = try ScorecardFile.loadStored(card)
        guard output != "-" else {
            return try score(card) { try Terminal.print($0) }
        }
        let file = try OutputFile(output)
        do {
            try score(card) { try file.write($0) }
            try file.finish()
        } catch {
            file.discard()
            throw error
        }
    }

    /// Scores with a PMML model that is no card; reads the whole table.
    private func score(_ model: PMMLModel) throws {
        let file = try TableFile(data)
        var reader = TableReader(categorical: model.textNames.union(keep.names), jobs: jobs)
        reader.delimiter = reading.delimiter(of: data)
        let bytes = try reading.withRejects { rejects in
            do throws(TableError) {
                let table = try reader.read(file, rejects: rejects)
                return try model.csv(table, reasons: reasons, keep: keep.names)
            } catch {
                throw Failure("\(file.name): \(file.verdict(on: error))")
            }
        }
        guard output != "-" else { return try Terminal.print(bytes) }
        try OutputFile.write(bytes, to: output)
    }

    private func score(_ card: StoredScorecard, _ write: ([UInt8]) throws -> Void) throws {
        let file = try TableFile(data, canRewind: false)
        try reading.withRejects { rejects in
            do {
                var scorer = try BatchScorer(
                    card,
                    file,
                    reasons: reasons,
                    keep: keep.names,
                    delimiter: reading.delimiter(of: data),
                    jobs: jobs,
                    rejects: rejects
                )
                try write(scorer.header)
                while let lines = try scorer.next() {
                    for part in lines { try write(part) }
                }
                Terminal.endProgress()
            } catch let error as TableError {
                throw Failure("\(file.name): \(file.verdict(on: error))")
            }
        }
    }
}
