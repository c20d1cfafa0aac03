/// Another sample counted on the bins of a card.
public struct SampleTable: Sendable {
    /// One characteristic.
    public struct Part: Sendable {
        /// The characteristic of the card.
        public var characteristic: Characteristic
        /// The other sample's bins: one for each attribute of the card, unseen included.
        public var bins: [Bin]
        /// Population stability index against the card's development sample.
        public var index: Double
        /// Information value in the other sample, over attributes that occur.
        public var informationValue: Double
        /// The trend that the card's points keep, or nil if it does not hold in the other sample.
        public var holdsTrend: Bool
    }

    /// The characteristics in card order.
    public let parts: [Part]

    /// Counts a table with outcomes on the bins of a card.
    public init(_ card: Scorecard, _ table: Table, _ outcomes: Outcomes) throws(TableError) {
        let found = try card.attributes(of: table)
        parts = zip(card.characteristics, found).map { characteristic, codes in
            var counts = characteristic.attributes.map { _ in ClassCounts() }
            for row in codes.indices where outcomes.classes[row] != Outcomes.aside {
                counts[Int(codes[row])] += Outcomes.units(
                    outcomes.weights?[row] ?? 1,
                    outcomes.classes[row],
                    scale: outcomes.scale
                )
            }
            let bins = zip(characteristic.attributes, counts).map { attribute, count in
                Bin(
                    kind: attribute.kind,
                    lower: attribute.lower,
                    upper: attribute.upper,
                    values: attribute.values,
                    counts: count,
                    population: outcomes.units
                ).inRows(of: outcomes)
            }
            let here = bins.filter { $0.counts.total > 0 }
            return Part(
                characteristic: characteristic,
                bins: bins,
                index: stabilityIndex(
                    characteristic.attributes.map { Double($0.counts.total) },
                    bins.map { Double($0.counts.total) }
                ),
                informationValue: here.reduce(0) { $0 + $1.informationValue },
                holdsTrend: Self.holds(characteristic.trend, here)
            )
        }
    }

    private static func holds(_ trend: Trend, _ bins: [Bin]) -> Bool {
        let rates = bins.filter { $0.kind == .ordinary }.map(\.counts.eventRate)
        let steps = zip(rates, rates.dropFirst()).map { $1 - $0 }
        func turns(_ sign: Double) -> Bool {
            (0...steps.count).contains { turn in
                steps[..<turn].allSatisfy { sign * $0 >= 0 }
                    && steps[turn...].allSatisfy { sign * $0 <= 0 }
            }
        }
        return switch trend {
        case .none, .auto: true
        case .ascending: steps.allSatisfy { $0 >= 0 }
        case .descending: steps.allSatisfy { $0 <= 0 }
        case .peak: turns(1)
        case .valley: turns(-1)
        }
    }
}
