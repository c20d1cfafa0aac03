import ArgumentParser
import Foundation
import Scorecards

/// `recourse scorecard fairness`: how a card treats groups, with intervals.
struct ScorecardFairnessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fairness",
        abstract: "Measure how a card treats groups: impact ratio, differences, calibration.",
        discussion: """
            For the workbench alone: no server holds a column of groups, and a card that uses the \
            column as an input is refused. What the numbers mean, and what they do not: \
            docs/fairness.md.
            """
    )

    @Argument(help: "A card that fit wrote.")
    var card: String

    @OptionGroup var table: ScorecardTableOptions

    @OptionGroup var group: ScorecardGroupOptions

    @OptionGroup var approval: ScorecardCutoffOptions

    @OptionGroup var definition: ScorecardOutcomeOptions

    @Flag(help: "Print one JSON object instead of tables.")
    var json = false

    func run() throws {
        let card = try ScorecardFile.load(card)
        let rows = try table.read(ifPresent: StoredScorecard.single(card).levelNames)
        let fairness = try table.naming {
            let outcomes = try definition.outcomes(
                rows.existingColumn(table.target),
                cardsEvent: card.eventValue
            )
            return try Fairness(
                card,
                rows,
                outcomes,
                group.groups(rows),
                cutoff: approval.cutoff(card.scores(rows, jobs: table.jobs), outcomes),
                jobs: table.jobs
            )
        }
        guard json else {
            for line in fairness.lines { try Terminal.print(line) }
            return
        }
        try Terminal.print(fairness.json.canonicalBytes + [0x0A])
    }
}

/// Which column says the group, and which group the others are compared with.
struct ScorecardGroupOptions: ParsableArguments {
    @Option(help: "The column that says the group; never an input of a card.")
    var group: String

    @Option(
        parsing: .unconditional,
        help: "The group that the others are compared with."
    )
    var reference: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Borders of ranges, where the group is a number such as an age.",
            valueName: "number,number"
        )
    )
    var groupCuts = NameList()

    func validate() throws { _ = try groupCuts.risingNumbers() }

    /// The group of each row.
    func groups(_ table: Table) throws -> Groups {
        try Groups(
            table.existingColumn(group),
            reference: reference,
            cuts: groupCuts.risingNumbers()
        )
    }
}

extension Fairness {
    /// The object of `fairness --json`.
    var json: JSONValue {
        .object([
            "group": .string(column), "cutoff": .integer(cutoff),
            "reference": .string(groups.first(where: \.isReference)?.name ?? ""),
            "withoutGroup": .integer(withoutGroup),
            "groups": .array(groups.map(\.json)),
            "byCutoff": .array(
                atCutoffs.map { one in
                    .object([
                        "cutoff": .integer(one.cutoff), "approvalRate": .number(one.approvalRate),
                        "groups": .array(
                            zip(groups, one.groups).map { group, own in
                                .object([
                                    "value": .string(group.name),
                                    "approvalRate": .number(own.approvals.share),
                                    "impactRatio": .optional(own.impactRatio?.value),
                                    "lower": .optional(own.impactRatio?.lower),
                                    "upper": .optional(own.impactRatio?.upper),
                                ])
                            }
                        ),
                    ])
                }
            ),
            "characteristics": .array(
                parts.map { part in
                    .object([
                        "name": .string(part.name),
                        "groups": .array(
                            groups.indices.map { place in
                                .object([
                                    "value": .string(groups[place].name),
                                    "pointsGap": .number(part.pointsGaps[place]),
                                    "distance": .number(part.distances[place]),
                                ])
                            }
                        ),
                    ])
                }
            ),
            "convention": .object([
                "impactRatio": .number(Self.fourFifths), "source": .string(Self.fourFifthsSource),
            ]),
        ])
    }

    /// The findings for people, a table or a sentence each.
    var lines: [String] {
        var rows = [
            [
                "group", "rows", "event rate", "approved", "impact ratio (95 %)",
                "mean difference", "equal opportunity", "observed/expected",
            ]
        ]
        for group in groups {
            rows.append([
                group.name + (group.isReference ? " (reference)" : ""), "\(Int(group.rows))",
                percent(group.events / group.rows), percent(group.approvals.share),
                group.impactRatio.map { group.isReference ? "1" : $0.text } ?? "none",
                group.meanDifference.map { group.isReference ? "" : $0.text } ?? "none",
                group.isReference ? "" : group.opportunityDifference.text,
                group.observedToExpected.text,
            ])
        }
        var lines = ["Approved: a score of \(cutoff) or more.", aligned(rows)]
        var cutoffs = [["cutoff", "approved"] + groups.filter { !$0.isReference }.map(\.name)]
        for one in atCutoffs {
            cutoffs.append(
                ["\(one.cutoff)", percent(one.approvalRate)]
                    + zip(groups, one.groups).filter { !$0.0.isReference }
                    .map { $0.1.impactRatio?.text ?? "none" }
            )
        }
        lines.append("Impact ratio by cutoff:\n" + aligned(cutoffs))
        let others = groups.indices.filter { !groups[$0].isReference }
        var gaps = [["mean points less those of the reference"] + others.map { groups[$0].name }]
        for part in parts {
            gaps.append([part.label] + others.map { String(format: "%+.1f", part.pointsGaps[$0]) })
        }
        lines.append(aligned(gaps))
        if withoutGroup > 0 { lines.append("\(withoutGroup) rows without a group, set aside.") }
        lines.append("An impact ratio of \(Self.fourFifths): \(Self.fourFifthsSource).")
        return lines
    }
}

extension Fairness.Group {
    fileprivate var json: JSONValue {
        .object([
            "value": .string(name), "isReference": .bool(isReference), "count": .number(rows),
            "events": .number(events), "approvalRate": .number(approvals.share),
            "approvalRateLower": .number(approvals.estimate.lower),
            "approvalRateUpper": .number(approvals.estimate.upper),
            "impactRatio": .optional(impactRatio?.value), "lower": .optional(impactRatio?.lower),
            "upper": .optional(impactRatio?.upper),
            "approvalDifference": approvalDifference.json, "meanScore": .number(meanScore),
            "standardisedMeanDifference": meanDifference?.json ?? nil,
            "opportunity": opportunity.total > 0 ? opportunity.estimate.json : nil,
            "equalOpportunityDifference": opportunity.total > 0 ? opportunityDifference.json : nil,
            "auc": auc?.json ?? nil, "observedToExpected": observedToExpected.json,
            "calibration": .array(
                bands.map { band in
                    .object([
                        "lowest": .integer(band.lowest), "highest": .integer(band.highest),
                        "count": .number(band.rows), "events": .number(band.events),
                        "expectedRate": .number(band.expectedRate),
                        "eventRate": .number(band.eventRate.value),
                        "lower": .number(band.eventRate.lower),
                        "upper": .number(band.eventRate.upper),
                    ])
                }
            ),
        ])
    }
}
