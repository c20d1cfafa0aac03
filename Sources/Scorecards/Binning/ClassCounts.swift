/// Rows of each class.
public struct ClassCounts: Hashable, Sendable {
    /// Rows without the event.
    public var nonEvents: Int
    /// Rows with the event.
    public var events: Int

    /// Counts; neither below 0.
    public init(nonEvents: Int = 0, events: Int = 0) {
        self.nonEvents = nonEvents
        self.events = events
    }

    /// All rows.
    public var total: Int { nonEvents + events }

    /// Share of rows with the event; 0 when there are no rows.
    public var eventRate: Double { total == 0 ? 0 : Double(events) / Double(total) }

    /// Weight of evidence, ln(share of non-events / share of events): positive is safer.
    ///
    /// Half a row is added to both counts when either is 0, so that the value is finite.
    ///
    /// - Parameter population: Counts of all rows, special and missing included; both above 0.
    public func weightOfEvidence(in population: ClassCounts) -> Double {
        let (nonEventShare, eventShare) = shares(in: population)
        return naturalLogarithm(nonEventShare / eventShare)
    }

    /// Information value of these rows against a population, in nats; never negative.
    public func informationValue(in population: ClassCounts) -> Double {
        let (nonEventShare, eventShare) = shares(in: population)
        return (nonEventShare - eventShare) * naturalLogarithm(nonEventShare / eventShare)
    }

    private func shares(in population: ClassCounts) -> (nonEvents: Double, events: Double) {
        let half = nonEvents == 0 || events == 0 ? 0.5 : 0
        return (
            (Double(nonEvents) + half) / Double(population.nonEvents),
            (Double(events) + half) / Double(population.events)
        )
    }

    static func + (left: ClassCounts, right: ClassCounts) -> ClassCounts {
        ClassCounts(
            nonEvents: left.nonEvents + right.nonEvents,
            events: left.events + right.events
        )
    }

    static func += (left: inout ClassCounts, right: ClassCounts) { left = left + right }

    static func - (left: ClassCounts, right: ClassCounts) -> ClassCounts {
        ClassCounts(
            nonEvents: left.nonEvents - right.nonEvents,
            events: left.events - right.events
        )
    }
}
