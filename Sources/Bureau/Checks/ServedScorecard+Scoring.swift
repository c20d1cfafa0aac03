import Charters
import Scorecards

extension ServedScorecard {
    /// The score of a file, or nil when the file holds no conduct of the person's own on the card.
    ///
    /// - Parameters:
    /// - items: What may be used: current, consented, at most one for each characteristic.
    /// - declared: What the person declared for this credit.
    /// - statements: The person's own words beside an item, by its characteristic.
    /// - most: The greatest number of key factors.
    func score(
        items: [String: FileItem],
        declared: [String: FileItem.Value],
        statements: [String: String] = [:],
        keyFactors most: Int
    ) -> CheckAnswer.Score? {
        let conduct = names(of: .ownConduct)
        guard items.keys.contains(where: conduct.contains) else { return nil }
        let asked = names(of: .declaredForThisCredit)
        var used: [String: (value: FileItem.Value, source: String)] = [:]
        for (name, value) in declared where asked.contains(name) {
            used[name] = (value, "application")
        }
        for name in conduct.union(names(of: .accountDataByConsent)) {
            if let item = items[name] { used[name] = (item.value, item.source) }
        }
        let scored = card.score(values: used.mapValues { $0.value.scored })
        let keyFactors = scored.reasons.prefix(most).map { reason in
            CheckAnswer.KeyFactor(
                characteristic: reason.characteristic,
                sentence: reason.sentence,
                pointsLost: reason.pointsLost
            )
        }
        return CheckAnswer.Score(
            score: scored.score,
            lowest: card.lowestScore,
            highest: card.highestScore,
            contributions: scored.contributions.map { part in
                CheckAnswer.Contribution(
                    characteristic: part.characteristic,
                    label: part.label,
                    attribute: part.attribute,
                    value: used[part.characteristic]?.value.inWords,
                    source: used[part.characteristic]?.source,
                    points: part.points,
                    bestPoints: part.bestPoints,
                    statement: statements[part.characteristic]
                )
            },
            keyFactors: keyFactors,
            inquiryFactor: inquiryFactor(of: scored, beside: keyFactors),
            scorecardHash: hash,
            scorecardName: name
        )
    }
}

extension ServedScorecard {
    /// The greatest loss by a number of inquiries, unless a key factor says it already.
    private func inquiryFactor(
        of scored: ScoredApplicant,
        beside keyFactors: [CheckAnswer.KeyFactor]
    ) -> CheckAnswer.KeyFactor? {
        guard !keyFactors.contains(where: { inquirySentences[$0.characteristic] != nil }) else {
            return nil
        }
        return scored.contributions
            .filter { $0.points < $0.bestPoints }
            .compactMap { part in
                inquirySentences[part.characteristic].map {
                    CheckAnswer.KeyFactor(
                        characteristic: part.characteristic,
                        sentence: $0,
                        pointsLost: part.bestPoints - part.points
                    )
                }
            }
            .max { $0.pointsLost < $1.pointsLost }
    }

    /// Whether a characteristic counts inquiries, by its name: `inquiries_6m`, `NumInqLast6M`.
    static func countsInquiries(_ characteristic: String) -> Bool {
        let name = characteristic.lowercased()
        return ["inquir", "enquir", "numinq"].contains(where: name.contains)
    }
}

extension FileItem.Value {
    /// The value as a card reads it.
    var scored: Scorecard.Value {
        switch self {
        case .number(let number): .number(number)
        case .text(let text): .text(text)
        }
    }
}
