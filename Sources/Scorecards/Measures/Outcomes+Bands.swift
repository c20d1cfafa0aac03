extension Outcomes {
    /// The weight of each class at each distinct score, from the lowest score up.
    func bands(_ scores: [Int32]) -> [(score: Int32, nonEvents: Double, events: Double)] {
        guard let least = scores.min(), let most = scores.max() else { return [] }
        let span = Int(most) - Int(least) + 1
        // Points lie close together; where they do not, a table of all between would be large.
        guard span <= max(1 << 16, scores.count) else { return sparseBands(scores) }
        return weights.map { denseBands(scores, from: least, span: span, weights: $0) }
            ?? denseBands(scores, from: least, span: span)
    }

    /// Every row counts once: a place for each class at each score, also for rows set aside.
    private func denseBands(
        _ scores: [Int32],
        from least: Int32,
        span: Int
    ) -> [(score: Int32, nonEvents: Double, events: Double)] {
        var rows = [Int](repeating: 0, count: span * 4)
        for (score, code) in zip(scores, classes) {
            rows[(Int(score) - Int(least)) * 4 + Int(code)] += 1
        }
        return (0..<span).compactMap { place in
            let nonEvents = rows[place * 4 + Int(Self.nonEvent)]
            let events = rows[place * 4 + Int(Self.event)]
            guard nonEvents + events > 0 else { return nil }
            return (least + Int32(place), Double(nonEvents), Double(events))
        }
    }

    private func denseBands(
        _ scores: [Int32],
        from least: Int32,
        span: Int,
        weights: [Double]
    ) -> [(score: Int32, nonEvents: Double, events: Double)] {
        var sums = [Double](repeating: 0, count: span * 2)
        var isSeen = [Bool](repeating: false, count: span)
        for row in classes.indices where classes[row] != Self.aside {
            let place = Int(scores[row]) - Int(least)
            sums[place * 2 + Int(classes[row])] += weights[row]
            isSeen[place] = true
        }
        return (0..<span).compactMap { place in
            guard isSeen[place] else { return nil }
            return (least + Int32(place), sums[place * 2], sums[place * 2 + 1])
        }
    }

    /// The same for scores that lie far apart.
    private func sparseBands(
        _ scores: [Int32]
    ) -> [(score: Int32, nonEvents: Double, events: Double)] {
        var byScore: [Int32: SIMD2<Double>] = [:]
        for row in classes.indices where classes[row] != Self.aside {
            let weight = weights?[row] ?? 1
            byScore[scores[row], default: .zero] +=
                classes[row] == Self.event ? SIMD2(0, weight) : SIMD2(weight, 0)
        }
        return byScore.sorted { $0.key < $1.key }.map { ($0.key, $0.value.x, $0.value.y) }
    }

    /// Scores that cut the rows into bands of about equal weight: the least of each but the first.
    func edges(_ scores: [Int32], bands count: Int) -> [Int32] {
        scoreEdges(bands(scores).map { ($0.score, $0.nonEvents + $0.events) }, bands: count)
    }
}

/// Scores that cut rows into bands of about equal weight: the least of each but the first.
///
/// - Parameter sums: The weight at each distinct score, from the lowest score up.
func scoreEdges(_ sums: [(score: Int32, weight: Double)], bands count: Int) -> [Int32] {
    let total = sums.reduce(0) { $0 + $1.weight }
    var edges: [Int32] = []
    var below = 0.0
    for sum in sums {
        if below >= total * Double(edges.count + 1) / Double(count), edges.count < count - 1 {
            edges.append(sum.score)
        }
        below += sum.weight
    }
    return edges
}
