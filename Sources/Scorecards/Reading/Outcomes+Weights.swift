extension Outcomes {
    /// The same outcomes, each row counting as many times as its weight says.
    ///
    /// Weights act like copies of rows in everything: bins, regression, standard errors, measures.
    /// Weights that state how rows were sampled, rather than how often they occurred, make standard
    /// errors and intervals too narrow or too wide accordingly.
    ///
    /// - Parameter column: A numeric column of finite weights of at least 0, none missing.
    /// - Throws: ``TableError/badWeight(row:column:)``, or ``TableError/oneClass(column:)`` when one
    ///   class has no weight.
    public func weighted(by column: Column) throws(TableError) -> Outcomes {
        guard case .numeric(let weights) = column.cells else {
            guard case .categorical(let codes, let levels) = column.cells else { return self }
            let row = codes.firstIndex {
                $0 < 0 || NumberParser.parse(levels[Int($0)]) == .text
            }
            throw .badWeight(row: (row ?? 0) + 1, column: column.name)
        }
        if let row = weights.firstIndex(where: { !($0 >= 0 && $0 <= Self.mostWeight) }) {
            throw .badWeight(row: row + 1, column: column.name)
        }
        let result = Outcomes(
            column: self.column,
            event: eventValue,
            nonEvent: nonEventValue,
            classes: classes,
            weights: weights
        )
        guard result.units.events > 0, result.units.nonEvents > 0 else {
            throw .oneClass(column: self.column)
        }
        return result
    }

    /// Most that a row may count; sums of weights then stay exact.
    static let mostWeight = 1_000_000.0

    /// Units to a weight of 1: whole weights are counted exactly, others to a millionth.
    static func scale(_ weights: [Double]) -> Int {
        weights.allSatisfy { $0 == $0.rounded() } ? 1 : 1 << 20
    }

    /// A weight as units of its class.
    @inline(__always)
    static func units(_ weight: Double, _ code: UInt8, scale: Int) -> ClassCounts {
        let units = Int((weight * Double(scale)).rounded())
        return code == event
            ? ClassCounts(nonEvents: 0, events: units) : ClassCounts(nonEvents: units, events: 0)
    }
}

extension ClassCounts {
    /// Each count divided by a number and rounded.
    func divided(by scale: Int) -> ClassCounts {
        guard scale > 1 else { return self }
        return ClassCounts(
            nonEvents: (nonEvents + scale / 2) / scale,
            events: (events + scale / 2) / scale
        )
    }
}
