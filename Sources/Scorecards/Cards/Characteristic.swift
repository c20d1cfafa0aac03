/// One characteristic of a card with its attributes and what the fit found.
public struct Characteristic: Hashable, Sendable {
    /// The column's name.
    public var name: String
    /// What a person reads instead of the name.
    public var label: String
    /// The label by language tag (BCP 47), where the plan gives any.
    public var labels: [String: String] = [:]
    /// Raw value of the permitted class of data; nil makes the card a draft.
    public var category: String?
    /// Why points were lost here, in one sentence.
    public var reason: String
    /// The reason by language tag (BCP 47), where the plan gives any.
    public var reasons: [String: String] = [:]
    /// What a person reads instead of a level, by the level; levels without are read as they are.
    public var levels: [String: LevelWords] = [:]
    /// Whether values are numbers.
    public var isNumeric: Bool
    /// The trend that the risk keeps over the ordinary attributes, and so the points.
    public var trend: Trend
    /// Effect of one unit of weight on the log-odds; positive.
    ///
    /// The weights are those of evidence where effects are marginal. Where they are partial the
    /// weights are the attributes' effects beside the others, and the coefficient is near 1.
    public var coefficient: Double
    /// Standard error of the coefficient.
    public var standardError: Double
    /// Two-sided p-value of the coefficient (Wald).
    public var pValue: Double
    /// Information value of all attributes.
    public var informationValue: Double
    /// Ordinary attributes, special ones, missing if the sample had it, and unseen at the end.
    public var attributes: [Attribute]

    /// A characteristic.
    public init(
        name: String,
        label: String,
        category: String?,
        reason: String,
        isNumeric: Bool,
        trend: Trend,
        coefficient: Double,
        standardError: Double,
        pValue: Double,
        informationValue: Double,
        attributes: [Attribute]
    ) {
        self.name = name
        self.label = label
        self.category = category
        self.reason = reason
        self.isNumeric = isNumeric
        self.trend = trend
        self.coefficient = coefficient
        self.standardError = standardError
        self.pValue = pValue
        self.informationValue = informationValue
        self.attributes = attributes
    }

    /// The label in a language, or in the plan's own where there is none.
    public func label(in language: String) -> String { labels[language] ?? label }

    /// The reason in a language, or in the plan's own where there is none.
    public func reason(in language: String) -> String { reasons[language] ?? reason }

    /// What a person reads instead of a level, in the card's own language.
    public func words(ofLevel level: String) -> String { levels[level]?.label ?? level }

    /// The most points that an attribute gives.
    public var bestPoints: Int { attributes.lazy.map(\.points).max() ?? 0 }

    /// The fewest points that an attribute gives.
    public var worstPoints: Int { attributes.lazy.map(\.points).min() ?? 0 }
}

/// What a person reads instead of a level of the data.
public struct LevelWords: Hashable, Sendable {
    /// In the plan's own language.
    public var label: String
    /// By language tag (BCP 47), where the plan gives any.
    public var labels: [String: String]

    /// Words for a level.
    public init(label: String, labels: [String: String] = [:]) {
        self.label = label
        self.labels = labels
    }
}
