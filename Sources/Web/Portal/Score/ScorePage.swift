import Bureau

/// A score as the person reads it: ladder, bars, reasons, and a table that sums.
struct ScorePage: Sendable {
    /// One line of the card.
    struct Row: Sendable {
        let label: String
        let attribute: String
        let source: String
        let points: String
        let best: String
        /// The person's own words beside it.
        let statement: String?
        /// Where the person says that it is wrong; nil on pages of others.
        let wrong: String?
    }

    /// One reason.
    struct Factor: Sendable {
        let sentence: String
        let lost: String
    }

    let sentence: String
    let ladder: String
    let bars: String
    let factors: [Factor]
    let hasFactors: Bool
    let rows: [Row]
    let total: String
    let highest: String
    let cardName: String
    let cardHash: String
    let cardPath: String
    /// That the score was computed again just now, and how it came out; nil where nobody asked.
    var replay: String?

    /// The page of a score; `look` is that of its person's own page, where each line can be contested.
    init(_ score: CheckAnswer.Score, look: InquiryID? = nil) {
        sentence = "\(score.score) points. \(Self.meaning(score))"
        ladder =
            ScoreLadder(score: score.score, lowest: score.lowest, highest: score.highest).svg
        bars =
            PointsBars(
                bars: score.contributions.map {
                    .init(label: $0.label, points: $0.points, best: $0.bestPoints)
                },
                total: score.score
            ).svg
        factors = score.keyFactors.map {
            Factor(sentence: $0.sentence, lost: Words.count($0.pointsLost, "point"))
        }
        hasFactors = !factors.isEmpty
        rows = score.contributions.map {
            Row(
                label: $0.label,
                attribute: Words.value($0.value, of: $0.characteristic),
                source: Words.source($0.source),
                points: Self.signed($0.points),
                best: Self.signed($0.bestPoints),
                statement: $0.statement,
                wrong: look.map { [name = $0.characteristic] look in
                    DisputedMatter.path(look: look, input: name)
                }
            )
        }
        total = Self.signed(score.score)
        highest = Self.signed(score.contributions.reduce(0) { $0 + $1.bestPoints })
        cardName = score.scorecardName
        cardHash = score.scorecardHash
        cardPath = "/v1/scorecards/\(score.scorecardHash)"
    }

    /// What computing the score again came to.
    static func sentence(_ replay: ScoreReplay?) -> String {
        guard let replay else { return "The card that made it is not held here any more." }
        guard replay.isSame else {
            return "We computed it again just now from these values and came to "
                + "\(replay.now) points. That is not what was told: say that this is wrong."
        }
        return "We computed it again just now from these values, with the card of this very hash: "
            + "the same points, the same reasons."
    }

    /// What the scale means; a number never stands without it.
    static func meaning(_ score: CheckAnswer.Score) -> String {
        "The scale runs from \(score.lowest) to \(score.highest). "
            + "Higher means that fewer people with such a file missed payments."
    }

    /// Points with a true minus sign.
    static func signed(_ points: Int) -> String {
        points < 0 ? "\u{2212}\(-points)" : "\(points)"
    }
}
