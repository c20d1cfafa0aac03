extension Advice {
    /// The form of an advice with its proof.
    public static let format = "recourse-advice/1"

    /// The advice as one object: the best answer at the top, then what is needed to check it.
    ///
    /// - Parameters:
    ///   - cardHash: SHA-256 of the card's canonical JSON, in hexadecimal.
    ///   - values: The applicant's values that the card uses.
    package func json(
        cardHash: String,
        values: [String: Scorecard.Value],
        limits: AdviceLimits
    ) -> JSONValue {
        let best = answers.first
        return .object([
            "format": .string(Self.format), "card": .string(cardHash),
            "applicant": .object(values.mapValues(\.json)), "limits": limits.json,
            "cutoff": .integer(cutoff), "score": .integer(score),
            "reachable": .bool(isReachable), "greatestScore": .integer(greatestScore),
            "newScore": .integer(best?.newScore ?? score),
            "changes": .array(best?.changes.map(\.json) ?? []),
            // By construction: the search leaves nothing out, and `proof` lets anyone redo it.
            "proven": true,
            "answers": .array(answers.map(\.json)), "proof": .array(proof.map(\.json)),
        ])
    }
}

extension Scorecard.Value {
    /// The value as JSON.
    package var json: JSONValue {
        switch self {
        case .number(let number): .number(number)
        case .text(let text): .string(text)
        }
    }

    /// The value of a member; nil for null and for what is neither a number nor a text.
    package init?(_ json: JSONValue?) {
        switch json {
        case .number(let number): self = .number(number)
        case .string(let text): self = .text(text)
        default: return nil
        }
    }
}

extension Advice.Change {
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "characteristic": .string(characteristic), "from": from?.json ?? .null,
            "to": to.json, "points": .integer(points),
        ]
        if let because { members["because"] = .string(because) }
        return .object(members)
    }
}

extension Advice.Answer {
    fileprivate var json: JSONValue {
        .object([
            "afterDays": .integer(afterDays), "newScore": .integer(newScore),
            "cost": .integer(cost), "changes": .array(changes.map(\.json)),
            "byThemselves": .array(byThemselves.map(\.json)),
        ])
    }
}

extension Advice.Horizon {
    fileprivate var json: JSONValue {
        .object([
            "afterDays": .integer(afterDays), "score": .integer(score),
            "choices": .array(
                choices.map { one in
                    .object([
                        "characteristic": .string(one.characteristic),
                        "choices": .array(
                            one.choices.map {
                                .object([
                                    "to": $0.to.json, "points": .integer($0.points),
                                    "cost": .integer($0.cost),
                                ])
                            }
                        ),
                    ])
                }
            ),
        ])
    }
}

extension AdviceLimits {
    /// The limits in the form that ``init(yaml:)`` reads, whatever is the default left out.
    package var json: JSONValue {
        var members: [String: JSONValue] = [
            "others": .string(others.rawValue), "goal": .string(goal.rawValue),
            "characteristics": .object(byCharacteristic.mapValues(\.json)),
        ]
        if let mostChanges { members["mostChanges"] = .integer(mostChanges) }
        if let withinDays { members["withinDays"] = .integer(withinDays) }
        return .object(members)
    }
}

extension AdviceLimits.Limit {
    fileprivate var json: JSONValue {
        var members: [String: JSONValue] = [
            "change": .string(direction.rawValue), "costPerStep": .integer(costPerStep),
            "takesEffectAfterDays": .integer(takesEffectAfterDays),
        ]
        if let lowest { members["lowest"] = .number(lowest) }
        if let highest { members["highest"] = .number(highest) }
        if let step { members["step"] = .number(step) }
        if let levels { members["levels"] = .array(levels.map { .string($0) }) }
        if !expected.isEmpty {
            members["expected"] = .array(
                expected.map {
                    .object([
                        "afterDays": .integer($0.afterDays), "value": $0.value.json,
                        "because": .string($0.because),
                    ])
                }
            )
        }
        return .object(members)
    }
}
