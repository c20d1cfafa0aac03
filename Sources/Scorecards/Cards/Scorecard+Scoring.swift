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
        // The greatest losses so far, in card order where they are equal.
        var losses: [(loss: Int, index: Int)] = []
        losses.reserveCapacity(Self.mostReasons + 1)
        for index in characteristics.indices {
            let attribute = Self.attribute(of: values[characteristics[index].name], lookups[index])
            let points = characteristics[index].attributes[attribute].points
            let best = lookups[index].bestPoints
            score += points
            contributions.append(
                ScoredApplicant.Contribution(
                    characteristic: characteristics[index].name,
                    label: characteristics[index].label,
                    attribute: characteristics[index].attributes[attribute].label,
                    points: points,
                    bestPoints: best
                )
            )
            let loss = best - points
            guard loss > 0 else { continue }
            var place = losses.count
            while place > 0, losses[place - 1].loss < loss { place -= 1 }
            guard place < Self.mostReasons else { continue }
            losses.insert((loss, index), at: place)
            if losses.count > Self.mostReasons { losses.removeLast() }
        }
        let reasons = losses.map { loss, index in
            ScoredApplicant.Reason(
                characteristic: characteristics[index].name,
                sentence: characteristics[index].reason,
                pointsLost: loss
            )
        }
        return ScoredApplicant(
            score: score,
            probability: scaling.probability(score: score),
            contributions: contributions,
            reasons: reasons
        )
    }

    /// The place, among the attributes of a characteristic, of the one that holds a value.
    ///
    /// The first one for a name that is not on the card.
    public func place(of value: Value?, in name: String) -> Int {
        guard let index = characteristics.firstIndex(where: { $0.name == name }) else { return 0 }
        return attribute(of: value, at: index)
    }

    static func attribute(of value: Value?, _ lookup: AttributeLookup) -> Int {
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
