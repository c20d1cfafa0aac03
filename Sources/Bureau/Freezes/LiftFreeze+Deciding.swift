import Charters
import Evidence

extension LiftFreeze {
    /// Lifts at once; consents that were given before hold again.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<PersonID> {
        let person = try context.actingPerson()
        guard var freeze = state.freeze, freeze.person == person,
            freeze.isFrozen(asOf: context.now)
        else {
            throw Refusal(.wrongState, "Your file is not frozen.", .everyLookIsTold)
        }
        freeze.liftedAt = context.now
        let event = Event(
            type: .freezeLifted,
            owner: .person(person),
            facts: [
                "rule": .string(Rule.sharingIsOff.id),
                Trace.factName:
                    Freeze.trace(of: freeze, asOf: context.now, under: context.charter)
                    .canonicalValue,
            ]
        )
        let notice = try context.notice(
            to: person,
            .account,
            headline: "The freeze of your file is lifted.",
            reason:
                "You lifted it. Lenders that you allowed get an answer again; all others do not.",
            rule: .sharingIsOff,
            remedy: "If this was not you, freeze your file again: it works at once.",
            contact: state.source.contact,
            path: "/me/freeze"
        )
        return Decision(answer: person, events: [event], changes: [.freeze(freeze), notice])
    }
}
