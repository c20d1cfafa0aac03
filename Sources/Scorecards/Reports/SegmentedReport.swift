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
        ReportPage(
            kind: "Segmented scorecard report",
            title: card.name,
            head: """
                <p>\(escapedHTML(card.rule.label)) (<code>\(escapedHTML(card.rule.column))</code>; \
                \(escapedHTML(card.rule.category ?? "class of data not declared"))) chooses the card. \
                The same score means the same odds in every segment. Fitted to \
                \(escapedHTML(data)).</p>
                """,
            sections: [
                .init(id: "rule", title: "Who gets which card", body: ruleTable),
                .init(
                    id: "gain",
                    title: "Is it worth more than one card?",
                    body: measuresTable + gain
                ),
            ]
                + results.enumerated().map { place, one in
                    .init(
                        id: "card-\(place + 1)",
                        title: one.name == SegmentRule.everybody
                            ? "The card of everybody" : one.name,
                        body: part(one.result)
                    )
                }
        ).html
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
            <div class="scroll" role="group" tabindex="0" aria-label="Segments"><table><thead><tr><th>Segment</th><th>Values</th><th class="n">Rows</th>\
            <th class="n">Events</th><th>Card</th></tr></thead><tbody>\(rows.joined())
            <tr><th scope="row">everybody else</th><td>missing, a code, any other value</td><td></td>\
            <td></td><td>\(rest)</td></tr></tbody></table></div>
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
            <div class="scroll" role="group" tabindex="0" aria-label="Measures"><table><thead><tr><td></td><th class="n">Rows</th><th class="n">Events</th>\
            <th class="n">Expected</th><th class="n">Gini</th><th class="n">KS</th>\
            <th class="n">Gini of one card</th></tr></thead><tbody>\(rows.joined())\
            \(line("all", comparison.all.segmented.counts, comparison.all, expected: nil))\
            </tbody></table></div>
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

    private func part(_ result: FitResult) -> String {
        let report = ScorecardReport(result, ReportFacts(data: data))
        return report.overview + report.points + report.excluded
    }
}
