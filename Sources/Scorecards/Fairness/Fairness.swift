/// How a card treats groups: who is approved, how the scores differ, whether they are as true.
///
/// For the workbench alone: no server holds a column of groups. The numbers describe; which of them
/// the law asks for, and how much is too much, they do not say.
public struct Fairness: Sendable {
    /// One group.
    public struct Group: Sendable {
        /// The group.
        public var name: String
        /// Whether the others are compared with it.
        public var isReference: Bool
        /// Its rows.
        public var rows: Double
        /// Events among them.
        public var events: Double
        /// Rows that are approved.
        public var approvals: Proportion
        /// Share approved over that of the reference, after Katz; nil where the reference has none.
        public var impactRatio: Estimate?
        /// Share approved less that of the reference, after Newcombe.
        public var approvalDifference: Estimate
        /// Mean score.
        public var meanScore: Double
        /// Mean score less that of the reference in standard deviations within the two groups
        /// (Cohen's d), with the interval of Hedges and Olkin (1985); nil without variation.
        public var meanDifference: Estimate?
        /// Rows without the event that are approved.
        public var opportunity: Proportion
        /// Equal-opportunity difference (Hardt, Price and Srebro, 2016): the share of rows without
        /// the event that is approved, less that of the reference, after Newcombe.
        public var opportunityDifference: Estimate
        /// AUC within the group; nil if it has rows of one class only.
        public var auc: Estimate?
        /// Events over those that the scores promise: calibration as a whole.
        public var observedToExpected: Estimate
        /// Calibration by band of score; the bands are those of all rows.
        public var bands: [ScoreBands.Band]
    }

    /// The impact ratio of each group at one cutoff.
    public struct AtCutoff: Sendable {
        /// The least score that is approved.
        public var cutoff: Int
        /// Share of all rows that is approved.
        public var approvalRate: Double
        /// For each group what it has.
        public var groups: [(approvals: Proportion, impactRatio: Estimate?)]
    }

    /// What one characteristic has to do with the groups.
    public struct Part: Sendable {
        /// The characteristic's name.
        public var name: String
        /// What a person reads instead.
        public var label: String
        /// For each group its mean points less those of the reference; over all characteristics they
        /// add up to the difference of mean scores.
        public var pointsGaps: [Double]
        /// For each group how far its shares of the attributes are from the reference's, by the
        /// formula of the population stability index: what the characteristic tells of the group.
        public var distances: [Double]
    }

    /// The column of groups.
    public let column: String
    /// The least score that is approved.
    public let cutoff: Int
    /// The groups that have rows.
    public let groups: [Group]
    /// Rows without a group, set aside.
    public let withoutGroup: Int
    /// Impact ratios at cutoffs that approve about 90, 80, ... 10 per cent, and at ``cutoff``.
    public let atCutoffs: [AtCutoff]
    /// The characteristics in card order; empty for scores without a card.
    public let parts: [Part]

    /// A rule of thumb of the United States' employment law, used as a screen elsewhere.
    public static let fourFifths = 0.8
    /// Where it comes from.
    public static let fourFifthsSource =
        "convention: four fifths, 29 CFR 1607.4(D), made for employment; in credit law no number is "
        + "safe or unsafe by itself"

    /// The group whose impact ratio is the lowest; nil where no ratio can be had.
    public var furthestBehind: Group? {
        groups.filter { !$0.isReference && $0.impactRatio != nil }
            .min { ($0.impactRatio?.value ?? 0) < ($1.impactRatio?.value ?? 0) }
    }

    /// Measures a card on a table.
    ///
    /// - Throws: ``TableError`` if the table does not fit the card, ``FairnessError`` if the group is
    ///   an input of the card.
    public init(
        _ card: Scorecard,
        _ table: Table,
        _ outcomes: Outcomes,
        _ groups: Groups,
        cutoff: Cutoff,
        jobs: Int = 1
    ) throws {
        let codes = try card.attributes(of: table, jobs: jobs)
        try groups.refuse(card.characteristics, codes)
        let scores = try card.scores(table, jobs: jobs)
        let counter = FairnessCounter(scores, outcomes, groups, card.scaling, cutoff)
        column = groups.column
        self.cutoff = cutoff.score
        withoutGroup = counter.withoutGroup
        self.groups = counter.measured
        atCutoffs = counter.atCutoffs
        parts = zip(card.characteristics, codes).map { counter.part($0, $1) }
    }
}
