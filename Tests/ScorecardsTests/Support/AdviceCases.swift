@testable import Scorecards

/// Small random cards, applicants and limits, on which everything can be tried.
struct AdviceCase {
    var card: Scorecard
    var values: [String: Scorecard.Value]
    var limits: AdviceLimits
    var cutoff: Int

    init(_ cases: inout RandomCases) {
        let count = cases.integer(2...5)
        let characteristics = (0..<count).map { Self.characteristic("c\($0)", &cases) }
        card = Scorecard(
            name: "small",
            target: "bad",
            eventValue: "1",
            scaling: Scaling(),
            intercept: 0,
            sample: ClassCounts(nonEvents: 1, events: 1),
            characteristics: characteristics
        )
        values = [:]
        limits = AdviceLimits(others: cases.one(of: [.free, .free, .fixed]))
        limits.goal = cases.one(of: [.fewest, .cheapest])
        limits.mostChanges = cases.one(of: [nil, nil, nil, 1, 2, 3])
        limits.withinDays = cases.one(of: [nil, nil, 0, 40])
        for one in characteristics {
            values[one.name] = Self.value(one, &cases)
            if cases.integer(0...2) > 0 {
                limits.byCharacteristic[one.name] = Self.limit(one, &cases)
            }
        }
        let now = card.score(values: values).score
        cutoff = now + cases.integer(-1...max(1, (card.highestScore - now) * 2 / 3))
    }

    private static func characteristic(
        _ name: String,
        _ cases: inout RandomCases
    ) -> Characteristic {
        let isNumeric = cases.integer(0...2) > 0
        let ordinary = cases.integer(1...4)
        let cuts = (1..<ordinary + 1).map { Double($0 * 10) + cases.one(of: [0, 0.5]) }
        var attributes = (0..<ordinary).map { index in
            isNumeric
                ? Attribute(
                    kind: .ordinary,
                    label: "r\(index)",
                    lower: index == 0 ? nil : cuts[index - 1],
                    upper: index == ordinary - 1 ? nil : cuts[index],
                    points: cases.integer(-6...12)
                )
                : Attribute(
                    kind: .ordinary,
                    label: "l\(index)",
                    values: ["\(name)-\(index)", "\(name)-\(index)b"],
                    points: cases.integer(-6...12)
                )
        }
        if isNumeric {
            attributes.append(
                Attribute(kind: .special, label: "s", values: ["20"], points: cases.integer(0...20))
            )
        }
        attributes.append(
            Attribute(kind: .missing, label: "missing", points: cases.integer(0...20))
        )
        attributes.append(Attribute(kind: .unseen, label: "other", points: cases.integer(0...20)))
        return Characteristic(
            name: name,
            label: name,
            category: nil,
            reason: name,
            isNumeric: isNumeric,
            trend: .none,
            coefficient: 1,
            standardError: 0,
            pValue: 0,
            informationValue: 0,
            attributes: attributes
        )
    }

    private static func value(
        _ one: Characteristic,
        _ cases: inout RandomCases
    ) -> Scorecard.Value? {
        if cases.integer(0...7) == 0 { return nil }
        guard one.isNumeric else {
            return .text("\(one.name)-\(cases.integer(0...4))" + cases.one(of: ["", "b"]))
        }
        return .number(cases.one(of: [20, Double(cases.integer(0...50)), 12.25, 30.5]))
    }

    private static func limit(
        _ one: Characteristic,
        _ cases: inout RandomCases
    ) -> AdviceLimits.Limit {
        var limit = AdviceLimits.Limit()
        limit.costPerStep = cases.integer(0...5)
        limit.takesEffectAfterDays = cases.one(of: [0, 0, 30, 60])
        if one.isNumeric {
            limit.direction = cases.one(of: [.free, .free, .up, .down, .fixed])
            limit.lowest = cases.one(of: [nil, nil, 11, 20])
            limit.highest = cases.one(of: [nil, nil, 30, 41])
            limit.step = cases.one(of: [nil, 1, 7])
        } else {
            limit.direction = cases.one(of: [.free, .fixed])
            limit.levels = cases.one(of: [nil, ["\(one.name)-0", "\(one.name)-1b"]])
        }
        if cases.integer(0...2) == 0 {
            limit.expected = [10, 50].prefix(cases.integer(1...2)).map { day in
                .init(
                    afterDays: day,
                    value: Self.value(one, &cases) ?? .text("\(one.name)-0"),
                    because: "it comes"
                )
            }
        }
        return limit
    }
}

/// The plain way: on every day every value of a grid for every characteristic, all together.
struct AdviceBruteForce {
    /// What a set of changes is worth.
    struct Found: Hashable {
        var count: Int
        var cost: Int
        var day: Int
    }

    let it: AdviceCase

    /// The numbers that are tried: finer than any cut, wider than any range.
    private static let grid = (-40...400).map { Double($0) / 4 }

    /// The least changes, cost and day in the order of the goal; nil if nothing reaches the cutoff.
    func best() -> Found? {
        var best: Found?
        for day in [0, 9, 10, 29, 30, 31, 49, 50, 51, 59, 60, 70]
        where day <= it.limits.withinDays ?? .max {
            var then = it.values
            for (name, limit) in it.limits.byCharacteristic {
                for expected in limit.expected where expected.afterDays <= day {
                    then[name] = expected.value
                }
            }
            combine(0, Found(count: 0, cost: 0, day: day), it.card.score(values: then).score, then)
            {
                guard let least = best else {
                    best = $0
                    return
                }
                if isBefore($0, best: least) { best = $0 }
            }
        }
        return best
    }

    private func isBefore(_ one: Found, best other: Found) -> Bool {
        it.limits.goal == .fewest
            ? (one.count, one.cost, one.day) < (other.count, other.cost, other.day)
            : (one.cost, one.count, one.day) < (other.cost, other.count, other.day)
    }

    private func combine(
        _ index: Int,
        _ found: Found,
        _ score: Int,
        _ then: [String: Scorecard.Value],
        _ take: (Found) -> Void
    ) {
        guard index < it.card.characteristics.count else {
            if score >= it.cutoff, found.count <= it.limits.mostChanges ?? .max { take(found) }
            return
        }
        combine(index + 1, found, score, then, take)
        for (gain, cost) in choices(index, found.day, then) {
            var next = found
            next.count += 1
            next.cost += cost
            combine(index + 1, next, score + gain, then, take)
        }
    }

    /// For each attribute that the limits let the applicant reach its gain and least cost.
    private func choices(
        _ index: Int,
        _ day: Int,
        _ then: [String: Scorecard.Value]
    ) -> [(gain: Int, cost: Int)] {
        let one = it.card.characteristics[index]
        let limit =
            it.limits.byCharacteristic[one.name]
            ?? AdviceLimits.Limit(direction: it.limits.others)
        guard limit.direction != .fixed, day >= limit.takesEffectAfterDays else { return [] }
        let from = then[one.name]
        let lookup = it.card.lookups[index]
        let own = it.card.attribute(of: from, at: index)
        var least: [Int: Int] = [:]
        func offer(_ value: Scorecard.Value, _ steps: Int) {
            let other = it.card.attribute(of: value, at: index)
            guard one.attributes[other].kind == .ordinary, other != own else { return }
            least[other] = min(least[other] ?? .max, steps * limit.costPerStep)
        }
        if one.isNumeric {
            let isOrdinary = one.attributes[own].kind == .ordinary
            var start: Double?
            if case .number(let number)? = from, isOrdinary { start = number }
            for to in Self.grid {
                if to < limit.lowest ?? to || to > limit.highest ?? to { continue }
                guard let start else {
                    if limit.direction == .free { offer(.number(to), 1) }
                    continue
                }
                if limit.direction == .up, to < start { continue }
                if limit.direction == .down, to > start { continue }
                if let step = limit.step {
                    let steps = (to - start) / step
                    if steps == steps.rounded() { offer(.number(to), Int(abs(steps))) }
                } else {
                    offer(.number(to), abs(own - lookup.find(to)))
                }
            }
        } else {
            for attribute in one.attributes where attribute.kind == .ordinary {
                for level in attribute.values where limit.levels?.contains(level) ?? true {
                    offer(.text(level), 1)
                }
            }
        }
        return least.compactMap { other, cost in
            let gain = one.attributes[other].points - one.attributes[own].points
            return gain > 0 ? (gain, cost) : nil
        }
    }
}
