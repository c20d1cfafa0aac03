/// 95 % intervals of one attribute, by the delta method.
public struct AttributeInterval: Hashable, Sendable {
    /// Lower and upper end for the weight of evidence: its variance is 1/n - 1/N + 1/e - 1/E.
    public var weightOfEvidence: ClosedRange<Double>
    /// Lower and upper end for the points, before rounding.
    ///
    /// The variance of coefficient times weight: that of the coefficient times the squared weight,
    /// plus that of the weight times the squared coefficient. A partial weight's variance is one
    /// over the information about it.
    public var points: ClosedRange<Double>

    /// The two-sided 95 % point of the normal distribution.
    private static let reach = 1.959963984540054

    init(_ member: FitMember, _ index: Int, error: Double, factor: Double, points: Int) {
        let own = member.woeVariance(index)
        let woe = member.characteristic.attributes[index].weightOfEvidence
        weightOfEvidence = Self.around(woe, own)
        let weight = member.weights[index]
        let spread =
            error * error * weight * weight
            + member.coefficient * member.coefficient * (member.variances?[index] ?? own)
        self.points = Self.around(Double(points), factor * factor * spread)
    }

    private static func around(_ value: Double, _ variance: Double) -> ClosedRange<Double> {
        let distance = reach * max(0, variance).squareRoot()
        return value - distance...value + distance
    }
}

extension FitMember {
    /// Variance of the weight of evidence of an attribute; 0 where it has no rows.
    func woeVariance(_ index: Int) -> Double {
        let counts = characteristic.attributes[index].counts
        guard counts.total > 0 else { return 0 }
        let all = characteristic.attributes.reduce(into: ClassCounts()) { $0 += $1.counts }
        let half = counts.events == 0 || counts.nonEvents == 0 ? 0.5 : 0
        let parts = 1 / (Double(counts.nonEvents) + half) + 1 / (Double(counts.events) + half)
        return parts - 1 / Double(max(1, all.nonEvents)) - 1 / Double(max(1, all.events))
    }
}
