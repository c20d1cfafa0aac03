import ArgumentParser
import Scorecards

/// `recourse scorecard validate`: how well a card does on a table with known outcomes.
struct ScorecardValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Measure a card on a table with known outcomes: separation, calibration, lift.",
        discussion: """
            AUC with DeLong's interval, Gini, KS and Brier; then the rows in ten bands of score, with \
            the event rate that the score promises beside the one found, lift and capture. \
            docs/measures.md.
            """
    )

    @Argument(help: "A card that fit wrote.")
    var card: String

    @OptionGroup var table: ScorecardTableOptions

    @OptionGroup var definition: ScorecardOutcomeOptions

    @Flag(help: "Print one JSON object instead of a sentence and a table.")
    var json = false

    func run() throws {
        let card = try ScorecardFile.loadStored(card)
        let rows = try table.read(ifPresent: card.levelNames)
        let (measures, bands, comparison) = try table.naming {
            let outcomes = try definition.outcomes(
                rows.existingColumn(table.target),
                cardsEvent: card.eventValue
            )
            return try measure(card, rows, outcomes)
        }
        guard json else {
            try Terminal.print(measures.line)
            for line in bands?.lines ?? [] { try Terminal.print(line) }
            for line in comparison?.lines ?? [] { try Terminal.print(line) }
            return
        }
        var object = measures.json
        if case .object(var members) = object {
            members["calibration"] = bands?.json
            members["comparison"] = comparison?.json
            object = .object(members)
        }
        try Terminal.print(object.canonicalBytes + [0x0A])
    }

    private func measure(
        _ card: StoredScorecard,
        _ rows: Table,
        _ outcomes: Outcomes
    ) throws -> (Measures, ScoreBands?, SegmentComparison?) {
        switch card {
        case .single(let card):
            let scores = try card.scores(rows, jobs: table.jobs)
            let measures = Measures(scores: scores, outcomes: outcomes, scaling: card.scaling)
            let bands = ScoreBands(scores: scores, outcomes: outcomes, scaling: card.scaling)
            return (measures, bands, nil)
        case .segmented(let card):
            let comparison = try SegmentComparison(
                card,
                everybody: card.fallback,
                rows,
                outcomes,
                jobs: table.jobs
            )
            return (comparison.all.segmented, nil, comparison)
        }
    }
}

extension ScoreBands {
    /// The member `calibration` of `validate --json`.
    fileprivate var json: JSONValue {
        .object([
            "observedToExpected": observedToExpected.json, "hosmerLemeshow": .number(distance),
            "degrees": .integer(bands.count), "pValue": .number(pValue),
            "bands": .array(
                bands.map { band in
                    .object([
                        "lowest": .integer(band.lowest), "highest": .integer(band.highest),
                        "count": .number(band.rows), "events": .number(band.events),
                        "expectedRate": .number(band.expectedRate),
                        "eventRate": .number(band.eventRate.value),
                        "lower": .number(band.eventRate.lower),
                        "upper": .number(band.eventRate.upper), "lift": .number(band.lift),
                        "capture": .number(band.eventsShare),
                        "cumulativeLift": .number(band.cumulativeLift),
                    ])
                }
            ),
        ])
    }

    /// The same for people: a sentence and a table.
    fileprivate var lines: [String] {
        var rows = [
            ["scores", "rows", "promised", "found", "95 % interval", "lift", "capture"]
        ]
        for band in bands {
            let rate = band.eventRate
            rows.append([
                "\(band.lowest) to \(band.highest)",
                band.rows == band.rows.rounded() ? "\(Int(band.rows))" : fixed(band.rows),
                percent(band.expectedRate), percent(rate.value),
                "\(percent(rate.lower)) to \(percent(rate.upper))", fixed(band.lift),
                percent(band.eventsShare),
            ])
        }
        return [
            "Events over expected: \(observedToExpected.text). Hosmer-Lemeshow \(fixed(distance)) on "
                + "\(bands.count) degrees of freedom, p-value \(fixed(pValue)).",
            aligned(rows),
        ]
    }
}
