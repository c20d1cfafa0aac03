extension ScorecardReport {
    /// What the card was made from or measured on.
    var data: String {
        let samples = ReportTable(
            name: "Samples",
            titles: ["Sample", ">Rows", ">Non-events", ">Events", ">Event rate"],
            rows: facts.samples.map { sample in
                let counts = sample.measures.counts
                return [
                    .text(sample.name), .number(counted(counts.total)),
                    .number(counted(counts.nonEvents)), .number(counted(counts.events)),
                    .number(perCent(counts.eventRate)),
                ]
            }
        )
        let columns = ReportTable(
            name: "Columns",
            titles: [
                "Column", "Class of data", ">Missing", ">Different", ">Least", ">Median",
                ">Greatest",
            ],
            rows: facts.columns.map { column in
                let own = card.characteristics.first { $0.name == column.name }
                func number(_ value: Double?) -> ReportTable.Cell {
                    .number(value.map { reportNumber($0, 2) } ?? "")
                }
                return [
                    .text(column.name), .text(own?.category ?? "not declared"),
                    .number(perCent(column.missing)), .number(counted(column.distinct)),
                    number(column.numbers?.least), number(column.numbers?.median),
                    number(column.numbers?.greatest),
                ]
            }
        )
        return """
            <p><code>\(escapedHTML(facts.data))</code>\(facts.rows > 0
                ? ", \(counted(facts.rows)) rows" : ""). The event, which is the bad outcome, is \
            <code>\(escapedHTML(card.target))</code> = <code>\(escapedHTML(card.eventValue))</code>.</p>
            \(samples.html)
            \(facts.columns.isEmpty ? "" : columns.html)
            """
    }

    /// The measures of each sample, the curve and the distribution.
    var separation: String {
        guard !facts.samples.isEmpty else { return "" }
        return """
            \(measuresTable)
            <p class="soft small">AUC is the share of pairs of a good and a bad loan that the score \
            orders rightly, ties half; its interval is DeLong's (1988). Gini is twice the AUC less 1. \
            KS is the greatest distance between the two distributions. Brier is the mean squared \
            distance between probability and outcome. Measures on the rows of the fit flatter.</p>
            <div class="pair">\(curve)\(distribution)</div>
            """
    }

    /// One line a sample.
    var measuresTable: String {
        ReportTable(
            name: "Measures",
            titles: ["Sample", ">AUC (95 %)", ">Gini (95 %)", ">KS", ">Brier"],
            rows: facts.samples.map { sample in
                let m = sample.measures
                return [
                    .text(sample.name),
                    .estimate(Estimate(m.auc, lower: m.aucLower, upper: m.aucUpper), 3),
                    .estimate(
                        Estimate(m.gini, lower: 2 * m.aucLower - 1, upper: 2 * m.aucUpper - 1),
                        3
                    ),
                    .number(decimals(m.ks, 3)), .number(decimals(m.brier, 4)),
                ]
            }
        ).html
    }

    private static let styles = ["a", "b", "c", "d"]

    private var curve: String {
        var plot = Plot(
            "Events caught against non-events lost, by cutoff, for each sample",
            x: 0...1,
            y: 0...1
        )
        plot.axes("non-events below the cutoff", "events below the cutoff", isPerCent: (true, true))
        plot.rule(from: (0, 0), to: (1, 1))
        // The sample to believe is drawn last, on top.
        for (sample, style) in zip(facts.samples, Self.styles).reversed() {
            let events = sample.sums.reduce(0) { $0 + $1.events }
            let others = sample.sums.reduce(0) { $0 + $1.nonEvents }
            var (x, y) = (0.0, 0.0)
            var points = [(0.0, 0.0)]
            for sum in sample.sums {
                x += sum.nonEvents / others
                y += sum.events / events
                points.append((x, y))
            }
            plot.line(Self.thinned(points), style)
        }
        for (sample, style) in zip(facts.samples, Self.styles) {
            plot.key("\(sample.name): AUC \(decimals(sample.measures.auc, 3))", style)
        }
        return plot.figure("Receiver operating characteristic; the dashed line is a coin.")
    }

    /// At most 200 of the points, first and last among them.
    private static func thinned(_ points: [(Double, Double)]) -> [(Double, Double)] {
        guard points.count > 200, let last = points.last else { return points }
        let step = Double(points.count - 1) / 199
        return (0..<199).map { points[Int(Double($0) * step)] } + [last]
    }

    private var distribution: String {
        guard let sample = believed, let low = sample.sums.first?.score,
            let high = sample.sums.last?.score
        else { return "" }
        let count = min(24, Int(high - low) + 1)
        let width = (Double(high - low) + 1) / Double(count)
        var bins = [(nonEvents: Double, events: Double)](repeating: (0, 0), count: count)
        for sum in sample.sums {
            let place = min(count - 1, Int(Double(sum.score - low) / width))
            bins[place].nonEvents += sum.nonEvents
            bins[place].events += sum.events
        }
        let events = bins.reduce(0) { $0 + $1.events }
        let others = bins.reduce(0) { $0 + $1.nonEvents }
        let most = bins.map { max($0.nonEvents / others, $0.events / events) }.max() ?? 1
        var plot = Plot(
            "Distribution of scores of non-events and of events, \(sample.name)",
            x: Double(low)...Double(high) + 1,
            y: 0...most * 1.05
        )
        plot.axes("score", "share of the class", isPerCent: (false, true))
        for (place, bin) in bins.enumerated() {
            let from = Double(low) + Double(place) * width
            plot.bar(from, from + width * 0.46, bin.nonEvents / others, "a")
            plot.bar(from + width * 0.48, from + width * 0.94, bin.events / events, "b")
        }
        plot.key("non-events", "a")
        plot.key("events", "b")
        return plot.figure("Scores, \(sample.name): each class adds up to 100 %.")
    }

    /// Promised and observed event rates.
    var calibration: String {
        guard let sample = believed else { return "" }
        let bands = sample.bands
        let most = bands.bands.map { max($0.eventRate.upper, $0.expectedRate) }.max() ?? 1
        var plot = Plot(
            "Event rate that the score promises and event rate found, by band of score",
            x: 0...most,
            y: 0...most
        )
        plot.axes("promised event rate", "event rate found", isPerCent: (true, true))
        plot.rule(from: (0, 0), to: (most, most))
        for band in bands.bands {
            plot.whisker(band.expectedRate, band.eventRate.lower, band.eventRate.upper, "a")
            plot.dot((band.expectedRate, band.eventRate.value), "a")
        }
        let table = ReportTable(
            name: "Calibration by band",
            titles: ["Scores", ">Rows", ">Events", ">Promised", ">Found (95 %)"],
            rows: bands.bands.map { band in
                let rate = band.eventRate
                return [
                    .text("\(band.lowest) to \(band.highest)"), .number(counted(band.rows)),
                    .number(counted(band.events)), .number(perCent(band.expectedRate)),
                    .estimate(
                        Estimate(
                            rate.value * 100,
                            lower: rate.lower * 100,
                            upper: rate.upper * 100
                        ),
                        1
                    ),
                ]
            }
        )
        let ratio = bands.observedToExpected
        return """
            <p>On \(escapedHTML(sample.name)): events over expected \(decimals(ratio.value, 3)) \
            (95 % interval \(decimals(ratio.lower, 3)) to \(decimals(ratio.upper, 3))); Hosmer-Lemeshow \
            \(decimals(bands.distance, 1)) on \(bands.bands.count) degrees of freedom, p \
            \(pText(bands.pValue)).\(sample.isTraining
                ? " The card was fitted to these rows, so both flatter." : "")</p>
            <div class="pair">\(plot.figure("Whiskers are Wilson's 95 % intervals; on the dashed line the "
                + "score keeps its word."))<div>\(table.html)</div></div>
            """
    }

    /// Which share of the events the lowest scores hold.
    var lift: String {
        guard let sample = believed else { return "" }
        return
            "<p>On \(escapedHTML(sample.name)), the riskiest scores first. Capture is the share of "
            + "all events in this band and those before it; a lift of 1 tells nothing.</p>"
            + ReportTable(
                name: "Lift and capture",
                titles: [
                    "Scores", ">Rows so far", ">Event rate", ">Lift", ">Capture", ">Lift so far",
                ],
                rows: sample.bands.bands.map { band in
                    [
                        .text("\(band.lowest) to \(band.highest)"),
                        .number(perCent(band.rowsShare)),
                        .number(perCent(band.eventRate.value)), .number(decimals(band.lift, 2)),
                        .number(perCent(band.eventsShare)),
                        .number(decimals(band.cumulativeLift, 2)),
                    ]
                }
            ).html
    }
}
