import Yams

extension PlanReader {
    private static let sampleNames = [
        "target", "event", "bad", "good", "indeterminate", "weight", "period", "out-of-time",
        "trend-every-period", "holdout", "seed",
    ]
    private static let choiceNames = [
        "ridge", "effects", "turns", "select", "select-by", "enter", "stay", "max-correlation",
        "max-vif", "population-bad-rate", "reject-method", "reject-odds",
    ]
    private static let scaleNames = ["pdo", "base-score", "base-odds", "scale"]

    func fit(_ node: Node) -> FitPlan {
        var plan = FitPlan()
        let known = Self.sampleNames + Self.choiceNames + Self.scaleNames
        each(node, known: known) { name, value in
            if Self.sampleNames.contains(name) {
                sample(name, value, &plan)
            } else if Self.choiceNames.contains(name) {
                choice(name, value, &plan)
            } else {
                scaling(name, value, &plan)
            }
        }
        plan.selection = selection(node)
        if plan.bad.isEmpty, !plan.good.isEmpty || !plan.indeterminate.isEmpty {
            note(node, "good and indeterminate need bad")
        }
        if plan.period == nil, plan.outOfTime != nil || plan.trendEveryPeriod == true {
            note(node, "out-of-time and trend-every-period need period")
        }
        if plan.rejectMethod == nil, plan.rejectOdds != nil {
            note(node, "reject-odds needs reject-method")
        }
        let points = [plan.pointsToDoubleOdds, plan.baseScore, plan.baseOdds]
        if plan.scale != nil, points.contains(where: { $0 != nil }) {
            note(node, "give scale, or pdo, base-score and base-odds")
        }
        return plan
    }

    private func sample(_ name: String, _ value: Node, _ plan: inout FitPlan) {
        switch name {
        case "target": plan.target = text(value)
        case "event": plan.event = text(value)
        case "bad": plan.bad = texts(value)
        case "good": plan.good = texts(value)
        case "indeterminate": plan.indeterminate = texts(value)
        case "weight": plan.weight = text(value)
        case "period": plan.period = text(value)
        case "out-of-time":
            plan.outOfTime = text(value).flatMap { PeriodRule($0) }
            if plan.outOfTime == nil { note(value, "expected a period, or >= and a period") }
        case "trend-every-period": plan.trendEveryPeriod = flag(value)
        case "holdout":
            plan.holdout = number(value, "at least 0 and less than 1") { $0 >= 0 && $0 < 1 }
        default:
            plan.seed = value.scalar.flatMap { UInt64($0.string) }
            if plan.seed == nil { note(value, "expected a whole number from 0") }
        }
    }

    private func choice(_ name: String, _ value: Node, _ plan: inout FitPlan) {
        switch name {
        case "ridge": plan.ridge = number(value, "a number from 0") { $0 >= 0 }
        case "effects": plan.effects = choice(value)
        case "turns": plan.turns = flag(value)
        case "max-correlation":
            plan.mostCorrelation = number(value, "above 0 and below 1") { $0 > 0 && $0 < 1 }
        case "max-vif": plan.mostInflation = number(value, "a number above 1") { $0 > 1 }
        case "population-bad-rate":
            plan.populationEventRate = number(value, "above 0 and below 1") { $0 > 0 && $0 < 1 }
        case "reject-method": plan.rejectMethod = choice(value)
        case "reject-odds": plan.rejectOdds = number(value, "a number above 0") { $0 > 0 }
        default: break  // A part of the selection, which is read as a whole.
        }
    }

    /// Which characteristics go in; the parts have the defaults of the command line.
    private func selection(_ node: Node) -> SelectionRequest? {
        guard let mapping = node.mapping else { return nil }
        func limit(_ name: String) -> Double? {
            mapping[name].flatMap { number($0, "above 0 and below 1") { $0 > 0 && $0 < 1 } }
        }
        let direction: SelectionRequest.Direction? = mapping["select"].flatMap { choice($0) }
        let criterion: SelectionRequest.Criterion? = mapping["select-by"].flatMap { choice($0) }
        let (enter, stay) = (limit("enter"), limit("stay"))
        if mapping["select"] == nil {
            for name in ["select-by", "enter", "stay"] {
                if let part = mapping[name] { note(part, "\(name) needs select") }
            }
        }
        guard let direction else { return nil }
        let request = SelectionRequest(
            direction,
            by: criterion ?? .pValue,
            enter: enter ?? 0.05,
            stay: stay ?? max(0.1, enter ?? 0)
        )
        if request.stay < request.enter { note(node, "stay is less than enter") }
        return request
    }

    private func scaling(_ name: String, _ value: Node, _ plan: inout FitPlan) {
        switch name {
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
        each(node, known: ["data-sha256", "rejects-sha256", "rows", "events", "program"]) {
            name,
            value in
            switch name {
            case "data-sha256":
                origin.dataHash = hash(value) ?? ""
            case "rejects-sha256": origin.rejectsHash = hash(value)
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

    private func hash(_ node: Node) -> String? {
        let hash = text(node)
        let digits = (hash ?? "").utf8.filter {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
        if digits.count != 64 || hash?.utf8.count != 64 {
            note(node, "expected 64 hexadecimal digits in lower case")
        }
        return hash
    }
}
