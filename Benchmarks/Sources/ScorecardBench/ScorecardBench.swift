import Foundation
import Scorecards

/// Measures reading, binning, fitting and scoring on one CSV; prints one JSON object a line.
///
///     ScorecardBench loans.csv --target default --special -999 [--runs 5] [--jobs 1] [--only WORK]
///
/// WORK is read, bin, fit, card, points, reasons, one or advise; without it all of them are measured. Two more
/// are measured only when they are named: `once`, from the CSV to a card and nothing else, for the
/// memory that it takes; and `exact`, the bins of the column `--column` over all its values.
@main
struct ScorecardBench {
    let path: String
    let target: String
    let special: [String]
    let runs: Int
    let jobs: Int
    let only: String?
    let column: String?

    static func main() throws {
        var options: [String: String] = [:]
        var files: [String] = []
        var words = CommandLine.arguments.dropFirst()[...]
        while let word = words.popFirst() {
            if word.hasPrefix("--") { options[word] = words.popFirst() } else { files.append(word) }
        }
        guard let path = files.first, files.count == 1 else {
            print("usage: ScorecardBench FILE.csv --target COLUMN [--special V,V] [--runs N]")
            exit(2)
        }
        try ScorecardBench(
            path: path,
            target: options["--target"] ?? "default",
            special: (options["--special"] ?? "").split(separator: ",").map(String.init),
            runs: max(1, Int(options["--runs"] ?? "5") ?? 5),
            jobs: max(1, Int(options["--jobs"] ?? "1") ?? 1),
            only: options["--only"],
            column: options["--column"]
        ).run()
    }

    private func run() throws {
        if only == "once" { return try once() }
        if only == "exact" { return try exact() }
        let table = try read()
        try measure("read", table.rowCount) { _ = try read() }
        let (binned, outcomes) = try bin(table)
        try measure("bin", table.rowCount) { _ = try bin(table) }
        let card = try fit(binned, outcomes)
        try measure("fit", table.rowCount) {
            let (binned, outcomes) = try bin(table)
            _ = try fit(binned, outcomes)
        }
        try measure("card", table.rowCount) {
            let (binned, outcomes) = try bin(read())
            _ = try fit(binned, outcomes)
        }
        try measure("points", table.rowCount) { _ = try card.scores(table, jobs: jobs) }
        try measure("reasons", table.rowCount) { _ = try card.scoresWithReasons(table, jobs: jobs) }
        let applicants = Self.applicants(table)
        try measure("one", applicants.count) {
            var sum = 0
            for applicant in applicants { sum += card.score(values: applicant).score }
            if sum == 0 { print("") }
        }
        let advice = try AdviceWork(applicants: 200)
        try measure("advise", advice.applicants.count) { if advice.run() == 0 { print("") } }
    }

    /// From the CSV to a card, one time: what stays resident is what a user's run takes.
    private func once() throws {
        let (cpu, wall) = try Clock.median(1) {
            let (binned, outcomes) = try bin(read())
            _ = try fit(binned, outcomes)
        }
        say("once", 0, cpu, wall)
    }

    /// One column's bins over all its values; `--runs` times.
    private func exact() throws {
        let table = try read()
        guard let column, let values = table.column(named: column),
            let outcome = table.column(named: target)
        else { throw TableError.noSuchColumn(name: column ?? "", available: []) }
        let outcomes = try Outcomes(outcome, event: "1")
        var options = BinningOptions()
        options.prebins = 0
        let binner = Binner(options)
        let binning = try binner.bin(values, outcomes)
        let (cpu, wall) = try Clock.median(runs) { _ = try binner.bin(values, outcomes) }
        say("exact", table.rowCount, cpu, wall, more: ",\"iv\":\(binning.informationValue)")
    }

    private func measure(_ work: String, _ rows: Int, _ body: () throws -> Void) throws {
        guard only == nil || only == work else { return }
        let (cpu, wall) = try Clock.median(runs, body)
        say(work, rows, cpu, wall)
    }

    private func say(
        _ work: String,
        _ rows: Int,
        _ cpu: Double,
        _ wall: Double,
        more: String = ""
    ) {
        let line = String(
            format: """
                {"work":"%@","rows":%d,"jobs":%d,"cpuSeconds":%.6f,"wallSeconds":%.6f,\
                "microsecondsPerRow":%.4f,"peakMegabytes":%.0f%@}
                """,
            work,
            rows,
            jobs,
            cpu,
            wall,
            cpu / Double(max(1, rows)) * 1e6,
            Clock.peakMegabytes,
            more
        )
        print(line)
    }

    private func read() throws -> Table {
        try TableReader(jobs: jobs).read(FileSource(path))
    }

    private var fitter: Fitter {
        var options = FitOptions()
        options.binning.special = special
        options.jobs = jobs
        return Fitter(options)
    }

    private func bin(_ table: Table) throws -> ([Fitter.Binned], Outcomes) {
        guard let column = table.column(named: target) else {
            throw TableError.noSuchColumn(name: target, available: table.columns.map(\.name))
        }
        let outcomes = try Outcomes(column, event: "1")
        let names = table.columns.map(\.name).filter { $0 != target }
        return (try fitter.bin(table, names, outcomes), outcomes)
    }

    private func fit(_ binned: [Fitter.Binned], _ outcomes: Outcomes) throws -> Scorecard {
        try fitter.fit(binned, outcomes, holdout: nil, name: "Benchmark").card
    }

    /// Some rows as single applicants, which is how a server meets them.
    private static func applicants(_ table: Table) -> [[String: Scorecard.Value]] {
        (0..<min(20_000, table.rowCount)).map { row in
            var values: [String: Scorecard.Value] = [:]
            for column in table.columns {
                switch column.cells {
                case .numeric(let numbers):
                    if !numbers[row].isNaN { values[column.name] = .number(numbers[row]) }
                case .categorical(let codes, let levels):
                    if codes[row] >= 0 { values[column.name] = .text(levels[Int(codes[row])]) }
                }
            }
            return values
        }
    }
}
