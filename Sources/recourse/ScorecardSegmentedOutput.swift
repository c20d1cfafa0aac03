import Scorecards

/// What a fit by segments tells beside the file.
struct ScorecardSegmentedOutput {
    let card: SegmentedScorecard
    let segments: [ScorecardFitCommand.FittedSegment]
    /// Rows of no segment with a card of its own.
    let rest: Int
    let everybody: Fitted
    let comparison: SegmentComparison
    let seconds: [String: Duration]

    /// The object of `fit --segment --json`.
    var json: JSONValue {
        .object([
            "rows": .integer(everybody.sample.all.counts.total),
            "events": .integer(everybody.sample.all.counts.events),
            "draft": .bool(card.isDraft), "column": .string(card.rule.column),
            "fallback": card.fallback == nil ? "refuse" : "everybody",
            "rowsOfEverybody": .integer(rest),
            "segments": .array(
                segments.map { one in
                    .object([
                        "name": .string(one.name), "rows": .integer(one.counts.total),
                        "events": .integer(one.counts.events),
                        "fit": one.fitted?.output([:]).json ?? .null,
                    ])
                }
            ),
            "everybody": everybody.output([:]).json, "comparison": comparison.json,
            "seconds": .object(seconds.mapValues { .number($0 / .milliseconds(1) / 1000) }),
        ])
    }

    /// What an analyst should know.
    var messages: [String] {
        var messages: [String] = []
        if card.rule.category == nil {
            messages.append(
                "This file is a draft: no category is declared for the segment column "
                    + "\"\(card.rule.column)\". Declare it in a plan (segments: category)."
            )
        }
        for one in segments {
            guard let fitted = one.fitted else {
                messages.append(
                    "segment \"\(one.name)\" is too small for a card of its own (\(one.counts.total) "
                        + "rows, \(one.counts.events) bad): the card of everybody scores it"
                )
                continue
            }
            let own = fitted.result.messages + (fitted.warning.map { [$0] } ?? [])
            messages += own.map { "segment \"\(one.name)\": \($0)" }
        }
        let own = everybody.result.messages + (everybody.warning.map { [$0] } ?? [])
        return messages + own.map { "the card of everybody: \($0)" }
    }

    /// Cards and measures for people.
    var lines: [String] {
        var lines: [String] = []
        for (name, one) in zip(card.cardNames, card.cardNames.compactMap(card.card(named:))) {
            lines.append("Segment \(name):\n" + one.table + "\n")
        }
        let others =
            card.fallback == nil
            ? "There is no card for others: they are refused."
            : "The card of everybody scores the \(rest) rows of no segment with a card of its own."
        return lines + [others] + comparison.lines
    }
}

extension SegmentComparison {
    /// The object `comparison` of `fit --segment --json` and `validate --json`.
    var json: JSONValue {
        .object([
            "on": .string(basis.rawValue), "all": all.json,
            "segments": .array(
                parts.map { part in
                    .object([
                        "name": .string(part.name), "rows": .integer(part.counts.total),
                        "events": .integer(part.counts.events),
                        "measures": part.measures?.json ?? .null,
                        "deviation": .number(part.deviation),
                        "bands": .array(
                            part.bands.map { band in
                                .object([
                                    "lowest": .optional(band.lowest.map(Double.init)),
                                    "highest": .optional(band.highest.map(Double.init)),
                                    "rows": .number(band.rows), "events": .number(band.events),
                                    "expected": .number(band.expected),
                                ])
                            }
                        ),
                    ])
                }
            ),
        ])
    }

    /// The comparison for people.
    var lines: [String] {
        var rows = [
            [
                "segment", "", "rows", "events", "expected", "z", "AUC", "Gini", "KS",
                "one card: AUC",
            ]
        ]
        for part in parts {
            rows.append(
                [
                    part.name, "", "\(part.counts.total)", "\(part.counts.events)",
                    fixed(part.bands.reduce(0) { $0 + $1.expected }), fixed(part.deviation),
                ] + Self.cells(part.measures)
            )
        }
        rows.append(
            [
                "all", "", "\(all.segmented.counts.total)", "\(all.segmented.counts.events)", "",
                "",
            ] + Self.cells(all)
        )
        var lines = ["Measured on \(basis.inWords):", aligned(rows)]
        for part in parts where abs(part.deviation) > 2 {
            lines.append(
                "Segment \(part.name): \(part.counts.events) events came where its scores expect "
                    + "\(fixed(part.bands.reduce(0) { $0 + $1.expected })): its scores do not mean the "
                    + "odds that they say."
            )
        }
        if let gain = all.gain {
            lines.append(
                "Gain over one card: AUC \(fixed(gain.value)) (95 % interval \(fixed(gain.lower)) to "
                    + "\(fixed(gain.upper))), Gini \(fixed(2 * gain.value)). \(verdict ?? "")"
            )
        }
        return lines
    }

    private static func cells(_ pair: Pair?) -> [String] {
        guard let pair else { return ["", "", "", ""] }
        let own = pair.segmented
        return [
            fixed(own.auc), fixed(own.gini), fixed(own.ks),
            pair.everybody.map { fixed($0.auc) } ?? "",
        ]
    }
}

extension SegmentComparison.Pair {
    fileprivate var json: JSONValue {
        .object([
            "segmented": segmented.json, "everybody": everybody?.json ?? .null,
            "gain": gain.map {
                .object([
                    "auc": .number($0.value), "aucLower": .number($0.lower),
                    "aucUpper": .number($0.upper), "gini": .number(2 * $0.value),
                    "withinChance": .bool($0.isWithinChance),
                ])
            } ?? .null,
        ])
    }
}

extension SegmentComparison.Basis {
    fileprivate var inWords: String {
        switch self {
        case .holdout: "the rows held out"
        case .outOfTime: "the rows out of time"
        case .training: "the rows of the fit, which flatter; hold some out with --holdout"
        case .sample: "these rows"
        }
    }
}
