/// One segment of the population: the values of one column that share a card.
public struct CardSegment: Hashable, Sendable {
    /// What people call it.
    public var name: String
    /// For numbers the least value in it; nil is unbounded.
    public var lower: Double?
    /// For numbers the least value above it; nil is unbounded.
    public var upper: Double?
    /// The levels in it; empty for numbers.
    public var values: [String]

    /// A segment.
    public init(
        name: String,
        lower: Double? = nil,
        upper: Double? = nil,
        values: [String] = []
    ) {
        self.name = name
        self.lower = lower
        self.upper = upper
        self.values = values
    }

    /// Segments of a line of numbers, one more than cuts.
    ///
    /// - Parameters:
    ///   - cuts: Finite numbers, each greater than the one before.
    ///   - names: One a segment, or none: then ranges in words, such as `12 to under 36`.
    public static func ranges(cuts: [Double], names: [String] = []) -> [CardSegment] {
        (0...cuts.count).map { place in
            let lower = place > 0 ? cuts[place - 1] : nil
            let upper = place < cuts.count ? cuts[place] : nil
            return CardSegment(
                name: names.isEmpty ? Bin.rangeLabel(lower, upper) : names[place],
                lower: lower,
                upper: upper
            )
        }
    }

    /// Segments of levels.
    ///
    /// - Parameters:
    ///   - groups: The levels of each segment, each level once.
    ///   - names: One a segment, or none: then the levels themselves.
    public static func groups(_ groups: [[String]], names: [String] = []) -> [CardSegment] {
        groups.enumerated().map { place, values in
            CardSegment(
                name: names.isEmpty ? values.joined(separator: "; ") : names[place],
                values: values
            )
        }
    }
}

/// Why a row is scored by the card that scores it.
public enum SegmentReason: String, CaseIterable, Hashable, Sendable {
    /// The value is one of the segment's.
    case rule
    /// There is no value.
    case missing
    /// The value is a code, not a quantity.
    case special
    /// No segment names the value.
    case unseen
    /// The value is one of a segment that was too small for a card of its own.
    case tooSmall = "too-small"
}
