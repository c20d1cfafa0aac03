import Yams

/// Reads a plan and notes every fault with its place.
final class PlanReader {
    private var findings: [PlanError.Finding] = []
    private let categories: Set<String>
    private(set) var language = "en"

    init(categories: Set<String>) { self.categories = categories }

    func read(_ text: String) throws(PlanError) -> Plan {
        try read(text) { root in root.map(plan) ?? Plan() }
    }

    /// Reads any text of YAML; `body` notes what is wrong with it.
    func read<Value>(_ text: String, _ body: (Node?) -> Value) throws(PlanError) -> Value {
        if let finding = AliasLimit.finding(in: text) { throw PlanError(findings: [finding]) }
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw PlanError(findings: [Self.finding(error)])
        } catch {
            throw PlanError(findings: [.init(line: 1, column: 1, message: "\(error)")])
        }
        let value = body(root)
        guard findings.isEmpty else {
            let sorted = findings.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
            throw PlanError(findings: sorted)
        }
        return value
    }

    private static func finding(_ error: YamlError) -> PlanError.Finding {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            .init(line: mark.line, column: mark.column, message: "not YAML: \(problem)")
        case .duplicatedKeysInMapping(let names, let context):
            .init(
                line: context.mark.line,
                column: context.mark.column,
                message: "\(names.sorted().joined(separator: ", ")) stands twice here; keep one"
            )
        default: .init(line: 1, column: 1, message: "not YAML: \(error)")
        }
    }

    func note(_ node: Node, _ message: String) {
        findings.append(
            .init(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, message: message)
        )
    }

    private func plan(_ root: Node) -> Plan {
        var plan = Plan()
        if let own = root.mapping?["language"] {
            plan.language = text(own) ?? "en"
            if !LocalizedText.isLanguage(plan.language) {
                note(own, "expected a language tag such as en or pt-BR")
            }
            language = plan.language
        }
        let known = [
            "name", "language", "exclude", "special", "constraints", "fit", "origin",
            "segments", "characteristics",
        ]
        each(root, known: known) { name, value in
            switch name {
            case "name": plan.name = text(value)
            case "language": break
            case "exclude": plan.exclusions += texts(value)
            case "special": plan.special = texts(value)
            case "constraints": plan.constraints = constraints(value)
            case "fit": plan.fit = fit(value)
            case "segments": plan.segments = segments(value)
            case "origin": plan.origin = origin(value)
            default:
                guard let mapping = mapping(value) else { return }
                for (key, node) in mapping { read(key, node, into: &plan) }
            }
        }
        if let node = root.mapping?["segments"] { checkSegments(node, plan) }
        for name in plan.exclusions where plan.characteristics[name] != nil {
            note(root, "\"\(name)\" is excluded and a characteristic; choose one")
        }
        return plan
    }

    private func read(_ key: Node, _ node: Node, into plan: inout Plan) {
        let name = key.string ?? ""
        guard let excluded = node.mapping?["exclude"] else {
            plan.characteristics[name] = characteristic(key, node)
            return
        }
        // The rest is read for its faults, so that taking the line out brings no surprise.
        let own = characteristic(key, node)
        if flag(excluded) { plan.exclusions.append(name) } else { plan.characteristics[name] = own }
    }

    func mapping(_ node: Node) -> Node.Mapping? {
        if let mapping = node.mapping { return mapping }
        note(node, "expected names with values")
        return nil
    }

    func each(_ node: Node, known: [String], _ body: (String, Node) -> Void) {
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

    func category(_ node: Node) -> String? {
        guard let text = text(node) else { return nil }
        if categories.contains(text) { return text }
        note(
            node,
            "\"\(text)\" is not a class of data that a score may use (INV-20); expected one of "
                + categories.sorted().joined(separator: ", ")
        )
        return nil
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
