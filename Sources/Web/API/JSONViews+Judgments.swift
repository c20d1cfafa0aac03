import Bureau
import Charters

extension JSONValue {
    /// Where an entry stands, as the court that filed it is told.
    static func standing(of judgment: Judgment, words: Words) -> [String: JSONValue] {
        let standing = judgment.standing(asOf: words.now, under: words.charter)
        return [
            "id": .string(judgment.id.rawValue), "state": .string(standing.state.rawValue),
            "isVisible": .bool(standing.isVisible), "explanation": .string(standing.explanation),
            "rule": .string(standing.rule.id), "citation": .string(standing.rule.citation),
            "nextOn": JSONValue(standing.nextDate), "visibleFrom": JSONValue(standing.visibleFrom),
            "expiresOn": JSONValue(standing.expiresOn),
            "outstanding": JSONValue(standing.outstanding),
            "caseNumber": .string(judgment.order.caseNumber),
            "filedAt": JSONValue(judgment.filedAt),
            "confirmedAt": JSONValue(judgment.confirmedAt),
        ]
    }

    /// An entry as the person in it sees it: everything.
    init(_ judgment: Judgment, words: Words) {
        var members = Self.standing(of: judgment, words: words)
        members["trace"] = .array(
            judgment.trace(asOf: words.now, under: words.charter).map { JSONValue($0) }
        )
        members["traces"] = JSONValue(judgment.traces)
        members["charter"] = .string("\(words.charter.name) \(words.charter.version)")
        let order = judgment.order
        members["order"] = .object([
            "court": .string(order.court), "caseNumber": .string(order.caseNumber),
            "orderedOn": JSONValue(order.orderedOn),
            "obligationAroseOn": JSONValue(order.obligationAroseOn),
            "principal": JSONValue(order.principal), "creditor": .string(order.creditor),
            "reasons": .string(order.reasons),
        ])
        members["serviceAttempts"] = .array(
            judgment.serviceAttempts.map {
                .object(["at": JSONValue($0.at), "channel": .string($0.channel)])
            }
        )
        members["receipt"] =
            judgment.receipt.map {
                .object([
                    "kind": .string($0.kind.rawValue), "reference": .string($0.reference),
                    "receivedAt": JSONValue($0.receivedAt),
                ])
            } ?? .null
        members["objections"] = .array(judgment.objections.map(Self.objection))
        members["payments"] = .array(
            judgment.payments.map {
                .object([
                    "reportedBy": .string($0.reportedBy), "at": JSONValue($0.at),
                    "principalLeftMinorUnits": .int($0.principalLeftMinorUnits),
                    "proof": .string($0.proof),
                ])
            }
        )
        members["suspendedAt"] = JSONValue(judgment.suspendedAt)
        members["removal"] =
            judgment.removal.map {
                .object(["reason": .string($0.reason.rawValue), "at": JSONValue($0.at)])
            } ?? .null
        self = .object(members)
    }

    /// One step of how it was decided.
    init(_ step: TraceStep) {
        self = .object([
            "rule": .string(step.rule), "parameter": JSONValue(step.parameter),
            "value": step.value.map { .int($0) } ?? .null, "unit": JSONValue(step.unit),
            "valueFrom": JSONValue(step.valueFrom), "citation": .string(step.citation),
            "fact": .string(step.fact), "followed": .string(step.followed),
            "decides": .bool(step.decides),
        ])
    }

    private static func objection(_ objection: Judgment.Objection) -> JSONValue {
        .object([
            "at": JSONValue(objection.at), "words": .string(objection.ownWords),
            "isPlan": .bool(objection.tellsOfPlan),
            "outcome": objection.outcome.map {
                .object([
                    "isUpheld": .bool($0.isUpheld), "reason": .string($0.reason),
                    "reviewer": .string($0.reviewer), "at": JSONValue($0.at),
                ])
            } ?? .null,
        ])
    }
}
