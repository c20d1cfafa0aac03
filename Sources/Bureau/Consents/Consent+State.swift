public import Charters

extension Consent {
    /// The state at an instant, from what happened until then (SM4).
    public func state(asOf now: Instant, under charter: Charter) -> State {
        ConsentComputation(consent: self, now: now, charter: charter).state
    }

    /// Every question that was asked to find the state, in order; the last one decided.
    public func trace(asOf now: Instant, under charter: Charter) -> Trace {
        ConsentComputation(consent: self, now: now, charter: charter).trace
    }

    /// The day from which an unanswered request is a no.
    public func lapsesOn(under charter: Charter) -> CalendarDate {
        requestedAt.date(in: charter.zone).adding(days: charter.consent.requestDays)
    }

    /// The day from which a consent granted at an instant no longer holds.
    public func expiresOn(grantedAt: Instant, under charter: Charter) -> CalendarDate {
        let start = grantedAt.date(in: charter.zone)
        return min(
            start.adding(days: termDays),
            start.adding(months: charter.consent.maximumMonths)
        )
    }
}
