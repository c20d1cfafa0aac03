/// Reads an amount as a clerk types it.
enum MoneyText {
    /// Minor units of an amount such as `3400`, `3,400` or `3400.50`; nil for anything else.
    ///
    /// A point stands before the fraction, and the fraction has as many digits as the currency: an
    /// amount that could be read in two ways is not read at all.
    static func minorUnits(_ text: String, currency: String) -> Int64? {
        let digits = Words.fractionDigits(of: currency)
        let parts = text.filter { !$0.isWhitespace }
            .split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2, let units = units(whole) else {
            return nil
        }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.isEmpty ? parts.count == 1 : fraction.count == digits,
            fraction.allSatisfy(\.isASCIIDigit)
        else { return nil }
        let scale = [1, 10, 100, 1_000][digits]
        let (scaled, isOver) = units.multipliedReportingOverflow(by: Int64(scale))
        return isOver ? nil : scaled + (Int64(fraction) ?? 0)
    }

    /// A whole number whose thousands may be marked with commas, three digits each.
    private static func units(_ text: Substring) -> Int64? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = groups.first, !first.isEmpty,
            groups.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            groups.count == 1
                || first.count <= 3 && groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return Int64(groups.joined())
    }
}

extension Character {
    /// Whether it is one of the digits from 0 to 9.
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
