import Charters
import Evidence

/// A look at the file of a person who was found: the row, the event and the notice that it leaves.
struct Look {
    let person: Person
    let subscriber: Subscriber
    let purpose: Purpose
    let context: DecisionContext

    /// The asker learns nothing; the person learns that it was tried and why it failed.
    func unavailable(
        _ reason: Inquiry.Unavailability,
        _ trace: Trace
    ) throws(Refusal) -> Decision<CheckOutcome> {
        var inquiry = inquiry(.unavailable(reason))
        inquiry.trace = trace
        var facts = facts(inquiry, rule: .everyLookIsTold)
        facts["reason"] = .string(reason.rawValue)
        let notice = try context.notice(
            to: person.id,
            .look,
            headline: "\(subscriber.name) tried to look at your file and was told nothing.",
            reason: "\(reason.sentence) It said that it wanted to \(purpose.inWords).",
            rule: .everyLookIsTold,
            remedy: Self.remedy,
            contact: subscriber.contact,
            path: path(inquiry)
        )
        let event = Event(type: .checkUnavailable, owner: .person(person.id), facts: facts)
        return Decision(
            answer: .unavailable,
            events: [event],
            changes: [.inquiry(inquiry), notice]
        )
    }

    /// The asker gets the answer; the consent is used; the person learns what was said.
    func answered(
        _ score: CheckAnswer.Score?,
        entry: Judgment?,
        statement: String?,
        traces: [Inquiry.RegisterTrace],
        _ trace: Trace,
        using consent: Consent
    ) throws(Refusal) -> Decision<CheckOutcome> {
        let answer = CheckAnswer(
            score: score,
            register: entry.map(registerAnswer) ?? .noMatch,
            statement: statement
        )
        var inquiry = inquiry(.answered(answer))
        // With the look and not in its event: the receipt of the event goes to the asker as well.
        inquiry.registerTraces = traces
        inquiry.trace = trace
        var used = consent
        if used.usedAt == nil { used.usedAt = context.now }
        var facts = facts(inquiry, rule: .scoreAddsUp)
        facts["consent"] = .string(consent.id.rawValue)
        facts["register"] = .string(entry?.id.rawValue ?? "noMatch")
        facts["score"] = answer.score.map(\.fact) ?? .null
        facts["hasStatement"] = .boolean(statement != nil)
        let notice = try context.notice(
            to: person.id,
            .look,
            headline: "\(subscriber.name) looked at your file.",
            reason: "You allowed it to, so that it can \(purpose.inWords). "
                + (answer.score.map { "It was told \($0.score) points and the reasons." }
                    ?? "We hold too little to compute a score. That is not a low score.")
                + (entry == nil ? "" : " It was told of an unpaid court order.")
                + (statement == nil ? "" : " Your statement went with it."),
            rule: .everyLookIsTold,
            remedy: Self.remedy,
            contact: subscriber.contact,
            path: path(inquiry)
        )
        let event = Event(type: .checkAnswered, owner: .person(person.id), facts: facts)
        // A consent that was used before stands as it is.
        let use: [Change] = used == consent ? [] : [.consent(used)]
        return Decision(
            answer: .answered(answer, inquiry.id),
            events: [event],
            changes: [.inquiry(inquiry)] + use + [notice]
        )
    }

    private static let remedy =
        "See in your file what was asked and answered. If you did not ask for this credit, say "
        + "\"This was not me\". You can switch sharing off or freeze your file at any time."

    private func registerAnswer(_ entry: Judgment) -> CheckAnswer.RegisterAnswer {
        let standing = entry.standing(asOf: context.now, under: context.charter)
        return .entry(
            court: entry.order.court,
            orderedOn: entry.order.orderedOn,
            principal: standing.outstanding,
            visibleUntil: standing.expiresOn.adding(days: -1)
        )
    }

    private func inquiry(_ outcome: Inquiry.Outcome) -> Inquiry {
        Inquiry(
            id: context.fresh(),
            person: person.id,
            subscriber: subscriber.id,
            askerName: subscriber.name,
            staffName: context.staffName,
            purpose: purpose,
            at: context.now,
            outcome: outcome,
            deniedByPersonAt: nil
        )
    }

    private func path(_ inquiry: Inquiry) -> String { "/me/looks/\(inquiry.id.rawValue)" }

    private func facts(_ inquiry: Inquiry, rule: Rule) -> [String: CanonicalValue] {
        [
            "inquiry": .string(inquiry.id.rawValue),
            "subscriber": .string(subscriber.id.rawValue),
            "subscriberName": .string(subscriber.name),
            "purpose": .string(purpose.rawValue), "rule": .string(rule.id),
        ]
    }
}

extension Inquiry.Unavailability {
    /// Why the asker was told nothing, in one sentence for the person.
    public var sentence: String {
        switch self {
        case .noConsent: "You have not allowed it to see your file."
        case .frozen: "You froze your file."
        case .ownFileOverdue: "You asked for your own file and do not have it yet."
        case .erasureOverdue: "You asked that your file be erased, and nobody answered in time."
        case .noScorecard: "No scorecard is in force here that could answer."
        }
    }
}

extension CheckAnswer.Score {
    /// The score with everything needed to compute it again.
    fileprivate var fact: CanonicalValue {
        .object([
            "points": .integer(Int64(score)), "scorecardHash": .string(scorecardHash),
            "scorecardName": .string(scorecardName),
            "contributions": .array(
                contributions.map { part in
                    .object([
                        "characteristic": .string(part.characteristic),
                        "attribute": .string(part.attribute),
                        "value": part.value.map { .string($0) } ?? .null,
                        "source": part.source.map { .string($0) } ?? .null,
                        "points": .integer(Int64(part.points)),
                    ])
                }
            ),
            "keyFactors": .array(keyFactors.map { .string($0.characteristic) }),
        ])
    }
}
