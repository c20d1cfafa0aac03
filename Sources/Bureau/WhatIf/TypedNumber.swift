/// A number as people type it: with point or comma, and with groups of three digits or without.
enum TypedNumber {
    /// The number of a text; nil when it cannot be read.
    ///
    /// Where both marks stand, the last one begins the fraction; one that stands several times, and one
    /// before three digits that is not `decimalMark`, makes groups: `1.500` is 1500 where fractions
    /// begin with a comma.
    static func read(_ text: String, decimalMark: Character) -> Double? {
        let typed = text.filter { !$0.isWhitespace && $0 != "'" && $0 != "’" }
        let marks = typed.filter { $0 == "." || $0 == "," }
        guard let last = marks.last else { return Double(typed) }
        var whole = Substring(typed)
        var fraction = ""
        if beginsFraction(last, marks, typed, decimalMark) {
            let place = whole.lastIndex(of: last) ?? whole.endIndex
            fraction = "." + whole[whole.index(after: place)...]
            whole = whole[..<place]
        }
        let groups = whole.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isNumber) }) else {
            return nil
        }
        return Double(groups.joined() + (fraction == "." ? "" : fraction))
    }

    /// Whether the last mark of a text begins its fraction.
    private static func beginsFraction(
        _ last: Character,
        _ marks: String,
        _ typed: String,
        _ decimalMark: Character
    ) -> Bool {
        if marks.contains(where: { $0 != last }) { return true }
        guard marks.count == 1 else { return false }
        let parts = typed.split(separator: last, omittingEmptySubsequences: false)
        let before = parts[0].drop { $0 == "-" || $0 == "+" }
        let looksGrouped =
            (1...3).contains(before.count) && before != "0" && parts[1].count == 3
            && parts[1].allSatisfy(\.isNumber)
        return !looksGrouped || last == decimalMark
    }
}
