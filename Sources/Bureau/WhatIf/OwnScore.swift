public import Charters
public import Scorecards

/// The score that a lender would be told today, from the person's own file, for that person alone.
///
/// What the person wrote on the last application that was scored counts as written there; nothing is
/// asked of anybody, and nothing is told to anybody.
public struct OwnScore: Hashable, Sendable {
    /// The card in force.
    public let card: ServedScorecard
    /// The score with its parts.
    public let score: CheckAnswer.Score
    /// The values that count, by characteristic; one without a value is not here.
    public let values: [String: Scorecard.Value]
    /// The items that count, by characteristic.
    public let items: [String: FileItem]
    /// The last look that was told a score; nil when there was none.
    public let told: Inquiry?
    /// The classes of data that count, as at that look.
    let categories: Set<CharacteristicCategory>

    /// The score of a file today; nil when it holds no conduct of the person's own that is on the card,
    /// which is not a low score.
    public init?(_ file: PersonFile, card: ServedScorecard, under charter: Charter) {
        let told = file.inquiries.first { $0.score != nil }
        let categories = Self.categories(of: told?.score, card)
        let items = file.items.filter { categories.contains($0.category) }
            .usable(
                beside: file.disputes,
                and: file.theftBlocks,
                asOf: file.asOf,
                under: charter
            )
        let declared = Self.declared(told?.score, card)
        let scored = card.score(
            items: items,
            declared: declared,
            statements: items.compactMapValues {
                file.disputes.statement(on: $0.id, asOf: file.asOf)
            },
            keyFactors: charter.notice.maximumKeyFactors
        )
        guard let scored else { return nil }
        var values = declared.mapValues(\.scored)
        for characteristic in card.card.characteristics
        where characteristic.category != CharacteristicCategory.declaredForThisCredit.rawValue {
            values[characteristic.name] = items[characteristic.name]?.value.scored
        }
        self.card = card
        score = scored
        self.values = values
        self.items = items
        self.told = told
        self.categories = categories
    }

    /// The classes of data that counted then; all of them when there was no look yet.
    private static func categories(
        of told: CheckAnswer.Score?,
        _ card: ServedScorecard
    ) -> Set<CharacteristicCategory> {
        guard let told else { return Set(CharacteristicCategory.allCases) }
        let accounts = card.names(of: .accountDataByConsent)
        let agreed = told.contributions.contains {
            accounts.contains($0.characteristic) && $0.source != nil
        }
        return agreed
            ? Set(CharacteristicCategory.allCases) : [.ownConduct, .declaredForThisCredit]
    }

    /// What was written on the application, as far as the card asks for it.
    private static func declared(
        _ told: CheckAnswer.Score?,
        _ card: ServedScorecard
    ) -> [String: FileItem.Value] {
        let asked = card.names(of: .declaredForThisCredit)
        var declared: [String: FileItem.Value] = [:]
        for part in told?.contributions ?? [] where part.source == "application" {
            guard asked.contains(part.characteristic), let text = part.value else { continue }
            let isNumeric = card.card.characteristics.contains {
                $0.name == part.characteristic && $0.isNumeric
            }
            declared[part.characteristic] =
                isNumeric ? Double(text).map(FileItem.Value.number) ?? .text(text) : .text(text)
        }
        return declared
    }
}

extension Inquiry {
    /// The score that the asker was told; nil when it was told none.
    public var score: CheckAnswer.Score? {
        if case .answered(let answer) = outcome { answer.score } else { nil }
    }
}
