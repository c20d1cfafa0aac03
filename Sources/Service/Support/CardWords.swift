import Charters
public import Languages
import Scorecards
import Storage
import Synchronization

/// The words of every scorecard that was ever approved: the one in force first, then the newest.
///
/// Old decisions and notices hold words of old cards; where two cards differ, the first one counts.
public struct CardWords: Sendable {
    private let cards: [Scorecard]
    private let levels: [String: [String: String]]
    private let labels: [String: String]

    /// The words of cards, the newest first.
    init(_ cards: [Scorecard]) {
        self.cards = cards
        var levels: [String: [String: String]] = [:]
        var labels: [String: String] = [:]
        for characteristic in cards.flatMap(\.characteristics) {
            if labels[characteristic.name] == nil {
                labels[characteristic.name] = characteristic.label
            }
            levels[characteristic.name, default: [:]].merge(
                characteristic.levels.mapValues(\.label)
            ) { newest, _ in newest }
        }
        self.levels = levels
        self.labels = labels
    }

    /// No words.
    public static let none = CardWords([])

    /// What a person reads instead of a level of the data, as the newest card that names it says.
    public func words(ofLevel level: String, in characteristic: String) -> String? {
        levels[characteristic]?[level]
    }

    /// What a person reads instead of the name of a characteristic.
    public func label(of characteristic: String) -> String? { labels[characteristic] }

    /// What each text of the cards becomes for a reader of a language.
    public func lexicon(in tag: String) -> Lexicon {
        var lexicon = Lexicon(language: tag)
        for (text, own, texts) in texts { lexicon.learn(text, in: own, texts) }
        return lexicon
    }

    /// What each text becomes in a language of tests.
    public func lexicon(in tag: String, _ said: (String) -> String) -> Lexicon {
        var lexicon = Lexicon(language: tag)
        for (text, _, _) in texts { lexicon.learn(text, as: said(text)) }
        return lexicon
    }

    /// Every text that an analyst wrote, its language, and the same by language.
    private var texts: [(String, String, [String: String])] {
        cards.flatMap { card in
            card.characteristics.flatMap { one in
                [(one.label, card.language, one.labels), (one.reason, card.language, one.reasons)]
                    + one.levels.values.map { ($0.label, card.language, $0.labels) }
                    + one.attributes.filter { $0.kind == .special && !$0.labels.isEmpty }
                    .map { ($0.label, card.language, $0.labels) }
            }
        }
        .map { ($0.0.replacing("_", with: " "), $0.1, $0.2) }
    }
}

/// The words of the approved cards, read from their bytes once and kept until another is approved.
final class CardWordsShelf: Sendable {
    private let kept = Mutex<(hashes: [String], words: CardWords)>(([], .none))

    /// The words as of a transaction.
    func words(asOf now: Instant, in session: any SQLSession) throws -> CardWords {
        let inForce = try ScorecardRepository.hashInForce(asOf: now, session)
        let hashes =
            [inForce].compactMap { $0 }
            + (try ScorecardRepository.approved(in: session)).filter { $0 != inForce }
        let known = kept.withLock { $0 }
        guard known.hashes != hashes else { return known.words }
        let cards = try hashes.compactMap { hash in
            try ScorecardRepository.find(hash, in: session).flatMap { try? Scorecard(json: $0) }
        }
        let words = CardWords(cards)
        kept.withLock { $0 = (hashes, words) }
        return words
    }
}
