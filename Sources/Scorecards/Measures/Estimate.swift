/// A number with its 95 % interval.
public struct Estimate: Hashable, Sendable {
    /// The number.
    public var value: Double
    /// Lower end of the interval.
    public var lower: Double
    /// Upper end of the interval.
    public var upper: Double

    /// A number between two ends.
    public init(_ value: Double, lower: Double, upper: Double) {
        self.value = value
        self.lower = lower
        self.upper = upper
    }

    /// A number and its standard error: 1.96 of them to each side.
    init(_ value: Double, error: Double) {
        self.init(value, lower: value - Self.reach * error, upper: value + Self.reach * error)
    }

    /// Whether the interval holds a number.
    public func holds(_ number: Double) -> Bool { lower <= number && number <= upper }

    /// The two-sided 95 % point of the normal distribution.
    static let reach = 1.959963984540054
}

/// So many of so many rows; with weights, sums of them.
public struct Proportion: Hashable, Sendable {
    /// Rows that have what is asked for, 0 to `total`.
    public var hits: Double
    /// All rows.
    public var total: Double

    /// A proportion.
    public init(_ hits: Double, of total: Double) {
        self.hits = hits
        self.total = total
    }

    /// The share, 0 to 1; 0 without rows.
    public var share: Double { total > 0 ? hits / total : 0 }

    /// The share with its interval after Wilson (1927), which never leaves 0 to 1 and is honest in
    /// small samples; 0 to 1 without rows.
    public var estimate: Estimate {
        guard total > 0 else { return Estimate(0, lower: 0, upper: 1) }
        let square = Estimate.reach * Estimate.reach
        let middle = (hits + square / 2) / (total + square)
        let spread = hits * (1 - share) + square / 4
        let half = Estimate.reach * max(0, spread).squareRoot() / (total + square)
        return Estimate(
            share,
            lower: hits <= 0 ? 0 : max(0, middle - half),
            upper: hits >= total ? 1 : min(1, middle + half)
        )
    }

    /// This share less another of other rows, after Newcombe (1998, method 10).
    public func difference(from other: Proportion) -> Estimate {
        let (own, its) = (estimate, other.estimate)
        func square(_ value: Double) -> Double { value * value }
        let value = share - other.share
        return Estimate(
            value,
            lower: value
                - (square(share - own.lower) + square(its.upper - other.share)).squareRoot(),
            upper: value
                + (square(own.upper - share) + square(other.share - its.lower)).squareRoot()
        )
    }

    /// This share divided by another of other rows, after Katz and others (1978): the logarithm of
    /// the ratio is about normal, its variance 1/a - 1/n + 1/b - 1/m.
    ///
    /// Where nobody or everybody has what is asked for, half a row is moved for the interval, which
    /// would have no width otherwise. Nil where the other share is 0 or either has no rows.
    public func ratio(to other: Proportion) -> Estimate? {
        guard total > 0, other.total > 0, other.hits > 0 else { return nil }
        let (own, its) = (inside, other.inside)
        let variance = 1 / own.hits - 1 / own.total + 1 / its.hits - 1 / its.total
        let spread = exponential(Estimate.reach * max(0, variance).squareRoot())
        let value = share / other.share
        let middle = own.share / its.share
        return Estimate(
            value,
            lower: hits <= 0 ? 0 : min(value, middle / spread),
            upper: max(value, middle * spread)
        )
    }

    /// The same, at least half a row from both ends.
    private var inside: Proportion {
        Proportion(min(max(hits, 0.5), max(0.5, total - 0.5)), of: total)
    }
}
