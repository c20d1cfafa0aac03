/// One self-contained HTML page about a segmented scorecard: who gets which card, whether that is
/// worth it, every point of every card.
public struct SegmentedReport: Sendable {
    private let card: SegmentedScorecard
    private let results: [(name: String, result: FitResult)]
    private let comparison: SegmentComparison
    private let data: String

    /// A report.
    ///
    /// - Parameter results: The fits by the name of their segment, that of everybody last.
    public init(
        _ card: SegmentedScorecard,
        _ results: [(name: String, result: FitResult)],
        _ comparison: SegmentComparison,
        data: String
    ) {
        self.card = card
        self.results = results
        self.comparison = comparison
        self.data = data
    }

    /// The page.
    public var html: String {
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escapedHTML(card.name))</title><style>\(ScorecardReport.style)</style></head><body>
        <main>
        <h1>\(escapedHTML(card.name))</h1>
        <p>\(escapedHTML(card.rule.label)) (\(escapedHTML(card.rule.column)); \
        \(escapedHTML(card.rule.category ?? "class of data not declared"))) chooses the card. The \
        same score means the same odds in every segment. Fitted to \(escapedHTML(data)).</p>
        <h2>Who gets which card</h2>
        \(ruleTable)
        <h2>Is it worth more than one card?</h2>
        \(measuresTable)
        \(gain)
        \(results.map(part).joined(separator: "\n"))
        </main></body></html>

        """
    }

    private var ruleTable: String {
        let rows = card.parts.map { part in
            let own = part.segment
            let values =
                card.rule.isNumeric
                ? Bin.rangeLabel(own.lower, own.upper) : own.values.joined(separator: "; ")
            return """
                <tr><th scope="row">\(escapedHTML(own.name))</th><td>\(escapedHTML(values))</td>\
                <td class="n">\(part.sample.total)</td><td class="n">\(part.sample.events)</td>\
                <td>\(part.card == nil ? "too small: that of everybody" : "its own")</td></tr>
                """
        }
        let rest = card.fallback == nil ? "none: refused" : "that of everybody"
        return """
            <table><thead><tr><th>Segment</th><th>Values</th><th class="n">Rows</th>\
            <th class="n">Events</th><th>Card</th></tr></thead><tbody>\(rows.joined())
            <tr><th scope="row">everybody else</th><td>missing, a code, any other value</td><td></td>\
            <td></td><td>\(rest)</td></tr></tbody></table>
            """
    }

    private var measuresTable: String {
        let rows = comparison.parts.map { part in
            line(
                part.name,
                part.counts,
                part.measures,
                expected: part.bands.reduce(0) { $0 + $1.expected }
            )
        }
        return """
            <table><thead><tr><th></th><th class="n">Rows</th><th class="n">Events</th>\
            <th class="n">Expected</th><th class="n">Gini</th><th class="n">KS</th>\
            <th class="n">Gini of one card</th></tr></thead><tbody>\(rows.joined())\
            \(line("all", comparison.all.segmented.counts, comparison.all, expected: nil))\
            </tbody></table>
            """
    }

    private func line(
        _ name: String,
        _ counts: ClassCounts,
        _ pair: SegmentComparison.Pair?,
        expected: Double?
    ) -> String {
        func cell(_ value: Double?) -> String {
            "<td class=\"n\">\(value.map { reportNumber($0, 4) } ?? "")</td>"
        }
        return """
            <tr><th scope="row">\(escapedHTML(name))</th><td class="n">\(counts.total)</td>\
            <td class="n">\(counts.events)</td>\(cell(expected))\(cell(pair?.segmented.gini))\
            \(cell(pair?.segmented.ks))\(cell(pair?.everybody?.gini))</tr>
            """
    }

    private var gain: String {
        guard let gain = comparison.all.gain else { return "" }
        let rows =
            comparison.basis == .training
            ? "the rows of the fit, which flatter" : "rows that no card was fitted to"
        return """
            <p>Measured on \(rows). Gain in AUC over one card: \(reportNumber(gain.value, 4)) (95 % \
            interval \(reportNumber(gain.lower, 4)) to \(reportNumber(gain.upper, 4))). \
            \(comparison.verdict ?? "")</p>
            """
    }

    private func part(_ name: String, _ result: FitResult) -> String {
        let report = ScorecardReport(result, data: data)
        return """
            <h2>\(name == SegmentRule.everybody ? "The card of everybody" : escapedHTML(name))</h2>
            \(report.measuresTable)
            \(result.card.characteristics.map(report.section).joined(separator: "\n"))
            \(report.leftOut)
            """
    }
}
