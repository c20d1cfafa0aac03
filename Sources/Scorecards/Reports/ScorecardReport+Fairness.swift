extension ScorecardReport {
    /// How the card treats groups.
    var fairness: String {
        guard let fairness = facts.fairness else {
            return """
                <p>Not measured: no column of groups was given. With one, <code>recourse scorecard \
                report ... --group COLUMN --reference VALUE</code> tells impact ratios, differences \
                and calibration by group. No server holds such a column, and no card may use it.</p>
                """
        }
        return """
            <p>Groups by <code>\(escapedHTML(fairness.column))</code>, which is no input of the card. \
            Approved means a score of \(fairness.cutoff) or more.\(fairness.withoutGroup > 0
                ? " \(counted(fairness.withoutGroup)) rows without a group are set aside." : "")</p>
            \(groupTable(fairness))
            <p class="soft small">Impact ratio: share approved over that of the reference, interval after \
            Katz (1978). Mean difference: in standard deviations within the groups, Hedges and Olkin \
            (1985). Equal opportunity: share of loans without the event that is approved, less that of \
            the reference, Newcombe (1998). Events over expected: 1 is calibrated. Four fifths: \
            \(escapedHTML(Fairness.fourFifthsSource)).</p>
            <div class="pair">\(ratios(fairness))\(calibrationByGroup(fairness))</div>
            \(gaps(fairness))
            """
    }

    private func groupTable(_ fairness: Fairness) -> String {
        ReportTable(
            name: "Groups",
            titles: [
                "Group", ">Rows", ">Event rate", ">Approved", ">Impact ratio (95 %)",
                ">Mean difference (95 %)", ">Equal opportunity (95 %)",
                ">Events over expected (95 %)",
                ">AUC (95 %)",
            ],
            rows: fairness.groups.map { group in
                [
                    .text(group.name + (group.isReference ? " (reference)" : "")),
                    .number(counted(group.rows)), .number(perCent(group.events / group.rows)),
                    .number(perCent(group.approvals.share)),
                    group.isReference ? .number("1") : .estimate(group.impactRatio, 2),
                    group.isReference ? .number("") : .estimate(group.meanDifference, 2),
                    group.isReference ? .number("") : .estimate(group.opportunityDifference, 3),
                    .estimate(group.observedToExpected, 2), .estimate(group.auc, 3),
                ]
            }
        ).html
    }

    private func ratios(_ fairness: Fairness) -> String {
        let cutoffs = fairness.atCutoffs.sorted { $0.approvalRate < $1.approvalRate }
        let places = fairness.groups.indices.filter { !fairness.groups[$0].isReference }.prefix(4)
        let ends = cutoffs.flatMap { one in places.compactMap { one.groups[$0].impactRatio?.upper }
        }
        let most = min(2.5, max(1.3, ends.max() ?? 1.3))
        var plot = Plot("Impact ratio of each group by share approved", x: 0...1, y: 0...most)
        plot.axes("share of all rows approved", "impact ratio", isPerCent: (true, false))
        plot.rule(from: (0, 1), to: (1, 1))
        plot.rule(from: (0, Fairness.fourFifths), to: (1, Fairness.fourFifths))
        for (place, style) in zip(places, ["a", "b", "c", "d"]) {
            let points = cutoffs.compactMap { one in
                one.groups[place].impactRatio.map { (one.approvalRate, $0) }
            }
            plot.area(points.map { ($0.0, $0.1.lower, $0.1.upper) }, style)
            plot.line(points.map { ($0.0, $0.1.value) }, style)
            plot.key(fairness.groups[place].name, style)
        }
        return plot.figure(
            "Impact ratio by cutoff with 95 % intervals; dashed at 1 and at four fifths."
        )
    }

    private func calibrationByGroup(_ fairness: Fairness) -> String {
        let shown = zip(fairness.groups.prefix(4), ["a", "b", "c", "d"])
        let bands = fairness.groups.prefix(4).flatMap(\.bands)
        let most = bands.map { min(1, max($0.expectedRate, $0.eventRate.upper)) }.max() ?? 1
        var plot = Plot("Promised and found event rates by group", x: 0...most, y: 0...most)
        plot.axes("promised event rate", "event rate found", isPerCent: (true, true))
        plot.rule(from: (0, 0), to: (most, most))
        for (group, style) in shown {
            plot.line(group.bands.map { ($0.expectedRate, $0.eventRate.value) }, style)
            for band in group.bands {
                plot.whisker(band.expectedRate, band.eventRate.lower, band.eventRate.upper, style)
                plot.dot((band.expectedRate, band.eventRate.value), style, radius: 3)
            }
            plot.key(group.name, style)
        }
        return plot.figure("Calibration by group, in bands of score that are the same for all.")
    }

    /// Where the difference of mean scores comes from.
    private func gaps(_ fairness: Fairness) -> String {
        let others = fairness.groups.indices.filter { !fairness.groups[$0].isReference }
        let sums = others.map { place in
            fairness.parts.reduce(0) { $0 + $1.pointsGaps[place] }
        }
        let rows = fairness.parts.map { part in
            [ReportTable.Cell.text(part.label)]
                + others.flatMap { place in
                    [
                        ReportTable.Cell.number(decimals(part.pointsGaps[place], 1)),
                        .number(decimals(part.distances[place], 3)),
                    ]
                }
        }
        let sum =
            [ReportTable.Cell.text("Difference of mean scores")]
            + sums.flatMap { [ReportTable.Cell.number(decimals($0, 1)), .number("")] }
        return
            "<h3>Where the difference comes from</h3><p>Mean points of the group less those of the "
            + "reference. They add up to the difference of mean scores, exactly. Distance says how much "
            + "a characteristic tells of the group (formula of the PSI).</p>"
            + ReportTable(
                name: "Difference of mean points by characteristic",
                titles: ["Characteristic"]
                    + others.flatMap { place in
                        [">\(fairness.groups[place].name)", ">Distance"]
                    },
                rows: rows + [sum],
                hasSum: true
            ).html
    }
}
