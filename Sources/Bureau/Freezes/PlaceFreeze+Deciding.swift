import Charters
import Evidence

extension PlaceFreeze {
    /// Freezes from this instant.
    ///
    /// Free, without a reason, and never an input of anything.
    public func decide(
        _ state: FreezeState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<PersonID> {
        let person = try context.actingPerson()
        if let freeze = state.freeze, freeze.person != person { throw .notFound }
        guard state.freeze?.isFrozen(asOf: context.now) != true else {
            throw Refusal(.wrongState, "Your file is frozen already.", .everyLookIsTold)
        }
        let freeze = Freeze(person: person, placedAt: context.now, liftedAt: nil)
        let event = Event(
            type: .freezePlaced,
            owner: .person(person),
            facts: [
                "rule": .string(Rule.sharingIsOff.id),
                Trace.factName:
                    Freeze.trace(of: freeze, asOf: context.now, under: context.charter)
                    .canonicalValue,
            ]
        )
        return Decision(answer: person, events: [event], changes: [.freeze(freeze)])
    }
}
