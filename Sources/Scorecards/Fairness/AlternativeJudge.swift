/// Measures cards of a search on one part of the rows.
struct AlternativeJudge: Sendable {
    /// What a card is worth, and where it cuts.
    struct Found: Sendable {
        var gini: Double
        /// The lowest of the groups that decide.
        var impactRatio: Double
        /// The place of the group that has it.
        var group: Int
        var cut: Cut
    }

    /// Which scores are approved: all above, and a share of those that stand at it.
    ///
    /// So every card approves exactly the same share of rows, however coarse its scores are;
    /// otherwise a card that cannot hit the rate would look better for approving more.
    struct Cut: Hashable, Sendable {
        var score: Int32
        var share: Double

        func approves(_ score: Int32) -> Double {
            score > self.score ? 1 : score == self.score ? share : 0
        }
    }

    /// Rows of the table.
    let rows: [Int]
    /// Their outcomes, in the same order.
    let outcomes: Outcomes
    private let groups: [Int32]
    private let reference: Int
    private let rate: Double
    /// Groups with enough rows, without the reference.
    private let deciding: [Int]

    init(
        _ outcomes: Outcomes,
        _ groups: Groups,
        _ rate: Double,
        _ options: AlternativeSearch.Options
    ) throws(FairnessError) {
        let rows = outcomes.classes.indices.filter {
            outcomes.classes[$0] != Outcomes.aside && groups.codes[$0] >= 0
        }
        self.rows = rows
        self.outcomes = Outcomes(
            column: outcomes.column,
            event: outcomes.eventValue,
            nonEvent: outcomes.nonEventValue,
            classes: rows.map { outcomes.classes[$0] }
        )
        let codes = rows.map { groups.codes[$0] }
        self.groups = codes
        reference = groups.reference
        self.rate = rate
        let large = groups.names.indices.filter { place in
            codes.count { $0 == Int32(place) } >= options.leastRows
        }
        deciding = large.filter { $0 != groups.reference }
        guard !deciding.isEmpty, large.contains(groups.reference) else {
            throw .tooFewRows(column: groups.column, least: options.leastRows)
        }
    }

    func measure(_ scores: [Int32]) -> Found {
        let low = scores.min() ?? 0
        let span = Int((scores.max() ?? 0) - low) + 1
        var (good, bad) = (
            [Double](repeating: 0, count: span), [Double](repeating: 0, count: span)
        )
        for (row, score) in scores.enumerated() {
            if outcomes.classes[row] == Outcomes.event {
                bad[Int(score - low)] += 1
            } else {
                good[Int(score - low)] += 1
            }
        }
        var (below, wins) = (0.0, 0.0)
        for place in 0..<span {
            wins += good[place] * (below + bad[place] / 2)
            below += bad[place]
        }
        let area = wins / good.reduce(0, +) / below
        var left = rate * Double(scores.count)
        var cut = Cut(score: low - 1, share: 0)
        for place in (0..<span).reversed() {
            let here = good[place] + bad[place]
            if here > 0, here >= left {
                cut = Cut(score: low + Int32(place), share: left / here)
                break
            }
            left -= here
        }
        let shares = approvals(scores, cut)
        let base = shares[reference]?.share ?? 0
        let worst = deciding.map { place in
            (ratio: base > 0 ? (shares[place]?.share ?? 0) / base : 0, place: place)
        }.min { $0.ratio < $1.ratio }
        return Found(
            gini: 2 * area - 1,
            impactRatio: worst?.ratio ?? 0,
            group: worst?.place ?? 0,
            cut: cut
        )
    }

    /// Approvals by group.
    private func approvals(_ scores: [Int32], _ cut: Cut) -> [Int: Proportion] {
        var found: [Int: Proportion] = [:]
        for (group, score) in zip(groups, scores) {
            var own = found[Int(group)] ?? Proportion(0, of: 0)
            own.hits += cut.approves(score)
            own.total += 1
            found[Int(group)] = own
        }
        return found
    }

    /// The impact ratio of one group.
    func ratio(_ group: Int, _ scores: [Int32], _ cut: Cut) -> Estimate? {
        let shares = approvals(scores, cut)
        guard let own = shares[group], let base = shares[reference] else { return nil }
        return own.ratio(to: base)
    }

    /// The impact ratio of a group under one card over that under another, on the same people.
    ///
    /// The logarithm of the quotient is, by the delta method, about the mean of a/p - b/q within
    /// each group, where a and b are one person's approvals and p and q their shares.
    func factor(
        _ group: Int,
        _ scores: [Int32],
        _ cut: Cut,
        over others: [Int32],
        _ otherCut: Cut
    ) -> Estimate? {
        var (logarithm, variance) = (0.0, 0.0)
        for (place, sign) in [(group, 1.0), (reference, -1.0)] {
            let own = groups.indices.filter { groups[$0] == Int32(place) }
            let count = Double(own.count)
            let p = own.reduce(0) { $0 + cut.approves(scores[$1]) } / count
            let q = own.reduce(0) { $0 + otherCut.approves(others[$1]) } / count
            guard p > 0, q > 0 else { return nil }
            logarithm += sign * naturalLogarithm(p / q)
            variance +=
                own.reduce(0) { sum, row in
                    let gap = cut.approves(scores[row]) / p - otherCut.approves(others[row]) / q
                    return sum + gap * gap
                } / count / count
        }
        let spread = exponential(Estimate.reach * variance.squareRoot())
        let value = exponential(logarithm)
        return Estimate(value, lower: value / spread, upper: value * spread)
    }
}
