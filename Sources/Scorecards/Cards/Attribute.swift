/// One attribute of a characteristic: the values that share points.
public struct Attribute: Hashable, Sendable {
    /// What the values have in common.
    public var kind: Bin.Kind
    /// What a person reads, for instance `12 to under 24`.
    public var label: String
    /// The label by language tag (BCP 47), where the plan gives any.
    public var labels: [String: String] = [:]
    /// For numbers the least value in it; nil is unbounded.
    public var lower: Double?
    /// For numbers the least value above it; nil is unbounded.
    public var upper: Double?
    /// Levels, or the one special value, as text.
    public var values: [String]
    /// Rows of the development sample.
    public var counts: ClassCounts
    /// Weight of evidence; positive is safer.
    public var weightOfEvidence: Double
    /// Points; whole by construction.
    public var points: Int

    /// An attribute.
    public init(
        kind: Bin.Kind,
        label: String,
        lower: Double? = nil,
        upper: Double? = nil,
        values: [String] = [],
        counts: ClassCounts = ClassCounts(),
        weightOfEvidence: Double = 0,
        points: Int
    ) {
        self.kind = kind
        self.label = label
        self.lower = lower
        self.upper = upper
        self.values = values
        self.counts = counts
        self.weightOfEvidence = weightOfEvidence
        self.points = points
    }

    init(_ bin: Bin) {
        self.init(
            kind: bin.kind,
            label: bin.label,
            lower: bin.lower,
            upper: bin.upper,
            values: bin.values,
            counts: bin.counts,
            weightOfEvidence: bin.weightOfEvidence,
            points: 0
        )
    }

    /// The attribute of values that the sample does not hold.
    static func unseen(weightOfEvidence: Double) -> Attribute {
        Attribute(
            kind: .unseen,
            label: "any other value",
            weightOfEvidence: weightOfEvidence,
            points: 0
        )
    }

    /// The label in a language, or in the plan's own where there is none.
    public func label(in language: String) -> String { labels[language] ?? label }
}
