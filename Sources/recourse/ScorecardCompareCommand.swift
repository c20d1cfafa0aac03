import ArgumentParser
import Scorecards

/// `recourse scorecard compare`: champion and challenger on the same rows.
struct ScorecardCompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare two cards on the same rows: measures, their difference, swap sets.",
        discussion: """
            The first card is the champion, the one in use; the second the challenger. Swapped in is \
            whom the challenger alone approves, swapped out whom the champion alone approves. Their \
            bad rates are those of the rows of the table: where it holds only loans that were granted, \
            they say nothing about others.
            """
    )

    @Argument(help: "The card in use.")
    var champion: String

    @Argument(help: "The card that would take its place.")
    var challenger: String

    @OptionGroup var table: ScorecardTableOptions

    @OptionGroup var approval: ScorecardCutoffOptions

    @OptionGroup var definition: ScorecardOutcomeOptions

    @Flag(help: "Print one JSON object instead of tables.")
    var json = false

    func run() throws {
        let cards = try (ScorecardFile.load(champion), ScorecardFile.load(challenger))
        let levels = [cards.0, cards.1].map { StoredScorecard.single($0).levelNames }
        let rows = try table.read(ifPresent: levels[0].union(levels[1]))
        if approval.cutoff != nil, cards.0.scaling != cards.1.scaling {
            Terminal.say(
                "The cards are on different scales, so one cutoff means different odds; "
                    + "--approval-rate compares like with like"
            )
        }
        let comparison = try table.naming {
            let outcomes = try definition.outcomes(
                rows.existingColumn(table.target),
                cardsEvent: cards.0.eventValue
            )
            let scores = (
                try cards.0.scores(rows, jobs: table.jobs),
                try cards.1.scores(rows, jobs: table.jobs)
            )
            return CardComparison(
                champion: (scores.0, cards.0.scaling, approval.cutoff(scores.0, outcomes)),
                challenger: (scores.1, cards.1.scaling, approval.cutoff(scores.1, outcomes)),
                outcomes: outcomes
            )
        }
        guard json else {
            for line in comparison.lines { try Terminal.print(line) }
            return
        }
        try Terminal.print(comparison.json.canonicalBytes + [0x0A])
    }
}

extension CardComparison {
    /// The object of `compare --json`.
    var json: JSONValue {
        .object([
            "champion": champion.json, "challenger": challenger.json,
            "aucDifference": areaDifference.json,
            "swap": .object([
                "both": both.json, "swapIn": swapIn.json, "swapOut": swapOut.json,
                "neither": neither.json,
                "badRateDifference": swapDifference?.json ?? nil,
            ]),
        ])
    }

    /// The findings for people, a table or a sentence each.
    var lines: [String] {
        var rows = [["", "AUC (95 %)", "Gini", "KS", "Brier", "cutoff", "approved", "bad rate"]]
        for (name, side) in [("champion", champion), ("challenger", challenger)] {
            let one = side.measures
            rows.append([
                name, Estimate(one.auc, lower: one.aucLower, upper: one.aucUpper).text,
                fixed(one.gini), fixed(one.ks), fixed(one.brier), "\(side.cutoff)",
                percent(side.approvals.share), percent(side.approvedEvents.share),
            ])
        }
        var swap = [["approved by", "rows", "bad", "bad rate", "95 % interval"]]
        for (name, cell) in [
            ("both", both), ("challenger alone (swapped in)", swapIn),
            ("champion alone (swapped out)", swapOut), ("neither", neither),
        ] {
            let rate = cell.eventRate
            swap.append([
                name, number(cell.rows), number(cell.events),
                rate.map { percent($0.value) } ?? "",
                rate.map { "\(percent($0.lower)) to \(percent($0.upper))" } ?? "",
            ])
        }
        return [aligned(rows), verdict, aligned(swap)] + (swapVerdict.map { [$0] } ?? [])
    }

    /// Whether one card orders the rows better.
    var verdict: String {
        let gain = areaDifference
        let words =
            gain.isWithinChance
            ? "chance explains it"
            : gain.value > 0 ? "the challenger orders the rows better" : "the champion does better"
        return "AUC of the challenger less that of the champion: \(fixed(gain.value)) "
            + "(\(fixed(gain.lower)) to \(fixed(gain.upper))), p-value \(fixed(gain.pValue)) "
            + "(DeLong, paired): \(words)."
    }

    private var swapVerdict: String? {
        swapDifference.map { difference in
            let words =
                difference.holds(0)
                ? "chance explains it"
                : difference.value < 0
                    ? "those swapped in did better" : "those swapped in did worse"
            return
                "Bad rate of those swapped in less that of those swapped out: \(difference.text): "
                + "\(words)."
        }
    }

    private func number(_ value: Double) -> String {
        value == value.rounded() ? "\(Int(value))" : fixed(value)
    }
}

extension CardComparison.Side {
    fileprivate var json: JSONValue {
        guard case .object(var members) = measures.json else { return nil }
        members["cutoff"] = .integer(cutoff)
        members["approvalRate"] = .number(approvals.share)
        members["badRate"] = approvals.hits > 0 ? approvedEvents.estimate.json : nil
        return .object(members)
    }
}

extension CardComparison.Cell {
    fileprivate var json: JSONValue {
        var members =
            eventRate.map { rate in
                [
                    "badRate": .number(rate.value), "lower": .number(rate.lower),
                    "upper": .number(rate.upper),
                ] as [String: JSONValue]
            } ?? ["badRate": nil, "lower": nil, "upper": nil]
        members["rows"] = .number(rows)
        members["events"] = .number(events)
        return .object(members)
    }
}

extension AreaDifference {
    /// Value, interval, standard error and p-value.
    var json: JSONValue {
        .object([
            "value": .number(value), "lower": .number(lower), "upper": .number(upper),
            "standardError": .number(standardError), "pValue": .number(pValue),
        ])
    }
}
