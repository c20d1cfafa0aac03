import Charters
import Evidence

/// What an act on a dispute needs to know.
public struct DisputeState: Sendable {
    /// The dispute, if there is one.
    public var dispute: Dispute?
    /// The item as it stands, if the dispute is about one.
    public var item: FileItem?
    /// The looks at the file, for telling who was told.
    public var inquiries: [Inquiry]
    /// The subscriber that acts; nil when it is none.
    public var subscriber: Subscriber?

    /// A state.
    public init(
        dispute: Dispute?,
        item: FileItem? = nil,
        inquiries: [Inquiry] = [],
        subscriber: Subscriber? = nil
    ) {
        self.dispute = dispute
        self.item = item
        self.inquiries = inquiries
        self.subscriber = subscriber
    }
}

extension DisputeState {
    /// The dispute, if it is the acting person's own; somebody else's looks like none.
    func own(in context: DecisionContext) throws(Refusal) -> Dispute {
        let person = try context.actingPerson()
        guard let dispute, dispute.person == person else { throw .notFound }
        return dispute
    }

    /// The dispute, if whoever acts is the one to answer it; another's looks like none.
    ///
    /// - Parameter operatorMay: Whether the operator's staff may act beside a furnisher.
    func answered(
        in context: DecisionContext,
        operatorMay: Bool = false
    ) throws(Refusal) -> Dispute {
        switch context.actor {
        case .person, .representative: throw .notPermitted
        case .staff:
            guard let dispute, dispute.furnisher == nil || operatorMay else { throw .notFound }
            return dispute
        case .subscriber(let id):
            guard let subscriber else { throw .notPermitted }
            try context.require(subscriber, role: .lender)
            guard let dispute, dispute.furnisher == id else { throw .notFound }
            return dispute
        }
    }
}

/// An act on a dispute: what it changes, what is logged, and that the person learns of it.
struct DisputeAct {
    let context: DecisionContext
    let before: Dispute?

    func standing(of dispute: Dispute) -> DisputeStanding {
        dispute.standing(asOf: context.now, under: context.charter)
    }

    /// The decision: the row, the event with the standing before and after, and a notice.
    func decision(
        _ after: Dispute,
        _ type: EventType,
        _ rule: Rule,
        headline: String,
        reason: String = "",
        facts: [String: CanonicalValue] = [:],
        further: [Event] = [],
        changes: [Change] = []
    ) throws(Refusal) -> Decision<DisputeID> {
        var after = after
        let trace = after.trace(asOf: context.now, under: context.charter)
        after.traces = (after.traces ?? []) + [trace]
        let now = standing(of: after)
        var kept = after.facts(rule: rule).merging(facts) { _, new in new }
        kept["stateBefore"] = before.map { .string(standing(of: $0).state.rawValue) } ?? .null
        kept["stateAfter"] = .string(now.state.rawValue)
        kept["stateRule"] = .string(now.rule.id)
        if let next = now.nextDate { kept["nextDate"] = .string(next.description) }
        let notice = try context.notice(
            to: after.person,
            .dispute,
            headline: headline,
            reason: [reason, now.explanation].filter { !$0.isEmpty }.joined(separator: " "),
            rule: now.rule,
            remedy: remedy(now),
            contact: after.contact,
            deadline: now.state == .rejected ? now.nextDate?.adding(days: -1) : nil,
            path: after.path
        )
        let event = Event(type: type, owner: .person(after.person), facts: kept)
        return Decision(
            answer: after.id,
            events: [event] + further,
            changes: [.dispute(after)] + changes + [notice]
        )
    }

    private func remedy(_ standing: DisputeStanding) -> String {
        switch standing.state {
        case .open, .investigating, .appealed:
            "There is nothing you need to do. You can add what you know at any time."
        case .rejected:
            "Ask for a second human, in any words, or write a statement that is shown beside it. "
                + "Both are free."
        case .kept, .reinserted:
            "Write a statement that is shown beside it, say again that it is wrong if you know "
                + "more, or complain to the regulator. All of it is free."
        case .corrected:
            "If the new value is wrong too, say so. It is free."
        case .upheld, .deleted:
            "There is nothing you need to do. If something is still wrong, write to the contact "
                + "below."
        }
    }
}

extension Dispute {
    /// What the log keeps of every act on a dispute.
    func facts(rule: Rule) -> [String: CanonicalValue] {
        [
            "dispute": .string(id.rawValue), "title": .string(title),
            "item": item.map { .string($0.id.rawValue) } ?? .null,
            "look": look.map { .string($0.rawValue) } ?? .null,
            "furnisher": furnisher.map { .string($0.rawValue) } ?? .null,
            "furnisherName": .string(furnisherName), "rule": .string(rule.id),
        ]
    }
}
