/// Measures chosen cards of a search on the rows that confirm.
struct AlternativeReporter {
    private let workshop: AlternativeWorkshop
    private let choice: AlternativeJudge
    private let confirmation: AlternativeJudge
    private let base: (scores: [Int32], cut: AlternativeJudge.Cut)
    /// The place of the group that is furthest behind under the card with everything in.
    let group: Int

    init(
        _ workshop: AlternativeWorkshop,
        _ choice: AlternativeJudge,
        _ confirmation: AlternativeJudge,
        _ first: AlternativeWorkshop.Made
    ) {
        self.workshop = workshop
        self.choice = choice
        self.confirmation = confirmation
        let found = choice.measure(workshop.scores(first, choice.rows))
        group = found.group
        base = (workshop.scores(first, confirmation.rows), found.cut)
    }

    func confirmed(_ candidate: AlternativeSearch.Candidate) -> AlternativeSearch.Confirmed? {
        workshop.card(candidate.choices).map(confirmed)
    }

    func confirmed(_ made: AlternativeWorkshop.Made) -> AlternativeSearch.Confirmed {
        let found = choice.measure(workshop.scores(made, choice.rows))
        let scores = workshop.scores(made, confirmation.rows)
        let measures = Measures(
            scores: scores,
            outcomes: confirmation.outcomes,
            scaling: made.card.scaling
        )
        let gain = AreaDifference(scores, base.scores, outcomes: confirmation.outcomes)
        return AlternativeSearch.Confirmed(
            candidate: AlternativeSearch.Candidate(
                changes: workshop.changes(made.choices),
                gini: found.gini,
                impactRatio: found.impactRatio,
                choices: made.choices
            ),
            card: made.card,
            gini: Estimate(
                measures.gini,
                lower: 2 * measures.aucLower - 1,
                upper: 2 * measures.aucUpper - 1
            ),
            impactRatio: confirmation.ratio(group, scores, found.cut),
            giniChange: Estimate(2 * gain.value, lower: 2 * gain.lower, upper: 2 * gain.upper),
            impactRatioFactor: confirmation.factor(
                group,
                scores,
                found.cut,
                over: base.scores,
                base.cut
            )
        )
    }
}
