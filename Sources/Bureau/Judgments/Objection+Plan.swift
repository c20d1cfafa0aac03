extension Judgment.Objection {
    /// What stands before the words of who tells of a plan; it is nobody's own words.
    public static let planSentence = "A plan to pay in parts is agreed:"

    /// Whether it tells of a plan to pay in parts.
    ///
    /// Before this was kept apart the sentence stood before the person's words, in English. Who has written
    /// it themselves since then is quoted with it.
    public var tellsOfPlan: Bool { isPlan ?? words.hasPrefix(Self.planSentence) }

    /// What the person wrote, and nothing else.
    public var ownWords: String {
        guard isPlan == nil, words.hasPrefix(Self.planSentence) else { return words }
        return String(words.dropFirst(Self.planSentence.count)).trimmed
    }
}
