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
        let card = try ScorecardFile.load(card)
        let levels = card.characteristics.filter { !$0.isNumeric }.map(\.name)
        let rows = try table.read(ifPresent: Set(levels))
        let found = try table.naming {
            let parts = try FitSample(rows, target: table.target, sample.request())
            return try SampleTable(card, rows, parts.all)
        }
        guard json else {
            try Terminal.print(found.table)
            return
        }
        try Terminal.print(found.json.canonicalBytes + [0x0A])
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
