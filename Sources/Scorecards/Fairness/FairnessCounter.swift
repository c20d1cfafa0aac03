/// Counts rows by group for ``Fairness``.
struct FairnessCounter {
    /// Sums over the rows of one group.
    private struct Sums {
        var bands: [(score: Int32, nonEvents: Double, events: Double)]

        var rows: Double { bands.reduce(0) { $0 + $1.nonEvents + $1.events } }
        var events: Double { bands.reduce(0) { $0 + $1.events } }
        var mean: Double {
            bands.reduce(0) { $0 + Double($1.score) * ($1.nonEvents + $1.events) } / rows
        }
        /// Sum of squared distances from the mean.
        var squares: Double {
            let mean = mean
            return bands.reduce(0) { sum, band in
                let distance = Double(band.score) - mean
                return sum + distance * distance * (band.nonEvents + band.events)
            }
        }
        func approvals(from cutoff: Int) -> Proportion {
            let above = bands.lazy.filter { Int($0.score) >= cutoff }
            return Proportion(above.reduce(0) { $0 + $1.nonEvents + $1.events }, of: rows)
        }
        func opportunity(from cutoff: Int) -> Proportion {
            let above = bands.lazy.filter { Int($0.score) >= cutoff }
            return Proportion(above.reduce(0) { $0 + $1.nonEvents }, of: rows - events)
        }
    }

    private let scores: [Int32]
    private let outcomes: Outcomes
    private let groups: Groups
    private let scaling: Scaling
    private let cutoff: Int
    private let sums: [Sums]
    /// Places in `groups.names` of those that have rows.
    private let used: [Int]

    init(
        _ scores: [Int32],
        _ outcomes: Outcomes,
        _ groups: Groups,
        _ scaling: Scaling,
        _ cutoff: Cutoff
    ) {
        self.scores = scores
        self.outcomes = outcomes
        self.groups = groups
        self.scaling = scaling
        self.cutoff = cutoff.score
        let sums = groups.names.indices.map { place in
            Sums(
                bands: outcomes.keeping { groups.codes[$0] == Int32(place) }.bands(scores)
            )
        }
        self.sums = sums
        used = sums.indices.filter { sums[$0].rows > 0 }
    }

    var withoutGroup: Int {
        outcomes.classes.indices.count {
            outcomes.classes[$0] != Outcomes.aside && groups.codes[$0] < 0
        }
    }

    private var reference: Sums { sums[groups.reference] }

    var measured: [Fairness.Group] {
        let edges = outcomes.edges(scores, bands: 5)
        return used.map { group($0, edges) }
    }

    private func group(_ place: Int, _ edges: [Int32]) -> Fairness.Group {
        let own = sums[place]
        let isReference = place == groups.reference
        let approvals = own.approvals(from: cutoff)
        let opportunity = own.opportunity(from: cutoff)
        let bands = ScoreBands(own.bands, edges: edges, scaling)
        let same = Estimate(0, lower: 0, upper: 0)
        return Fairness.Group(
            name: groups.names[place],
            isReference: isReference,
            rows: own.rows,
            events: own.events,
            approvals: approvals,
            impactRatio: ratio(place, approvals, cutoff),
            approvalDifference: isReference
                ? same : approvals.difference(from: reference.approvals(from: cutoff)),
            meanScore: own.mean,
            meanDifference: isReference ? same : meanDifference(own),
            opportunity: opportunity,
            opportunityDifference: isReference
                ? same : opportunity.difference(from: reference.opportunity(from: cutoff)),
            auc: auc(place, own),
            observedToExpected: bands.observedToExpected,
            bands: bands.bands
        )
    }

    /// The impact ratio; that of the reference is 1 by definition.
    private func ratio(_ place: Int, _ approvals: Proportion, _ cutoff: Int) -> Estimate? {
        place == groups.reference
            ? Estimate(1, lower: 1, upper: 1)
            : approvals.ratio(to: reference.approvals(from: cutoff))
    }

    private func meanDifference(_ own: Sums) -> Estimate? {
        let (n, m) = (own.rows, reference.rows)
        let variance = (own.squares + reference.squares) / (n + m - 2)
        guard n + m > 2, variance > 0 else { return nil }
        let value = (own.mean - reference.mean) / variance.squareRoot()
        let error = ((n + m) / (n * m) + value * value / (2 * (n + m))).squareRoot()
        return Estimate(value, error: error)
    }

    private func auc(_ place: Int, _ own: Sums) -> Estimate? {
        guard own.events > 0, own.events < own.rows else { return nil }
        let measures = Measures(
            scores: scores,
            outcomes: outcomes.keeping { groups.codes[$0] == Int32(place) },
            scaling: scaling
        )
        return Estimate(measures.auc, lower: measures.aucLower, upper: measures.aucUpper)
    }

    var atCutoffs: [Fairness.AtCutoff] {
        let known = outcomes.keeping { groups.codes[$0] >= 0 }
        let all = Sums(bands: known.bands(scores))
        let tenths = (1...9).map {
            Cutoff(approving: 1 - Double($0) / 10, scores: scores, outcomes: known).score
        }
        return Set(tenths + [cutoff]).sorted().map { cutoff in
            Fairness.AtCutoff(
                cutoff: cutoff,
                approvalRate: all.approvals(from: cutoff).share,
                groups: used.map { place in
                    let approvals = sums[place].approvals(from: cutoff)
                    return (approvals, ratio(place, approvals, cutoff))
                }
            )
        }
    }

    func part(_ one: Characteristic, _ codes: [UInt8]) -> Fairness.Part {
        var counts = [[Double]](
            repeating: Array(repeating: 0, count: one.attributes.count),
            count: groups.names.count
        )
        for row in codes.indices
        where outcomes.classes[row] != Outcomes.aside && groups.codes[row] >= 0 {
            counts[Int(groups.codes[row])][Int(codes[row])] += outcomes.weights?[row] ?? 1
        }
        func mean(_ counts: [Double]) -> Double {
            zip(counts, one.attributes).reduce(0) { $0 + $1.0 * Double($1.1.points) }
                / counts.reduce(0, +)
        }
        let base = counts[groups.reference]
        return Fairness.Part(
            name: one.name,
            label: one.label,
            pointsGaps: used.map { mean(counts[$0]) - mean(base) },
            distances: used.map { stabilityIndex(base, counts[$0]) }
        )
    }
}
