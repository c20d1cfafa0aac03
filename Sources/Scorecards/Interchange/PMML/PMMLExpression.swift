/// A value inside a PMML model.
enum PMMLValue: Hashable, Sendable {
    /// No value.
    case missing
    /// A number.
    case number(Double)
    /// A text.
    case text(String)
    /// True or false.
    case truth(Bool)
}

/// The types that values have.
enum PMMLType: Hashable, Sendable {
    case integer, double, text, truth

    var isNumber: Bool { self == .integer || self == .double }
}

/// An expression with its derived fields and functions put in: it refers to input fields only.
///
/// Its functions are those whose result is the same to the bit in every engine.
indirect enum PMMLExpression: Hashable, Sendable {
    case constant(PMMLValue)
    /// The input field of that place.
    case field(Int)
    /// A function, and what it gives where an argument is missing.
    case apply(PMMLFunction, [PMMLExpression], mapMissingTo: PMMLValue)
    /// An expression, and what stands for it where it is missing.
    case orElse(PMMLExpression, PMMLValue)

    /// The value for a row of prepared inputs.
    func value(_ row: [PMMLValue]) -> PMMLValue {
        switch self {
        case .constant(let value): return value
        case .field(let place): return row[place]
        case .orElse(let inner, let other):
            let value = inner.value(row)
            return value == .missing ? other : value
        case .apply(let function, let arguments, let other):
            let value = function.value(arguments.map { $0.value(row) })
            return value == .missing ? other : value
        }
    }
}

/// The functions of `Apply`.
enum PMMLFunction: String, CaseIterable, Hashable, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case min, max, abs, floor, ceil
    case `if`, isMissing, isNotMissing
    case equal, notEqual, lessThan, lessOrEqual, greaterThan, greaterOrEqual

    /// How many arguments it takes.
    var arguments: ClosedRange<Int> {
        switch self {
        case .abs, .floor, .ceil, .isMissing, .isNotMissing: 1...1
        case .min, .max: 1...1000
        case .if: 2...3
        default: 2...2
        }
    }

    /// Whether all arguments must be numbers.
    var takesNumbers: Bool {
        switch self {
        case .if, .isMissing, .isNotMissing, .equal, .notEqual: false
        default: true
        }
    }

    /// The type of the result of arguments of some types.
    func type(of arguments: [PMMLType]) -> PMMLType {
        switch self {
        case .add, .subtract, .multiply, .divide, .min, .max, .abs:
            arguments.contains(.double) ? .double : .integer
        case .floor, .ceil: .integer
        case .if: arguments.dropFirst().contains(.double) ? .double : arguments[1]
        default: .truth
        }
    }

    func value(_ arguments: [PMMLValue]) -> PMMLValue {
        switch self {
        case .isMissing: return .truth(arguments[0] == .missing)
        case .isNotMissing: return .truth(arguments[0] != .missing)
        case .if:
            guard case .truth(let isTrue) = arguments[0] else { return .missing }
            return isTrue ? arguments[1] : arguments.count > 2 ? arguments[2] : .missing
        case .min, .max: return extreme(arguments)
        default: break
        }
        guard !arguments.contains(.missing) else { return .missing }
        switch self {
        case .equal: return .truth(arguments[0] == arguments[1])
        case .notEqual: return .truth(arguments[0] != arguments[1])
        default: break
        }
        let numbers = arguments.compactMap { value in
            if case .number(let number) = value { number } else { nil }
        }
        guard numbers.count == arguments.count else { return .missing }
        return numbers.count == 1
            ? .number(single(numbers[0])) : combined(numbers[0], numbers[1])
    }

    /// The least or greatest of those that have a value.
    private func extreme(_ arguments: [PMMLValue]) -> PMMLValue {
        let numbers = arguments.compactMap { value in
            if case .number(let number) = value { number } else { nil }
        }
        return (self == .min ? numbers.min() : numbers.max()).map { .number($0) } ?? .missing
    }

    private func single(_ number: Double) -> Double {
        switch self {
        case .floor: number.rounded(.down)
        case .ceil: number.rounded(.up)
        default: number.magnitude
        }
    }

    private func combined(_ left: Double, _ right: Double) -> PMMLValue {
        switch self {
        case .add: .number(left + right)
        case .subtract: .number(left - right)
        case .multiply: .number(left * right)
        case .divide: right == 0 ? .missing : .number(left / right)
        case .lessThan: .truth(left < right)
        case .lessOrEqual: .truth(left <= right)
        case .greaterThan: .truth(left > right)
        default: .truth(left >= right)
        }
    }
}

/// A condition on a row; nil where a value that it needs is missing.
indirect enum PMMLPredicate: Hashable, Sendable {
    case always(Bool)
    case compare(PMMLFunction, PMMLExpression, PMMLValue)
    case isIn(PMMLExpression, [PMMLValue], isNot: Bool)
    case all([PMMLPredicate])
    case any([PMMLPredicate])
    case oddlyMany([PMMLPredicate])
    /// The first that is known.
    case surrogate([PMMLPredicate])

    /// Whether the condition holds; nil is unknown.
    func holds(_ row: [PMMLValue]) -> Bool? {
        switch self {
        case .always(let answer): return answer
        case .compare(let function, let operand, let value):
            let arguments = [operand.value(row), value]
            let isUnary = function == .isMissing || function == .isNotMissing
            let result = function.value(isUnary ? [arguments[0]] : arguments)
            if case .truth(let answer) = result { return answer }
            return nil
        case .isIn(let operand, let values, let isNot):
            let value = operand.value(row)
            return value == .missing ? nil : values.contains(value) != isNot
        case .all(let parts):
            let answers = parts.map { $0.holds(row) }
            return answers.contains(false) ? false : answers.contains(nil) ? nil : true
        case .any(let parts):
            let answers = parts.map { $0.holds(row) }
            return answers.contains(true) ? true : answers.contains(nil) ? nil : false
        case .oddlyMany(let parts):
            let answers = parts.map { $0.holds(row) }
            return answers.contains(nil) ? nil : !answers.count { $0 == true }.isMultiple(of: 2)
        case .surrogate(let parts):
            for part in parts { if let answer = part.holds(row) { return answer } }
            return nil
        }
    }
}
