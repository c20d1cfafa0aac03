public import ArgumentParser
import Foundation
public import Scorecards

/// Options that every subcommand that reads a table with a target has.
struct ScorecardTableOptions: ParsableArguments {
    @Argument(help: "A CSV or TSV file with a header line, also as gzip; - is standard input.")
    var data: String

    @OptionGroup var reading: ScorecardReadingOptions

    @Option(help: "The column that holds the outcome; it must have exactly two values.")
    var target: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Values that are codes, not quantities; each gets a bin of its own.",
            valueName: "value,value"
        )
    )
    var special: NameList = NameList()

    @Option(help: "Threads; the result does not depend on it. Default: all cores.")
    var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("--jobs must be at least 1") }
    }
}

/// Names separated by commas.
struct NameList: ExpressibleByArgument {
    var names: [String] = []

    init() {}

    init?(argument: String) {
        names = argument.split(separator: ",", omittingEmptySubsequences: true).map(String.init)
    }
}

extension Trend: ExpressibleByArgument {}

/// `MIN:MAX`, two whole numbers.
struct ScoreRange: ExpressibleByArgument {
    var lowest: Int
    var highest: Int

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let lowest = Int(parts[0]), let highest = Int(parts[1]),
            lowest < highest, abs(lowest) <= 100_000, abs(highest) <= 100_000
        else { return nil }
        (self.lowest, self.highest) = (lowest, highest)
    }
}
