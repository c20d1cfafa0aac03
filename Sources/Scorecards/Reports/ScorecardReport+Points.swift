extension ScorecardReport {
    /// One line a characteristic.
    var overview: String {
        let reach = Estimate.reach
        let inflation = fit?.correlations.flatMap { found in
            found.inflation.map { Dictionary(zip(found.names, $0)) { first, _ in first } }
        }
        let most = card.characteristics.map { $0.bestPoints - $0.worstPoints }.max() ?? 1
        let table = ReportTable(
            name: "Characteristics",
            titles: [
                "Characteristic", ">Information value", ">Coefficient (95 %)", ">p-value",
            ] + (inflation == nil ? [] : [">Variance inflation"]) + [">Points from to", "Reach"],
            rows: card.characteristics.map { one in
                let width = reach * one.standardError
                let factor: [ReportTable.Cell] =
                    inflation.map { [.number($0[one.name].map { decimals($0, 2) } ?? "")] } ?? []
                return [
                    .text(one.label), .number(decimals(one.informationValue, 3)),
                    .estimate(
                        Estimate(
                            one.coefficient,
                            lower: one.coefficient - width,
                            upper: one.coefficient + width
                        ),
                        2
                    ),
                    .number(pText(one.pValue)),
                ] + factor + [
                    .number("\(counted(one.worstPoints)) to \(counted(one.bestPoints))"),
                    .picture(
                        RowPicture.bar(
                            Double(one.bestPoints - one.worstPoints),
                            from: 0,
                            to: Double(most)
                        )
                    ),
                ]
            }
        )
        return """
            \(table.html)
            <p class="soft small">Intercept \(decimals(card.intercept, 4)) (log-odds of a non-event). \
            Reach is the distance between most and fewest points: how much a characteristic can move a \
            score.\(fit?.effects == .partial ? " " + Self.partialNotice : "")</p>
            """
    }

    private static let partialNotice = """
        Points say what an attribute is worth beside the other characteristics, so they are not a \
        multiple of the weights of evidence; the coefficient scales those effects and is near 1 when \
        they agree.
        """

    /// Every point of the card.
    var points: String {
        "<p>The score is the sum of one line of each table: \(counted(card.lowestScore)) to "
            + "\(counted(card.highestScore)). Rows and event rates are those of the fit; the dashed "
            + "mark is the event rate of all rows.</p>"
            + card.characteristics.map(section).joined(separator: "\n")
    }

    /// The attributes of one characteristic with their pictures.
    func section(_ characteristic: Characteristic) -> String {
        let place = card.characteristics.firstIndex { $0.name == characteristic.name }
        let ends = place.flatMap { place in
            fit.flatMap { $0.intervals.indices.contains(place) ? $0.intervals[place] : nil }
        }
        let rates = characteristic.attributes.map {
            Proportion(Double($0.counts.events), of: Double($0.counts.total)).estimate
        }
        let seen = zip(characteristic.attributes, rates).filter { $0.0.counts.total > 0 }
        let most = seen.map { min($0.1.upper, $0.1.value * 2.5 + 0.05) }.max() ?? 1
        let points = characteristic.attributes.map { Double($0.points) }
        let least = min(0, points.min() ?? 0)
        let total = Double(max(1, card.sample.total))
        let rows = characteristic.attributes.indices.map { index in
            let attribute = characteristic.attributes[index]
            let isSeen = attribute.kind != .unseen && attribute.counts.total > 0
            var cells: [ReportTable.Cell] = [
                .text(attribute.label),
                .number(isSeen ? counted(attribute.counts.total) : ""),
                .number(isSeen ? perCent(Double(attribute.counts.total) / total) : ""),
                .number(isSeen ? perCent(rates[index].value) : ""),
                .picture(
                    isSeen
                        ? RowPicture.forest(rates[index], most: most, middle: card.sample.eventRate)
                        : ""
                ),
                .number(decimals(attribute.weightOfEvidence, 3)),
            ]
            if let ends {
                cells.append(
                    .estimate(
                        Estimate(
                            Double(attribute.points),
                            lower: ends[index].points.lowerBound,
                            upper: ends[index].points.upperBound
                        ),
                        0
                    )
                )
            } else {
                cells.append(.number(counted(attribute.points)))
            }
            cells.append(
                .picture(
                    RowPicture.bar(Double(attribute.points), from: least, to: points.max() ?? 1)
                )
            )
            return cells
        }
        let table = ReportTable(
            name: "Attributes of \(characteristic.label)",
            titles: [
                "Attribute", ">Rows", ">Share", ">Event rate", "95 % interval",
                ">Weight of evidence",
                ends == nil ? ">Points" : ">Points (95 %)", "Points drawn",
            ],
            rows: rows
        )
        return """
            <h3>\(escapedHTML(characteristic.label))</h3>
            <p class="soft small"><code>\(escapedHTML(characteristic.name))</code>; \
            \(escapedHTML(characteristic.category ?? "class of data not declared")); trend of the event \
            rates: \(characteristic.trend.rawValue); what a person reads where it cost points: \
            “\(escapedHTML(characteristic.reason))”</p>
            \(turn(characteristic))
            \(table.html)
            """
    }

    /// What a reader must know of points that run against the event rates beside them.
    private func turn(_ characteristic: Characteristic) -> String {
        guard let turned = fit?.turned.first(where: { $0.name == characteristic.name }) else {
            return ""
        }
        return """
            <p class="notice">Turned: alone its event rates are \(turned.alone.rawValue), beside the \
            other characteristics \(turned.besideOthers.rawValue). The points follow the latter. \
            Whoever approves this card should be able to say why.</p>
            """
    }

    /// Columns that took no part.
    var excluded: String {
        let own = (fit?.leftOut ?? []).map { ($0.name, "\($0.cause)") }
        let all = own + facts.excluded.map { ($0.name, $0.cause) }
        guard !all.isEmpty else { return "" }
        return ReportTable(
            name: "Columns left out",
            titles: ["Column", "Why"],
            rows: all.map { [.text($0.0), .text($0.1)] }
        ).html
    }

    /// How bins and scores moved.
    var stability: String {
        var parts: [String] = []
        if let other = facts.other {
            parts.append(
                "<p>The card's development sample beside \(escapedHTML(facts.otherName)). PSI from "
                    + "\(Drift.Level.watchFrom) is watched and above \(Drift.Level.actAbove) acted on: "
                    + "\(escapedHTML(Drift.Level.source)).</p>"
            )
            parts.append(
                ReportTable(
                    name: "Stability of characteristics",
                    titles: [
                        "Characteristic", ">PSI", ">Information value then", ">Now", "Trend",
                    ],
                    rows: other.parts.map { part in
                        [
                            .text(part.characteristic.label), .number(decimals(part.index, 4)),
                            .number(decimals(part.characteristic.informationValue, 3)),
                            .number(decimals(part.informationValue, 3)),
                            .text(part.holdsTrend ? "holds" : "does not hold"),
                        ]
                    }
                ).html
            )
        }
        if let stability = facts.stability { parts.append(byPeriod(stability)) }
        return parts.joined(separator: "\n")
    }

    private func byPeriod(_ stability: Stability) -> String {
        ReportTable(
            name: "Periods",
            titles: ["Period", ">Rows", ">Event rate", ">PSI of the score", ">AUC (95 %)"],
            rows: stability.periods.map { period in
                [
                    .text(period.name), .number(counted(period.counts.total)),
                    .number(perCent(period.counts.eventRate)),
                    .number(decimals(period.scoreIndex, 4)),
                    .estimate(
                        period.measures.map {
                            Estimate($0.auc, lower: $0.aucLower, upper: $0.aucUpper)
                        },
                        3
                    ),
                ]
            }
        ).html
            + ReportTable(
                name: "PSI of characteristics by period",
                titles: ["Characteristic"] + stability.periods.map { ">" + $0.name },
                rows: stability.parts.map { part in
                    [.text(part.name)] + part.indices.map { .number(decimals($0, 4)) }
                }
            ).html
    }
}
