import Foundation
import Scorecards

extension Binning {
    /// The segmentation as the contract of `bin --json` has it.
    var json: JSONValue {
        .object([
            "characteristic": .string(name), "iv": .number(informationValue),
            "optimal": .bool(isOptimal),
            "trend": .string(trend.rawValue),
            "prebins": .array(prebinCuts.map { .number($0) }),
            "bins": .array(bins.map { $0.json(isNumeric: isNumeric) }),
        ])
    }
}

extension Bin {
    /// The bin as the contract of `bin --json` has it; special values of numbers are numbers.
    func json(isNumeric: Bool) -> JSONValue {
        let texts = values.map { text -> JSONValue in
            if isNumeric, let number = Double(text) { .number(number) } else { .string(text) }
        }
        return .object([
            "kind": .string(kind.rawValue), "label": .string(label), "lower": .optional(lower),
            "upper": .optional(upper), "values": values.isEmpty ? nil : .array(texts),
            "count": .integer(counts.total), "events": .integer(counts.events),
            "eventRate": .number(counts.eventRate), "woe": .number(weightOfEvidence),
            "iv": .number(informationValue),
        ])
    }
}

extension Measures {
    /// The measures as the contracts of `fit --json` and `validate --json` have them.
    var json: JSONValue {
        .object([
            "rows": .integer(counts.total), "events": .integer(counts.events),
            "auc": .number(auc), "aucLower": .number(aucLower), "aucUpper": .number(aucUpper),
            "gini": .number(gini), "ks": .number(ks), "brier": .number(brier),
        ])
    }

    /// The measures in one line for people.
    var line: String {
        "\(counts.total) rows, \(counts.events) events: AUC \(fixed(auc)) "
            + "(95 % interval \(fixed(aucLower)) to \(fixed(aucUpper))), Gini \(fixed(gini)), "
            + "KS \(fixed(ks)), Brier \(fixed(brier))"
    }
}

extension Scorecard {
    /// The points table for people.
    var table: String {
        var rows = [["characteristic", "attribute", "rows", "event rate", "woe", "points"]]
        for characteristic in characteristics {
            for (index, attribute) in characteristic.attributes.enumerated() {
                rows.append([
                    index == 0 ? characteristic.label : "", attribute.label,
                    attribute.kind == .unseen ? "" : "\(attribute.counts.total)",
                    attribute.kind == .unseen ? "" : percent(attribute.counts.eventRate),
                    fixed(attribute.weightOfEvidence), "\(attribute.points)",
                ])
            }
        }
        return aligned(rows)
            + "\nThe score is the sum of the points: \(lowestScore) to \(highestScore)."
    }
}

/// A number with four decimals.
func fixed(_ value: Double) -> String { String(format: "%.4f", value) }

/// A share as per cent with one decimal.
func percent(_ value: Double) -> String { String(format: "%.1f %%", value * 100) }

/// Columns of equal width, the first two to the left and numbers to the right; long texts are cut.
func aligned(_ rows: [[String]]) -> String {
    let width = 44
    let cut = rows.map { $0.map { $0.count > width ? $0.prefix(width - 1) + "…" : $0 } }
    let columns = (rows.first?.count ?? 0)
    let widths = (0..<columns).map { column in cut.map { $0[column].count }.max() ?? 0 }
    return cut.map { row in
        row.enumerated().map { column, cell in
            let blanks = String(repeating: " ", count: widths[column] - cell.count)
            let isNumber = cell.last.map { $0.isNumber || $0 == "%" } ?? false
            return isNumber && column > 0 && !cell.contains("to under") && !cell.contains("under ")
                ? blanks + cell : cell + blanks
        }.joined(separator: "  ").trimmingSuffix(" ")
    }.joined(separator: "\n")
}

extension String {
    fileprivate func trimmingSuffix(_ character: Character) -> String {
        var text = self
        while text.last == character { text.removeLast() }
        return text
    }
}

extension Table {
    /// The columns that were read as levels.
    var levelNames: Set<String> {
        let levels = columns.filter { column in
            if case .categorical = column.cells { true } else { false }
        }
        return Set(levels.map(\.name))
    }
}
