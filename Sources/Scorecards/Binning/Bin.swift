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
    /// Whether the levels are together because each of them is rare; such a bin is exempt from the
    /// limits of ordinary bins.
    public var isRare: Bool
    /// The label of the ordinary bin whose weight of evidence a small special or missing bin shares.
    public private(set) var merged: String?
    /// The rows.
    public var counts: ClassCounts
    /// Weight of evidence; positive is safer.
    public internal(set) var weightOfEvidence: Double
    /// Its part of the information value.
    public internal(set) var informationValue: Double

    init(
        kind: Kind,
        lower: Double? = nil,
        upper: Double? = nil,
        values: [String] = [],
        isRare: Bool = false,
        counts: ClassCounts,
        population: ClassCounts
    ) {
        self.kind = kind
        self.lower = lower
        self.upper = upper
        self.values = values
        self.isRare = isRare
        self.counts = counts
        weightOfEvidence = counts.weightOfEvidence(in: population)
        informationValue = counts.informationValue(in: population)
    }

    /// Takes the weight of evidence that all of `pooled` have together.
    ///
    /// The parts of the information value then add up to that of the pooled bin: each is its own
    /// difference of shares times the common weight.
    mutating func share(
        _ pooled: ClassCounts,
        population: ClassCounts,
        with label: String? = nil
    ) {
        weightOfEvidence = pooled.weightOfEvidence(in: population)
        let difference =
            Double(counts.nonEvents) / Double(population.nonEvents)
            - Double(counts.events) / Double(population.events)
        informationValue = difference * weightOfEvidence
        merged = label
    }

    /// The values in words, for instance `12 to under 24`.
    public var label: String {
        switch kind {
        case .missing: merged.map { "missing, counted with \($0)" } ?? "missing"
        case .unseen: "any other value"
        case .special:
            merged.map { "special value \(values.first ?? ""), counted with \($0)" }
                ?? "special value \(values.first ?? "")"
        case .ordinary:
            if isRare {
                "other rare levels"
            } else {
                values.isEmpty ? Self.rangeLabel(lower, upper) : values.joined(separator: "; ")
            }
        }
    }

    static func rangeLabel(_ lower: Double?, _ upper: Double?) -> String {
        switch (lower, upper) {
        case (nil, nil): "any number"
        case (nil, let upper?): "under \(shortestText(upper))"
        case (let lower?, nil): "\(shortestText(lower)) or more"
        case (let lower?, let upper?): "\(shortestText(lower)) to under \(shortestText(upper))"
        }
    }
}
