extension Outcomes {
    /// Reads a target of more than two values by definitions of bad, good and indeterminate.
    ///
    /// - Parameters:
    ///   - bad: Values that mean event.
    ///   - good: Values that mean non-event; empty means every value that is not named otherwise.
    ///   - indeterminate: Values whose rows take no part, such as a few days in arrears.
    /// - Returns: The outcomes, and one flag a row: whether it is indeterminate.
    public static func define(
        _ column: Column,
        bad: [String],
        good: [String],
        indeterminate: [String]
    ) throws(TableError) -> (outcomes: Outcomes, isIndeterminate: [Bool]) {
        var meanings: [String: UInt8] = [:]
        for (values, code) in [(bad, event), (good, nonEvent), (indeterminate, aside)] {
            for value in values {
                guard meanings.updateValue(code, forKey: normal(value, column)) == nil else {
                    throw .outcomeDefinedTwice(value: value)
                }
            }
        }
        let other = good.isEmpty ? nonEvent : nil
        var classes: [UInt8] = []
        switch column.cells {
        case .numeric(let numbers):
            var known: [Double: UInt8] = [:]
            for (row, number) in numbers.enumerated() {
                if number.isNaN { throw .targetMissing(row: row + 1, column: column.name) }
                if let code = known[number] {
                    classes.append(code)
                    continue
                }
                let text = shortestText(number)
                guard let code = meanings[text] ?? other else {
                    throw .undefinedOutcome(row: row + 1, column: column.name, value: text)
                }
                known[number] = code
                classes.append(code)
            }
        case .categorical(let codes, let levels):
            let known = levels.map { meanings[$0] ?? other }
            for (row, code) in codes.enumerated() {
                guard code >= 0 else { throw .targetMissing(row: row + 1, column: column.name) }
                guard let meaning = known[Int(code)] else {
                    throw .undefinedOutcome(
                        row: row + 1,
                        column: column.name,
                        value: levels[Int(code)]
                    )
                }
                classes.append(meaning)
            }
        }
        let outcomes = Outcomes(
            column: column.name,
            event: bad.joined(separator: ","),
            nonEvent: good.joined(separator: ","),
            classes: classes
        )
        guard outcomes.counts.events > 0, outcomes.counts.nonEvents > 0 else {
            throw .oneClass(column: column.name)
        }
        return (outcomes, classes.map { $0 == aside })
    }

    /// Numbers are compared as numbers: `01` and `1.0` are 1.
    private static func normal(_ value: String, _ column: Column) -> String {
        guard case .numeric = column.cells, case .number(let number) = NumberParser.parse(value)
        else { return value }
        return shortestText(number)
    }

    /// Sets rows aside.
    ///
    /// - Returns: The rows that remain, and the rows set aside, each as outcomes over all rows.
    /// - Throws: ``TableError/oneClass(column:)`` when a part is left without a class.
    public func split(
        aside isAside: [Bool]
    ) throws(TableError) -> (remaining: Outcomes, aside: Outcomes) {
        func part(_ keep: Bool) -> Outcomes {
            Outcomes(
                column: column,
                event: eventValue,
                nonEvent: nonEventValue,
                classes: zip(classes, isAside).map { $1 == keep ? $0 : Self.aside },
                weights: weights
            )
        }
        let parts = (remaining: part(false), aside: part(true))
        for one in [parts.remaining, parts.aside]
        where one.units.events == 0 || one.units.nonEvents == 0 {
            throw .oneClass(column: column)
        }
        return parts
    }
}
