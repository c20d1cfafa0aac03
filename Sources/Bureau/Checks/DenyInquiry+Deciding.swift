import Charters
import Evidence

extension DenyInquiry {
    /// Records that the person did not ask for this; what the asker was told stays on record.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<InquiryID> {
        let person = try context.actingPerson()
        guard var inquiry = state.inquiry, inquiry.person == person else { throw .notFound }
        guard inquiry.deniedByPersonAt == nil else {
            throw Refusal(
                .wrongState,
                "You have said already that this was not you.",
                .everyLookIsTold
            )
        }
        inquiry.deniedByPersonAt = context.now
        let event = Event(
            type: .inquiryDenied,
            owner: .person(person),
            facts: [
                "inquiry": .string(inquiry.id.rawValue),
                "asker": .string(inquiry.askerName),
                "rule": .string(Rule.everyLookIsTold.id),
            ]
        )
        return Decision(answer: inquiry.id, events: [event], changes: [.inquiry(inquiry)])
    }
}
