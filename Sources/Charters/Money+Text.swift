extension Money {
    /// The amount as people read it, `3,400.00 EUR`.
    public var inWords: String {
        let digits = Self.decimals(of: currency)
        let sign = minorUnits < 0 ? "-" : ""
        let text = padded(minorUnits.magnitude, digits + 1)
        let whole = text.dropLast(digits)
        let fraction = text.suffix(digits)
        let grouped = whole.reversed().enumerated().reduce(into: "") { grouped, next in
            if next.offset > 0, next.offset.isMultiple(of: 3) { grouped = "," + grouped }
            grouped = String(next.element) + grouped
        }
        return "\(sign)\(grouped)\(digits == 0 ? "" : ".")\(fraction) \(currency)"
    }

    /// How many decimal places ISO 4217 gives a currency.
    private static func decimals(of currency: String) -> Int {
        switch currency {
        case "JPY", "KRW", "VND", "CLP", "ISK", "XAF", "XOF", "UGX", "PYG": 0
        case "BHD", "KWD", "OMR", "TND", "JOD", "IQD", "LYD": 3
        default: 2
        }
    }
}
