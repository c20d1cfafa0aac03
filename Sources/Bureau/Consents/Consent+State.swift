public import Charters

extension Consent {
    /// The state at an instant, from what happened until then (SM4).
    public func state(asOf now: Instant, under charter: Charter) -> State {
        let today = now.date(in: charter.zone)
        if let withdrawnAt, withdrawnAt <= now { return .withdrawn }
        if let refusedAt, refusedAt <= now { return .refused }
        guard let grantedAt, grantedAt <= now else {
            return today < lapsesOn(under: charter) ? .requested : .lapsed
        }
        if isSingleUse, let usedAt, usedAt <= now { return .used }
        return today < expiresOn(grantedAt: grantedAt, under: charter) ? .active : .expired
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
