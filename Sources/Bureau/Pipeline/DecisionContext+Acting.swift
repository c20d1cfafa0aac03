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

    /// Refuses who was told that something does not hold any more and did not confirm in time.
    ///
    /// Computed from what is owed on this day; it ends with the confirmation, and no human has to act.
    func requireConfirmed(recallOwedBy day: CalendarDate?) throws(Refusal) {
        guard let day, day < today else { return }
        throw Refusal(
            .recallNotConfirmed,
            "You were told that something does not hold any more, and have not confirmed by "
                + "\(day.inWords) that you followed. Confirm it; then you can ask again at once.",
            .recall,
            parameter: "dispute.recallWorkingDays"
        )
    }

    /// Notes that the subscriber's looks of the day are used up.
    func checkBudget(
        of subscriber: Subscriber,
        looksToday: Int,
        _ findings: inout Findings
    ) {
        let budget = min(subscriber.looksPerDay, charter.lookup.maximumLooksPerDay)
        guard looksToday >= budget else { return }
        findings.add(
            .budgetSpent,
            "This subscriber has used up its looks of the day.",
            .noListNoSearch,
            parameter: "lookup.maximumLooksPerDay"
        )
    }
}
