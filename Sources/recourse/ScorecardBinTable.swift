import Scorecards

/// The segmentation of one characteristic for people: a sentence, a line for each bin, the totals.
struct ScorecardBinTable {
    private static let labelWidth = 40
    private static let barWidth = 20
    private let binning: Binning

    init(_ binning: Binning) { self.binning = binning }

    /// The table, without a line end behind it.
    var text: String {
        let all = binning.bins.reduce(into: ClassCounts()) { sum, bin in
            sum.nonEvents += bin.counts.nonEvents
            sum.events += bin.counts.events
        }
        let highest = binning.bins.map(\.counts.eventRate).max() ?? 0
        let rows = binning.bins.map { bin in
            Row(
                label: bin.label,
                cells: cells(bin.counts, all) + [
                    fixed(bin.weightOfEvidence), fixed(bin.informationValue),
                ],
                bar: bar(bin.counts.eventRate, highest)
            )
        }
        let total = Row(
            label: "all rows",
            cells: cells(all, all) + ["", fixed(binning.informationValue)],
            bar: ""
        )
        return ([sentence, ""] + lines(rows, total)).joined(separator: "\n")
    }

    private struct Row {
        var label: String
        var cells: [String]
        var bar: String
    }

    private static let heads = ["rows", "share", "events", "event rate", "woe", "iv"]

    private var sentence: String {
        let count = binning.ordinaryCount
        let trend: String
        switch binning.trend {
        case .ascending: trend = "event rates never fall"
        case .descending: trend = "event rates never rise"
        case .peak: trend = "event rates rise, then fall"
        case .valley: trend = "event rates fall, then rise"
        case .none, .auto: trend = binning.isNumeric ? "no trend" : "levels by event rate"
        }
        return
            "\(binning.name): \(count) \(count == 1 ? "bin" : "bins") of ordinary values, \(trend)"
    }

    private func cells(_ counts: ClassCounts, _ all: ClassCounts) -> [String] {
        [
            "\(counts.total)", percent(Double(counts.total) / Double(max(1, all.total))),
            "\(counts.events)", percent(counts.eventRate),
        ]
    }

    private func bar(_ rate: Double, _ highest: Double) -> String {
        guard highest > 0 else { return "" }
        return String(
            repeating: "#",
            count: Int((rate / highest * Double(Self.barWidth)).rounded())
        )
    }

    private func lines(_ rows: [Row], _ total: Row) -> [String] {
        let labels = (rows + [total]).map { wrapped($0.label) }
        let width = (labels.flatMap { $0 } + ["bin"]).map(\.count).max() ?? 0
        let widths = Self.heads.indices.map { column in
            ([Self.heads[column]] + (rows + [total]).map { $0.cells[column] }).map(\.count).max()
                ?? 0
        }
        func line(_ label: String, _ cells: [String], _ bar: String) -> String {
            var line = label + blanks(width - label.count)
            for (cell, width) in zip(cells, widths) {
                line += "  " + blanks(width - cell.count) + cell
            }
            if !bar.isEmpty { line += "  " + bar }
            while line.last == " " { line.removeLast() }
            return line
        }
        let rule = String(repeating: "-", count: width + widths.reduce(0) { $0 + $1 + 2 })
        var lines = [line("bin", Self.heads, ""), rule]
        for (row, label) in zip(rows + [total], labels) {
            if row.bar.isEmpty, row.label == total.label { lines.append(rule) }
            lines.append(line(label[0], row.cells, row.bar))
            lines += label.dropFirst().map { line($0, [], "") }
        }
        return lines
    }

    private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    /// A label in lines of at most the width, broken at blanks; later lines are indented.
    private func wrapped(_ label: String) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in label.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > Self.labelWidth {
                lines.append(line)
                line = "  " + word
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        return lines + [line]
    }
}
