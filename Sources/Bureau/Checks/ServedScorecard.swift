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
    /// The names of the characteristics of each class of data; looked up once, for every check.
    private let namesOfCategory: [CharacteristicCategory: Set<String>]
    /// The sentence of each characteristic that counts inquiries, by its name.
    let inquirySentences: [String: String]

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
        namesOfCategory = Dictionary(
            grouping: card.characteristics
        ) { $0.category.flatMap(CharacteristicCategory.init(rawValue:)) }
        .reduce(into: [:]) { names, group in
            guard let category = group.key else { return }
            names[category] = Set(group.value.map(\.name))
        }
        inquirySentences = Dictionary(
            card.characteristics.filter { Self.countsInquiries($0.name) }
                .map { ($0.name, $0.reason) }
        ) { first, _ in first }
        hash = sha256Hexadecimal(card.canonicalJSON())
    }

    /// The characteristics of a class of data, by name.
    func names(of category: CharacteristicCategory) -> Set<String> {
        namesOfCategory[category] ?? []
    }

    /// Whether two cards have the same bytes.
    public static func == (left: ServedScorecard, right: ServedScorecard) -> Bool {
        left.hash == right.hash
    }

    /// Hashes the hash.
    public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
