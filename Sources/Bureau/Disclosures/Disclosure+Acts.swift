import Charters
import Evidence

/// What an act on a request for one's own file needs to know.
public struct DisclosureState: Sendable {
    /// The request, if there is one.
    public var disclosure: Disclosure?

    /// A state.
    public init(disclosure: Disclosure?) {
        self.disclosure = disclosure
    }
}

extension DisclosureState {
    /// The request, while it is owed an answer.
    func owed(in context: DecisionContext) throws(Refusal) -> Disclosure {
        _ = try context.actingStaff()
        guard let disclosure else { throw .notFound }
        let standing = disclosure.standing(asOf: context.now, under: context.charter)
        guard standing.state.isOwed else {
            throw Refusal(.wrongState, "This request is answered already.", .everyLookIsTold)
        }
        return disclosure
    }
}

/// An act on a request: what it changes, what is logged, and that the person learns of it.
struct DisclosureAct {
    let context: DecisionContext

    func decision(
        _ after: Disclosure,
        _ type: EventType,
        headline: String,
        facts: [String: CanonicalValue] = [:],
        further: [Event] = []
    ) throws(Refusal) -> Decision<DisclosureID> {
        var after = after
        let trace = after.trace(asOf: context.now, under: context.charter)
        after.traces = (after.traces ?? []) + [trace]
        let standing = after.standing(asOf: context.now, under: context.charter)
        let notice = try context.notice(
            to: after.person,
            .disclosure,
            headline: headline,
            reason: standing.explanation,
            rule: standing.rule,
            remedy: after.refused?.remedy
                ?? "Read it, and say of anything that is wrong that it is wrong. It is free, and so "
                + "is asking again.",
            contact: after.contact,
            path: after.path
        )
        var kept = after.facts.merging(facts) { _, new in new }
        kept["stateAfter"] = .string(standing.state.rawValue)
        let event = Event(type: type, owner: .person(after.person), facts: kept)
        return Decision(
            answer: after.id,
            events: [event] + further,
            changes: [.disclosure(after), notice]
        )
    }
}

extension Disclosure {
    /// What the log keeps of every act on a request.
    var facts: [String: CanonicalValue] {
        [
            "disclosure": .string(id.rawValue), "channel": .string(channel.rawValue),
            "askedAt": .string(askedAt.description),
            "rule": .string(Rule.everyLookIsTold.id),
        ]
    }
}
