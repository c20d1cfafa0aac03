/// One self-contained HTML page about a card, for whoever has to approve it: what it is for, what it
/// was made from, how well it does, every point, and how to check all of it.
///
/// The same card, data and program give the same page to the byte.
public struct ScorecardReport: Sendable {
    let card: Scorecard
    /// What the fit told, where there was one.
    let fit: FitResult?
    let facts: ReportFacts

    /// A report on a fit.
    public init(_ fit: FitResult, _ facts: ReportFacts) {
        card = fit.card
        self.fit = fit
        self.facts = facts
    }

    /// A report on a card with the data at hand.
    public init(_ card: Scorecard, _ facts: ReportFacts) {
        self.card = card
        fit = nil
        self.facts = facts
    }

    /// The page.
    public var html: String {
        ReportPage(
            kind: "Scorecard report and model card",
            title: card.name,
            head: head,
            sections: [
                .init(id: "checks", title: "What needs a look", body: checks),
                .init(id: "use", title: "Use and limits", body: use),
                .init(id: "data", title: "Data", body: data),
                .init(id: "measures", title: "How well it tells them apart", body: separation),
                .init(id: "calibration", title: "Calibration", body: calibration),
                .init(id: "lift", title: "Lift and capture", body: lift),
                .init(id: "characteristics", title: "Characteristics", body: overview),
                .init(id: "points", title: "Points", body: points),
                .init(id: "stability", title: "Stability", body: stability),
                .init(id: "fairness", title: "Fairness", body: fairness),
                .init(id: "excluded", title: "Left out, and why", body: excluded),
                .init(id: "recheck", title: "Check it yourself", body: recheck),
            ]
        ).html
    }

    /// The sample to believe: one that the card was not fitted to, if there is one.
    var believed: ReportFacts.Sample? {
        facts.samples.first { !$0.isTraining } ?? facts.samples.first
    }

    private var head: String {
        var tiles: [(String, String, String)] = []
        if let one = believed {
            let m = one.measures
            tiles.append(
                (
                    "Gini, \(one.name)", decimals(m.gini, 3),
                    "95 %: \(decimals(2 * m.aucLower - 1, 3)) to \(decimals(2 * m.aucUpper - 1, 3))"
                )
            )
            tiles.append(("KS, \(one.name)", decimals(m.ks, 3), "greatest distance, 0 to 1"))
            tiles.append(
                (
                    "Events over expected", decimals(one.bands.observedToExpected.value, 2),
                    "95 %: \(decimals(one.bands.observedToExpected.lower, 2)) to "
                        + decimals(one.bands.observedToExpected.upper, 2)
                )
            )
        }
        tiles.append(
            (
                "Rows of the fit", counted(card.sample.total),
                "\(counted(card.sample.events)) events, \(perCent(card.sample.eventRate))"
            )
        )
        tiles.append(
            (
                "Characteristics", "\(card.characteristics.count)",
                "scores \(counted(card.lowestScore)) to \(counted(card.highestScore))"
            )
        )
        let items = tiles.map {
            "<div><dt>\(escapedHTML($0.0))</dt><dd>\($0.1)<small>\($0.2)</small></dd></div>"
        }
        let chip =
            card.isDraft
            ? "<span class=\"chip no\">Draft: not to be served</span>"
            : "<span class=\"chip ok\">Every characteristic declared</span>"
        return """
            <p>A score is the sum of whole points and nothing else. More points mean that fewer loans \
            like this one ended in <code>\(escapedHTML(card.target))</code> = \
            <code>\(escapedHTML(card.eventValue))</code>; every \
            \(reportNumber(card.scaling.pointsToDoubleOdds, 2)) points more, the odds double.</p>
            <p>\(chip)</p><dl class="tiles">\(items.joined())</dl>
            """
    }
}

/// A number with at most so many decimals.
func reportNumber(_ value: Double, _ places: Int) -> String {
    let scale = NumberParser.powersOfTen[places]
    return shortestText((value * scale).rounded() / scale)
}

/// A text with what HTML reads as something else escaped.
func escapedHTML(_ text: String) -> String {
    var result = ""
    for character in text {
        switch character {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        default: result.append(character)
        }
    }
    return result
}
