import Charters
import Evidence

/// What follows from an alarm: the event, and that the subscriber may do nothing more.
struct RaisedAlarm {
    let event: Event
    let change: Change
}

extension DecisionContext {
    /// Suspends a subscriber from this instant and keeps why; nil when it is suspended already.
    func alarm(
        _ kind: LookAlarm.Kind,
        on subscriber: Subscriber,
        looksToday: Int,
        strays: Int
    ) -> RaisedAlarm? {
        guard !subscriber.isSuspended(asOf: now) else { return nil }
        var suspended = subscriber
        suspended.suspendedAt = now
        suspended.alarm = LookAlarm(
            kind: kind,
            at: now,
            looksToday: looksToday,
            strays: strays
        )
        let event = Event(
            type: .alarmRaised,
            owner: .subscriber(subscriber.id),
            facts: [
                "kind": .string(kind.rawValue), "looksToday": .integer(Int64(looksToday)),
                "strays": .integer(Int64(strays)), "rule": .string(Rule.noListNoSearch.id),
            ]
        )
        return RaisedAlarm(event: event, change: .subscriber(suspended))
    }

    /// The alarm on a subscriber that goes on asking after its looks of the day are used up.
    ///
    /// - Parameter looksToday: Before this one.
    func alarmOfHammering(by subscriber: Subscriber, looksToday: Int) -> RaisedAlarm? {
        let budget = min(subscriber.looksPerDay, charter.lookup.maximumLooksPerDay)
        let tries = looksToday + 1
        guard tries > budget + charter.lookup.maximumUnansweredLooksPerDay else { return nil }
        return alarm(.hammering, on: subscriber, looksToday: tries, strays: 0)
    }
}
