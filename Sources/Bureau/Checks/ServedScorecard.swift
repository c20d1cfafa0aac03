import Charters

/// The scorecard that answers checks.
public struct ServedScorecard: Hashable, Sendable {
    /// Hash of the card's canonical bytes, lower-case hexadecimal.
    public var hash: String
    /// The card's name.
    public var name: String

    /// A scorecard in force.
    public init(hash: String, name: String) {
        self.hash = hash
        self.name = name
    }

    /// The characteristics of a class of data, by name: none until the cards are here.
    func names(of category: CharacteristicCategory) -> Set<String> { [] }

    /// No score until the cards are here.
    func score(
        items: [String: FileItem],
        declared: [String: FileItem.Value],
        keyFactors most: Int
    ) -> CheckAnswer.Score? { nil }
}
