import ArgumentParser
import Scorecards

/// `recourse scorecard table`: another sample on the bins of a card.
struct ScorecardTableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table",
        abstract: "Count another sample on the bins of a card, and say what moved."
    )

    @Argument(help: "A card that fit wrote.")
    var card: String

    @OptionGroup var table: ScorecardTableOptions

    @OptionGroup var sample: ScorecardSampleOptions

    @Flag(help: "Print one JSON object instead of a table.")
    var json = false

    func run() throws {
        let card = try ScorecardFile.loadStored(card)
        let rows = try table.read(ifPresent: card.levelNames)
        let found = try table.naming {
            var request = sample.request()
            request.event = sample.definition.event ?? card.eventValue
            let parts = try FitSample(rows, target: table.target, request)
            return try count(card, rows, parts.all)
        }
        guard json else {
            for (name, part) in found {
                if let name { try Terminal.print("Segment \(name):") }
                try Terminal.print(part.table)
            }
            return
        }
        let object: JSONValue
        if case .single = card, let only = found.first?.table {
            object = only.json
        } else {
            object = .object([
                "segments": .array(
                    found.map { name, part in
                        .object(["name": .optional(name), "table": part.json])
                    }
                )
            ])
        }
        try Terminal.print(object.canonicalBytes + [0x0A])
    }

    /// The sample on one card, or on each card the rows of its segment.
    private func count(
        _ card: StoredScorecard,
        _ rows: Table,
        _ outcomes: Outcomes
    ) throws -> [(name: String?, table: SampleTable)] {
        switch card {
        case .single(let card): return [(nil, try SampleTable(card, rows, outcomes))]
        case .segmented(let card):
            let tables = try card.sampleTables(rows, outcomes)
            for name in card.cardNames where !tables.contains(where: { $0.name == name }) {
                Terminal.say("segment \"\(name)\": no rows of both classes here; left out")
            }
            return tables.map { ($0.name, $0.table) }
        }
    }
}

extension SampleTable {
    /// One object a characteristic, bins as in `bin --json`.
    fileprivate var json: JSONValue {
        .object([
            "characteristics": .array(
                parts.map { part in
                    .object([
                        "name": .string(part.characteristic.name), "psi": .number(part.index),
                        "iv": .number(part.informationValue),
                        "developmentIv": .number(part.characteristic.informationValue),
                        "holdsTrend": .bool(part.holdsTrend),
                        "bins": .array(
                            part.bins.map { $0.json(isNumeric: part.characteristic.isNumeric) }
                        ),
                    ])
                }
            )
        ])
    }

    /// The counts for people.
    fileprivate var table: String {
        var rows = [
            ["characteristic", "attribute", "rows", "event rate", "woe", "woe of the card"]
        ]
        for part in parts {
            for (index, bin) in part.bins.enumerated() where bin.counts.total > 0 {
                let attribute = part.characteristic.attributes[index]
                rows.append([
                    index == 0 ? part.characteristic.label : "", attribute.label,
                    "\(bin.counts.total)", percent(bin.counts.eventRate),
                    fixed(bin.weightOfEvidence), fixed(attribute.weightOfEvidence),
                ])
            }
            let trend = part.holdsTrend ? "the trend holds" : "the trend does not hold"
            rows.append(["", "PSI \(fixed(part.index)); \(trend)", "", "", "", ""])
        }
        return aligned(rows)
    }
}
