public import Charters

extension Judgment {
    /// Where the judgment stands at an instant, from the facts recorded until then.
    public func standing(asOf now: Instant, under charter: Charter) -> Standing {
        Standing(
            state: .noticing, explanation: "", rule: .receiptBeforeEffect, nextDate: nil,
            visibleFrom: nil,
            expiresOn: order.orderedOn.adding(years: charter.register.termYears),
            outstanding: order.principal)
    }
}
