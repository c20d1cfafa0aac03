/// Two cards on the same rows: champion and challenger.
public struct CardComparison: Sendable {
    /// One card with its cutoff.
    public struct Side: Sendable {
        /// How well it does on all rows.
        public var measures: Measures
        /// The least score that it approves.
        public var cutoff: Int
        /// Rows that it approves, of all.
        public var approvals: Proportion
        /// Events among the rows that it approves.
        public var approvedEvents: Proportion
    }

    /// The rows that the two cards treat in one way, and the events among them.
    public struct Cell: Sendable {
        /// Rows; with weights, their sum.
        public var rows = 0.0
        /// Events among them.
        public var events = 0.0
        /// The event rate with its interval after Wilson; nil without rows.
        public var eventRate: Estimate? {
            rows > 0 ? Proportion(events, of: rows).estimate : nil
        }
    }

    /// The card in use.
    public let champion: Side
    /// The card that would take its place.
    public let challenger: Side
    /// AUC of the challenger less that of the champion.
    public let areaDifference: AreaDifference
    /// Approved by both.
    public let both: Cell
    /// Approved by the challenger alone.
    public let swapIn: Cell
    /// Approved by the champion alone.
    public let swapOut: Cell
    /// Approved by neither.
    public let neither: Cell

    /// Event rate of those swapped in less that of those swapped out, after Newcombe; nil without
    /// both.
    public var swapDifference: Estimate? {
        guard swapIn.rows > 0, swapOut.rows > 0 else { return nil }
        return Proportion(swapIn.events, of: swapIn.rows)
            .difference(from: Proportion(swapOut.events, of: swapOut.rows))
    }

    /// Compares scores row by row.
    ///
    /// - Parameters:
    ///   - champion: Scores of the card in use, its scaling and its cutoff.
    ///   - challenger: The same of the card that would take its place.
    ///   - outcomes: Outcomes with at least one event and one non-event.
    public init(
        champion: (scores: [Int32], scaling: Scaling, cutoff: Cutoff),
        challenger: (scores: [Int32], scaling: Scaling, cutoff: Cutoff),
        outcomes: Outcomes
    ) {
        areaDifference = AreaDifference(challenger.scores, champion.scores, outcomes: outcomes)
        var (both, swapIn, swapOut, neither) = (Cell(), Cell(), Cell(), Cell())
        for row in outcomes.classes.indices where outcomes.classes[row] != Outcomes.aside {
            let weight = outcomes.weights?[row] ?? 1
            let events = outcomes.classes[row] == Outcomes.event ? weight : 0
            let inUse = Int(champion.scores[row]) >= champion.cutoff.score
            let other = Int(challenger.scores[row]) >= challenger.cutoff.score
            switch (inUse, other) {
            case (true, true): both.add(weight, events)
            case (false, true): swapIn.add(weight, events)
            case (true, false): swapOut.add(weight, events)
            case (false, false): neither.add(weight, events)
            }
        }
        (self.both, self.swapIn, self.swapOut, self.neither) = (both, swapIn, swapOut, neither)
        let total = both.rows + swapIn.rows + swapOut.rows + neither.rows
        let common = both
        func side(
            _ one: (scores: [Int32], scaling: Scaling, cutoff: Cutoff),
            _ swapped: Cell
        ) -> Side {
            let approved = common.rows + swapped.rows
            return Side(
                measures: Measures(scores: one.scores, outcomes: outcomes, scaling: one.scaling),
                cutoff: one.cutoff.score,
                approvals: Proportion(approved, of: total),
                approvedEvents: Proportion(common.events + swapped.events, of: approved)
            )
        }
        self.champion = side(champion, swapOut)
        self.challenger = side(challenger, swapIn)
    }
}

extension CardComparison.Cell {
    fileprivate mutating func add(_ weight: Double, _ events: Double) {
        rows += weight
        self.events += events
    }
}
