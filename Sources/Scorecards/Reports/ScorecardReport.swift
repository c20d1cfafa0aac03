/// One self-contained HTML page about a card: what it is, how well it does, every point.
public struct ScorecardReport: Sendable {
    private let result: FitResult
    private let data: String

    /// A report on a fit to the named data.
    public init(_ result: FitResult, data: String) {
        self.result = result
        self.data = data
    }

    /// The page.
    public var html: String {
        let card = result.card
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(escaped(card.name))</title><style>\(Self.style)</style></head><body><main>
            <h1>\(escaped(card.name))</h1>
            <p>A score is the sum of the points below and nothing else: from \(card.lowestScore) to \
            \(card.highestScore). More points mean that fewer loans like this one ended in \
            \(escaped(card.target)) = \(escaped(card.eventValue)). Every \
            \(rounded(card.scaling.pointsToDoubleOdds, 2)) points more, the odds double.</p>
            \(card.isDraft ? Self.draftNotice : "")
            <h2>How well it tells them apart</h2>
            \(measuresTable)
            <p>Fitted to \(escaped(data)). AUC is the share of pairs that the score orders rightly; \
            0.5 is a coin, 1 is perfect. Measures on the rows of the fit flatter; trust the rows \
            held out.</p>
            <h2>Points</h2>
            \(result.effects == .partial ? Self.partialNotice : "")
            \(card.characteristics.map(section).joined(separator: "\n"))
            \(leftOut)
            </main></body></html>

            """
    }

    private static let draftNotice = """
        <p class="notice">This card is a draft: not every characteristic has a declared class of \
        data. A server does not serve it.</p>
        """

    private static let partialNotice = """
        <p>Points say what an attribute is worth beside the other characteristics. Event rates and \
        weights of evidence describe the rows of the attribute alone, so points are not a multiple of \
        them: where characteristics go together, part of a difference in event rate belongs to the \
        others. The coefficient scales the effects beside the others; near 1 means that they agree.</p>
        """

    static let style = """
        body{font:17px/1.5 system-ui,sans-serif;color:#1b1f24;background:#fff;margin:0}\
        main{max-width:720px;margin:0 auto;padding:16px}\
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}\
        th,td{text-align:left;padding:6px 8px;border-bottom:1px solid #d8d5cc;vertical-align:top}\
        th.n,td.n{text-align:right}h2{margin-top:40px}h3{margin:32px 0 4px}\
        .notice{border-left:4px solid #8a4b08;padding-left:12px;color:#8a4b08}.soft{color:#57606a}\
        @media (prefers-color-scheme:dark){body{background:#14171a;color:#e8e6e1}\
        th,td{border-color:#3a3f44}.soft{color:#a8adb3}.notice{color:#e0a060}}
        """

    var measuresTable: String {
        let rows =
            [("Rows of the fit", result.training)]
            + (result.holdout.map { [("Rows held out", $0)] } ?? [])
        let lines = rows.map { name, measures in
            """
            <tr><th scope="row">\(name)</th><td class="n">\(measures.counts.total)</td>\
            <td class="n">\(measures.counts.events)</td><td class="n">\(rounded(measures.auc, 4)) \
            (\(rounded(measures.aucLower, 4)) to \(rounded(measures.aucUpper, 4)))</td>\
            <td class="n">\(rounded(measures.gini, 4))</td><td class="n">\(rounded(measures.ks, 4))</td>\
            <td class="n">\(rounded(measures.brier, 4))</td></tr>
            """
        }
        return """
            <table><thead><tr><th></th><th class="n">Rows</th><th class="n">Events</th>\
            <th class="n">AUC (95 %)</th><th class="n">Gini</th><th class="n">KS</th>\
            <th class="n">Brier</th></tr></thead><tbody>\(lines.joined())</tbody></table>
            """
    }

    func section(_ characteristic: Characteristic) -> String {
        let rows = characteristic.attributes.map { attribute in
            let isSeen = attribute.kind != .unseen
            return """
                <tr><td>\(escaped(attribute.label))</td>\
                <td class="n">\(isSeen ? "\(attribute.counts.total)" : "")</td>\
                <td class="n">\(isSeen ? rounded(attribute.counts.eventRate * 100, 1) + " %" : "")</td>\
                <td class="n">\(rounded(attribute.weightOfEvidence, 4))</td>\
                <td class="n">\(attribute.points)</td></tr>
                """
        }
        return """
            <h3>\(escaped(characteristic.label))</h3>
            <p class="soft">\(escaped(characteristic.name)); \
            \(escaped(characteristic.category ?? "class of data not declared")); information value \
            \(rounded(characteristic.informationValue, 4)); coefficient \
            \(rounded(characteristic.coefficient, 4)), standard error \
            \(rounded(characteristic.standardError, 4))</p>
            \(turn(characteristic))
            <table><thead><tr><th>Attribute</th><th class="n">Rows</th><th class="n">Event rate</th>\
            <th class="n">Weight of evidence</th><th class="n">Points</th></tr></thead>\
            <tbody>\(rows.joined())</tbody></table>
            """
    }

    /// What a reader must know of points that run against the event rates beside them.
    private func turn(_ characteristic: Characteristic) -> String {
        guard let turned = result.turned.first(where: { $0.name == characteristic.name }) else {
            return ""
        }
        return """
            <p class="notice">Turned: alone its event rates are \(turned.alone.rawValue), beside the \
            other characteristics \(turned.besideOthers.rawValue). The points follow the latter. \
            Whoever approves this card should be able to say why.</p>
            """
    }

    var leftOut: String {
        guard !result.leftOut.isEmpty else { return "" }
        let items = result.leftOut.map {
            "<li>\(escaped($0.name)): \(escaped("\($0.cause)"))</li>"
        }
        return "<h2>Left out</h2><ul>\(items.joined())</ul>"
    }

    private func rounded(_ value: Double, _ places: Int) -> String { reportNumber(value, places) }

    private func escaped(_ text: String) -> String { escapedHTML(text) }
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
