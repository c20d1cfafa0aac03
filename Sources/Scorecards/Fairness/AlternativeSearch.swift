/// The search for less discriminatory alternatives: cards with characteristics left out or binned
/// coarsely, each fitted anew, by Gini and impact ratio.
///
/// The search is complete over a stated space: every choice of at most so many changes. A card is
/// fitted to one part of the rows, chosen on a second and confirmed on a third, so that neither the
/// fit nor the choice among thousands flatters what is told in the end. Groups decide which card is
/// preferred and are no input of any.
public struct AlternativeSearch: Sendable {
    /// What an analyst asks for.
    public struct Options: Sendable {
        /// Gini that may be lost against the card with everything in, 0 to 2.
        public var tolerance = 0.02
        /// The impact ratio to be beaten; nil is that of the card with everything in.
        public var impactRatio: Double?
        /// Share of rows that every card approves; nil is the share without the event.
        public var approvalRate: Double?
        /// Most characteristics changed at once; nil is as many as ``mostCards`` allows.
        public var mostChanges: Int?
        /// Most cards that are fitted where ``mostChanges`` is nil.
        public var mostCards = 20_000
        /// Most ordinary bins of a characteristic that is binned coarsely, at least 2; 1 leaves
        /// binning alone.
        public var coarseBins = 3
        /// Characteristics that stay as they are.
        public var kept: Set<String> = []
        /// Groups with fewer rows in a part are measured and decide nothing.
        public var leastRows = 30
        /// Share of the rows that no card is fitted to; half of it chooses, half confirms.
        public var holdout = 0.5
        /// Seed of the draw.
        public var seed: UInt64 = 1
        /// Threads; the result does not depend on it.
        public var jobs = 1

        /// The defaults.
        public init() {}
    }

    /// What became of a characteristic.
    public enum Change: Hashable, Sendable {
        /// It is left out.
        case leftOut(String)
        /// It has fewer bins.
        case coarser(String)

        /// The characteristic's name.
        public var name: String {
            switch self {
            case .leftOut(let name), .coarser(let name): name
            }
        }
    }

    /// One card of the search.
    public struct Candidate: Sendable {
        /// How it differs from the card with everything in.
        public var changes: [Change]
        /// Gini on the rows that choose.
        public var gini: Double
        /// Lowest impact ratio of a group on the rows that choose.
        public var impactRatio: Double
        /// Places of options by characteristic; nil is left out.
        var choices: [Int?]
    }

    /// A card on the rows that confirm.
    public struct Confirmed: Sendable {
        /// The card as it was found.
        public var candidate: Candidate
        /// The card itself.
        public var card: Scorecard
        /// Gini, with the interval after DeLong.
        public var gini: Estimate
        /// Impact ratio of ``AlternativeSearch/group``, after Katz; nil where the reference has none.
        public var impactRatio: Estimate?
        /// Gini less that of the card with everything in, after DeLong, paired.
        public var giniChange: Estimate
        /// Impact ratio over that of the card with everything in, by the delta method, paired: the
        /// same people stand in both.
        public var impactRatioFactor: Estimate?
    }

    /// What the search says.
    public enum Verdict: String, Sendable {
        /// There is a card within the tolerance with a higher impact ratio, and the rows that
        /// confirm bear it out.
        case found
        /// There is one on the rows that choose, and chance may explain it.
        case notConfirmed
        /// There is none in the space that was searched.
        case refuted
    }

    /// What was asked for.
    public let options: Options
    /// The column of groups.
    public let column: String
    /// The group with the lowest impact ratio under the card with everything in.
    public let group: String
    /// The group that the others are compared with.
    public let reference: String
    /// Share of rows that every card approves.
    public let approvalRate: Double
    /// Rows that fit, choose and confirm.
    public let rows: (fitting: Int, choosing: Int, confirming: Int)
    /// Characteristics of the card with everything in.
    public let names: [String]
    /// Most changes at once.
    public let mostChanges: Int
    /// Cards in the space of any number of changes, at most `Double`'s exact whole numbers.
    public let spaceSize: Double
    /// Cards fitted; different choices may come to the same card where one drops out by itself.
    public let searched: [Candidate]
    /// The card with everything in.
    public let base: Confirmed
    /// The impact ratio to be beaten.
    public let goal: Double
    /// Cards that no other beats in both Gini and impact ratio, on the rows that choose, by Gini.
    public let frontier: [Confirmed]
    /// The card within the tolerance with the greatest impact ratio, if it is above the goal.
    public let best: Confirmed?

    /// Whether every card of the space was fitted, whatever the number of changes.
    public var isComplete: Bool { Double(fitted) >= spaceSize }

    /// What the search says.
    public var verdict: Verdict {
        guard let best else { return .refuted }
        guard let factor = best.impactRatioFactor, factor.lower > 1,
            best.giniChange.value >= -options.tolerance
        else { return .notConfirmed }
        return .found
    }

    /// Searches.
    ///
    /// - Parameters:
    ///   - names: The columns that may be characteristics.
    ///   - fitter: Binning, plan, ridge and scale.
    /// - Throws: ``TableError``, ``FitError`` or ``FairnessError``.
    /// - Complexity: O(cards times rows times characteristics squared).
    public init(
        _ table: Table,
        _ names: [String],
        _ outcomes: Outcomes,
        _ groups: Groups,
        _ fitter: Fitter,
        _ options: Options
    ) throws {
        guard !names.contains(groups.column), fitter.plan.characteristics[groups.column] == nil
        else { throw FairnessError.groupIsInput(column: groups.column) }
        let (training, rest) = try outcomes.split(holdout: options.holdout, seed: options.seed)
        let (choosing, confirming) = try rest.split(holdout: 0.5, seed: options.seed &+ 1)
        let workshop = try AlternativeWorkshop(table, names, training, fitter, options)
        try groups.refuse(workshop.full, workshop.fullCodes)
        let rate = options.approvalRate ?? 1 - training.counts.eventRate
        let choice = try AlternativeJudge(choosing, groups, rate, options)
        let confirmation = try AlternativeJudge(confirming, groups, rate, options)
        guard let first = workshop.card(workshop.everything) else { throw FitError.collinear }
        let (most, size) = workshop.space(options)
        let places = workshop.choices(most)
        searched =
            parallelMap(count: places.count, jobs: options.jobs) { index in
                workshop.card(places[index]).map { card in
                    let found = choice.measure(workshop.scores(card, choice.rows))
                    return Candidate(
                        changes: workshop.changes(card.choices),
                        gini: found.gini,
                        impactRatio: found.impactRatio,
                        choices: card.choices
                    )
                }
            }.compactMap { $0 }.reduce(into: (seen: Set<[Int?]>(), all: [Candidate]())) {
                if $0.seen.insert($1.choices).inserted { $0.all.append($1) }
            }.all
        fitted = places.count
        let report = AlternativeReporter(workshop, choice, confirmation, first)
        base = report.confirmed(first)
        let start = base.candidate
        let goal = options.impactRatio ?? start.impactRatio
        self.goal = goal
        frontier = Self.frontier(searched).compactMap(report.confirmed)
        best = searched.filter {
            $0.gini >= start.gini - options.tolerance - 1e-12 && $0.impactRatio > goal + 1e-12
        }.max {
            ($0.impactRatio, -$0.changes.count, $0.gini)
                < ($1.impactRatio, -$1.changes.count, $1.gini)
        }.flatMap(report.confirmed)
        self.options = options
        column = groups.column
        group = groups.names[report.group]
        reference = groups.names[groups.reference]
        approvalRate = rate
        rows = (training.counts.total, choosing.counts.total, confirming.counts.total)
        self.names = workshop.names
        (mostChanges, spaceSize) = (most, size)
    }

    /// Choices that were fitted; several may come to the same card.
    public let fitted: Int

    /// Cards that no other is at least as good as in both and better in one, by Gini.
    static func frontier(_ all: [Candidate]) -> [Candidate] {
        let sorted = all.sorted {
            ($0.gini, $0.impactRatio, -$0.changes.count) > (
                $1.gini, $1.impactRatio, -$1.changes.count
            )
        }
        var result: [Candidate] = []
        for one in sorted where one.impactRatio > result.last?.impactRatio ?? -1 {
            result.append(one)
        }
        return result
    }
}
