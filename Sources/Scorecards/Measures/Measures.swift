/// How well whole-number scores tell events from non-events, and how true their probabilities are.
public struct Measures: Hashable, Sendable {
    /// The rows measured.
    public var counts: ClassCounts
    /// Share of pairs of a non-event and an event that the score orders rightly; ties count half.
    public var auc: Double
    /// Lower end of the 95 % interval of the AUC after DeLong; at least 0.
    public var aucLower: Double
    /// Upper end of the 95 % interval of the AUC after DeLong; at most 1.
    public var aucUpper: Double
    /// Greatest distance between the two classes' distributions of scores, 0 to 1.
    public var ks: Double
    /// Mean squared distance between probability and outcome, 0 to 1; lower is better.
    public var brier: Double

    /// Twice the AUC less 1.
    public var gini: Double { 2 * auc - 1 }

    /// Measures scores of the rows that take part.
    ///
    /// Only the counts of each distinct score are needed: the work after counting does not grow
    /// with the rows.
    ///
    /// - Parameters:
    ///   - scores: One score a row; higher is safer.
    ///   - outcomes: Outcomes with at least one event and one non-event.
    public init(scores: [Int32], outcomes: Outcomes, scaling: Scaling) {
        let bands = outcomes.bands(scores)
        counts = outcomes.counts
        let events = bands.reduce(0) { $0 + $1.events }
        let nonEvents = bands.reduce(0) { $0 + $1.nonEvents }
        var (eventsBelow, nonEventsBelow) = (0.0, 0.0)
        var (placements, eventSquares, nonEventSquares) = (0.0, 0.0, 0.0)
        var (farthest, squares) = (0.0, 0.0)
        for (score, others, here) in bands {
            // Of an event: the share of non-events that score more. Of a non-event: of events, less.
            let above = (nonEvents - nonEventsBelow - others / 2) / nonEvents
            let below = (eventsBelow + here / 2) / events
            placements += here * above
            eventSquares += here * above * above
            nonEventSquares += others * below * below
            eventsBelow += here
            nonEventsBelow += others
            farthest = max(farthest, abs(eventsBelow / events - nonEventsBelow / nonEvents))
            let probability = scaling.probability(score: Int(score))
            squares += here * (1 - probability) * (1 - probability)
            squares += others * probability * probability
        }
        let area = placements / events
        auc = area
        ks = farthest
        brier = squares / (events + nonEvents)
        // Variances of the placements with n - 1, as DeLong, DeLong and Clarke-Pearson (1988).
        let eventPart = (eventSquares - events * area * area) / max(1, events - 1) / events
        let nonEventPart =
            (nonEventSquares - nonEvents * area * area) / max(1, nonEvents - 1) / nonEvents
        let reach = 1.959963984540054 * max(0, eventPart + nonEventPart).squareRoot()
        aucLower = max(0, area - reach)
        aucUpper = min(1, area + reach)
    }
}
