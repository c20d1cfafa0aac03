import Bureau
import Charters
import Identity

extension JSONValue {
    /// A dispute and where it stands, as its person sees it: with why, step by step.
    init(_ dispute: Dispute, words: Words) {
        self = .object(Self.ownMembers(of: dispute, words: words))
    }

    /// The members of a dispute that its person alone sees, too.
    static func ownMembers(of dispute: Dispute, words: Words) -> [String: JSONValue] {
        var members = members(of: dispute, words: words)
        members["trace"] = JSONValue(dispute.trace(asOf: words.now, under: words.charter))
        members["traces"] = JSONValue(dispute.traces)
        return members
    }

    /// The members of a dispute; nothing in them says whose it is.
    static func members(of dispute: Dispute, words: Words) -> [String: JSONValue] {
        let standing = dispute.standing(asOf: words.now, under: words.charter)
        let days = dispute.days(asOf: words.now, under: words.charter)
        return [
            "id": .string(dispute.id.rawValue), "subject": JSONValue(dispute.subject),
            "title": .string(dispute.title),
            "item": dispute.item.map { JSONValue($0) } ?? .null,
            "furnisher": .object([
                "id": JSONValue(dispute.furnisher?.rawValue),
                "name": .string(dispute.furnisherName), "contact": .string(dispute.contact),
            ]),
            "state": .string(standing.state.rawValue),
            "isHidden": .bool(standing.hides || (dispute.item != nil && standing.state.isGone)),
            "explanation": .string(standing.explanation),
            "rule": .string(standing.rule.id), "citation": .string(standing.rule.citation),
            "nextOn": JSONValue(standing.nextDate),
            "openedAt": JSONValue(dispute.openedAt),
            "forwardedAt": JSONValue(dispute.forwardedAt),
            "days": JSONValue(days),
            "rounds": .array(dispute.rounds.map { JSONValue($0) }),
            "files": .array(dispute.sentFiles.map { JSONValue($0) }),
            "moreTime": dispute.moreTime.map {
                .object([
                    "askedAt": JSONValue($0.askedAt), "reason": .string($0.reason),
                    "days": .int(Int64($0.days)), "agreedAt": JSONValue($0.agreedAt),
                ])
            } ?? .null,
            "statement": dispute.statement.map {
                .object(["at": JSONValue($0.at), "words": .string($0.words)])
            } ?? .null,
            "reinsertion": dispute.reinsertion.map {
                .object([
                    "at": JSONValue($0.at), "certificate": .string($0.certificate),
                    "reviewer": JSONValue($0.reviewer),
                ])
            } ?? .null,
        ]
    }

    private init(_ subject: Dispute.Subject) {
        switch subject {
        case .item(let id):
            self = .object(["kind": .string("item"), "item": .string(id.rawValue)])
        case .look(let id):
            self = .object(["kind": .string("look"), "look": .string(id.rawValue)])
        case .scoreInput(let id, let characteristic):
            self = .object([
                "kind": .string("scoreInput"), "look": .string(id.rawValue),
                "characteristic": .string(characteristic),
            ])
        }
    }

    private init(_ days: DisputeDays) {
        self = .object([
            "sentOnBy": JSONValue(days.forwardBy), "decideBefore": JSONValue(days.decideBefore),
            "appealUntil": JSONValue(days.appealUntil), "shownFrom": JSONValue(days.shownFrom),
            "recipientsToldBy": JSONValue(days.recallBy),
        ])
    }

    private init(_ round: Dispute.Round) {
        self = .object([
            "at": JSONValue(round.at), "words": .string(round.words),
            "answer": round.answer.map {
                .object([
                    "verdict": .string($0.verdict.rawValue), "reviewer": JSONValue($0.reviewer),
                    "checked": .string($0.checked), "reason": .string($0.reason),
                    "correctedValue": $0.correctedValue.map { JSONValue($0) } ?? .null,
                    "at": JSONValue($0.at),
                ])
            } ?? .null,
        ])
    }

    private init(_ file: DisputeFile) {
        self = .object([
            "id": .string(file.id.rawValue), "name": .string(file.name),
            "kind": .string(file.kind.rawValue), "mediaType": .string(file.kind.mediaType),
            "size": .int(Int64(file.size)), "sha256": .string(file.sha256),
            "at": JSONValue(file.at),
        ])
    }

    private init(_ reviewer: CreditDecision.Reviewer) {
        self = .object(["name": .string(reviewer.name), "role": .string(reviewer.role)])
    }

    /// A request for one's own file and where it stands, as its person sees it: with why.
    init(_ disclosure: Disclosure, words: Words) {
        self = .object(Self.ownMembers(of: disclosure, words: words))
    }

    /// The members of a request that its person alone sees, too.
    static func ownMembers(of disclosure: Disclosure, words: Words) -> [String: JSONValue] {
        var members = members(of: disclosure, words: words)
        members["trace"] = JSONValue(disclosure.trace(asOf: words.now, under: words.charter))
        members["traces"] = JSONValue(disclosure.traces)
        return members
    }

    /// The members of a request; nothing in them says whose it is.
    static func members(of disclosure: Disclosure, words: Words) -> [String: JSONValue] {
        func step(_ step: Disclosure.Step?) -> JSONValue {
            step.map { .object(["at": JSONValue($0.at), "by": .string($0.by)]) } ?? .null
        }
        let standing = disclosure.standing(asOf: words.now, under: words.charter)
        return [
            "id": .string(disclosure.id.rawValue),
            "channel": .string(disclosure.channel.rawValue),
            "state": .string(standing.state.rawValue),
            "explanation": .string(standing.explanation),
            "rule": .string(standing.rule.id), "citation": .string(standing.rule.citation),
            "answerBy": JSONValue(standing.lastDay),
            "askedAt": JSONValue(disclosure.askedAt), "recorded": step(disclosure.recorded),
            "contact": .string(disclosure.contact), "identified": step(disclosure.identified),
            "compiled": step(disclosure.compiled),
            "delivered": disclosure.delivery.map {
                .object([
                    "at": JSONValue($0.at), "by": .string($0.by), "how": .string($0.how),
                ])
            } ?? .null,
            "refused": disclosure.refused.map {
                .object([
                    "at": JSONValue($0.at), "by": .string($0.by), "reason": .string($0.reason),
                    "remedy": .string($0.remedy),
                ])
            } ?? .null,
        ]
    }

    /// Whose matter it is, for whoever has to answer it.
    static func subject(_ claim: IdentityClaim) -> JSONValue {
        .object([
            "givenName": .string(claim.givenName), "familyName": .string(claim.familyName),
            "dateOfBirth": .string(claim.dateOfBirth),
        ])
    }
}
