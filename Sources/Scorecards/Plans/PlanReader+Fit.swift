import Yams

extension PlanReader {
    func fit(_ node: Node) -> FitPlan {
        var plan = FitPlan()
        let known = [
            "target", "event", "holdout", "seed", "ridge", "effects", "pdo", "base-score", "base-odds",
            "scale",
        ]
        each(node, known: known) { name, value in
            switch name {
            case "target": plan.target = text(value)
            case "event": plan.event = text(value)
            case "holdout":
                plan.holdout = number(value, "at least 0 and less than 1") { $0 >= 0 && $0 < 1 }
            case "seed":
                plan.seed = value.scalar.flatMap { UInt64($0.string) }
                if plan.seed == nil { note(value, "expected a whole number from 0") }
            case "ridge": plan.ridge = number(value, "a number from 0") { $0 >= 0 }
            case "effects":
                plan.effects = text(value).flatMap(EffectEstimate.init)
                if plan.effects == nil { note(value, "expected marginal or partial") }
            case "pdo":
                plan.pointsToDoubleOdds = number(value, "above 0 and at most 10000") {
                    $0 > 0 && $0 <= 10_000
                }
            case "base-score":
                plan.baseScore = number(value, "a number from -100000 to 100000") {
                    abs($0) <= 100_000
                }
            case "base-odds": plan.baseOdds = number(value, "a number above 0") { $0 > 0 }
            default: plan.scale = scale(value)
            }
        }
        let points = [plan.pointsToDoubleOdds, plan.baseScore, plan.baseOdds]
        if plan.scale != nil, points.contains(where: { $0 != nil }) {
            note(node, "give scale, or pdo, base-score and base-odds")
        }
        return plan
    }

    private func scale(_ node: Node) -> ClosedRange<Int>? {
        let ends = node.sequence.map { $0.compactMap(\.int) } ?? []
        guard ends.count == 2, ends[0] < ends[1], ends.allSatisfy({ abs($0) <= 100_000 }) else {
            note(node, "expected two whole numbers from -100000 to 100000, the lesser one first")
            return nil
        }
        return ends[0]...ends[1]
    }

    func origin(_ node: Node) -> PlanOrigin? {
        var origin = PlanOrigin(dataHash: "", rows: 0, events: 0, program: "")
        each(node, known: ["data-sha256", "rows", "events", "program"]) { name, value in
            switch name {
            case "data-sha256":
                origin.dataHash = text(value) ?? ""
                let digits = origin.dataHash.utf8.filter {
                    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
                }
                if digits.count != 64 || origin.dataHash.utf8.count != 64 {
                    note(value, "expected 64 hexadecimal digits in lower case")
                }
            case "rows":
                origin.rows = Int(number(value, "a whole number") { Int(exactly: $0) != nil } ?? 0)
            case "events":
                origin.events = Int(
                    number(value, "a whole number") { Int(exactly: $0) != nil } ?? 0
                )
            default: origin.program = text(value) ?? ""
            }
        }
        if origin.dataHash.isEmpty { note(node, "expected data-sha256") }
        return origin.dataHash.isEmpty ? nil : origin
    }
}
