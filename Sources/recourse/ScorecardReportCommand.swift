import ArgumentParser
import Crypto
import Foundation
import Scorecards

/// `recourse scorecard report`: one page about a card and a table, for whoever has to approve it.
struct ScorecardReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract:
            "Write one HTML page about a card: model card, measures, points, fairness, checks.",
        discussion: """
            The page needs no network, prints, and is the same to the byte for the same card, table and \
            command. Measures are those of the rows of the table: give rows that the card was not \
            fitted to, or say --fitted-to-these.
            """
    )

    @Argument(help: "A card that fit wrote.")
    var card: String

    @OptionGroup var table: ScorecardTableOptions

    @OptionGroup var approval: ScorecardCutoffOptions

    @Option(help: "A column that says the group, to measure fairness; never an input of the card.")
    var group: String?

    @Option(parsing: .unconditional, help: "The group that the others are compared with.")
    var reference: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Borders of ranges, where the group is a number such as an age.",
            valueName: "number,number"
        )
    )
    var groupCuts = NameList()

    @OptionGroup var definition: ScorecardOutcomeOptions

    @Flag(
        help: "Say in the report that the card was fitted to these rows, so that measures flatter."
    )
    var fittedToThese = false

    @Option(help: "The HTML file to write.")
    var output: String

    func validate() throws {
        guard (group == nil) == (reference == nil) else {
            throw ValidationError("--group and --reference go together")
        }
        guard group != nil || groupCuts.names.isEmpty else {
            throw ValidationError("--group-cuts needs --group")
        }
        _ = try groupCuts.risingNumbers()
    }

    func run() throws {
        let (card, hash) = try ScorecardFile.loadWithHash(card)
        let (rows, dataHash) = try table.readHashed(
            ifPresent: StoredScorecard.single(card).levelNames,
            isHashed: true
        )
        let facts = try table.naming { try self.facts(card, hash, rows, dataHash) }
        try OutputFile.write(Array(ScorecardReport(card, facts).html.utf8), to: output)
        Terminal.say("Report: \(output)")
    }

    private func facts(
        _ card: Scorecard,
        _ hash: String,
        _ rows: Table,
        _ dataHash: String
    ) throws -> ReportFacts {
        let outcomes = try definition.outcomes(
            rows.existingColumn(table.target),
            cardsEvent: card.eventValue
        )
        let scores = try card.scores(rows, jobs: table.jobs)
        var facts = ReportFacts(data: table.dataName)
        facts.describe(card, hash, rows, dataHash)
        facts.samples = [
            .init(
                fittedToThese ? "rows of the fit" : "this table",
                isTraining: fittedToThese,
                scores: scores,
                outcomes: outcomes,
                scaling: card.scaling
            )
        ]
        if !fittedToThese {
            facts.other = try SampleTable(card, rows, outcomes)
            facts.otherName = "this table"
        }
        if let group, let reference {
            facts.fairness = try Fairness(
                card,
                rows,
                outcomes,
                Groups(
                    rows.existingColumn(group),
                    reference: reference,
                    cuts: groupCuts.risingNumbers()
                ),
                cutoff: approval.cutoff(scores, outcomes),
                jobs: table.jobs
            )
        }
        return facts
    }
}

extension NameList {
    /// The names as numbers that rise.
    func risingNumbers() throws -> [Double] {
        let numbers = names.map { Double($0) ?? .nan }
        guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }),
            numbers.allSatisfy(\.isFinite)
        else { throw ValidationError("--group-cuts must be numbers that rise") }
        return numbers
    }
}

extension ReportFacts {
    /// Names the card, the table and the command.
    mutating func describe(_ card: Scorecard, _ hash: String, _ rows: Table, _ dataHash: String) {
        cardHash = hash
        self.dataHash = dataHash
        program = ProgramVersion.text
        self.rows = rows.rowCount
        columns = card.characteristics.compactMap { rows.column(named: $0.name) }
            .map(ColumnSummary.init)
        commands = [
            "sha256sum " + Self.quoted(data),
            "recourse " + CommandLine.arguments.dropFirst().map(Self.quoted).joined(separator: " "),
        ]
    }

    /// An argument as a shell takes it.
    private static func quoted(_ text: String) -> String {
        let plain = text.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
                || "-_./,:=+@%".unicodeScalars.contains($0)
        }
        return plain && !text.isEmpty
            ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }

    /// The report of a fit.
    ///
    /// - Parameters:
    ///   - names: What to call the table.
    ///   - jobs: Threads.
    static func of(
        _ fitted: Fitted,
        _ rows: Table,
        dataName: String,
        dataHash: String,
        jobs: Int
    ) throws -> ReportFacts {
        let card = fitted.result.card
        let digest = SHA256.hash(data: card.canonicalJSON())
        let hash = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        var facts = ReportFacts(data: dataName)
        facts.describe(card, hash, rows, dataHash)
        let scores = try card.scores(rows, jobs: jobs)
        let parts: [(String, Outcomes?)] = [
            ("rows of the fit", fitted.sample.training), ("rows held out", fitted.sample.holdout),
            ("later periods", fitted.sample.outOfTime),
        ]
        for (index, (name, outcomes)) in parts.enumerated() {
            guard let outcomes else { continue }
            facts.samples.append(
                Sample(
                    name,
                    isTraining: index == 0,
                    scores: scores,
                    outcomes: outcomes,
                    scaling: card.scaling
                )
            )
        }
        if let (name, other) = parts.dropFirst().first(where: { $0.1 != nil }), let other {
            facts.other = try SampleTable(card, rows, other)
            facts.otherName = name
        }
        facts.stability = fitted.stability
        facts.excluded = fitted.excluded
        return facts
    }
}
