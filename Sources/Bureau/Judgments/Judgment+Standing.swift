public import Charters

extension Judgment {
    /// Where the judgment stands at an instant, from the facts recorded until then.
    public func standing(asOf now: Instant, under charter: Charter) -> Standing {
        StandingComputation(judgment: self, now: now, charter: charter).standing
    }
}

extension Judgment {
    /// Whether the person reported a payment that the court has not answered.
    func hasOpenPayment(asOf now: Instant, under charter: Charter) -> Bool {
        StandingComputation(judgment: self, now: now, charter: charter).openPayment != nil
    }
}
