/// The chance that a chi-squared variable with so many degrees of freedom is above a value.
///
/// The regularised incomplete gamma function: its series below, its continued fraction above
/// (Abramowitz and Stegun 6.5.29 and 6.5.31); right to about 14 digits.
func chiSquaredTail(_ value: Double, degrees: Int) -> Double {
    guard value > 0, degrees > 0 else { return 1 }
    let (shape, point) = (Double(degrees) / 2, value / 2)
    let front = exponential(shape * naturalLogarithm(point) - point - logGamma(degrees))
    if point < shape + 1 {
        var (term, sum, divisor) = (1 / shape, 1 / shape, shape)
        for _ in 0..<10_000 where abs(term) > abs(sum) * 1e-17 {
            divisor += 1
            term *= point / divisor
            sum += term
        }
        return max(0, 1 - front * sum)
    }
    // Lentz's way of working out the fraction.
    let tiny = 1e-300
    var divisor = point + 1 - shape
    var (c, d) = (1 / tiny, 1 / divisor)
    var product = d
    for step in 1..<10_000 {
        let numerator = -Double(step) * (Double(step) - shape)
        divisor += 2
        d = numerator * d + divisor
        c = divisor + numerator / c
        if abs(d) < tiny { d = tiny }
        if abs(c) < tiny { c = tiny }
        d = 1 / d
        product *= d * c
        if abs(d * c - 1) < 1e-15 { break }
    }
    return min(1, front * product)
}

/// The logarithm of gamma at half a whole number, from its recurrence.
private func logGamma(_ halves: Int) -> Double {
    var at = halves % 2 == 0 ? 1.0 : 0.5
    var sum = halves % 2 == 0 ? 0 : 0.5723649429247001  // ln(sqrt(pi))
    while at < Double(halves) / 2 {
        sum += naturalLogarithm(at)
        at += 1
    }
    return sum
}
