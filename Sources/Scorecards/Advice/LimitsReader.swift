import Yams

/// Reads a file of limits and notes every fault with its place.
struct LimitsReader {
    private let reader = PlanReader(categories: [])

    func read(_ text: String) throws(PlanError) -> AdviceLimits {
        try reader.read(text) { root in root.map(limits) ?? AdviceLimits() }
    }

    private func limits(_ root: Node) -> AdviceLimits {
        var limits = AdviceLimits()
        let known = ["others", "goal", "mostChanges", "withinDays", "characteristics"]
        reader.each(root, known: known) { name, value in
            switch name {
            case "others":
                // Up and down need a name.
                switch value.scalar?.string {
                case "free": limits.others = .free
                case "fixed": limits.others = .fixed
                default: reader.note(value, "expected free or fixed")
                }
            case "goal": limits.goal = reader.choice(value) ?? .fewest
            case "mostChanges": limits.mostChanges = whole(value, 1...1000)
            case "withinDays": limits.withinDays = whole(value, 0...36525)
            default:
                guard let mapping = reader.mapping(value) else { return }
                for (key, node) in mapping {
                    limits.byCharacteristic[key.string ?? ""] = limit(node)
                }
            }
        }
        return limits
    }

    private func limit(_ node: Node) -> AdviceLimits.Limit {
        var limit = AdviceLimits.Limit()
        let known = [
            "change", "lowest", "highest", "levels", "step", "costPerStep",
            "takesEffectAfterDays", "expected",
        ]
        reader.each(node, known: known) { name, value in
            switch name {
            case "change": limit.direction = reader.choice(value) ?? .fixed
            case "lowest": limit.lowest = number(value)
            case "highest": limit.highest = number(value)
            case "levels":
                limit.levels = reader.texts(value)
                if limit.levels == [] { reader.note(value, "expected at least one level") }
            case "step": limit.step = reader.number(value, "a number above 0") { $0 > 0 }
            case "costPerStep": limit.costPerStep = whole(value, 0...1_000_000) ?? 1
            case "takesEffectAfterDays":
                limit.takesEffectAfterDays = whole(value, 0...36525) ?? 0
            default: limit.expected = expected(value)
            }
        }
        if let lowest = limit.lowest, let highest = limit.highest, lowest > highest {
            reader.note(node, "lowest is above highest, so nothing could be advised")
        }
        return limit
    }

    private func expected(_ node: Node) -> [AdviceLimits.Expected] {
        guard let items = node.sequence else {
            reader.note(node, "expected a list of afterDays, value and because")
            return []
        }
        let expected = items.compactMap { one($0) }
        if zip(expected, expected.dropFirst()).contains(where: { $0.afterDays >= $1.afterDays }) {
            reader.note(node, "expected them in the order of their days, each day once")
        }
        return expected
    }

    private func one(_ node: Node) -> AdviceLimits.Expected? {
        var days: Int?
        var value: Scorecard.Value?
        var because: String?
        reader.each(node, known: ["afterDays", "value", "because"]) { name, item in
            switch name {
            case "afterDays": days = whole(item, 1...36525)
            case "value" where item.scalar?.string.isEmpty == true && item.scalar?.style != .plain:
                value = .text("")
            case "value":
                value = reader.text(item).map { text in
                    // A quoted number is a level that looks like one.
                    if item.scalar?.style == .plain,
                        case .number(let number) =
                            NumberParser.parse(text)
                    {
                        .number(number)
                    } else {
                        .text(text)
                    }
                }
            default: because = reader.text(item)
            }
        }
        guard let days, let value, let because else {
            if days == nil || value == nil || because == nil {
                reader.note(node, "needs afterDays, value and because")
            }
            return nil
        }
        return AdviceLimits.Expected(afterDays: days, value: value, because: because)
    }

    private func number(_ node: Node) -> Double? { reader.number(node, "a number") { _ in true } }

    private func whole(_ node: Node, _ range: ClosedRange<Int>) -> Int? {
        let expectation = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        return reader.number(node, expectation) { number in
            Int(exactly: number).map(range.contains) ?? false
        }
        .map { Int($0) }
    }
}

extension AdviceLimits {
    /// Reads limits from YAML, of which JSON is a part.
    ///
    /// - Throws: ``PlanError`` with every fault; an unknown key is one.
    public init(yaml: String) throws(PlanError) { self = try LimitsReader().read(yaml) }

    /// What is wrong with the limits for a card: names it does not have, ways that its kind cannot go.
    public func findings(for card: Scorecard) -> [String] {
        byCharacteristic.sorted { $0.key < $1.key }.flatMap { name, limit -> [String] in
            guard let one = card.characteristics.first(where: { $0.name == name }) else {
                let names = card.characteristics.map(\.name).joined(separator: ", ")
                return ["\(name): is not on the card; it has \(names)"]
            }
            var findings: [String] = []
            if one.isNumeric, limit.levels != nil {
                findings.append("\(name): has numbers; give lowest and highest instead of levels")
            }
            if !one.isNumeric {
                if limit.direction == .up || limit.direction == .down {
                    findings.append("\(name): has levels, which know no up or down; name levels")
                }
                if limit.lowest != nil || limit.highest != nil || limit.step != nil {
                    findings.append("\(name): has levels; lowest, highest and step need numbers")
                }
                let known = Set(one.attributes.flatMap(\.values))
                for level in limit.levels ?? [] where !known.contains(level) {
                    findings.append("\(name): the card does not know the level \"\(level)\"")
                }
            }
            for expected in limit.expected {
                // An empty text is no value.
                if one.isNumeric, case .text(let text) = expected.value, !text.isEmpty {
                    findings.append("\(name): expected a number in place of \"\(text)\"")
                }
            }
            return findings
        }
    }
}
