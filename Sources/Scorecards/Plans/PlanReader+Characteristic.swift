import Yams

extension PlanReader {
    private static let constraintNames =
        BinningLimit.allCases.map(\.rawValue) + ["monotonic", "direction", "unseen"]

    func constraints(_ node: Node) -> BinningConstraints {
        var constraints = BinningConstraints()
        each(node, known: Self.constraintNames) { name, value in
            constraint(name, value, &constraints)
        }
        check(node, constraints)
        return constraints
    }

    func characteristic(_ key: Node, _ node: Node) -> CharacteristicPlan {
        var plan = CharacteristicPlan(line: key.mark?.line ?? 0)
        let known =
            ["category", "label", "reason", "exclude", "categorical", "special", "cuts"]
            + ["force-cuts", "groups", "rare", "levels"] + Self.constraintNames
        each(node, known: known) { name, value in
            switch name {
            case "category": plan.category = category(value)
            case "label": plan.label = localized(value)
            case "reason": plan.reason = localized(value)
            case "exclude": _ = flag(value)
            case "categorical": plan.isCategorical = flag(value)
            case "special": (plan.special, plan.specialLabels) = special(value)
            case "cuts": plan.cuts = cuts(value, least: 0)
            case "force-cuts": plan.forcedCuts = cuts(value, least: 1) ?? []
            case "groups": plan.groups = groups(value)
            case "rare": plan.rareLevels = texts(value)
            case "levels": plan.levelLabels = levels(value)
            default: constraint(name, value, &plan.constraints)
            }
        }
        check(node, plan.constraints)
        if plan.cuts != nil || !plan.forcedCuts.isEmpty, plan.groups != nil {
            note(node, "cuts are for numbers and groups for levels; give one of the two")
        }
        if plan.cuts != nil, !plan.forcedCuts.isEmpty {
            note(node, "cuts fix all borders, force-cuts some of them; give one of the two")
        }
        checkRare(node, plan)
        return plan
    }

    private func checkRare(_ node: Node, _ plan: CharacteristicPlan) {
        guard !plan.rareLevels.isEmpty else { return }
        if plan.groups == nil {
            note(node, "rare lists the levels beside fixed groups; give groups too, or rare-share")
        }
        let grouped = Set((plan.groups ?? []).flatMap { $0 })
        for level in plan.rareLevels where grouped.contains(level) {
            note(node, "\"\(level)\" is in a group and rare; choose one")
        }
    }

    private func constraint(_ name: String, _ node: Node, _ to: inout BinningConstraints) {
        switch name {
        case "monotonic":
            if to.trend != nil { note(node, "monotonic and direction say the same; give one") }
            to.trend = choice(node)
        case "direction":
            if to.trend != nil { note(node, "monotonic and direction say the same; give one") }
            let direction: RequiredDirection? = choice(node)
            to.trend = direction?.trend
        case "unseen": to.unseen = choice(node)
        default:
            guard let limit = BinningLimit(rawValue: name) else { return }
            to.limits[limit] = number(node, limit.expectation, limit.allows)
        }
    }

    private func check(_ node: Node, _ constraints: BinningConstraints) {
        for (least, most) in [
            (BinningLimit.minBins, BinningLimit.maxBins), (.minBinShare, .maxBinShare),
        ] {
            if let low = constraints.limits[least], let high = constraints.limits[most], low > high
            {
                note(node, "\(least.rawValue) is greater than \(most.rawValue)")
            }
        }
    }

    /// What people read instead of each level.
    private func levels(_ node: Node) -> [String: LocalizedText] {
        guard let mapping = node.mapping else {
            note(node, "expected what people read, by level")
            return [:]
        }
        var labels: [String: LocalizedText] = [:]
        for (key, value) in mapping {
            if let name = text(key) { labels[name] = localized(value) }
        }
        return labels
    }

    /// A list of values, or values with what people read instead of them.
    private func special(_ node: Node) -> ([String], [String: LocalizedText]) {
        guard let mapping = node.mapping else { return (texts(node), [:]) }
        var values: [String] = []
        var labels: [String: LocalizedText] = [:]
        for (key, value) in mapping {
            guard let name = text(key) else { continue }
            values.append(name)
            labels[name] = localized(value)
        }
        return (values, labels)
    }
}
