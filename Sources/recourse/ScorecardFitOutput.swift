import Scorecards

/// What a fit tells beside the card.
struct ScorecardFitOutput {
    let result: FitResult
    let rows: Int
    let indeterminate: Measured?
    let outOfTime: Measures?
    let stability: Stability?
    let rejects: JSONValue?
    let seconds: [String: Duration]

    /// Rows that were scored and took no part.
    struct Measured {
        var rows: Int
        var meanScore: Double
    }

    /// The object of `fit --json`.
    var json: JSONValue {
        let training = result.training.counts
        let held = result.holdout?.counts
        let later = outOfTime?.counts
        var members: [String: JSONValue] = [
            "rows": .integer(rows),
            "events": .integer(training.events + (held?.events ?? 0) + (later?.events ?? 0)),
            "characteristics": .array(characteristics), "leftOut": .array(leftOut),
            "effects": .string(result.effects.rawValue), "turned": .array(turned),
            "draft": .bool(result.card.isDraft), "train": result.training.json,
            "holdout": result.holdout?.json ?? nil,
            "seconds": .object(seconds.mapValues { .number($0 / .milliseconds(1) / 1000) }),
        ]
        if let outOfTime { members["outOfTime"] = outOfTime.json }
        if let indeterminate {
            members["indeterminate"] = .object([
                "rows": .integer(indeterminate.rows),
                "meanScore": .number(indeterminate.meanScore),
            ])
        }
        if !result.steps.isEmpty {
            members["steps"] = .array(
                result.steps.map { step in
                    .object([
                        "name": .string(step.name), "entered": .bool(step.entered),
                        "statistic": .number(step.statistic), "pValue": .number(step.pValue),
                    ])
                }
            )
        }
        if let correlations = result.correlations { members["correlations"] = correlations.json }
        if let stability { members["stability"] = stability.json }
        if let rejects { members["rejects"] = rejects }
        return .object(members)
    }

    /// The measures for people.
    var lines: [String] {
        var lines = ["Fitted to \(result.training.line)."]
        if let holdout = result.holdout { lines.append("Held out: \(holdout.line).") }
        if let outOfTime { lines.append("Out of time: \(outOfTime.line).") }
        if let indeterminate {
            lines.append(
                "Indeterminate: \(indeterminate.rows) rows, set aside; their mean score is "
                    + "\(fixed(indeterminate.meanScore))."
            )
        }
        for period in stability?.periods ?? [] {
            lines.append(
                "Period \(period.name): \(period.counts.total) rows, "
                    + "\(percent(period.counts.eventRate)) events, PSI of the score "
                    + fixed(period.scoreIndex)
                    + (period.measures.map { ", AUC \(fixed($0.auc))" } ?? "") + "."
            )
        }
        if let correlations = result.correlations, let inflation = correlations.inflation {
            for (name, value) in zip(correlations.names, inflation) {
                lines.append("Variance inflation of \(name): \(fixed(value)).")
            }
        }
        return lines
    }

    private var characteristics: [JSONValue] {
        zip(zip(result.binnings, result.card.characteristics), result.intervals).map { pair, ends in
            let (binning, one) = pair
            let reach = 1.959963984540054 * one.standardError
            return .object([
                "name": .string(binning.name), "iv": .number(binning.informationValue),
                "bins": .integer(binning.bins.count), "trend": .string(binning.trend.rawValue),
                "coefficient": .number(one.coefficient),
                "coefficientLower": .number(one.coefficient - reach),
                "coefficientUpper": .number(one.coefficient + reach),
                "standardError": .number(one.standardError), "pValue": .number(one.pValue),
                "attributes": .array(
                    zip(one.attributes, ends).map { attribute, end in
                        .object([
                            "label": .string(attribute.label),
                            "woe": .number(attribute.weightOfEvidence),
                            "woeLower": .number(end.weightOfEvidence.lowerBound),
                            "woeUpper": .number(end.weightOfEvidence.upperBound),
                            "points": .integer(attribute.points),
                            "pointsLower": .number(end.points.lowerBound),
                            "pointsUpper": .number(end.points.upperBound),
                        ])
                    }
                ),
            ])
        }
    }

    private var turned: [JSONValue] {
        result.turned.map { one in
            .object([
                "name": .string(one.name), "alone": .string(one.alone.rawValue),
                "besideOthers": .string(one.besideOthers.rawValue),
            ])
        }
    }

    private var leftOut: [JSONValue] {
        result.leftOut.map { one in
            .object(["name": .string(one.name), "cause": .string("\(one.cause)")])
        }
    }
}

extension Correlations {
    /// Names, the matrix and, where it can be inverted, the variance inflation of each.
    var json: JSONValue {
        .object([
            "names": .array(names.map { .string($0) }),
            "matrix": .array(values.map { .array($0.map { .number($0) }) }),
            "vif": inflation.map { .array($0.map { .number($0) }) } ?? nil,
        ])
    }
}

extension Stability {
    /// Periods with their measures, characteristics with their rates by bin and period.
    var json: JSONValue {
        let periods = self.periods.map { period in
            JSONValue.object([
                "period": .string(period.name), "rows": .integer(period.counts.total),
                "events": .integer(period.counts.events),
                "eventRate": .number(period.counts.eventRate),
                "scorePsi": .number(period.scoreIndex),
                "measures": period.measures?.json ?? nil,
            ])
        }
        let parts = self.parts.map { part in
            JSONValue.object([
                "name": .string(part.name), "psi": .array(part.indices.map { .number($0) }),
                "bins": .array(
                    zip(part.labels, part.counts).map { label, counts in
                        .object([
                            "label": .string(label),
                            "counts": .array(counts.map { .integer($0.total) }),
                            "eventRates": .array(counts.map { .number($0.eventRate) }),
                        ])
                    }
                ),
            ])
        }
        return .object(["periods": .array(periods), "characteristics": .array(parts)])
    }
}

extension FitResult {
    /// What an analyst should know: turns, characteristics left out, what makes the card a draft.
    var messages: [String] {
        var messages: [String] = []
        for binning in binnings where binning.trend == .peak || binning.trend == .valley {
            messages.append(
                "column \"\(binning.name)\": event rates turn once (\(binning.trend.rawValue)); "
                    + "--monotonic auto, or the plan, holds them to one direction"
            )
        }
        for one in turned {
            messages.append(
                "column \"\(one.name)\": alone its event rates are \(one.alone.rawValue), beside the "
                    + "others \(one.besideOthers.rawValue); its points follow the latter "
                    + "(direction in a plan fixes a trend, --no-turns drops such columns)"
            )
        }
        messages += leftOut.map { "column \"\($0.name)\" left out: \($0.cause)" }
        let undeclared = card.characteristics.filter { $0.category == nil }.map(\.name)
        if !undeclared.isEmpty {
            messages.append(
                "This card is a draft: no category is declared for "
                    + undeclared.joined(separator: ", ")
                    + ". Declare them in a plan (--plan); a server does not serve a draft."
            )
        }
        return messages
    }
}
