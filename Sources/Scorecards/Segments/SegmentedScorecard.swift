/// One card for each segment of the population, on one scale, and a rule that says which.
public struct SegmentedScorecard: Sendable {
    /// A segment with its card.
    public struct Part: Sendable {
        /// The segment.
        public let segment: CardSegment
        /// Its rows that took part in the fit, by class; not weighted.
        public let sample: ClassCounts
        /// Its card; nil where it was too small, so that the card of everybody scores it.
        public let card: Scorecard?

        /// A part.
        public init(segment: CardSegment, sample: ClassCounts, card: Scorecard?) {
            self.segment = segment
            self.sample = sample
            self.card = card
        }
    }

    /// The name that people read.
    public let name: String
    /// The rule; its segments are those of ``parts``.
    public let rule: SegmentRule
    /// The segments in the order of the rule.
    public let parts: [Part]
    /// The card of everybody, for those of no segment with a card; nil refuses them.
    public let fallback: Scorecard?
    /// What it was made from.
    public let origin: PlanOrigin
    /// The plan that was used, as YAML.
    public let plan: String

    /// What every value of the rule's column leads to, by the code that the rule gives it.
    let routes: [Route]
    /// The cards: those of the parts that have one, in order, then that of everybody.
    let cards: [Scorecard]

    /// Where a row goes.
    struct Route: Sendable {
        /// The name of the segment, or that of everybody.
        let name: String
        /// Why.
        let reason: SegmentReason
        /// The place in ``SegmentedScorecard/cards``; nil refuses the row.
        let card: Int?
    }

    /// A segmented scorecard.
    ///
    /// - Throws: ``CardError`` with every fault of the rule, and every part with another target or
    ///   scale.
    public init(
        name: String,
        rule: SegmentRule,
        parts: [Part],
        fallback: Scorecard?,
        origin: PlanOrigin,
        plan: String
    ) throws(CardError) {
        self.init(
            unchecked: name,
            rule: rule,
            parts: parts,
            fallback: fallback,
            origin: origin,
            plan: plan
        )
        let findings = self.findings
        guard findings.isEmpty else { throw CardError(findings: findings) }
    }

    init(
        unchecked name: String,
        rule: SegmentRule,
        parts: [Part],
        fallback: Scorecard?,
        origin: PlanOrigin,
        plan: String
    ) {
        self.name = name
        self.rule = rule
        self.parts = parts
        self.fallback = fallback
        self.origin = origin
        self.plan = plan
        let own = parts.compactMap(\.card)
        cards = own + (fallback.map { [$0] } ?? [])
        let rest = fallback.map { _ in own.count }
        var next = 0
        var routes: [Route] = parts.map { part in
            guard part.card != nil else {
                return Route(name: SegmentRule.everybody, reason: .tooSmall, card: rest)
            }
            next += 1
            return Route(name: part.segment.name, reason: .rule, card: next - 1)
        }
        for code in parts.count..<max(parts.count, rule.codeCount) {
            let reason = rule.meaning(code).reason
            routes.append(Route(name: SegmentRule.everybody, reason: reason, card: rest))
        }
        self.routes = routes
    }

    /// The card that the others are held against.
    private var reference: Scorecard? { parts.lazy.compactMap(\.card).first }

    /// How log-odds became points, in every part.
    public var scaling: Scaling { (reference ?? fallback)?.scaling ?? Scaling() }

    /// The column whose event the cards predict.
    public var target: String { (reference ?? fallback)?.target ?? "" }

    /// The value that means event; event is bad.
    public var eventValue: String { (reference ?? fallback)?.eventValue ?? "" }

    /// Whether the rule, or a characteristic of a card, has no declared category.
    public var isDraft: Bool { rule.category == nil || cards.contains(where: \.isDraft) }

    /// The names of those who have a card: segments in order, then everybody where there is one.
    public var cardNames: [String] {
        parts.filter { $0.card != nil }.map(\.segment.name)
            + (fallback == nil ? [] : [SegmentRule.everybody])
    }

    /// The card of a segment by its name, or that of everybody.
    public func card(named name: String) -> Scorecard? {
        cardNames.firstIndex(of: name).map { cards[$0] }
    }

    /// The columns that are read as levels, the rule's included.
    public var levelNames: Set<String> {
        var names = Set(
            cards.flatMap(\.characteristics).filter { !$0.isNumeric }.map(\.name)
        )
        if !rule.isNumeric { names.insert(rule.column) }
        return names
    }
}

/// A score of a segmented scorecard: which card gave it, and why that one.
public struct SegmentedApplicant: Hashable, Sendable {
    /// The name of the segment, or ``SegmentRule/everybody``.
    public var segment: String
    /// Why it is scored by that card.
    public var reason: SegmentReason
    /// What the card gave.
    public var scored: ScoredApplicant
}

extension SegmentedScorecard {
    /// Scores one applicant by the card of their segment.
    ///
    /// - Returns: nil where no segment holds the value and there is no card of everybody.
    /// - Complexity: O(characteristics of that card).
    public func score(values: [String: Scorecard.Value]) -> SegmentedApplicant? {
        let route = routes[Scorecard.attribute(of: values[rule.column], rule.lookup)]
        guard let card = route.card else { return nil }
        return SegmentedApplicant(
            segment: route.name,
            reason: route.reason,
            scored: cards[card].score(values: values)
        )
    }
}
