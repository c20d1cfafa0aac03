/// Turns coefficients into whole points.
struct PointsScaler {
    let request: ScalingRequest

    /// The card; its characteristics have no points yet, and `effects` are those of their attributes
    /// on the log-odds of a non-event.
    func card(
        name: String,
        language: String,
        outcomes: Outcomes,
        intercept: Double,
        _ characteristics: [Characteristic],
        effects: [[Double]]
    ) throws(FitError) -> Scorecard {
        let scaled: (scaling: Scaling, characteristics: [Characteristic])
        switch request {
        case .points(let scaling):
            scaled = (scaling, Self.points(scaling, intercept, characteristics, effects))
        case .range(let lowest, let highest):
            scaled = try Self.range(lowest, highest, intercept, characteristics, effects)
        }
        return Scorecard(
            name: name,
            language: language,
            target: outcomes.column,
            eventValue: outcomes.eventValue,
            scaling: scaled.scaling,
            intercept: intercept,
            sample: outcomes.counts,
            characteristics: scaled.characteristics
        )
    }

    /// Each attribute has its own part and an equal share of the base, rounded half away from zero.
    private static func points(
        _ scaling: Scaling,
        _ intercept: Double,
        _ characteristics: [Characteristic],
        _ effects: [[Double]]
    ) -> [Characteristic] {
        let share =
            (scaling.offset + scaling.factor * intercept) / Double(characteristics.count)
        return zip(characteristics, effects).map { characteristic, effects in
            var result = characteristic
            for index in result.attributes.indices {
                let part = scaling.factor * effects[index]
                result.attributes[index].points = Int((part + share).rounded())
            }
            return result
        }
    }

    /// The least points of the characteristics add up to `lowest` exactly, and the most points to
    /// `highest` or to as little less as rounding allows.
    private static func range(
        _ lowest: Int,
        _ highest: Int,
        _ intercept: Double,
        _ characteristics: [Characteristic],
        _ effects: [[Double]]
    ) throws(FitError) -> (Scaling, [Characteristic]) {
        let least = effects.map { $0.min() ?? 0 }
        let reach = zip(effects, least).map { ($0.max() ?? 0) - $1 }
        let room = Double(highest - lowest)
        func used(_ factor: Double) -> Double {
            reach.reduce(0) { $0 + (factor * $1).rounded() }
        }
        var factor = room / reach.reduce(0, +)
        var (low, high) = (0.0, factor * 2)
        // The sum of rounded parts rises with the factor: find where it passes the room.
        for _ in 0..<80 {
            let middle = (low + high) / 2
            if used(middle) <= room { low = middle } else { high = middle }
        }
        if used(factor) > room || used(low) > used(factor) { factor = low }
        guard factor > 0, used(factor) > 0 else {
            throw .rangeTooSmall(lowest: lowest, highest: highest)
        }
        let count = characteristics.count
        let scaled = characteristics.enumerated().map { index, characteristic in
            var result = characteristic
            // Whole base points, spread as evenly as whole numbers can be.
            let base = (lowest * (index + 1)).quotient(count) - (lowest * index).quotient(count)
            for position in result.attributes.indices {
                let part = factor * (effects[index][position] - least[index])
                result.attributes[position].points = base + Int(part.rounded())
            }
            return result
        }
        // At the lowest score the log-odds are the intercept and all least effects.
        let scaling = Scaling(
            pointsToDoubleOdds: factor * naturalLogarithm(2),
            baseScore: Double(lowest) - factor * (intercept + least.reduce(0, +)),
            baseOdds: 1
        )
        return (scaling, scaled)
    }
}

extension Int {
    /// Division rounded down, also for negative numbers.
    fileprivate func quotient(_ divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
