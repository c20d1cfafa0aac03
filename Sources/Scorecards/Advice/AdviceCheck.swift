/// Checks an advice against the card without trusting whoever made it.
///
/// Each answer is held against the limits one by one and scored anew, and whether something smaller
/// exists is searched in another way than the one that found it: by trying all sets of changes, left off
/// only where the greatest gains that remain cannot be enough.
public struct AdviceCheck: Sendable {
    private let card: Scorecard
    private let values: [String: Scorecard.Value]
    private let cutoff: Int
    private let limits: AdviceLimits
    private let search: AdviceSearch

    /// A check for an applicant.
    public init(
        _ card: Scorecard,
        _ values: [String: Scorecard.Value],
        cutoff: Int,
        limits: AdviceLimits
    ) {
        self.card = card
        self.values = values
        self.cutoff = cutoff
        self.limits = limits
        search = AdviceSearch(card, values, cutoff: cutoff, limits)
    }

    /// What is wrong with an advice, a sentence each; none if every claim holds.
    public func findings(_ advice: Advice) -> [String] {
        var findings: [String] = []
        if advice.score != card.score(values: values).score {
            findings.append("score: the card gives \(card.score(values: values).score) points")
        }
        if advice.cutoff != cutoff { findings.append("cutoff: is \(cutoff)") }
        let proof = search.horizons.map(search.proof)
        if proof != advice.proof {
            findings.append("proof: the choices are not those that card and limits allow")
        }
        let greatest = proof.map { $0.greatestScore(changes: limits.mostChanges) }.max() ?? 0
        if greatest != advice.greatestScore { findings.append("greatestScore: is \(greatest)") }
        for (index, answer) in advice.answers.enumerated() {
            let place = "answers[\(index)]"
            findings += check(answer).map { "\(place): \($0)" }
            let earlier = Array(advice.answers[..<index])
            if isAllowed(answer, beside: earlier), let smaller = smaller(than: answer, earlier) {
                findings.append("\(place): a smaller one exists: \(smaller)")
            } else if !isAllowed(answer, beside: earlier) {
                findings.append("\(place): holds all of one before it and comes no sooner")
            }
        }
        if advice.answers.isEmpty, let smaller = smaller(than: nil, []) {
            findings.append("answers: one exists: \(smaller)")
        }
        return findings
    }

    /// Holds one answer against limits and card.
    private func check(_ answer: Advice.Answer) -> [String] {
        guard answer.afterDays >= 0, answer.afterDays <= limits.withinDays ?? .max else {
            return ["its day is beyond withinDays"]
        }
        var then = AdviceSearch.values(values, limits, on: answer.afterDays)
        let before = then
        var findings: [String] = []
        var cost = 0
        let names = answer.changes.map(\.characteristic)
        if Set(names).count != names.count { findings.append("changes one characteristic twice") }
        if names.count > limits.mostChanges ?? .max { findings.append("has too many changes") }
        for change in answer.changes {
            let limit = limits.limit(of: change.characteristic)
            let index = card.characteristics.firstIndex { $0.name == change.characteristic }
            guard let index else {
                findings.append("\(change.characteristic): is not on the card")
                continue
            }
            if change.from != before[change.characteristic] {
                findings.append("\(change.characteristic): from is not the value on that day")
            }
            let own = card.attribute(of: before[change.characteristic], at: index)
            let isOrdinary = card.characteristics[index].attributes[own].kind == .ordinary
            findings += Self.breaches(
                change,
                limit,
                on: answer.afterDays,
                isFromOrdinary: isOrdinary
            ).map {
                "\(change.characteristic): \($0)"
            }
            let options = card.adviceOptions(before, limits, day: answer.afterDays)
                .first { $0.index == index }?.options
            if let option = options?.first(where: { $0.value == change.to }) {
                cost += option.cost
                if option.gain != change.points {
                    findings.append("\(change.characteristic): gains \(option.gain) points")
                }
            } else {
                findings.append("\(change.characteristic): is no choice on that day")
            }
            then[change.characteristic] = change.to
        }
        let score = card.score(values: then).score
        if score != answer.newScore { findings.append("newScore: the card gives \(score) points") }
        if score < cutoff { findings.append("does not reach \(cutoff) points") }
        if cost != answer.cost { findings.append("cost: is \(cost)") }
        return findings
    }

    /// The limits that one change breaks, read from the limits alone.
    private static func breaches(
        _ change: Advice.Change,
        _ limit: AdviceLimits.Limit,
        on day: Int,
        isFromOrdinary: Bool
    ) -> [String] {
        var breaches: [String] = []
        if limit.direction == .fixed { breaches.append("cannot change") }
        if day < limit.takesEffectAfterDays { breaches.append("does not count by that day") }
        switch change.to {
        case .text(let level):
            if let levels = limit.levels, !levels.contains(level) {
                breaches.append("\"\(level)\" is not among its levels")
            }
        case .number(let to):
            if to < limit.lowest ?? -.infinity { breaches.append("is below lowest") }
            if to > limit.highest ?? .infinity { breaches.append("is above highest") }
            if isFromOrdinary, case .number(let from)? = change.from {
                if limit.direction == .up, to < from { breaches.append("goes down") }
                if limit.direction == .down, to > from { breaches.append("goes up") }
                if let step = limit.step {
                    let steps = (to - from) / step
                    if abs(steps - steps.rounded()) > 1e-6 {
                        breaches.append("is no whole number of steps away")
                    }
                }
            }
        }
        return breaches
    }

    /// Whether an answer leaves out something of each earlier one or comes sooner.
    private func isAllowed(_ answer: Advice.Answer, beside earlier: [Advice.Answer]) -> Bool {
        let names = Set(answer.changes.map(\.characteristic))
        return earlier.allSatisfy { other in
            answer.afterDays < other.afterDays
                || other.changes.contains { !names.contains($0.characteristic) }
        }
    }

    /// The changes of an answer that is smaller than one, in words; nil if there is none.
    private func smaller(than answer: Advice.Answer?, _ earlier: [Advice.Answer]) -> String? {
        for horizon in search.horizons {
            let trial = AdviceTrial(search, horizon, against: answer) { candidate in
                isAllowed(candidate, beside: earlier)
                    && (answer.map { search.isBetter(candidate, than: $0) } ?? true)
            }
            if let found = trial.first() {
                let changes = found.changes.map { "\($0.characteristic) to \($0.to.words)" }
                return "after \(found.afterDays) days "
                    + (changes.isEmpty ? "without any change" : changes.joined(separator: ", "))
            }
        }
        return nil
    }
}

extension Scorecard.Value {
    /// The value for people.
    public var words: String {
        switch self {
        case .number(let number): number.isFinite ? shortestText(number) : "\(number)"
        case .text(let text): text
        }
    }
}

/// Tries the sets of changes of one day until one is as wanted.
struct AdviceTrial {
    private let search: AdviceSearch
    private let horizon: AdviceSearch.Horizon
    private let groups: [AdviceOptions]
    /// For each place the greatest gains from there on, greatest first.
    private let remaining: [[Int]]
    private let claimed: Advice.Answer?
    private let isWanted: (Advice.Answer) -> Bool

    /// - Parameter claimed: The answer that must be beaten; what cannot beat it is left off.
    init(
        _ search: AdviceSearch,
        _ horizon: AdviceSearch.Horizon,
        against claimed: Advice.Answer?,
        _ isWanted: @escaping (Advice.Answer) -> Bool
    ) {
        self.search = search
        self.horizon = horizon
        groups = horizon.groups
        remaining = (0...horizon.groups.count).map { place in
            horizon.groups[place...].map { $0.options.map(\.gain).max() ?? 0 }.sorted(by: >)
        }
        self.claimed = claimed
        self.isWanted = isWanted
    }

    /// The greatest cost at which so many changes could still beat what is claimed; nil if none.
    private func mostCost(_ count: Int) -> Int? {
        guard let claimed else { return .max }
        guard search.limits.goal == .fewest else { return claimed.cost }
        let its = claimed.changes.count
        return count > its ? nil : count == its ? claimed.cost : .max
    }

    /// The first wanted set that is found.
    func first() -> Advice.Answer? {
        for count in 0...min(groups.count, search.limits.mostChanges ?? groups.count) {
            guard let most = mostCost(count) else { return nil }
            if let found = first(0, count, horizon.score, most, 0, []) { return found }
        }
        return nil
    }

    /// Sets of exactly so many more changes from a place on.
    private func first(
        _ place: Int,
        _ count: Int,
        _ score: Int,
        _ mostCost: Int,
        _ cost: Int,
        _ changes: [Advice.Change]
    ) -> Advice.Answer? {
        let candidate = Advice.Answer(
            afterDays: horizon.day,
            newScore: score,
            cost: cost,
            changes: changes,
            byThemselves: []
        )
        guard count > 0 else {
            return score >= search.cutoff && isWanted(candidate) ? candidate : nil
        }
        guard groups.count - place >= count,
            score + remaining[place].prefix(count).reduce(0, +) >= search.cutoff
        else { return nil }
        for option in groups[place].options where cost + option.cost <= mostCost {
            let change = Advice.Change(
                characteristic: search.card.characteristics[groups[place].index].name,
                from: groups[place].from,
                to: option.value,
                points: option.gain
            )
            let found = first(
                place + 1,
                count - 1,
                score + option.gain,
                mostCost,
                cost + option.cost,
                changes + [change]
            )
            if let found { return found }
        }
        return first(place + 1, count, score, mostCost, cost, changes)
    }
}
