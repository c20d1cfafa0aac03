import Bureau

extension JSONValue {
    /// A score with its parts and reasons.
    init(_ score: CheckAnswer.Score) {
        self = .object([
            "score": .int(Int64(score.score)), "lowest": .int(Int64(score.lowest)),
            "highest": .int(Int64(score.highest)),
            "contributions": .array(
                score.contributions.map { line in
                    .object([
                        "characteristic": .string(line.characteristic),
                        "label": .string(line.label), "attribute": .string(line.attribute),
                        "value": JSONValue(line.value), "source": JSONValue(line.source),
                        "points": .int(Int64(line.points)),
                        "bestPoints": .int(Int64(line.bestPoints)),
                        "statement": JSONValue(line.statement),
                    ])
                }
            ),
            "keyFactors": .array(score.keyFactors.map(Self.keyFactor)),
            "inquiryFactor": score.inquiryFactor.map(Self.keyFactor) ?? .null,
            "scorecard": .object([
                "name": .string(score.scorecardName), "hash": .string(score.scorecardHash),
            ]),
        ])
    }

    private static func keyFactor(_ factor: CheckAnswer.KeyFactor) -> JSONValue {
        .object([
            "characteristic": .string(factor.characteristic),
            "sentence": .string(factor.sentence), "pointsLost": .int(Int64(factor.pointsLost)),
        ])
    }

    /// What the register says: nothing, or exactly one entry.
    init(_ answer: CheckAnswer.RegisterAnswer) {
        switch answer {
        case .noMatch: self = .object(["answer": .string("noMatch")])
        case .erased: self = .object(["answer": .string("erased")])
        case .entry(let court, let orderedOn, let principal, let visibleUntil):
            self = .object([
                "answer": .string("entry"),
                "entry": .object([
                    "court": .string(court), "orderedOn": JSONValue(orderedOn),
                    "principal": JSONValue(principal), "visibleUntil": JSONValue(visibleUntil),
                ]),
            ])
        }
    }

    /// Why a court order was told or not; for the person alone.
    private static func trace(_ trace: Inquiry.RegisterTrace) -> JSONValue {
        .object([
            "judgment": .string(trace.judgment.rawValue), "isTold": .bool(trace.isTold),
            "charter": .string(trace.charter), "steps": .array(trace.steps.map { JSONValue($0) }),
        ])
    }

    /// A look as its person sees it, with the reason why nothing was told.
    init(_ look: Inquiry) {
        var members: [String: JSONValue] = [
            "id": .string(look.id.rawValue), "who": .string(look.askerName),
            "subscriber": JSONValue(look.subscriber?.rawValue), "by": JSONValue(look.staffName),
            "purpose": .string(look.purpose.rawValue), "at": JSONValue(look.at),
            "deniedByPersonAt": JSONValue(look.deniedByPersonAt),
            "orders": look.registerTraces.map { .array($0.map(Self.trace)) } ?? .null,
            "trace": JSONValue(look.trace),
        ]
        switch look.outcome {
        case .answered(let answer):
            members["outcome"] = .string("answered")
            members["score"] = answer.score.map { JSONValue($0) } ?? .null
            members["register"] = JSONValue(answer.register)
            members["statement"] = JSONValue(answer.statement)
        case .unavailable(let reason):
            members["outcome"] = .string("unavailable")
            members["reason"] = .string(reason.rawValue)
        case .handedOver(let given):
            members["outcome"] = .string("handedOver")
            members["courtOrder"] = .object([
                "id": .string(given.order.rawValue), "court": .string(given.court),
                "caseNumber": .string(given.caseNumber), "orderedOn": JSONValue(given.orderedOn),
                "items": .array(given.items.map { .string($0.rawValue) }),
                "entries": .int(Int64(given.entries)), "recordedBy": .string(given.recordedBy),
            ])
        case .opened(let matter):
            members["outcome"] = .string("opened")
            members["matter"] = .object([
                "kind": .string(matter.kind), "id": .string(matter.id),
            ])
        }
        self = .object(members)
    }
}
