/// What an analyst fixed for one characteristic.
public struct CharacteristicPlan: Hashable, Sendable {
    /// Raw value of the permitted class of data.
    public var category: String?
    /// What a person reads instead of the column's name.
    public var label: LocalizedText?
    /// Why points were lost here, in one sentence.
    public var reason: LocalizedText?
    /// Limits of the bins, trend and rule for unseen values.
    public var constraints = BinningConstraints()
    /// Fixed cuts; an empty list is one bin.
    public var cuts: [Double]?
    /// Cuts that must be among the borders.
    public var forcedCuts: [Double] = []
    /// Fixed groups of levels.
    public var groups: [[String]]?
    /// Fixed members of the bin of rare levels.
    public var rareLevels: [String] = []
    /// Special values of this characteristic, besides those of the whole table.
    public var special: [String] = []
    /// What people read instead of special values.
    public var specialLabels: [String: LocalizedText] = [:]
    /// What people read instead of levels.
    public var levelLabels: [String: LocalizedText] = [:]
    /// Whether the column holds levels even if all of them look like numbers.
    public var isCategorical = false
    /// The line of the plan, for messages.
    public var line: Int

    /// A plan that fixes nothing.
    public init(line: Int = 0) { self.line = line }

    /// What people read instead of a special value: `-9` and `-9.0` are the same one.
    func label(ofSpecial value: String) -> LocalizedText? {
        if let label = specialLabels[value] { return label }
        guard case .number(let number) = NumberParser.parse(value) else { return nil }
        return specialLabels.sorted { $0.key < $1.key }.first { key, _ in
            if case .number(let other) = NumberParser.parse(key) { number == other } else { false }
        }?.value
    }

    /// Names an attribute of a bin by what people read instead of its values.
    func name(_ attribute: inout Attribute, of bin: Bin) {
        if bin.kind == .special, let label = label(ofSpecial: bin.values.first ?? "") {
            attribute.label = label.text
            attribute.labels = label.byLanguage
        }
        if bin.kind == .ordinary, !bin.isRare { name(&attribute) }
    }

    /// Names an attribute of levels by what people read instead of them, in every language that has
    /// words for all of its levels.
    func name(_ attribute: inout Attribute) {
        guard attribute.values.contains(where: { levelLabels[$0] != nil }) else { return }
        let texts = attribute.values.map { levelLabels[$0] ?? LocalizedText($0) }
        attribute.label = texts.map(\.text).joined(separator: "; ")
        for language in Set(texts.flatMap(\.byLanguage.keys)) {
            let words = texts.compactMap { $0.byLanguage[language] }
            if words.count == texts.count {
                attribute.labels[language] = words.joined(separator: "; ")
            }
        }
    }
}
