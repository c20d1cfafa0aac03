extension ScorecardReport {
    /// What whoever approves the card should look at, found by fixed rules.
    var checks: String {
        let items = findings.map { isFine, what, text in
            """
            <li class="\(isFine ? "ok" : "no")"><b>\(isFine ? "In order" : "Look")</b>\
            <span>\(escapedHTML(what)): \(escapedHTML(text))</span></li>
            """
        }
        return """
            <p>Found by fixed rules from the numbers below; none of them decides for anybody.</p>
            <ul class="checks">\(items.joined(separator: "\n"))</ul>
            """
    }

    /// Each with whether it is in order, what was looked at, and what was found.
    var findings: [(isFine: Bool, what: String, text: String)] {
        var found: [(Bool, String, String)] = []
        let undeclared = card.characteristics.filter { $0.category == nil }.map(\.name)
        found.append(
            (
                undeclared.isEmpty, "Classes of data",
                undeclared.isEmpty
                    ? "every characteristic is declared as a permitted class"
                    : "not declared, so the card is a draft: \(undeclared.joined(separator: ", "))"
            )
        )
        found.append(holdoutFinding)
        if let one = believed {
            let ratio = one.bands.observedToExpected
            let isTrue = ratio.holds(1) && one.bands.pValue >= 0.05
            found.append(
                (
                    isTrue, "Calibration",
                    "events over expected \(decimals(ratio.value, 2)) (\(decimals(ratio.lower, 2)) to "
                        + "\(decimals(ratio.upper, 2))), Hosmer-Lemeshow p \(pText(one.bands.pValue))"
                        + (isTrue ? "" : "; probabilities are not to be taken at their word")
                )
            )
        }
        let weak = card.characteristics.filter { $0.pValue > 0.05 }.map(\.name)
        found.append(
            (
                weak.isEmpty, "Coefficients",
                weak.isEmpty
                    ? "each differs from 0 beyond chance (p at most 0.05)"
                    : "chance may explain \(weak.joined(separator: ", ")) (p above 0.05)"
            )
        )
        if let fit, !fit.turned.isEmpty {
            found.append(
                (
                    false, "Turned",
                    "\(fit.turned.map(\.name).joined(separator: ", ")): alone the event rates run one way, "
                        + "beside the others the points run the other; be able to say why"
                )
            )
        }
        if let other = facts.other {
            let broken = other.parts.filter { !$0.holdsTrend }.map(\.characteristic.name)
            found.append(
                (
                    broken.isEmpty, "Trends in \(facts.otherName)",
                    broken.isEmpty
                        ? "every trend of the card holds"
                        : "do not hold for \(broken.joined(separator: ", ")), where bins are small by chance "
                            + "too"
                )
            )
            let moved = other.parts.filter { $0.index >= Drift.Level.watchFrom }
            found.append(
                (
                    moved.isEmpty, "Stability",
                    moved.isEmpty
                        ? "no characteristic moved by a PSI of \(Drift.Level.watchFrom) or more"
                        : "moved: "
                            + moved.map {
                                "\($0.characteristic.name) (PSI \(decimals($0.index, 2)))"
                            }
                            .joined(separator: ", ")
                )
            )
        }
        found += fairnessFindings
        return found
    }

    private var holdoutFinding: (Bool, String, String) {
        guard let training = facts.samples.first(where: \.isTraining) else {
            return (
                true, "Rows", "none of the measures is told for rows that the card was fitted to"
            )
        }
        guard let other = facts.samples.first(where: { !$0.isTraining }) else {
            return (
                false, "Hold-out",
                "no rows were held out, so every measure flatters; fit with --holdout"
            )
        }
        let gap = training.measures.gini - other.measures.gini
        let reach = 2 * (other.measures.aucUpper - other.measures.aucLower) / 2
        return (
            gap <= reach, "Hold-out",
            "Gini \(decimals(other.measures.gini, 3)) on \(other.name), "
                + "\(decimals(training.measures.gini, 3)) on the rows of the fit"
                + (gap <= reach ? "" : ": more than sampling explains, so the card overfits")
        )
    }

    private var fairnessFindings: [(Bool, String, String)] {
        guard let fairness = facts.fairness else {
            return [(false, "Fairness", "not measured: no column of groups was given")]
        }
        return fairness.groups.filter { !$0.isReference }.map { group in
            guard let ratio = group.impactRatio else {
                return (false, "Fairness, \(group.name)", "no impact ratio: nobody is approved")
            }
            let isFine = ratio.value >= Fairness.fourFifths
            return (
                isFine, "Fairness, \(group.name)",
                "impact ratio \(decimals(ratio.value, 2)) (\(decimals(ratio.lower, 2)) to "
                    + "\(decimals(ratio.upper, 2))), screened at \(Fairness.fourFifths) by convention"
            )
        }
    }

    /// What the card is for, and what not: the model card.
    var use: String {
        let holdout = facts.samples.contains { !$0.isTraining }
        var limits = [
            "It orders loans like those of its sample. For other products, places and times nothing here "
                + "says that it does.",
            "Its sample holds loans that were granted"
                + ", unless the data says otherwise; of people who were declined it knows nothing.",
            "Probabilities are of the whole-number score. A single person's outcome is not known from it.",
        ]
        if !holdout { limits.append("No rows were held out: every measure flatters.") }
        if facts.fairness == nil {
            limits.append("How it treats groups was not measured for this report.")
        }
        if card.sample.events < 200 {
            limits.append(
                "\(card.sample.events) events are few: intervals are wide, and small bins are uncertain."
            )
        }
        return """
            <h3>Meant for</h3>
            <p>Supporting a decision about credit that a named human takes, with the reasons that the \
            points give, told to the person.</p>
            <h3>Not meant for</h3>
            <ul><li>Anything but credit: work, housing, travel, insurance, policing.</li>
            <li>A refusal that no human has looked at, or that the person is not told of.</li>
            <li>Ranking people beyond the purpose of one application.</li></ul>
            <h3>Limits</h3>
            <ul>\(limits.map { "<li>\(escapedHTML($0))</li>" }.joined())</ul>
            <p class="soft small">The form follows Mitchell and others, Model Cards for Model Reporting \
            (2019). Fairness is measured, never fed back: no group is an input.</p>
            """
    }

    /// How to check the report.
    var recheck: String {
        guard !facts.commands.isEmpty || !facts.cardHash.isEmpty else { return "" }
        let hashes = [
            ("Card (SHA-256 of its canonical JSON)", facts.cardHash),
            ("Data (SHA-256)", facts.dataHash), ("Made by", facts.program),
        ].filter { !$0.1.isEmpty }
        let rows = hashes.map {
            "<p><b>\(escapedHTML($0.0))</b><br><code>\(escapedHTML($0.1))</code></p>"
        }
        let commands =
            facts.commands.isEmpty
            ? ""
            : "<p>With the card and the data, these commands give the numbers above again:</p>"
                + "<pre>\(escapedHTML(facts.commands.joined(separator: "\n")))</pre>"
        return rows.joined() + commands
    }
}
