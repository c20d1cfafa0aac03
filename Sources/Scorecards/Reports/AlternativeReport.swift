/// One self-contained HTML page about a search for less discriminatory alternatives: what was
/// searched, the frontier drawn, what the rows that confirm say.
public struct AlternativeReport: Sendable {
    private let search: AlternativeSearch
    private let data: String
    private let dataHash: String
    private let program: String

    /// A report.
    ///
    /// - Parameters:
    ///   - data: What to call the table.
    ///   - dataHash: SHA-256 of the table, hexadecimal.
    ///   - program: Name and version of the program.
    public init(_ search: AlternativeSearch, data: String, dataHash: String, program: String) {
        self.search = search
        self.data = data
        self.dataHash = dataHash
        self.program = program
    }

    /// The page.
    public var html: String {
        ReportPage(
            kind: "Search for less discriminatory alternatives",
            title: search.base.card.name,
            head: head,
            sections: [
                .init(id: "answer", title: "The answer", body: answer),
                .init(id: "frontier", title: "Gini against impact ratio", body: frontier),
                .init(id: "space", title: "What was searched", body: space),
                .init(id: "limits", title: "What this does not say", body: Self.limits),
                .init(id: "recheck", title: "Check it yourself", body: recheck),
            ]
        ).html
    }

    private var head: String {
        let start = search.base.candidate
        let tiles = [
            (
                "Different cards", counted(search.searched.count),
                "\(counted(search.fitted)) choices fitted"
            ),
            ("Gini, everything in", decimals(start.gini, 3), "on the rows that choose"),
            (
                "Impact ratio, everything in", decimals(start.impactRatio, 3),
                "\(escapedHTML(search.group)) to \(escapedHTML(search.reference))"
            ),
            (
                "Best within \(reportNumber(search.options.tolerance, 4)) Gini",
                search.best.map { decimals($0.candidate.impactRatio, 3) } ?? "none",
                "impact ratio on the rows that choose"
            ),
        ]
        let items = tiles.map {
            "<div><dt>\(escapedHTML($0.0))</dt><dd>\($0.1)<small>\($0.2)</small></dd></div>"
        }
        let chip =
            switch search.verdict {
            case .found: "<span class=\"chip no\">There is a better card</span>"
            case .notConfirmed:
                "<span class=\"chip ok\">Not confirmed: chance may explain it</span>"
            case .refuted: "<span class=\"chip ok\">None in the space searched</span>"
            }
        return "<p>\(chip)</p><dl class=\"tiles\">\(items.joined())</dl>"
    }

    private var answer: String {
        let part = search.best.map { best in
            ReportTable(
                name: "The best card within the tolerance",
                titles: ["", ">Everything in", ">Best within the tolerance"],
                rows: [
                    [
                        .text("Gini, rows that choose"),
                        .number(decimals(search.base.candidate.gini, 3)),
                        .number(decimals(best.candidate.gini, 3)),
                    ],
                    [
                        .text("Impact ratio, rows that choose"),
                        .number(decimals(search.base.candidate.impactRatio, 3)),
                        .number(decimals(best.candidate.impactRatio, 3)),
                    ],
                    [
                        .text("Gini, rows that confirm"), .estimate(search.base.gini, 3),
                        .estimate(best.gini, 3),
                    ],
                    [
                        .text("Impact ratio, rows that confirm"),
                        .estimate(search.base.impactRatio, 3), .estimate(best.impactRatio, 3),
                    ],
                    [
                        .text("Change of Gini, rows that confirm"), .number(""),
                        .estimate(best.giniChange, 3),
                    ],
                    [
                        .text("Impact ratio times, rows that confirm"), .number(""),
                        .estimate(best.impactRatioFactor, 3),
                    ],
                ]
            ).html
        }
        return "<p>\(escapedHTML(search.statement))</p>" + (part ?? "")
    }

    private var frontier: String {
        let all = search.searched
        let start = search.base.candidate
        let ginis = (all.map(\.gini).min() ?? 0)...(all.map(\.gini).max() ?? 1)
        let ratios = (all.map(\.impactRatio).min() ?? 0)...(all.map(\.impactRatio).max() ?? 1)
        let rim = (
            (ginis.upperBound - ginis.lowerBound) * 0.06,
            (ratios.upperBound - ratios.lowerBound) * 0.06
        )
        var plot = Plot(
            "Every card searched by Gini and impact ratio, with the frontier",
            x: ginis.lowerBound - rim.0...ginis.upperBound + rim.0,
            y: ratios.lowerBound - rim.1...ratios.upperBound + rim.1
        )
        plot.axes("Gini, rows that choose", "impact ratio, rows that choose")
        let edge = start.gini - search.options.tolerance
        plot.rule(from: (edge, ratios.lowerBound - rim.1), to: (edge, ratios.upperBound + rim.1))
        plot.rule(
            from: (ginis.lowerBound - rim.0, search.goal),
            to: (ginis.upperBound + rim.0, search.goal)
        )
        for one in Self.thinned(all, ginis, ratios) {
            plot.faintDot((one.gini, one.impactRatio), "c")
        }
        let front = search.frontier.map { ($0.candidate.gini, $0.candidate.impactRatio) }
        plot.steps(front.sorted { $0.0 < $1.0 }, "a")
        for point in front { plot.dot(point, "a", radius: 3.5) }
        plot.dot((start.gini, start.impactRatio), "b", radius: 5)
        plot.key("frontier: no card beats these in both", "a")
        plot.key("everything in", "b")
        plot.key("other cards", "c")
        let table = ReportTable(
            name: "The frontier",
            titles: [
                "Card", ">Gini", ">Impact ratio", ">Gini (95 %)", ">Impact ratio (95 %)",
            ],
            rows: ([search.base] + search.frontier).map { one in
                [
                    .text(one.candidate.summary), .number(decimals(one.candidate.gini, 3)),
                    .number(decimals(one.candidate.impactRatio, 3)), .estimate(one.gini, 3),
                    .estimate(one.impactRatio, 3),
                ]
            }
        )
        return plot.figure(
            "Right of the upright dashed line a card is within the tolerance; above the level one it "
                + "beats the goal."
        )
            + "<p>The first two numbers are of the \(counted(search.rows.choosing)) rows that choose, "
            + "the last two of the \(counted(search.rows.confirming)) that confirm.</p>"
            + table.html
    }

    /// One card for each place of a fine grid, which is all that can be seen.
    private static func thinned(
        _ all: [AlternativeSearch.Candidate],
        _ ginis: ClosedRange<Double>,
        _ ratios: ClosedRange<Double>
    ) -> [AlternativeSearch.Candidate] {
        var seen: Set<SIMD2<Int>> = []
        func place(_ value: Double, _ range: ClosedRange<Double>) -> Int {
            let width = range.upperBound - range.lowerBound
            return width > 0 ? Int((value - range.lowerBound) / width * 90) : 0
        }
        return all.filter {
            seen.insert(SIMD2(place($0.gini, ginis), place($0.impactRatio, ratios))).inserted
        }
    }

    private var space: String {
        let names = search.names.map { "<code>\(escapedHTML($0))</code>" }.joined(separator: ", ")
        let kept = search.options.kept.sorted()
        let coarse = search.options.coarseBins
        return """
            <p>Each of these characteristics stays as it is, is left out\(coarse > 1
                ? ", or is held to \(coarse) bins where that changes it" : ""): \(names).\(kept.isEmpty
                ? "" : " Kept in every card: \(escapedHTML(kept.joined(separator: ", "))).")</p>
            <p>\(search.isComplete
                ? "Every one of the \(counted(search.fitted)) choices was fitted."
                : "Every choice with at most \(search.mostChanges) changes was fitted, "
                    + "\(counted(search.fitted)) of the \(counted(search.spaceSize)) of the whole space; "
                    + "of the others nothing is said.") Each card was fitted anew to \
            \(counted(search.rows.fitting)) rows by logistic regression on weights of evidence and \
            scaled to whole points; a characteristic whose coefficient turns drops out, so that different \
            choices may come to one card. Every card approves \(perCent(search.approvalRate)) of the \
            rows: of those at the cutoff the share that is needed counts, so that no card looks better \
            for approving more.</p>
            <p>Groups by <code>\(escapedHTML(search.column))</code>, which is no input of any card. The \
            impact ratio of a card is the lowest of the groups with at least \
            \(search.options.leastRows) rows.</p>
            """
    }

    private static let limits = """
        <ul><li>Whether a difference is unlawful. Numbers screen; law asks why, and whether there was \
        another way.</li>
        <li>Anything of cards outside the space: other characteristics, other methods, other targets.</li>
        <li>That a difference on the rows that choose is real. It was picked as the greatest of many; \
        only the rows that confirm are free of that.</li></ul>
        """

    private var recheck: String {
        """
        <p>The same data, options and seed (\(search.options.seed)) give the same page to the byte.</p>
        <p><b>Data</b> <code>\(escapedHTML(data))</code>, SHA-256<br><code>\(escapedHTML(dataHash))\
        </code></p><p><b>Made by</b> <code>\(escapedHTML(program))</code></p>
        """
    }
}
