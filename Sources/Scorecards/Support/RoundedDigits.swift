extension Double {
    /// The nearest number of so many significant decimal digits.
    func rounded(digits: Int) -> Double {
        guard self != 0, isFinite else { return self }
        var power = 0
        var size = magnitude
        while size >= 10 {
            size /= 10
            power += 1
        }
        while size < 1, power > -300 {
            size *= 10
            power -= 1
        }
        let shift = digits - 1 - power
        guard abs(shift) < 290 else { return self }
        var scale = 1.0
        for _ in 0..<abs(shift) { scale *= 10 }
        return shift >= 0 ? (self * scale).rounded() / scale : (self / scale).rounded() * scale
    }
}
