/// What an analyst fixed for one characteristic.
public struct CharacteristicPlan: Hashable, Sendable {
    /// Raw value of the permitted class of data.
    public var category: String?
    /// What a person reads instead of the column's name.
    public var label: String?
    /// Why points were lost here, in one sentence.
    public var reason: String?
    /// Trend of the event rates.
    public var trend: Trend?
    /// Most ordinary bins.
    public var maxBins: Int?
    /// Fixed cuts.
    public var cuts: [Double]?
    /// Fixed groups of levels.
    public var groups: [[String]]?
    /// Special values of this characteristic, besides those of the whole table.
    public var special: [String] = []
    /// Whether the column holds levels even if all of them look like numbers.
    public var isCategorical = false
    /// The line of the plan, for messages.
    public var line: Int

    /// A plan that fixes nothing.
    public init(line: Int = 0) { self.line = line }
}
