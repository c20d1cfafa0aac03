/// A set of values of one characteristic with the rows that hold them.
public struct Bin: Hashable, Sendable {
    /// What the values have in common.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// A range of numbers or a group of levels.
        case ordinary
        /// One declared special value.
        case special
        /// No value.
        case missing
        /// A value that the sample does not hold. In cards only.
        case unseen
    }

    /// What the values have in common.
    public var kind: Kind
    /// For a numeric bin the least value in it; nil is unbounded.
    public var lower: Double?
    /// For a numeric bin the least value above it; nil is unbounded.
    public var upper: Double?
    /// The levels of a categorical bin, or the one special value, as text.
    public var values: [String]
    /// The rows.
    public var counts: ClassCounts
    /// Weight of evidence; positive is safer.
    public var weightOfEvidence: Double
    /// Its part of the information value.
    public var informationValue: Double

    init(
        kind: Kind,
        lower: Double? = nil,
        upper: Double? = nil,
        values: [String] = [],
        counts: ClassCounts,
        population: ClassCounts
    ) {
        self.kind = kind
        self.lower = lower
        self.upper = upper
        self.values = values
        self.counts = counts
        weightOfEvidence = counts.weightOfEvidence(in: population)
        informationValue = counts.informationValue(in: population)
    }

    /// The values in words, for instance `12 to under 24`.
    public var label: String {
        switch kind {
        case .missing: "missing"
        case .unseen: "any other value"
        case .special: "special value \(values.first ?? "")"
        case .ordinary:
            values.isEmpty ? Self.rangeLabel(lower, upper) : values.joined(separator: "; ")
        }
    }

    private static func rangeLabel(_ lower: Double?, _ upper: Double?) -> String {
        switch (lower, upper) {
        case (nil, nil): "any number"
        case (nil, let upper?): "under \(shortestText(upper))"
        case (let lower?, nil): "\(shortestText(lower)) or more"
        case (let lower?, let upper?): "\(shortestText(lower)) to under \(shortestText(upper))"
        }
    }
}
