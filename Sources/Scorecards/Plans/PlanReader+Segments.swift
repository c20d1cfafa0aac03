import Yams

extension PlanReader {
    private static let segmentNames = [
        "column", "category", "label", "cuts", "values", "names", "min-rows", "min-bads",
        "fallback",
    ]

    func segments(_ node: Node) -> SegmentPlan? {
        var plan = SegmentPlan(column: "", line: node.mark?.line ?? 0)
        each(node, known: Self.segmentNames) { name, value in
            switch name {
            case "column": plan.column = text(value) ?? ""
            case "category": plan.category = category(value)
            case "label": plan.label = text(value)
            case "cuts": plan.cuts = cuts(value, least: 0)
            case "values": plan.values = groups(value)
            case "names": plan.names = texts(value)
            case "min-rows": plan.minRows = whole(value, from: 2)
            case "min-bads": plan.minBads = whole(value, from: 1)
            default: plan.fallback = choice(value)
            }
        }
        if plan.column.isEmpty, node.mapping?["column"] == nil { note(node, "expected column") }
        if plan.cuts != nil, plan.values != nil {
            note(node, "cuts are for numbers and values for levels; give one of the two")
        }
        let count = plan.cuts.map { $0.count + 1 } ?? plan.values?.count
        if let count, !plan.names.isEmpty, plan.names.count != count {
            note(node, "\(plan.names.count) names for \(count) segments; name each, or none")
        }
        if count == nil, !plan.names.isEmpty { note(node, "names need cuts or values") }
        return plan.column.isEmpty ? nil : plan
    }

    /// Holds the segments against the rest of the plan.
    func checkSegments(_ node: Node, _ plan: Plan) {
        guard let segments = plan.segments else { return }
        if let own = plan.characteristics[segments.column]?.category,
            let category = segments.category, own != category
        {
            note(
                node,
                "the characteristic \"\(segments.column)\" has the category \(own); give one"
            )
        }
        if plan.fit.scale != nil { note(node, Self.scaleMessage) }
    }

    private static let scaleMessage =
        "scale gives each segment points of another size; give pdo, base-score and base-odds"

    private func whole(_ node: Node, from least: Int) -> Int? {
        number(node, "a whole number from \(least)") {
            $0 >= Double(least) && $0 <= 1e9 && $0 == $0.rounded()
        }.map { Int($0) }
    }
}
