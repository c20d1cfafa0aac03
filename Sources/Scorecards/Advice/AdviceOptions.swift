/// What one characteristic can become until a day, with what that gains and costs.
struct AdviceOptions: Hashable, Sendable {
    /// A value that can be reached.
    struct Option: Hashable, Sendable {
        var value: Scorecard.Value
        /// Points more than now; above 0.
        var gain: Int
        /// Whole, at least 0.
        var cost: Int
    }

    /// The characteristic's place on the card.
    var index: Int
    /// The value before any change of the applicant's own; nil is missing.
    var from: Scorecard.Value?
    /// One an attribute, in card order.
    var options: [Option]
}

extension Scorecard {
    /// What each characteristic can become by a day; those with nothing to gain are left out.
    ///
    /// - Parameters:
    ///   - values: The values on that day, without any change of the applicant's own.
    ///   - day: Days from today; changes that take effect later are no options.
    func adviceOptions(
        _ values: [String: Value],
        _ limits: AdviceLimits,
        day: Int
    ) -> [AdviceOptions] {
        characteristics.indices.compactMap { index in
            let characteristic = characteristics[index]
            let limit = limits.limit(of: characteristic.name)
            guard limit.direction != .fixed, limit.takesEffectAfterDays <= day else { return nil }
            let from = values[characteristic.name]
            let own = attribute(of: from, at: index)
            let reach = AdviceReach(
                characteristic,
                lookups[index],
                limit,
                from: from,
                attribute: own
            )
            let options = characteristic.attributes.indices.compactMap { other in
                let gain =
                    characteristic.attributes[other].points
                    - characteristic.attributes[own].points
                return gain > 0 ? reach.option(other, gain: gain) : nil
            }
            return options.isEmpty
                ? nil : AdviceOptions(index: index, from: from, options: options)
        }
    }

    /// The attribute of an applicant's value.
    func attribute(of value: Value?, at index: Int) -> Int {
        Self.attribute(of: value, lookups[index])
    }
}

/// Finds the value nearest to an applicant's own that lies in another attribute and within limits.
struct AdviceReach {
    private let characteristic: Characteristic
    private let lookup: AttributeLookup
    private let limit: AdviceLimits.Limit
    private let attribute: Int
    /// The applicant's number, if it is an ordinary one.
    private let number: Double?

    init(
        _ characteristic: Characteristic,
        _ lookup: AttributeLookup,
        _ limit: AdviceLimits.Limit,
        from: Scorecard.Value?,
        attribute: Int
    ) {
        self.characteristic = characteristic
        self.lookup = lookup
        self.limit = limit
        self.attribute = attribute
        let isOrdinary = characteristic.attributes[attribute].kind == .ordinary
        number = isOrdinary ? from.flatMap(Self.number) : nil
    }

    private static func number(_ value: Scorecard.Value) -> Double? {
        switch value {
        case .number(let number): number
        case .text(let text):
            if case .number(let number) = NumberParser.parse(text) { number } else { nil }
        }
    }

    /// The change into another attribute, or nil if the limits forbid it.
    ///
    /// Nobody is advised to have no value, a special one, or one that the card does not know.
    func option(_ other: Int, gain: Int) -> AdviceOptions.Option? {
        let target = characteristic.attributes[other]
        guard target.kind == .ordinary else { return nil }
        guard characteristic.isNumeric else {
            guard limit.direction == .free,
                let level = target.values.first(where: { limit.levels?.contains($0) ?? true })
            else { return nil }
            return .init(value: .text(level), gain: gain, cost: limit.costPerStep)
        }
        guard let (value, steps) = nearest(other, target),
            case let (cost, isTooMuch) = steps.multipliedReportingOverflow(by: limit.costPerStep),
            !isTooMuch, cost <= Self.greatestCost
        else { return nil }
        return .init(value: .number(value), gain: gain, cost: cost)
    }

    /// Beyond this a change costs more than anybody means; sums stay far from overflow.
    static let greatestCost = 1_000_000_000

    /// The nearest number in an attribute, and how many steps away it is.
    private func nearest(_ other: Int, _ target: Attribute) -> (value: Double, steps: Int)? {
        let least = max(target.lower ?? -.infinity, limit.lowest ?? -.infinity)
        // The upper end of a range is outside of it, a limit is inside.
        let below = target.upper ?? .infinity
        let most = limit.highest ?? .infinity
        guard least < below, least <= most else { return nil }
        let range = Range(least: least, below: below, most: most)
        guard let number else {
            guard limit.direction == .free else { return nil }
            return anywhere(other, range).map { ($0, 1) }
        }
        let isUp = number < least
        guard limit.direction != (isUp ? .down : .up) else { return nil }
        if let step = limit.step {
            return stepped(other, from: number, by: isUp ? step : -step, range)
        }
        let edge = isUp ? least : min(most, below)
        return rounded(other, edge, away: isUp ? 1 : -1, range).map {
            ($0, abs(attribute - other))
        }
    }

    /// Where a number may lie.
    private struct Range {
        var least: Double
        var below: Double
        var most: Double

        func holds(_ value: Double) -> Bool { value >= least && value < below && value <= most }
    }

    /// Walks from the own number in whole steps to the first that lies in the attribute.
    private func stepped(
        _ other: Int,
        from number: Double,
        by step: Double,
        _ range: Range
    ) -> (value: Double, steps: Int)? {
        // Jump close to it, then walk: the range may be many steps away.
        let edge = step > 0 ? range.least : min(range.below, range.most)
        let jump = max(0, ((edge - number) / step).rounded(.down) - 1)
        guard jump < 1e9 else { return nil }
        for count in Int(jump)...Int(jump) + 8 where count > 0 {
            let value = snapped(number + Double(count) * step, like: number, step)
            if range.holds(value), lookup.find(value) == other { return (value, count) }
        }
        return nil
    }

    /// A sum as the decimal number that it means: 0.1 + 2 times 0.1 is 0.3.
    private func snapped(_ value: Double, like number: Double, _ step: Double) -> Double {
        let places = max(decimalPlaces(number), decimalPlaces(step))
        guard places <= 9 else { return value }
        let scale = NumberParser.powersOfTen[places]
        return (value * scale).rounded() / scale
    }

    /// The round number at an edge that lies in the attribute: as few places as the edge has, one less
    /// where the edge is a middle between two numbers.
    private func rounded(
        _ other: Int,
        _ edge: Double,
        away direction: Double,
        _ range: Range
    ) -> Double? {
        let places = decimalPlaces(edge)
        for count in [places - 1, places, places + 1] where (0...15).contains(count) {
            let scale = NumberParser.powersOfTen[count]
            let start = (edge * scale).rounded(direction > 0 ? .up : .down)
            // Past a special value or an edge that is itself outside.
            for move in 0...3 {
                let value = (start + direction * Double(move)) / scale
                if range.holds(value), lookup.find(value) == other { return value }
            }
        }
        return nil
    }

    /// A number in an attribute for an applicant who has none.
    private func anywhere(_ other: Int, _ range: Range) -> Double? {
        for edge in [range.least, range.most, range.below] where edge.isFinite {
            let away: Double = edge == range.least ? 1 : -1
            if let value = rounded(other, edge, away: away, range) { return value }
        }
        return range.holds(0) && lookup.find(0) == other ? 0 : nil
    }
}

/// How many decimal places the shortest text of a number has.
func decimalPlaces(_ value: Double) -> Int {
    let text = shortestText(value)
    guard let point = text.firstIndex(of: "."), !text.contains("e") else {
        return text.contains("e-") ? 16 : 0
    }
    return text.distance(from: point, to: text.endIndex) - 1
}
