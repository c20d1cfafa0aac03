/// A Scorecard of PMML 4.0 to 4.4, as it stands.
///
/// Points need not be whole, and a condition may look at several fields.
/// ``conversion(scaling:target:event:)`` makes a card of it where a card can say the same.
public struct PMMLModel: Sendable {
    struct Attribute: Hashable, Sendable {
        var predicate: PMMLPredicate
        var partialScore: PMMLExpression
        var reasonCode: String?
        var line: Int
    }

    struct Characteristic: Hashable, Sendable {
        var name: String
        var baseline: Double
        var attributes: [Attribute]
        var line: Int
    }

    /// A score, and the codes of its reasons in order.
    public struct Result: Hashable, Sendable {
        /// The sum of the initial score and all partial scores.
        public var score: Double
        /// The codes, each once.
        public var reasonCodes: [String]
    }

    /// The name of the model, or of its kind where it has none.
    public let name: String
    /// The name of the target, where one is declared.
    public let target: String?
    let fields: [PMMLField]
    let characteristics: [Characteristic]
    let initialScore: Double
    let usesReasons: Bool
    /// Whether points below the baseline are reasons, rather than those above.
    let isBelow: Bool
    /// What a card of ours said of itself when it was exported, by name.
    let own: [String: String]
    /// The line of the model.
    let line: Int

    /// Names of the columns that the model reads.
    public var inputNames: [String] { fields.map(\.name) }

    /// Names of the columns that must be read as text.
    public var textNames: Set<String> {
        Set(fields.filter { !$0.type.isNumber }.map(\.name))
    }

    /// Scores one row; nil where the model gives no result.
    ///
    /// The codes are those whose points below (or above) the baseline are 0 or more, the greatest first.
    /// A code that several characteristics give is reported once, with their points together; at equal
    /// points the one that comes first in the model goes first.
    public func score(values: [String: Scorecard.Value]) -> Result? {
        var row: [PMMLValue] = []
        row.reserveCapacity(fields.count)
        let used = characteristics.reduce(into: Set<Int>()) { $0.formUnion($1.fieldsUsed) }
        for (place, field) in fields.enumerated() {
            // What no condition and no score looks at decides nothing, valid or not.
            guard used.contains(place) else {
                row.append(.missing)
                continue
            }
            guard let value = field.prepare(values[field.name]) else { return nil }
            row.append(value)
        }
        var score = initialScore
        var codes: [(code: String, points: Double)] = []
        for one in characteristics {
            guard let (attribute, points) = one.match(row) else { return nil }
            score += points
            guard usesReasons, let code = one.attributes[attribute].reasonCode else { continue }
            let difference = isBelow ? one.baseline - points : points - one.baseline
            if let place = codes.firstIndex(where: { $0.code == code }) {
                codes[place].points += difference
            } else {
                codes.append((code, difference))
            }
        }
        guard score.isFinite else { return nil }
        let order = codes.indices.filter { codes[$0].points >= 0 }.sorted { left, right in
            codes[left].points != codes[right].points
                ? codes[left].points > codes[right].points : left < right
        }
        return Result(score: score, reasonCodes: order.map { codes[$0].code })
    }
}

extension PMMLModel.Characteristic {
    /// The first attribute whose condition holds, and its points; nil where there is none.
    func match(_ row: [PMMLValue]) -> (attribute: Int, points: Double)? {
        guard let place = attributes.firstIndex(where: { $0.predicate.holds(row) == true }),
            case .number(let points) = attributes[place].partialScore.value(row)
        else { return nil }
        return (place, points)
    }
}
