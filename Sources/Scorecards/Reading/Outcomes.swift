/// The target of a table, row by row: event, non-event, or set aside.
public struct Outcomes: Sendable {
    /// Class of a row without the event, as it stands in `classes`.
    static let nonEvent: UInt8 = 0
    /// Class of a row with the event.
    static let event: UInt8 = 1
    /// Class of a row that takes no part.
    static let aside: UInt8 = 2

    /// The target's column.
    public let column: String
    /// The value that means event; event is bad.
    public let eventValue: String
    /// The other value.
    public let nonEventValue: String
    /// One class a row.
    let classes: [UInt8]
    /// Rows that take part, by class; with weights, their sums to the nearest whole number.
    public let counts: ClassCounts
    /// The weight of each row, or nil where every row counts once.
    let weights: [Double]?
    /// Sums of the weights by class in units of `1 / scale`.
    let units: ClassCounts
    /// Units to a weight of 1: 1 where all weights are whole.
    let scale: Int

    /// Reads the target from a column with exactly two values and none missing.
    ///
    /// - Parameter event: The value that means event; in a numeric column compared as a number.
    public init(_ column: Column, event: String) throws(TableError) {
        let classes: [UInt8]
        let other: String
        switch column.cells {
        case .numeric(let values):
            let found = try Self.twoNumbers(values, column.name)
            let names = found.map(shortestText)
            guard case .number(let number) = NumberParser.parse(event), found.contains(number)
            else {
                throw .noSuchEvent(column: column.name, event: event, values: names)
            }
            classes = values.map { $0 == number ? Self.event : Self.nonEvent }
            other = found[0] == number ? names[1] : names[0]
        case .categorical(let codes, let levels):
            if let row = codes.firstIndex(of: -1) {
                throw .targetMissing(row: row + 1, column: column.name)
            }
            guard levels.count == 2 else {
                throw .targetNotBinary(
                    column: column.name,
                    values: Array(levels.prefix(3)),
                    hasMore: levels.count > 2
                )
            }
            guard let position = levels.firstIndex(of: event) else {
                throw .noSuchEvent(column: column.name, event: event, values: levels.sorted())
            }
            classes = codes.map { Int($0) == position ? Self.event : Self.nonEvent }
            other = levels[1 - position]
        }
        self.init(column: column.name, event: event, nonEvent: other, classes: classes)
    }

    init(
        column: String,
        event: String,
        nonEvent: String,
        classes: [UInt8],
        weights: [Double]? = nil
    ) {
        self.column = column
        eventValue = event
        nonEventValue = nonEvent
        self.classes = classes
        self.weights = weights
        guard let weights else {
            var tally = (nonEvents: 0, events: 0)
            for code in classes {
                tally.events += code == Self.event ? 1 : 0
                tally.nonEvents += code == Self.nonEvent ? 1 : 0
            }
            counts = ClassCounts(nonEvents: tally.nonEvents, events: tally.events)
            units = counts
            scale = 1
            return
        }
        let scale = Self.scale(weights)
        var sums = ClassCounts()
        for (code, weight) in zip(classes, weights) where code != Self.aside {
            sums += Self.units(weight, code, scale: scale)
        }
        units = sums
        counts = sums.divided(by: scale)
        self.scale = scale
    }

    private static func twoNumbers(
        _ values: [Double],
        _ column: String
    ) throws(TableError) -> [Double] {
        var found: [Double] = []
        for (row, value) in values.enumerated() {
            if value.isNaN { throw .targetMissing(row: row + 1, column: column) }
            if found.count < 3, !found.contains(value) { found.append(value) }
        }
        guard found.count == 2 else {
            throw .targetNotBinary(
                column: column,
                values: found.sorted().map(shortestText),
                hasMore: found.count > 2
            )
        }
        return found.sorted()
    }

    /// Sets a share of each class aside, drawn by a generator with this seed.
    ///
    /// - Returns: The rows that remain, and the rows set aside, each as outcomes over all rows.
    /// - Throws: ``TableError/oneClass(column:)`` when a part is left without a class.
    public func split(
        holdout share: Double,
        seed: UInt64
    ) throws(TableError) -> (training: Outcomes, holdout: Outcomes) {
        var training = classes
        var holdout = [UInt8](repeating: Self.aside, count: classes.count)
        var random = SplitMix64(seed: seed)
        for wanted in [Self.nonEvent, Self.event] {
            var left = classes.count { $0 == wanted }
            var need = Int((Double(left) * share).rounded())
            // Selection sampling: every subset of this size is equally likely, in one pass.
            for row in classes.indices where classes[row] == wanted {
                if need > 0, random.below(left) < need {
                    holdout[row] = wanted
                    training[row] = Self.aside
                    need -= 1
                }
                left -= 1
            }
        }
        let parts = (
            training: Outcomes(
                column: column,
                event: eventValue,
                nonEvent: nonEventValue,
                classes: training,
                weights: weights
            ),
            holdout: Outcomes(
                column: column,
                event: eventValue,
                nonEvent: nonEventValue,
                classes: holdout
            )
        )
        for part in [parts.training, parts.holdout]
        where part.counts.events == 0 || part.counts.nonEvents == 0 {
            throw .oneClass(column: column)
        }
        return parts
    }
}
