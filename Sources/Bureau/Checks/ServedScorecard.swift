import Charters
public import Scorecards

/// The scorecard that answers checks: no draft, and nothing in it that is never held.
public struct ServedScorecard: Hashable, Sendable {
    /// SHA-256 of the card's canonical bytes, lower-case hexadecimal.
    public let hash: String
    /// The card's name.
    public let name: String
    /// The card.
    public let card: Scorecard

    /// A card that may be served.
    ///
    /// - Throws: every characteristic without a permitted class of data, and every one that looks
    /// like a refused class.
    public init(_ card: Scorecard) throws(Refusal) {
        var findings = Findings()
        for characteristic in card.characteristics {
            let field = "characteristics.\(characteristic.name)"
            if let refused = NeverInput.match(columnName: characteristic.name) {
                findings.add(
                    .init(
                        code: .refusedInput,
                        sentence: "Data about \(refused.title) are never scored.",
                        rule: Rule.permittedDataOnly.id,
                        citation: refused.basis,
                        field: field
                    )
                )
            }
            if characteristic.category.flatMap(CharacteristicCategory.init(rawValue:)) == nil {
                findings.add(
                    .draftScorecard,
                    "A card is served only when every characteristic has a permitted class of data.",
                    .permittedDataOnly,
                    field: field
                )
            }
        }
        try findings.refuse()
        self.card = card
        name = card.name
        hash = sha256Hexadecimal(card.canonicalJSON())
    }

    /// Whether two cards have the same bytes.
    public static func == (left: ServedScorecard, right: ServedScorecard) -> Bool {
        left.hash == right.hash
    }

    /// Hashes the hash.
    public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
