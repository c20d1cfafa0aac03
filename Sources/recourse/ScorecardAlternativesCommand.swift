import ArgumentParser
import Scorecards

/// `recourse scorecard alternatives`: whether a card does as well and treats groups better.
struct ScorecardAlternativesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alternatives",
        abstract:
            "Search for less discriminatory cards: characteristics left out or binned coarsely.",
        discussion: """
            Fits every card of a stated space, chooses on rows that no card was fitted to, and \
            confirms on rows that took no part in the choice. Where there is none, it says so and for \
            how many cards. The group column is never an input. docs/fairness.md.
            """
    )

    @OptionGroup var table: ScorecardTableOptions

    @OptionGroup var group: ScorecardGroupOptions

    @Option(help: "The value of the target that means event. Default: 1.")
    var event = "1"

    @Option(help: "A YAML file with each characteristic's category, constraints and words.")
    var plan: String?

    @Option(help: ArgumentHelp("Columns to leave out.", valueName: "column,column"))
    var exclude = NameList()

    @Option(
        help: ArgumentHelp("Columns to read as levels.", valueName: "column,column")
    )
    var categorical = NameList()

    @Option(
        help: ArgumentHelp("Characteristics that stay as they are.", valueName: "column,column")
    )
    var keep = NameList()

    @Option(help: "Gini that may be lost against the card with everything in.")
    var tolerance = 0.02

    @Option(help: "The impact ratio to beat. Default: that of the card with everything in.")
    var impactRatio: Double?

    @Option(help: "Share of rows that every card approves. Default: the share without the event.")
    var approvalRate: Double?

    @Option(help: "Most characteristics changed at once. Default: as many as --most-cards allows.")
    var mostChanges: Int?

    @Option(help: "Most cards to fit.")
    var mostCards = 20_000

    @Option(help: "Most bins of a characteristic that is binned coarsely; 1 for none.")
    var coarseBins = 3

    @Option(help: "Groups with fewer rows in a part decide nothing.")
    var leastRows = 30

    @Option(help: "Share of the rows to hold out: half chooses, half confirms.")
    var holdout = 0.5

    @Option(help: "Seed of the draw.")
    var seed: UInt64 = 1

    @Option(help: "The card to write if one is found within the tolerance, as JSON.")
    var output: String?

    @Option(help: "An HTML report to write, with the frontier drawn.")
    var report: String?

    @Flag(help: "Print one JSON object instead of tables.")
    var json = false

    func validate() throws {
        guard holdout > 0, holdout < 1 else {
            throw ValidationError("--holdout must be above 0 and below 1")
        }
        guard (0...2).contains(tolerance) else {
            throw ValidationError("--tolerance must be from 0 to 2")
        }
        guard approvalRate.map({ $0 > 0 && $0 < 1 }) ?? true else {
            throw ValidationError("--approval-rate must be above 0 and below 1")
        }
        guard mostCards >= 1, mostCards <= 1_000_000, mostChanges ?? 0 >= 0, coarseBins >= 1,
            leastRows >= 1
        else {
            throw ValidationError(
                "--most-cards is from 1 to 1000000, --coarse-bins and --least-rows at least 1, "
                    + "--most-changes at least 0"
            )
        }
    }

    func run() throws {
        let file = try ScorecardPlanFile(plan)
        if file.plan.characteristics[group.group] != nil {
            throw Failure(
                "\(file.name): \(FairnessError.groupIsInput(column: group.group))"
            )
        }
        let levels = file.plan.characteristics.filter(\.value.isCategorical).map(\.key)
        let (rows, hash) = try table.readHashed(
            categorical: Set(categorical.names + levels),
            isHashed: report != nil
        )
        Terminal.progress("Searching", share: 0.5)
        let search = try table.naming { try self.search(rows, file.plan) }
        Terminal.endProgress()
        if let output, let best = search.best {
            try OutputFile.write(best.card.canonicalJSON(), to: output)
        } else if output != nil {
            Terminal.say("No card within the tolerance: --output was not written")
        }
        if let report {
            let page = AlternativeReport(
                search,
                data: table.dataName,
                dataHash: hash,
                program: ProgramVersion.text
            )
            try OutputFile.write(Array(page.html.utf8), to: report)
        }
        guard json else {
            for line in search.lines { try Terminal.print(line) }
            return
        }
        try Terminal.print(search.json.canonicalBytes + [0x0A])
    }

    private func search(_ rows: Table, _ plan: Plan) throws -> AlternativeSearch {
        let groups = try group.groups(rows)
        let columns = try ScorecardColumns(
            rows,
            target: table.target,
            excluding: exclude.names,
            plan: plan
        )
        for name in keep.names where !columns.names.contains(name) {
            throw Failure("--keep: no characteristic \"\(name)\"")
        }
        for message in columns.messages { Terminal.say(message) }
        let outcomes = try Outcomes(rows.existingColumn(table.target), event: event)
        var fit = FitOptions()
        fit.effects = .marginal
        fit.jobs = table.jobs
        fit.binning.special = table.special.names
        plan.constraints.apply(to: &fit.binning)
        var options = AlternativeSearch.Options()
        options.tolerance = tolerance
        options.impactRatio = impactRatio
        options.approvalRate = approvalRate
        options.mostChanges = mostChanges
        options.mostCards = mostCards
        options.coarseBins = coarseBins
        options.kept = Set(keep.names)
        options.leastRows = leastRows
        options.holdout = holdout
        options.seed = seed
        options.jobs = table.jobs
        return try AlternativeSearch(
            rows,
            columns.names.filter { $0 != groups.column },
            outcomes,
            groups,
            Fitter(fit, plan: plan),
            options
        )
    }
}

extension AlternativeSearch {
    /// The object of `alternatives --json`.
    var json: JSONValue {
        .object([
            "verdict": .string(verdict.rawValue), "statement": .string(statement),
            "group": .string(column), "reference": .string(reference), "behind": .string(group),
            "approvalRate": .number(approvalRate),
            "rows": .object([
                "fitting": .integer(rows.fitting), "choosing": .integer(rows.choosing),
                "confirming": .integer(rows.confirming),
            ]),
            "space": .object([
                "characteristics": .array(names.map { .string($0) }),
                "mostChanges": .integer(mostChanges), "fitted": .integer(fitted),
                "distinct": .integer(searched.count), "size": .number(spaceSize),
                "complete": .bool(isComplete),
            ]),
            "tolerance": .number(options.tolerance), "goal": .number(goal),
            "base": base.json, "best": best?.json ?? nil,
            "frontier": .array(frontier.map(\.json)),
        ])
    }

    /// The findings for people, a table or a sentence each.
    var lines: [String] {
        var table = [
            ["frontier, best Gini first", "Gini", "impact ratio", "Gini (95 %)", "ratio (95 %)"]
        ]
        for one in [base] + frontier {
            table.append([
                one.candidate.summary, fixed(one.candidate.gini), fixed(one.candidate.impactRatio),
                one.gini.text, one.impactRatio?.text ?? "none",
            ])
        }
        return [
            statement,
            "The first two numbers are of the \(rows.choosing) rows that choose, the last two of the "
                + "\(rows.confirming) rows that confirm. Impact ratio: \(group) to \(reference), "
                + "every card approving \(percent(approvalRate)).",
            aligned(table),
        ]
    }
}

extension AlternativeSearch.Confirmed {
    fileprivate var json: JSONValue {
        .object([
            "changes": .array(
                candidate.changes.map { change in
                    switch change {
                    case .leftOut(let name):
                        .object(["characteristic": .string(name), "change": "left-out"])
                    case .coarser(let name):
                        .object(["characteristic": .string(name), "change": "coarser"])
                    }
                }
            ),
            "gini": .number(candidate.gini), "impactRatio": .number(candidate.impactRatio),
            "confirmed": .object([
                "gini": gini.json, "impactRatio": impactRatio?.json ?? nil,
                "giniChange": giniChange.json,
                "impactRatioFactor": impactRatioFactor?.json ?? nil,
            ]),
        ])
    }
}
