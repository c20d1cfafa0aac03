import Charters
import Evidence

extension Judgment {
    /// Where the person finds it.
    var path: String { "/me/register/\(id.rawValue)" }

    /// What the log keeps of every act on a judgment.
    func facts(rule: Rule) -> [String: CanonicalValue] {
        [
            "judgment": .string(id.rawValue), "filedBy": .string(filedBy.rawValue),
            "rule": .string(rule.id),
        ]
    }
}

extension JudgmentState {
    /// The judgment, if the acting court filed it; another court's looks like none.
    func filed(in context: DecisionContext) throws(Refusal) -> Judgment {
        guard case .subscriber(let subscriber) = context.actor else { throw .notPermitted }
        guard let judgment, judgment.filedBy == subscriber else { throw .notFound }
        return judgment
    }

    /// The judgment, if it is the acting person's own; somebody else's looks like none.
    func own(in context: DecisionContext) throws(Refusal) -> Judgment {
        let person = try context.actingPerson()
        guard let judgment, judgment.person == person else { throw .notFound }
        return judgment
    }
}

/// An act on a judgment: what it changes, what is logged, and that the person learns of it.
struct JudgmentAct {
    let context: DecisionContext
    let before: Judgment

    init(on judgment: Judgment, in context: DecisionContext) {
        self.context = context
        before = judgment
    }

    /// Whether nothing can be done to the entry any more, unless it makes its end more complete.
    var hasEnded: Bool { standing(of: before).state.isFinal }

    /// Notes that the entry has ended; else what stands in the way of this act, if anything does.
    ///
    /// Called after the fields were read, so that whoever is refused learns of both at once.
    func checkState(
        _ findings: inout Findings,
        _ obstacle: @autoclosure () -> Refusal.Finding? = nil
    ) {
        if hasEnded {
            findings.add(
                .wrongState,
                "This entry has ended, and nothing brings it back.",
                .hardExpiry
            )
        } else if let obstacle = obstacle() {
            findings.add(obstacle)
        }
    }

    func standing(of judgment: Judgment) -> Standing {
        judgment.standing(asOf: context.now, under: context.charter)
    }

    /// The decision: the row, the event with the standing before and after, and a notice.
    func decision(
        _ after: Judgment,
        _ type: EventType,
        _ rule: Rule,
        headline: String,
        facts: [String: CanonicalValue] = [:],
        further: [EventType] = []
    ) throws(Refusal) -> Decision<JudgmentID> {
        var after = after
        after.keepTrace(in: context)
        let (was, now) = (standing(of: before), standing(of: after))
        var kept = after.facts(rule: rule).merging(facts) { _, new in new }
        kept["stateBefore"] = .string(was.state.rawValue)
        kept["stateAfter"] = .string(now.state.rawValue)
        kept["stateRule"] = .string(now.rule.id)
        if let visibleFrom = now.visibleFrom {
            kept["visibleFrom"] = .string(visibleFrom.description)
        }
        let owner = Event.Owner.person(after.person)
        var events = [Event(type: type, owner: owner, facts: kept)]
        for type in further {
            events.append(Event(type: type, owner: owner, facts: after.facts(rule: now.rule)))
        }
        let notice = try context.notice(
            to: after.person,
            .judgmentChanged,
            headline: headline,
            reason: now.explanation,
            rule: now.rule,
            remedy: now.state.isFinal
                ? "There is nothing you need to do. If something is still wrong, write to the "
                    + "contact below."
                : "You can pay, agree a plan or object in your file, in any words. An objection "
                    + "hides the entry at once.",
            contact: after.filedByContact,
            deadline: now.state.isFinal ? nil : deadline(now),
            path: after.path
        )
        return Decision(
            answer: after.id,
            events: events,
            changes: [.judgment(after), notice]
        )
    }

    /// The last day before lenders could see it, when that day is still ahead.
    private func deadline(_ standing: Standing) -> CalendarDate? {
        guard let visibleFrom = standing.visibleFrom, visibleFrom > context.today else {
            return nil
        }
        return visibleFrom.adding(days: -1)
    }
}
