import Yams

/// Reads a plan and notes every fault with its place.
final class PlanReader {
    private var findings: [PlanError.Finding] = []
    private let categories: Set<String>

    init(categories: Set<String>) { self.categories = categories }

    func read(_ text: String) throws(PlanError) -> Plan {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw PlanError(findings: [Self.finding(error)])
        } catch {
            throw PlanError(findings: [.init(line: 1, column: 1, message: "\(error)")])
        }
        var plan = Plan()
        if let root { plan = self.plan(root) }
        guard findings.isEmpty else { throw PlanError(findings: findings) }
        return plan
    }

    private static func finding(_ error: YamlError) -> PlanError.Finding {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            .init(line: mark.line, column: mark.column, message: "not YAML: \(problem)")
        default: .init(line: 1, column: 1, message: "not YAML: \(error)")
        }
    }

    private func note(_ node: Node, _ message: String) {
        findings.append(
            .init(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, message: message)
        )
    }

    private func plan(_ root: Node) -> Plan {
        var plan = Plan()
        each(root, known: ["name", "exclude", "special", "characteristics"]) { name, value in
            switch name {
            case "name": plan.name = text(value)
            case "exclude": plan.exclusions = texts(value)
            case "special": plan.special = texts(value)
            default:
                guard let mapping = mapping(value) else { return }
                for (key, node) in mapping {
                    plan.characteristics[key.string ?? ""] = characteristic(key, node)
                }
            }
        }
        for name in plan.exclusions where plan.characteristics[name] != nil {
            note(root, "\"\(name)\" is excluded and a characteristic; choose one")
        }
        return plan
    }

    private func characteristic(_ key: Node, _ node: Node) -> CharacteristicPlan {
        var plan = CharacteristicPlan(line: key.mark?.line ?? 0)
        let known = [
            "category", "label", "reason", "monotonic", "max-bins", "cuts", "groups", "special",
            "categorical",
        ]
        each(node, known: known) { name, value in
            switch name {
            case "category": plan.category = category(value)
            case "label": plan.label = text(value)
            case "reason": plan.reason = text(value)
            case "monotonic":
                plan.trend = text(value).flatMap(Trend.init)
                if plan.trend == nil {
                    note(
                        value,
                        "expected one of \(Trend.allCases.map(\.rawValue).joined(separator: ", "))"
                    )
                }
            case "max-bins":
                plan.maxBins = value.int
                if !(1...200).contains(plan.maxBins ?? 0) {
                    note(value, "expected a whole number from 1 to 200")
                }
            case "cuts": plan.cuts = cuts(value)
            case "groups": plan.groups = groups(value)
            case "special": plan.special = texts(value)
            default:
                if let answer = value.bool {
                    plan.isCategorical = answer
                } else {
                    note(value, "expected true or false")
                }
            }
        }
        if plan.cuts != nil, plan.groups != nil {
            note(node, "cuts are for numbers and groups for levels; give one of the two")
        }
        return plan
    }

    private func mapping(_ node: Node) -> Node.Mapping? {
        if let mapping = node.mapping { return mapping }
        note(node, "expected names with values")
        return nil
    }

    private func each(_ node: Node, known: [String], _ body: (String, Node) -> Void) {
        guard let mapping = mapping(node) else { return }
        for (key, value) in mapping {
            if let name = key.string, known.contains(name) {
                body(name, value)
            } else {
                note(
                    key,
                    "\"\(key.string ?? "")\" is not known here; expected one of "
                        + known.joined(separator: ", ")
                )
            }
        }
    }

    private func text(_ node: Node) -> String? {
        if let text = node.scalar?.string, !text.isEmpty { return text }
        note(node, "expected a text")
        return nil
    }

    private func texts(_ node: Node) -> [String] {
        guard let items = node.sequence else {
            note(node, "expected a list")
            return []
        }
        return items.compactMap { text($0) }
    }

    private func category(_ node: Node) -> String? {
        guard let text = text(node) else { return nil }
        if categories.contains(text) { return text }
        note(
            node,
            "\"\(text)\" is not a class of data that a score may use (INV-20); expected one of "
                + categories.sorted().joined(separator: ", ")
        )
        return nil
    }

    private func cuts(_ node: Node) -> [Double]? {
        let numbers = texts(node).map { NumberParser.parse($0) }
        let values = numbers.compactMap { if case .number(let value) = $0 { value } else { nil } }
        let isAscending = zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
        guard values.count == numbers.count, isAscending, !values.isEmpty, values.count < 200 else {
            note(node, "expected 1 to 199 numbers, each greater than the one before")
            return nil
        }
        return values
    }

    private func groups(_ node: Node) -> [[String]]? {
        guard let items = node.sequence else {
            note(node, "expected a list of lists of levels")
            return nil
        }
        let groups = items.map { texts($0) }
        let all = groups.flatMap { $0 }
        if groups.isEmpty || groups.contains([]) || all.uniqued().count != all.count {
            note(node, "expected each level once, and no empty group")
        }
        return groups
    }
}

extension Plan {
    /// Reads a plan from YAML.
    ///
    /// - Parameters:
    ///   - yaml: The text of the plan.
    ///   - categories: The classes of data that a score may use.
    /// - Throws: ``PlanError`` with every fault; an unknown key is one.
    public init(yaml: String, categories: Set<String>) throws(PlanError) {
        self = try PlanReader(categories: categories).read(yaml)
    }
}
