/// Why a PMML model is no card, or not quite one, each with its element.
public struct PMMLConversion: Sendable {
    /// The card, where one gives the same score on every row.
    public var card: Scorecard?
    /// Why there is no card.
    public var obstacles: [PMMLError.Finding] = []
    /// Where the card's reasons differ from the model's codes.
    public var differences: [PMMLError.Finding] = []
}

extension PMMLModel {
    /// The card that says the same as the model, or why there is none.
    ///
    /// The card is found by trying the model itself on one value of every range between two values that
    /// it names, and on each of those, so nothing is concluded from the shape of its conditions.
    ///
    /// - Parameters:
    ///   - scaling: How points stand for odds; nil takes what an export of ours says, or the default.
    ///   - target: The column whose event the card predicts.
    ///   - event: The value that means event.
    public func conversion(
        scaling: Scaling? = nil,
        target: String? = nil,
        event: String? = nil
    ) -> PMMLConversion {
        var converter = PMMLConverter(model: self)
        let characteristics = converter.characteristics()
        var result = PMMLConversion(
            obstacles: converter.obstacles,
            differences: converter.differences
        )
        guard result.obstacles.isEmpty else { return result }
        result.card = Scorecard(
            name: name,
            target: target ?? own["target"] ?? self.target ?? "default",
            eventValue: event ?? own["event"] ?? "1",
            scaling: scaling ?? ownScaling ?? Scaling(),
            intercept: 0,
            sample: ClassCounts(),
            characteristics: characteristics
        )
        return result
    }

    /// The scaling that an export of ours says.
    public var ownScaling: Scaling? {
        let numbers = (own["scaling"] ?? "").split(separator: " ").compactMap { Double(String($0)) }
        guard numbers.count == 3, numbers[0] > 0, numbers[2] > 0 else { return nil }
        return Scaling(
            pointsToDoubleOdds: numbers[0],
            baseScore: numbers[1],
            baseOdds: numbers[2]
        )
    }
}

/// Makes characteristics of a card from those of a model.
struct PMMLConverter {
    let model: PMMLModel
    var obstacles: [PMMLError.Finding] = []
    var differences: [PMMLError.Finding] = []

    init(model: PMMLModel) { self.model = model }

    private mutating func refuse(_ line: Int, _ element: String, _ message: String) {
        obstacles.append(.init(line: line, element: element, message: message))
    }

    mutating func characteristics() -> [Characteristic] {
        let initial = Int(exactly: model.initialScore)
        if initial == nil || abs(model.initialScore) > 100_000 {
            refuse(model.line, "Scorecard", "initialScore is not whole; a card has whole points")
        }
        var seen: Set<Int> = []
        var result: [Characteristic] = []
        for (index, one) in model.characteristics.enumerated() {
            let label = "Characteristic \"\(one.name)\""
            let used = one.fieldsUsed
            guard used.count == 1, let field = used.first else {
                refuse(one.line, label, "looks at \(used.count) fields; one of a card looks at one")
                continue
            }
            guard seen.insert(field).inserted else {
                refuse(
                    one.line,
                    label,
                    "is the second that looks at \"\(model.fields[field].name)\""
                )
                continue
            }
            guard one.comparesFields else {
                refuse(
                    one.line,
                    label,
                    "compares an expression; a card compares its characteristic"
                )
                continue
            }
            if model.fields[field].type == .integer {
                let message = "refuses numbers that are not whole; a card gives them points"
                differences.append(.init(line: one.line, element: label, message: message))
            }
            // The initial score goes into the first, where it changes neither sums nor losses.
            let added = index == 0 ? initial ?? 0 : 0
            guard let made = characteristic(one, field, adding: added, label) else { continue }
            result.append(made)
            compare(one, made, index, label, added)
        }
        return result
    }

    /// What the model gives for one value of the one field of a characteristic.
    private func match(
        _ one: PMMLModel.Characteristic,
        _ field: Int,
        _ value: Scorecard.Value?
    ) -> (attribute: Int, points: Double)? {
        var row = [PMMLValue](repeating: .missing, count: model.fields.count)
        guard let prepared = model.fields[field].prepare(value) else { return nil }
        row[field] = prepared
        return one.match(row)
    }

    private mutating func characteristic(
        _ one: PMMLModel.Characteristic,
        _ field: Int,
        adding initial: Int,
        _ label: String
    ) -> Characteristic? {
        let input = model.fields[field]
        func points(_ value: Scorecard.Value?, _ words: String) -> (Int, Int)? {
            guard let found = match(one, field, value) else {
                refuse(one.line, label, "gives no points for \(words)")
                return nil
            }
            guard let whole = Int(exactly: found.points), abs(whole) <= 800_000 else {
                let number = shortestText(found.points)
                let line = one.attributes[found.attribute].line
                refuse(line, "Attribute", "gives \(number) points; a card has whole points")
                return nil
            }
            return (found.attribute, whole + initial)
        }
        if one.attributes.contains(where: {
            if case .constant = $0.partialScore { false } else { true }
        }) {
            refuse(one.line, label, "computes its points; those of a card are constants")
            return nil
        }
        var attributes: [Attribute] = []
        let tried =
            input.type.isNumber
            ? Self.numeric(one, input, points, &attributes)
            : Self.levels(one, input, points, &attributes)
        guard tried, let missing = points(nil, "a missing value") else { return nil }
        attributes.append(Attribute(kind: .missing, label: "missing", points: missing.1))
        // Nothing that reaches an engine as a number or a level is unseen, save what it would refuse.
        let other: Scorecard.Value = input.type.isNumber ? .number(.infinity) : .text(unknown(one))
        let unseen = match(one, field, other).flatMap { Int(exactly: $0.points) }.map {
            $0 + initial
        }
        let worst = attributes.map(\.points).min() ?? 0
        if unseen == nil, !input.type.isNumber {
            refuse(one.line, label, "gives no points for a level that it does not name")
            return nil
        }
        attributes.append(
            Attribute(kind: .unseen, label: "any other value", points: unseen ?? worst)
        )
        return Characteristic(
            name: input.name,
            label: input.name,
            category: nil,
            reason: one.attributes.compactMap(\.reasonCode).first ?? one.name,
            isNumeric: input.type.isNumber,
            trend: .none,
            coefficient: 0,
            standardError: 0,
            pValue: 1,
            informationValue: 0,
            attributes: attributes
        )
    }

    /// A level that no condition names.
    private func unknown(_ one: PMMLModel.Characteristic) -> String {
        var level = "any other value"
        while one.constants.contains(.text(level)) { level += "_" }
        return level
    }

    /// Ranges and single values of a numeric field, in order.
    private static func numeric(
        _ one: PMMLModel.Characteristic,
        _ input: PMMLField,
        _ points: (Scorecard.Value?, String) -> (Int, Int)?,
        _ attributes: inout [Attribute]
    ) -> Bool {
        var marks = one.constants.compactMap {
            if case .number(let number) = $0 { number } else { nil }
        }
        marks += input.valid.compactMap { if case .number(let number) = $0 { number } else { nil } }
        marks += input.intervals.flatMap { [$0.lower, $0.upper].compactMap(\.self) }
        marks += [input.low, input.high].compactMap(\.self)
        let values = Set(marks.map { $0 == 0 ? 0 : $0 }).sorted()
        // Each step is the least number of a range where the model may change its mind.
        let isWhole = input.type == .integer
        var steps = [isWhole ? -0x1p53 : -Double.greatestFiniteMagnitude]
        for value in values {
            steps +=
                isWhole ? [value.rounded(.up), value.rounded(.down) + 1] : [value, value.nextUp]
        }
        var ranges: [(start: Double, attribute: Int, points: Int)] = []
        for step in Set(steps).sorted() where step.isFinite {
            guard let found = points(.number(step), "the number \(shortestText(step))") else {
                return false
            }
            if let last = ranges.last, last.attribute == found.0 { continue }
            ranges.append((step, found.0, found.1))
        }
        var specials: [Attribute] = []
        var place = 1
        while place < ranges.count - 1 {
            let start = ranges[place].start
            let isSingle = ranges[place + 1].start == (isWhole ? start + 1 : start.nextUp)
            if isSingle, ranges[place - 1].attribute == ranges[place + 1].attribute {
                let text = shortestText(start)
                specials.append(
                    Attribute(
                        kind: .special,
                        label: text,
                        values: [text],
                        points: ranges[place].points
                    )
                )
                ranges.removeSubrange(place...place + 1)
            } else {
                place += 1
            }
        }
        for (index, range) in ranges.enumerated() {
            let lower = index == 0 ? nil : range.start
            let upper = index + 1 < ranges.count ? ranges[index + 1].start : nil
            attributes.append(
                Attribute(
                    kind: .ordinary,
                    label: label(lower, upper),
                    lower: lower,
                    upper: upper,
                    points: range.points
                )
            )
        }
        attributes += specials
        return true
    }

    private static func label(_ lower: Double?, _ upper: Double?) -> String {
        switch (lower, upper) {
        case (nil, nil): "any number"
        case (nil, let upper?): "under \(shortestText(upper))"
        case (let lower?, nil): "\(shortestText(lower)) or more"
        case (let lower?, let upper?): "\(shortestText(lower)) to under \(shortestText(upper))"
        }
    }

    /// Groups of levels of a categorical field, in the order of the attributes that they fall into.
    private static func levels(
        _ one: PMMLModel.Characteristic,
        _ input: PMMLField,
        _ points: (Scorecard.Value?, String) -> (Int, Int)?,
        _ attributes: inout [Attribute]
    ) -> Bool {
        var names: [String] = []
        for value in one.constants + input.valid {
            switch value {
            case .text(let text):
                if !text.isEmpty, text.lowercased() != "nan" { names.append(text) }
            case .truth(let isTrue): names.append(isTrue ? "true" : "false")
            case .number, .missing: break
            }
        }
        if input.type == .truth { names += ["true", "false"] }
        names += input.missingTexts.union(input.invalidTexts).sorted()
            .filter { !$0.isEmpty && $0.lowercased() != "nan" }
        var groups: [Int: (points: Int, levels: [String])] = [:]
        for name in names.uniqued() {
            guard let found = points(.text(name), "the level \"\(name)\"") else { return false }
            groups[found.0, default: (found.1, [])].levels.append(name)
        }
        for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
            let label = group.levels.joined(separator: ", ")
            attributes.append(
                Attribute(kind: .ordinary, label: label, values: group.levels, points: group.points)
            )
        }
        return true
    }

    /// Notes where the reasons of the card would not be the codes of the model.
    private mutating func compare(
        _ one: PMMLModel.Characteristic,
        _ made: Characteristic,
        _ index: Int,
        _ label: String,
        _ added: Int
    ) {
        func differ(_ message: String) {
            differences.append(.init(line: one.line, element: label, message: message))
        }
        guard model.usesReasons else { return differ("the model gives no reasons; a card does") }
        guard model.isBelow else { return differ("counts points above a baseline") }
        if one.attributes.contains(where: { $0.reasonCode != made.name }) {
            return differ("its reasonCode is not the name of its field, which a card reports")
        }
        let less = Double(made.bestPoints - added) - one.baseline
        let earlier = index == 0 ? 0 : model.lessOfBaseline(index - 1)
        guard less > earlier, less < 1 else {
            return differ("its baselineScore ranks other losses than those against its best points")
        }
    }
}

extension PMMLModel {
    /// The best points of a characteristic less its baseline.
    fileprivate func lessOfBaseline(_ index: Int) -> Double {
        let one = characteristics[index]
        let best = one.attributes.compactMap { attribute in
            if case .constant(.number(let points)) = attribute.partialScore { points } else { nil }
        }.max()
        return (best ?? 0) - one.baseline
    }
}

extension PMMLModel.Characteristic {
    /// The places of the input fields that its conditions and points look at.
    var fieldsUsed: Set<Int> {
        var used: Set<Int> = []
        func visit(_ expression: PMMLExpression) {
            switch expression {
            case .constant: break
            case .field(let place): used.insert(place)
            case .orElse(let inner, _): visit(inner)
            case .apply(_, let arguments, _): arguments.forEach(visit)
            }
        }
        func visit(_ predicate: PMMLPredicate) {
            switch predicate {
            case .always: break
            case .compare(_, let operand, _), .isIn(let operand, _, _): visit(operand)
            case .all(let parts), .any(let parts), .oddlyMany(let parts), .surrogate(let parts):
                parts.forEach(visit)
            }
        }
        for one in attributes {
            visit(one.predicate)
            visit(one.partialScore)
        }
        return used
    }

    /// Whether its conditions compare fields as they are, and nothing computed of them.
    var comparesFields: Bool {
        func isPlain(_ operand: PMMLExpression) -> Bool {
            if case .field = operand { true } else { false }
        }
        func visit(_ predicate: PMMLPredicate) -> Bool {
            switch predicate {
            case .always: true
            case .compare(_, let operand, _), .isIn(let operand, _, _): isPlain(operand)
            case .all(let parts), .any(let parts), .oddlyMany(let parts), .surrogate(let parts):
                parts.allSatisfy(visit)
            }
        }
        return attributes.allSatisfy { visit($0.predicate) }
    }

    /// The values that its conditions compare with, in order.
    var constants: [PMMLValue] {
        var found: [PMMLValue] = []
        func visit(_ predicate: PMMLPredicate) {
            switch predicate {
            case .always: break
            case .compare(_, _, let value): found.append(value)
            case .isIn(_, let values, _): found += values
            case .all(let parts), .any(let parts), .oddlyMany(let parts), .surrogate(let parts):
                parts.forEach(visit)
            }
        }
        attributes.forEach { visit($0.predicate) }
        return found
    }
}
