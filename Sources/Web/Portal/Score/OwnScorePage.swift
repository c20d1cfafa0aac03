import Bureau
import Charters
import Scorecards

/// A person's score today: where the points come from, what others get, why, what was sent to whom.
struct OwnScorePage: Sendable {
    /// One family of characteristics.
    struct Family: Sendable {
        let label: String
        let points: String
        let lost: String
    }

    /// One answer of the card with what it gives, and whether it is the person's.
    struct Answer: Sendable {
        let label: String
        let points: String
        /// Of 100 people in the sample of the card; nil for answers that none of them gave.
        let share: String
        let isYours: Bool
    }

    /// One characteristic of the card, with all its answers.
    struct Part: Sendable {
        let label: String
        let yours: String
        let source: String
        let points: String
        let best: String
        let answers: [Answer]
        let wrong: String?
        let statement: String?
    }

    /// What one lender was told.
    struct Told: Sendable {
        let who: String
        let path: String
        let when: String
        let points: String
        let card: String
    }

    let lead: String
    let today: ScorePage?
    let families: [Family]
    let picture: String
    let parts: [Part]
    let told: [Told]
    let hasTold: Bool
    let difference: String?
    let sample: String?
    let cardPath: String?

    /// The page of a score; nil when the file holds too little, or no card is in force.
    init(_ own: OwnScore?, of file: PersonFile, words: Words) {
        told = file.inquiries.compactMap { look in
            guard let score = look.score else { return nil }
            return Told(
                who: Words.name(look.askerName),
                path: "/me/looks/\(look.id.rawValue)",
                when: words.moment(look.at),
                points: "\(score.score)",
                card: Words.name(score.scorecardName)
            )
        }
        hasTold = !told.isEmpty
        guard let own else {
            lead =
                "We hold too little to compute a score. That is not a low score, and lenders are "
                + "told exactly this."
            today = nil
            families = []
            picture = ""
            parts = []
            difference = nil
            sample = nil
            cardPath = nil
            return
        }
        let score = own.score
        lead = "\(score.score) points today. \(ScorePage.meaning(score))"
        today = ScorePage(score)
        let (families, bars) = Self.families(own)
        self.families = families
        picture = bars.svg
        parts = own.card.card.characteristics.map { Self.part($0, own) }
        difference = Self.difference(own, words: words)
        let people = own.card.card.sample
        sample =
            "The card was made from \(Words.grouped(UInt64(people.nonEvents + people.events))) "
            + "loans of other people."
        cardPath = "/v1/scorecards/\(score.scorecardHash)"
    }

    /// How the last score that was told compares with today's.
    private static func difference(_ own: OwnScore, words: Words) -> String? {
        guard let look = own.told, let told = look.score else {
            return "No lender has been told a score yet. What you would write on an application is "
                + "not known, so it counts as not given."
        }
        let was =
            "\(look.askerName) was told \(told.score) points \(words.ago(look.at)). "
        guard told.score != own.score.score else {
            return was + "Nothing that counts has changed since then."
        }
        return was
            + (told.scorecardHash == own.score.scorecardHash
                ? "Since then your file has changed." : "Since then another card is in force.")
    }

    private static func families(_ own: OwnScore) -> ([Family], FamilyBars) {
        let parts = own.score.contributions
        let bars = CharacteristicCategory.allCases.compactMap { category -> FamilyBars.Family? in
            let names = Set(
                own.card.card.characteristics.filter { $0.category == category.rawValue }
                    .map(\.name)
            )
            let mine = parts.filter { names.contains($0.characteristic) }
            guard !mine.isEmpty else { return nil }
            return .init(
                label: Words.category(category),
                points: mine.reduce(0) { $0 + $1.points },
                lost: mine.reduce(0) { $0 + $1.bestPoints - $1.points }
            )
        }
        let rows = bars.map {
            Family(
                label: $0.label,
                points: ScorePage.signed($0.points),
                lost: "\($0.lost)"
            )
        }
        return (rows, FamilyBars(families: bars, total: own.score.score))
    }

    private static func part(_ characteristic: Characteristic, _ own: OwnScore) -> Part {
        let name = characteristic.name
        let place = own.card.card.place(of: own.values[name], in: name)
        let line = own.score.contributions.first { $0.characteristic == name }
        let people = max(own.card.card.sample.nonEvents + own.card.card.sample.events, 1)
        let wrong: String? =
            if let item = own.items[name] {
                DisputedMatter.path(item: item.id)
            } else if let look = own.told, line?.source != nil {
                DisputedMatter.path(look: look.id, input: name)
            } else { nil }
        return Part(
            label: characteristic.label,
            yours: line?.value.map {
                characteristic.words(ofLevel: $0).replacing("_", with: " ")
            } ?? "not given",
            source: Words.source(line?.source),
            points: ScorePage.signed(characteristic.attributes[place].points),
            best: ScorePage.signed(characteristic.bestPoints),
            answers: characteristic.attributes.enumerated().map { index, attribute in
                let count = attribute.counts.nonEvents + attribute.counts.events
                return Answer(
                    label: attribute.label.replacing("_", with: " "),
                    points: ScorePage.signed(attribute.points),
                    share: Self.share(count, of: people),
                    isYours: index == place
                )
            },
            wrong: wrong,
            statement: line?.statement
        )
    }

    /// How many of 100 that are.
    static func share(_ count: Int, of people: Int) -> String {
        guard count > 0 else { return "none" }
        let share = (count * 200 + people) / (2 * people)
        return share == 0 ? "fewer than 1" : "\(share)"
    }
}
