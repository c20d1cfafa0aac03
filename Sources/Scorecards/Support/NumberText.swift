/// Shortest text of a double that reads back as the same double, as JSON canonical form wants it.
///
/// Follows ECMAScript's Number::toString, which RFC 8785 prescribes: no exponent from 1e-7 up to
/// 1e21, no trailing `.0`. Not defined for NaN and infinity.
func shortestText(_ value: Double) -> String {
    if value == 0 { return "0" }
    if value == value.rounded(.towardZero), abs(value) < 9e15 { return String(Int64(value)) }
    let (digits, exponent) = decimalParts(value.magnitude)
    let sign = value < 0 ? "-" : ""
    // The number is 0.d1d2d3... times ten to the power of `exponent`.
    if exponent > 21 || exponent < -5 {
        let tail = digits.count > 1 ? "." + digits.dropFirst() : ""
        let power = exponent - 1
        return "\(sign)\(digits.prefix(1))\(tail)e\(power < 0 ? "-" : "+")\(abs(power))"
    }
    if exponent <= 0 {
        return sign + "0." + String(repeating: "0", count: -exponent) + digits
    }
    if digits.count <= exponent {
        return sign + digits + String(repeating: "0", count: exponent - digits.count)
    }
    return sign + digits.prefix(exponent) + "." + digits.dropFirst(exponent)
}

/// The shortest digits of a positive double and the power of ten in front of them.
private func decimalParts(_ value: Double) -> (digits: String, exponent: Int) {
    var digits = ""
    var pointAt: Int?
    var power = 0
    var text = Substring(value.description)
    if let mark = text.firstIndex(of: "e") {
        power = Int(text[text.index(after: mark)...].drop { $0 == "+" }) ?? 0
        text = text[..<mark]
    }
    for character in text {
        if character == "." { pointAt = digits.count } else { digits.append(character) }
    }
    var exponent = (pointAt ?? digits.count) + power
    while digits.first == "0" {
        digits.removeFirst()
        exponent -= 1
    }
    while digits.last == "0" { digits.removeLast() }
    return (digits, exponent)
}
