import Testing

@testable import Scorecards

@Suite("Plans with random options")
struct RandomPlanTests {
    /// A plan with random constraints for every column, for some of them, and for the fit.
    private func plan(_ cases: inout RandomCases) throws -> Plan {
        func constraints(_ indent: String) -> [String] {
            let all = [
                "max-bins: \(cases.integer(2...9))", "min-bin-share: 0.0\(cases.integer(1...9))",
                "max-bin-share: 0.\(cases.integer(6...9))", "min-events: \(cases.integer(1...9))",
                "min-non-events: \(cases.integer(1...9))",
                "min-rate-difference: 0.00\(cases.integer(1...9))",
                "max-p-value: 0.\(cases.integer(2...9))",
                "prebins: \(cases.one(of: [0, 5, 20, 100]))",
                "merge-small-missing: 0.0\(cases.integer(1...9))",
                "rare-share: 0.0\(cases.integer(1...9))",
                "monotonic: \(cases.one(of: Trend.allCases).rawValue)",
                "unseen: \(cases.one(of: UnseenRule.allCases).rawValue)",
            ]
            return all.filter { _ in cases.integer(0...3) == 0 }.map { indent + $0 }
        }
        var lines = ["name: Random", "constraints:", "  max-bins: 8"]
        lines += constraints("  ").filter { !$0.contains("max-bins") }
        lines.append("characteristics:")
        for name in ["income", "amount", "rent", "level", "code"] {
            var own = constraints("    ")
            if name == "income" {
                own.append(cases.one(of: ["    special: [7]", "    label: Pay"]))
            }
            if name == "level" || name == "code" {
                own = own.filter { !$0.contains("monotonic") }
                own.append("    categorical: true")
            } else if cases.integer(0...4) == 0 {
                own.append("    force-cuts: [\(cases.integer(5...15))]")
            }
            if cases.integer(0...9) == 0 { own = ["    exclude: true"] }
            if !own.isEmpty { lines += ["  \(name):"] + own }
        }
        return try Plan(yaml: lines.joined(separator: "\n") + "\n", categories: [])
    }

    private func options(_ cases: inout RandomCases, _ plan: Plan) -> FitOptions {
        var options = FitOptions()
        plan.constraints.apply(to: &options.binning)
        if plan.constraints.trend != nil { options.binning.allowsClearTurn = false }
        options.effects = cases.one(of: EffectEstimate.allCases)
        options.ridge = cases.one(of: [0, 1, 6, 0.1])
        options.allowsTurn = cases.integer(0...1) == 0
        options.holdout = cases.one(of: [0, 0.2, 0.35])
        options.seed = UInt64(cases.integer(0...9999))
        options.mostCorrelation = cases.one(of: [nil, nil, 0.9])
        options.mostInflation = cases.one(of: [nil, nil, 4])
        options.populationEventRate = cases.one(of: [nil, nil, 0.07])
        options.scaling = cases.one(of: [.points(Scaling()), .range(300, 850)])
        if cases.integer(0...3) == 0 {
            options.selection = SelectionRequest(
                cases.one(of: SelectionRequest.Direction.allCases),
                by: cases.one(of: SelectionRequest.Criterion.allCases)
            )
        }
        return options
    }

    private func fit(_ table: Table, _ plan: Plan, _ options: FitOptions) throws -> FitResult {
        var request = FitSample.Request()
        (request.bad, request.indeterminate) = (["1"], ["unclear"])
        (request.holdout, request.seed) = (options.holdout, options.seed)
        let sample = try FitSample(table, target: "bad", request)
        let names = CorrelatedLoans.names.filter {
            $0 != "w" && $0 != "month" && !plan.exclusions.contains($0)
        }
        let fitter = Fitter(options, plan: plan)
        let binned = try fitter.bin(table, names, sample.training)
        return try fitter.fit(binned, sample.training, holdout: sample.holdout, name: "Random")
    }

    @Test("The plan that a fit wrote, read again, gives the same card to the byte")
    func again() throws {
        var fits = 0
        try forAll(1..<121) { seed, cases in
            let table = try CorrelatedLoans.table(seed, rows: 600)
            let plan = try plan(&cases)
            let options = options(&cases, plan)
            // Not every plan leaves something that predicts.
            guard let first = try? fit(table, plan, options) else { return }
            fits += 1
            let used = plan.fixed(
                by: first,
                columns: CorrelatedLoans.names,
                levels: ["level", "code"],
                options: options,
                target: ("bad", "1")
            )
            let back = try Plan(yaml: used.yaml, categories: [])
            var again = FitOptions(back)
            again.binning.allowsClearTurn = back.constraints.trend == nil
            if let scale = back.fit.scale {
                again.scaling = .range(scale.lowerBound, scale.upperBound)
            }
            let second = try fit(table, back, again)
            #expect(second.card.canonicalJSON() == first.card.canonicalJSON(), "seed \(seed)")
        }
        #expect(fits > 80, "\(fits) of 120 plans gave a card")
    }
}
