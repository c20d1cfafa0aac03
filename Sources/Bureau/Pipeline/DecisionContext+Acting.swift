import Charters

extension DecisionContext {
    /// Today, in the charter's zone.
    var today: CalendarDate { now.date(in: charter.zone) }

    /// The person who acts; refuses anybody else.
    func actingPerson() throws(Refusal) -> PersonID {
        guard case .person(let id) = actor else { throw .notPermitted }
        return id
    }

    /// The member of staff who acts; refuses anybody else.
    func actingStaff() throws(Refusal) -> String {
        guard case .staff(let name) = actor else { throw .notPermitted }
        return name
    }

    /// Refuses unless the actor is that subscriber, may act, and has that role.
    func require(_ subscriber: Subscriber, role: Role) throws(Refusal) {
        guard case .subscriber(subscriber.id) = actor, subscriber.roles.contains(role) else {
            throw .notPermitted
        }
        guard !subscriber.isSuspended(asOf: now) else {
            throw Refusal(
                .suspended,
                "This subscriber is suspended and can do nothing here.",
                .noListNoSearch
            )
        }
    }

    /// Refuses when the subscriber's looks of the day are used up.
    func requireBudget(of subscriber: Subscriber, looksToday: Int) throws(Refusal) {
        let budget = min(subscriber.looksPerDay, charter.lookup.maximumLooksPerDay)
        guard looksToday < budget else {
            throw Refusal(
                .budgetSpent,
                "This subscriber has used up its looks of the day.",
                .noListNoSearch,
                parameter: "lookup.maximumLooksPerDay"
            )
        }
    }
}
