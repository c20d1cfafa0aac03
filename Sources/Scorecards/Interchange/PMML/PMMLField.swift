/// An input of a PMML model: its type, which values are valid, and what becomes of the others.
struct PMMLField: Hashable, Sendable {
    /// What becomes of a value that is not valid.
    enum InvalidTreatment: String, CaseIterable, Hashable, Sendable {
        case returnInvalid, asIs, asMissing, asValue
    }

    /// What becomes of a number beyond the ends.
    enum OutlierTreatment: String, CaseIterable, Hashable, Sendable {
        case asIs, asMissingValues, asExtremeValues
    }

    /// A range of valid numbers.
    struct Interval: Hashable, Sendable {
        var lower: Double?
        var upper: Double?
        var includesLower: Bool
        var includesUpper: Bool

        func contains(_ value: Double) -> Bool {
            if let lower, includesLower ? value < lower : value <= lower { return false }
            if let upper, includesUpper ? value > upper : value >= upper { return false }
            return true
        }
    }

    var name: String
    var type: PMMLType
    var isContinuous: Bool
    var valid: [PMMLValue] = []
    var intervals: [Interval] = []
    /// Texts that mean no value, or an invalid one.
    var missingTexts: Set<String> = []
    var invalidTexts: Set<String> = []
    var invalidTreatment = InvalidTreatment.returnInvalid
    var invalidReplacement = PMMLValue.missing
    var missingReplacement = PMMLValue.missing
    /// Whether a missing value makes the whole result invalid.
    var refusesMissing = false
    var outliers = OutlierTreatment.asIs
    var low: Double?
    var high: Double?

    /// The value that the model works with; nil makes the result undefined.
    func prepare(_ raw: Scorecard.Value?) -> PMMLValue? {
        let text: String
        switch raw {
        case nil: return missing
        case .number(let number)?:
            if number.isNaN { return missing }
            text = number.isFinite ? shortestText(number) : "\(number)"
        case .text(let own)?: text = own
        }
        if text.isEmpty || text.lowercased() == "nan" || missingTexts.contains(text) {
            return missing
        }
        guard !invalidTexts.contains(text), let value = parse(text) else { return invalid(nil) }
        if case .number(let number) = value { return outlier(number) }
        return valid.isEmpty || valid.contains(value) ? value : invalid(value)
    }

    private var missing: PMMLValue? { refusesMissing ? nil : missingReplacement }

    /// A text as a value of the field's type.
    func parse(_ text: String) -> PMMLValue? {
        switch type {
        case .text: return .text(text)
        case .truth: return text == "true" ? .truth(true) : text == "false" ? .truth(false) : nil
        case .integer, .double:
            switch NumberParser.parse(text) {
            case .number(let number):
                if type == .integer, number != number.rounded() { return nil }
                return .number(number)
            case .infinite: return .number(text.contains("-") ? -.infinity : .infinity)
            case .notANumber, .text: return nil
            }
        }
    }

    private func outlier(_ number: Double) -> PMMLValue? {
        var number = number
        if let low, number < low {
            if outliers == .asMissingValues { return missing }
            if outliers == .asExtremeValues { number = low }
        } else if let high, number > high {
            if outliers == .asMissingValues { return missing }
            if outliers == .asExtremeValues { number = high }
        }
        let value = PMMLValue.number(number)
        let isValid =
            intervals.isEmpty && valid.isEmpty || valid.contains(value)
            || intervals.contains { $0.contains(number) }
        return isValid ? value : invalid(value)
    }

    private func invalid(_ value: PMMLValue?) -> PMMLValue? {
        switch invalidTreatment {
        case .returnInvalid: nil
        case .asIs: value
        case .asMissing: missing
        case .asValue: invalidReplacement
        }
    }
}
