import Charters
import Evidence

extension OnboardSubscriber {
    /// Takes on whoever has a name, a contact, a licence and a budget within the charter.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<SubscriberID> {
        let staff = try context.actingStaff()
        try check(in: context)
        let subscriber = Subscriber(
            id: context.fresh(),
            name: name.trimmed,
            contact: contact.trimmed,
            roles: roles,
            licence: licence.trimmed,
            looksPerDay: looksPerDay,
            onboardedAt: context.now,
            suspendedAt: nil
        )
        let event = Event(
            type: .subscriberOnboarded,
            owner: .subscriber(subscriber.id),
            facts: [
                "name": .string(subscriber.name), "licence": .string(subscriber.licence),
                "roles": .array(roles.map(\.rawValue).sorted().map { .string($0) }),
                "looksPerDay": .integer(Int64(looksPerDay)), "staff": .string(staff),
                "rule": .string(Rule.closedPurposes.id),
            ]
        )
        return Decision(
            answer: subscriber.id,
            events: [event],
            changes: [.subscriber(subscriber)]
        )
    }

    private func check(in context: DecisionContext) throws(Refusal) {
        var findings = Findings()
        for (field, text) in [("name", name), ("contact", contact), ("licence", licence)]
        where text.nonBlank == nil {
            findings.add(
                .missingField,
                "A subscriber has a name, a contact and a licence.",
                .closedPurposes,
                field: field
            )
        }
        if roles.isEmpty || !roles.isSubset(of: [.lender, .court]) {
            findings.add(
                .notPermitted,
                "A subscriber is a lender or a court, and nothing else.",
                .closedPurposes,
                field: "roles"
            )
        }
        let most = context.charter.lookup.maximumLooksPerDay
        if looksPerDay < 0 || looksPerDay > most {
            findings.add(
                .malformed,
                "A budget is between 0 and \(most) looks a day.",
                .noListNoSearch,
                field: "looksPerDay"
            )
        }
        try findings.refuse()
    }
}
