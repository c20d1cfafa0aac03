import Bureau
import Charters

extension JSONValue {
    /// A decision and where it stands, as its person sees it: with why, step by step.
    init(_ decision: CreditDecision, words: Words) {
        var members = Self.members(of: decision, words: words)
        members["trace"] = JSONValue(decision.trace(asOf: words.now, under: words.charter))
        members["traces"] = JSONValue(decision.traces)
        self = .object(members)
    }

    /// The members of a decision that the lender who made it sees, too.
    static func members(of decision: CreditDecision, words: Words) -> [String: JSONValue] {
        let standing = decision.standing(asOf: words.now, under: words.charter)
        return [
            "id": .string(decision.id.rawValue), "look": .string(decision.inquiry.rawValue),
            "lender": .object([
                "id": .string(decision.lender.rawValue), "name": .string(decision.lenderName),
                "contact": .string(decision.lenderContact),
            ]),
            "purpose": .string(decision.purpose.rawValue),
            "applicationCompletedOn": JSONValue(decision.applicationCompletedOn),
            "outcome": .string(decision.latest.outcome.rawValue),
            "state": .string(standing.state.rawValue),
            "mayBeReliedOn": .bool(standing.mayBeReliedOn),
            "explanation": .string(standing.explanation),
            "rule": .string(standing.rule.id), "citation": .string(standing.rule.citation),
            "answerBy": JSONValue(standing.lastDay),
            "verdicts": .array(decision.verdicts.map { JSONValue($0) }),
            "reviews": .array(
                decision.reviews.map {
                    .object([
                        "at": JSONValue($0.at), "words": .string($0.words),
                        "answeredAt": JSONValue($0.answeredAt),
                    ])
                }
            ),
        ]
    }

    private init(_ verdict: CreditDecision.Verdict) {
        self = .object([
            "outcome": .string(verdict.outcome.rawValue), "at": JSONValue(verdict.at),
            "reviewer": verdict.reviewer.map {
                .object(["name": .string($0.name), "role": .string($0.role)])
            } ?? .null,
            "hearing": .string(verdict.hearing.rawValue),
            "reasons": .array(
                verdict.reasons.map {
                    .object([
                        "code": .string($0.code), "sentence": .string($0.sentence),
                        "pointsLost": $0.pointsLost.map { .int(Int64($0)) } ?? .null,
                    ])
                }
            ),
            "notice": verdict.notice.map { JSONValue($0) } ?? .null,
            "answer": JSONValue(verdict.answer),
        ])
    }

    private init(_ notice: AdverseNotice) {
        self = .object([
            "action": .string(notice.action), "decidedBy": .string(notice.decidedBy),
            "creditor": .object([
                "name": .string(notice.creditorName), "contact": .string(notice.creditorContact),
            ]),
            "reasons": .array(notice.reasons.map(JSONValue.string)),
            "score": notice.score.map {
                .object([
                    "score": .int(Int64($0.points)), "lowest": .int(Int64($0.lowest)),
                    "highest": .int(Int64($0.highest)),
                    "scorecard": .object([
                        "name": .string($0.scorecardName), "hash": .string($0.scorecardHash),
                    ]),
                ])
            } ?? .null,
            "scoreInWords": .string(notice.scoreInWords), "toldOn": JSONValue(notice.toldOn),
            "source": .object([
                "name": .string(notice.sourceName), "contact": .string(notice.sourceContact),
            ]),
            "sourceDidNotDecide": .string(notice.sourceDidNotDecide),
            "freeCopy": .string(notice.freeCopy), "dispute": .string(notice.dispute),
            "review": .string(notice.review), "points": .string(notice.points),
            "complaint": .string(notice.complaint), "late": JSONValue(notice.late),
        ])
    }
}
