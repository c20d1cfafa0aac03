/// An additive scorecard of whole points, whose score is their sum and nothing else.
public struct Scorecard: Sendable {
    /// The name that people read.
    public let name: String
    /// The language tag (BCP 47) of every text that is given without one.
    public let language: String
    /// The column whose event the card predicts.
    public let target: String
    /// The value that means event; event is bad.
    public let eventValue: String
    /// How log-odds became points.
    public let scaling: Scaling
    /// Log-odds of a non-event where all weights of evidence are 0.
    public let intercept: Double
    /// Rows of the development sample.
    public let sample: ClassCounts
    /// The characteristics in card order.
    public let characteristics: [Characteristic]

    let lookups: [AttributeLookup]

    init(
        name: String,
        language: String = "en",
        target: String,
        eventValue: String,
        scaling: Scaling,
        intercept: Double,
        sample: ClassCounts,
        characteristics: [Characteristic]
    ) {
        self.name = name
        self.language = language
        self.target = target
        self.eventValue = eventValue
        self.scaling = scaling
        self.intercept = intercept
        self.sample = sample
        self.characteristics = characteristics
        lookups = characteristics.map(AttributeLookup.init)
    }

    /// Whether a characteristic has no declared category; a server does not serve a draft.
    public var isDraft: Bool { characteristics.contains { $0.category == nil } }

    /// The least score that the card can give.
    public var lowestScore: Int { characteristics.reduce(0) { $0 + $1.worstPoints } }

    /// The greatest score that the card can give.
    public var highestScore: Int { characteristics.reduce(0) { $0 + $1.bestPoints } }
}

extension Scorecard: Hashable {
    /// Whether two cards say the same.
    public static func == (left: Scorecard, right: Scorecard) -> Bool {
        left.json == right.json
    }

    /// Hashes what the card says.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(characteristics)
    }
}

extension Scorecard: Codable {
    /// Reads a card from its canonical JSON, kept as one text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        try self.init(json: Array(try container.decode(String.self).utf8))
    }

    /// Writes the card as its canonical JSON in one text, so that there is one form and one hash.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(String(decoding: canonicalJSON(), as: UTF8.self))
    }
}
