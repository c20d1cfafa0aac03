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
}
