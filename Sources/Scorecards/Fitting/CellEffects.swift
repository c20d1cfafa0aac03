/// The best effect of each cell beside the other characteristics, with the information about it.
struct CellEffects: Sendable {
    /// Effect on the log-odds of a non-event; the mean over all rows is 0.
    var effects: [Double]
    /// Information about the effect, the prior's included.
    let information: [Double]
    /// The rows.
    let counts: [ClassCounts]

    /// One Newton step from the current effects, averaged by information with them as a prior.
    ///
    /// The prior's information is spread over the cells like the data's. An exempt cell (special,
    /// missing) has one unit more, at least four rows, so that a pure one cannot run away; a cell
    /// without rows keeps its effect.
    init(
        _ sums: [CellSums],
        current: [Double],
        priorInformation: Double,
        ordinaryCount: Int
    ) {
        let total = sums.reduce(0) { $0 + $1.information }
        var effects = current
        var information = [Double](repeating: 0, count: sums.count)
        for (cell, sum) in sums.enumerated() where sum.information > 0 {
            information[cell] = sum.information * (1 + priorInformation / total)
            if cell >= ordinaryCount { information[cell] += 1 }
            effects[cell] += sum.gradient / information[cell]
        }
        let mean = zip(sums, effects).reduce(0) { $0 + $1.0.information * $1.1 } / total
        for (cell, sum) in sums.enumerated() where sum.information > 0 { effects[cell] -= mean }
        self.effects = effects
        self.information = information
        counts = sums.map(\.counts)
    }

    /// The common effect of some cells.
    func effect(_ cells: [Int]) -> Double {
        let total = cells.reduce(0) { $0 + information[$1] }
        guard total > 0 else { return 0 }
        return cells.reduce(0) { $0 + information[$1] * effects[$1] } / total
    }

    /// The variance of the common effect of some cells: one over the information.
    func variance(_ cells: [Int]) -> Double {
        let own = cells.reduce(0) { $0 + information[$1] }
        let all = information.reduce(0, +)
        return own > 0 ? max(0, 1 / own - 1 / all) : 0
    }

    /// The first `count` cells by effect, safest first; by position where they are equal.
    func order(_ count: Int) -> [Int] {
        (0..<count).sorted { (effects[$1], $0) < (effects[$0], $1) }
    }

    /// What a member's weights gain in log-likelihood over no effect at all.
    func gain(_ member: FitMember) -> Double {
        zip(information, member.attributes).reduce(0) { sum, next in
            sum + next.0 * member.weights[next.1] * member.weights[next.1] / 2
        }
    }
}
