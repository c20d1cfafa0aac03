extension String {
    /// The text without white space at either end.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }

    /// The text without white space at either end, or nil when nothing is left.
    var nonBlank: String? {
        let text = trimmed
        return text.isEmpty ? nil : text
    }
}

extension Optional<String> {
    /// The text without white space at either end, or nil when there is none.
    var nonBlank: String? { flatMap { $0.nonBlank } }
}

/// The longest text that anybody may send for one field, in Unicode scalars.
let longestText = 4_000

/// The greatest amount in minor units: what a canonical fact can hold.
let largestAmount: Int64 = 9_007_199_254_740_991
