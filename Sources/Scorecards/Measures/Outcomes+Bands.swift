extension Outcomes {
    /// The weight of each class at each distinct score, from the lowest score up.
    func bands(_ scores: [Int32]) -> [(score: Int32, nonEvents: Double, events: Double)] {
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
