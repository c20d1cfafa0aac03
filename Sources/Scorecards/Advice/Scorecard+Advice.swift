extension Scorecard {
    /// Most answers of one advice; each one more than doubles the work.
    public static let mostAnswers = 5

    /// Finds the smallest set of permitted changes that reaches a score, exactly.
    ///
    /// On each day on which something becomes possible, what comes by itself until then counts, and all
    /// options of all characteristics are searched by dynamic programming over whole points. Points are
    /// additive and whole, so the answer is exact and not a heuristic's.
    ///
    /// - Parameters:
    ///   - values: The applicant's values; a characteristic without one is missing.
    ///   - cutoff: The score to reach.
    ///   - answers: Most answers, from 1 to ``mostAnswers``.
    /// - Complexity: O(days * characteristics * changes * attributes * points) for one answer.
    public func advise(
        _ values: [String: Value],
        cutoff: Int,
        limits: AdviceLimits,
        answers most: Int = 1
    ) -> Advice {
        let search = AdviceSearch(self, values, cutoff: cutoff, limits)
        var answers: [Advice.Answer] = []
        while answers.count < min(most, Self.mostAnswers), let next = search.best(unlike: answers) {
            answers.append(next)
            if next.changes.isEmpty, next.afterDays == 0 { break }
        }
        let proof = search.horizons.map(search.proof)
        return Advice(
            cutoff: cutoff,
            score: score(values: values).score,
            answers: answers,
            proof: proof,
            greatestScore: proof.map { $0.greatestScore(changes: limits.mostChanges) }.max() ?? 0
        )
    }
}

/// The search over days; each answer has to differ from those before it.
struct AdviceSearch {
    /// A day with the values and options that it has.
    struct Horizon {
        var day: Int
        var values: [String: Scorecard.Value]
        var score: Int
        var groups: [AdviceOptions]
    }

    let card: Scorecard
    let values: [String: Scorecard.Value]
    let cutoff: Int
    let limits: AdviceLimits
    let horizons: [Horizon]

    init(
        _ card: Scorecard,
        _ values: [String: Scorecard.Value],
        cutoff: Int,
        _ limits: AdviceLimits
    ) {
        self.card = card
        self.values = values
        self.cutoff = cutoff
        self.limits = limits
        horizons = Self.days(card, limits).map { day in
            let then = Self.values(values, limits, on: day)
            return Horizon(
                day: day,
                values: then,
                score: card.score(values: then).score,
                groups: card.adviceOptions(then, limits, day: day)
            )
        }
    }

    /// The days on which something becomes possible or comes by itself, today first.
    static func days(_ card: Scorecard, _ limits: AdviceLimits) -> [Int] {
        var days: Set<Int> = [0]
        for characteristic in card.characteristics {
            let limit = limits.limit(of: characteristic.name)
            if limit.direction != .fixed { days.insert(limit.takesEffectAfterDays) }
            days.formUnion(limit.expected.map(\.afterDays))
        }
        return days.filter { $0 <= limits.withinDays ?? .max }.sorted()
    }

    /// The values on a day without any change of the applicant's own.
    static func values(
        _ values: [String: Scorecard.Value],
        _ limits: AdviceLimits,
        on day: Int
    ) -> [String: Scorecard.Value] {
        var then = values
        for (name, limit) in limits.byCharacteristic {
            if let last = limit.expected.last(where: { $0.afterDays <= day }) {
                then[name] = last.value
            }
        }
        return then
    }

    /// The best answer that, beside each of some, leaves out one of its changes or comes sooner.
    func best(unlike earlier: [Advice.Answer]) -> Advice.Answer? {
        var best: Advice.Answer?
        for horizon in horizons {
            let without = Self.leftOut(earlier.filter { $0.afterDays <= horizon.day })
            for names in without {
                guard let answer = self.answer(horizon, without: names) else { continue }
                if best.map({ isBetter(answer, than: $0) }) ?? true { best = answer }
            }
        }
        return best
    }

    /// Whether one answer is smaller than another; the sooner among equals.
    func isBetter(_ answer: Advice.Answer, than other: Advice.Answer) -> Bool {
        let (own, its) = (answer.changes.count, other.changes.count)
        switch limits.goal {
        case .fewest:
            return (own, answer.cost, answer.afterDays) < (its, other.cost, other.afterDays)
        case .cheapest:
            return (answer.cost, own, answer.afterDays) < (other.cost, its, other.afterDays)
        }
    }

    /// Every way to leave out one change of each answer; none where an answer has no change.
    static func leftOut(_ answers: [Advice.Answer]) -> [[String]] {
        var ways: [Set<String>] = [[]]
        for answer in answers {
            ways = ways.flatMap { way in
                answer.changes.contains { way.contains($0.characteristic) }
                    ? [way] : answer.changes.map { way.union([$0.characteristic]) }
            }
        }
        return Set(ways).map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private func answer(_ horizon: Horizon, without names: [String]) -> Advice.Answer? {
        guard horizon.score < cutoff else { return made(horizon, [], cost: 0, horizon.groups) }
        let groups = horizon.groups.filter {
            !names.contains(card.characteristics[$0.index].name)
        }
        let solver = AdviceSolver(
            groups,
            needed: cutoff - horizon.score,
            goal: limits.goal,
            most: limits.mostChanges ?? groups.count
        )
        guard let found = solver.solve() else { return nil }
        return made(horizon, found.choices, cost: found.cost, groups)
    }

    private func made(
        _ horizon: Horizon,
        _ choices: [AdviceSolver.Choice],
        cost: Int,
        _ groups: [AdviceOptions]
    ) -> Advice.Answer {
        let changes = choices.map { choice in
            let option = groups[choice.place].options[choice.option]
            return Advice.Change(
                characteristic: card.characteristics[groups[choice.place].index].name,
                from: groups[choice.place].from,
                to: option.value,
                points: option.gain
            )
        }
        return Advice.Answer(
            afterDays: horizon.day,
            newScore: horizon.score + changes.reduce(0) { $0 + $1.points },
            cost: cost,
            changes: changes,
            byThemselves: byThemselves(until: horizon.day)
        )
    }

    /// What comes by itself until a day.
    private func byThemselves(until day: Int) -> [Advice.Change] {
        card.characteristics.indices.compactMap { index in
            let characteristic = card.characteristics[index]
            let expected = limits.byCharacteristic[characteristic.name]?.expected ?? []
            guard let last = expected.last(where: { $0.afterDays <= day }) else { return nil }
            let from = values[characteristic.name]
            let (before, after) = (
                card.attribute(of: from, at: index), card.attribute(of: last.value, at: index)
            )
            return Advice.Change(
                characteristic: characteristic.name,
                from: from,
                to: last.value,
                points: characteristic.attributes[after].points
                    - characteristic.attributes[before].points,
                because: last.because
            )
        }
    }

    /// A day with all its choices, for who checks.
    func proof(_ horizon: Horizon) -> Advice.Horizon {
        Advice.Horizon(
            afterDays: horizon.day,
            score: horizon.score,
            choices: horizon.groups.map { group in
                .init(
                    characteristic: card.characteristics[group.index].name,
                    choices: group.options.map {
                        .init(to: $0.value, points: $0.gain, cost: $0.cost)
                    }
                )
            }
        )
    }
}
