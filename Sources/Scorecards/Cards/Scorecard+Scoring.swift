extension Scorecard {
    /// A value of one characteristic of an applicant.
    public enum Value: Hashable, Sendable {
        /// A number.
        case number(Double)
        /// A text.
        case text(String)
    }

    /// Most reasons that an applicant is given.
    public static let mostReasons = 4

    /// Scores one applicant.
    ///
    /// A characteristic without a value counts as missing. A level or a special value that the card
    /// does not know counts as unseen. Other names are ignored.
    ///
    /// - Complexity: O(characteristics).
    public func score(values: [String: Value]) -> ScoredApplicant {
        var score = 0
        var contributions: [ScoredApplicant.Contribution] = []
        contributions.reserveCapacity(characteristics.count)
        for (characteristic, lookup) in zip(characteristics, lookups) {
            let attribute = characteristic.attributes[
                Self.attribute(of: values[characteristic.name], lookup)
            ]
            score += attribute.points
            contributions.append(
                ScoredApplicant.Contribution(
                    characteristic: characteristic.name,
                    label: characteristic.label,
                    attribute: attribute.label,
                    points: attribute.points,
                    bestPoints: characteristic.bestPoints
                )
            )
        }
        let ranked = contributions.indices
            .filter { contributions[$0].bestPoints > contributions[$0].points }
            .sorted { (loss(contributions[$0]), $1) > (loss(contributions[$1]), $0) }
        let reasons = ranked.prefix(Self.mostReasons).map { index in
            ScoredApplicant.Reason(
                characteristic: characteristics[index].name,
                sentence: characteristics[index].reason,
                pointsLost: loss(contributions[index])
            )
        }
        return ScoredApplicant(
            score: score,
            probability: scaling.probability(score: score),
            contributions: contributions,
            reasons: reasons
        )
    }

    private func loss(_ contribution: ScoredApplicant.Contribution) -> Int {
        contribution.bestPoints - contribution.points
    }

    private static func attribute(of value: Value?, _ lookup: AttributeLookup) -> Int {
        switch value {
        case nil: lookup.missing
        case .number(let number)?:
            lookup.isNumeric || number.isNaN
                ? lookup.find(number)
                : lookup.find(number.isFinite ? shortestText(number) : "\(number)")
        case .text(let text)?: lookup.find(text)
        }
    }
}
