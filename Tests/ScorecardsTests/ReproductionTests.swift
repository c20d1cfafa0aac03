import Testing

@testable import Scorecards

@Suite("A card from its plan")
struct ReproductionTests {
    /// A table with numbers, levels, rare levels, special values, gaps and a useless column.
    private static func table(_ seed: UInt64) throws -> Table {
        var cases = RandomCases(seed: seed)
        var text = "bad,x,level,noise,alone\n"
        let levels = ["car", "house; boat", "\"old\" car", "travel", "a,b", "\u{2028}"]
        for row in 0..<1500 {
            let x = cases.integer(0...40)
            let level = cases.integer(0...200) < 4 ? 5 : cases.integer(0...4)
            let risk = 5 + x / 2 + level * 4
            let bad = cases.integer(0...99) < risk ? 1 : 0
            let number = x == 40 ? "" : x == 39 ? "-9" : x == 38 ? "-8" : "\(Double(x) * 0.1)"
            let quoted = levels[level].split(separator: "\"", omittingEmptySubsequences: false)
                .joined(separator: "\"\"")
            text += "\(bad),\(number),\"\(quoted)\",\(cases.integer(0...3)),\(row % 2)\n"
        }
        return try TableReader().read(text)
    }

    private func fit(
        _ table: Table,
        _ plan: Plan,
        _ options: FitOptions,
        excluding: [String] = []
    ) throws -> FitResult {
        let column = try #require(table.column(named: "bad"))
        let outcomes = try Outcomes(column, event: "1")
        let (training, heldOut) = try outcomes.split(holdout: options.holdout, seed: options.seed)
        let names = table.columns.map(\.name).filter { $0 != "bad" && !excluding.contains($0) }
        let fitter = Fitter(options, plan: plan)
        let binned = try fitter.bin(table, names, training)
        return try fitter.fit(binned, training, holdout: heldOut, name: plan.name ?? "Card")
    }

    private static let plan = """
        name: Test
        characteristics:
          x:
            label: {en: Use, de: Nutzung}
            reason: {en: You use much., de: Sie nutzen viel.}
            special: {-9: {en: no record, de: kein Eintrag}, -8: unknown}
            force-cuts: [1.93]
            merge-small-missing: 0.04
            unseen: missing
          level: {rare-share: 0.03, unseen: rare, min-rate-difference: 0.01}
        """

    @Test("The plan that a fit used gives the same card to the byte, and the same plan again")
    func toTheByte() throws {
        for seed in UInt64(1)...6 {
            let table = try Self.table(seed)
            let columns = table.columns.map(\.name).filter { $0 != "bad" }
            var options = FitOptions()
            options.holdout = 0.25
            options.seed = seed
            if seed > 3 { options.scaling = .range(300, 850) }
            let first = try fit(table, Plan(yaml: Self.plan, categories: []), options)
            let used = try Plan(yaml: Self.plan, categories: []).fixed(
                by: first,
                columns: columns,
                options: options,
                target: ("bad", "1")
            )
            let back = try Plan(yaml: used.yaml, categories: [])
            var again = FitOptions()
            again.holdout = try #require(back.fit.holdout)
            again.seed = try #require(back.fit.seed)
            again.ridge = try #require(back.fit.ridge)
            if let scale = back.fit.scale {
                again.scaling = .range(scale.lowerBound, scale.upperBound)
            }
            let second = try fit(table, back, again, excluding: back.exclusions)
            #expect(second.card.canonicalJSON() == first.card.canonicalJSON(), "seed \(seed)")
            #expect(second.leftOut.isEmpty)
            let twice = back.fixed(
                by: second,
                columns: columns,
                options: again,
                target: ("bad", "1")
            )
            var (one, two) = (used, twice)
            (one.causes, two.causes) = ([:], [:])
            #expect(one.yaml == two.yaml, "seed \(seed)")
        }
    }

    @Test(
        "What drops characteristics on its way is repeated from the plan, to the byte",
        arguments: EffectEstimate.allCases
    )
    func dropped(_ effects: EffectEstimate) throws {
        var drops = 0
        for seed in UInt64(1)...24 {
            let table = try CorrelatedLoans.table(seed)
            var options = FitOptions()
            options.effects = effects
            options.ridge = [0, 1, 6][Int(seed % 3)]
            options.allowsTurn = seed % 2 == 0
            options.mostCorrelation = seed % 4 == 1 ? 0.95 : nil
            options.mostInflation = seed % 8 == 3 ? 5 : nil
            options.populationEventRate = seed % 3 == 0 ? 0.04 : nil
            if seed % 5 == 2 { options.selection = SelectionRequest(.both, by: .aic) }
            var request = FitSample.Request()
            (request.bad, request.indeterminate) = (["1"], ["unclear"])
            request.weight = seed % 3 == 1 ? "w" : nil
            request.period = "month"
            request.outOfTime = PeriodRule(">=2")
            (request.holdout, request.seed) = (0.2, seed)
            (options.holdout, options.seed) = (0.2, seed)
            var plan = Plan()
            plan.characteristics["amount"] = CharacteristicPlan(line: 1)
            plan.characteristics["amount"]?.constraints.limits[.maxBins] = 5
            let first = try fit(table, plan, options, request)
            drops += first.leftOut.count
            let used = plan.fixed(
                by: first,
                columns: CorrelatedLoans.names,
                levels: ["level", "code"],
                options: options,
                target: ("bad", "1"),
                sample: request
            )
            let back = try Plan(yaml: used.yaml, categories: [])
            #expect(back.fit == used.fit, "seed \(seed)")
            let second = try fit(table, back, FitOptions(back), FitSample.Request(back))
            #expect(second.card.canonicalJSON() == first.card.canonicalJSON(), "seed \(seed)")
        }
        #expect(drops > 24)
    }

    private func fit(
        _ table: Table,
        _ plan: Plan,
        _ options: FitOptions,
        _ request: FitSample.Request
    ) throws -> FitResult {
        let sample = try FitSample(table, target: "bad", request)
        let names = CorrelatedLoans.names.filter {
            $0 != "w" && $0 != "month" && !plan.exclusions.contains($0)
        }
        let fitter = Fitter(options, plan: plan)
        let binned = try fitter.bin(table, names, sample.training)
        return try fitter.fit(binned, sample.training, holdout: sample.holdout, name: "Card")
    }

    @Test("A plan tells what does not go together, each with its place")
    func contradictions() {
        let yaml = """
            fit:
              good: ["0"]
              out-of-time: ">=3"
              enter: 0.01
              reject-odds: 2
              max-vif: 1
              select-by: guess
            """
        do {
            _ = try Plan(yaml: yaml, categories: [])
            Issue.record("was read")
        } catch {
            let told = error.findings.map(\.message).joined(separator: "\n")
            for words in [
                "good and indeterminate need bad", "need period", "enter needs select",
                "reject-odds needs reject-method", "a number above 1", "expected one of p-value",
            ] {
                #expect(told.contains(words), "\(words)")
            }
        }
    }

    @Test("Labels and reasons by language reach the card, and a card without them still reads")
    func languages() throws {
        let table = try Self.table(1)
        var options = FitOptions()
        options.holdout = 0.25
        let card = try fit(table, Plan(yaml: Self.plan, categories: []), options).card
        let back = try Scorecard(json: card.canonicalJSON())
        #expect(back == card)
        let x = try #require(back.characteristics.first { $0.name == "x" })
        #expect(x.label == "Use" && x.label(in: "de") == "Nutzung" && x.label(in: "fr") == "Use")
        #expect(x.reason(in: "de") == "Sie nutzen viel.")
        let special = x.attributes.filter { $0.kind == .special }
        #expect(special.map(\.label) == ["no record", "unknown"])
        #expect(special.first?.label(in: "de") == "kein Eintrag")
        // Every special value has points of its own.
        #expect(special.count == 2 && special[0].points != special[1].points)
        let plain = try fit(table, Plan(), options).card
        let json = String(decoding: plain.canonicalJSON(), as: UTF8.self)
        #expect(!json.contains("labels") && !json.contains("reasons"))
        #expect(try Scorecard(json: Array(json.utf8)) == plain)
        let broken = String(decoding: card.canonicalJSON(), as: UTF8.self)
            .split(separator: "\"de\":").joined(separator: "\"German\":")
        #expect(throws: CardError.self) { try Scorecard(json: Array(broken.utf8)) }
    }

    @Test("An unseen level gets the points of its rule")
    func unseen() throws {
        let table = try Self.table(2)
        var options = FitOptions()
        options.holdout = 0.25
        let card = try fit(table, Plan(yaml: Self.plan, categories: []), options).card
        let level = try #require(card.characteristics.first { $0.name == "level" })
        let rare = try #require(level.attributes.first { $0.label == "other rare levels" })
        #expect(level.attributes.last?.points == rare.points)
        func score(_ value: String) -> Int { card.score(values: ["level": .text(value)]).score }
        #expect(score("never seen") == score("\u{2028}"))
        #expect(score("never seen") != score("travel"))
    }

    @Test("A column that cannot keep its constraints is left out with the reason, and no other is")
    func oneInfeasible() throws {
        let table = try Self.table(3)
        let yaml = Self.plan.split(separator: "rare-share: 0.03").joined(separator: "min-bins: 9")
        var options = FitOptions()
        options.holdout = 0.25
        let result = try fit(table, Plan(yaml: yaml, categories: []), options)
        let cause = try #require(result.leftOut.first { $0.name == "level" }?.cause)
        #expect(cause == .unbinnable(.tooManyBinsAsked(asked: 9, possible: 5)))
        #expect("\(cause)".contains("min-bins asks for 9 and values and limits of size allow 5"))
        #expect(result.card.characteristics.contains { $0.name == "x" })
    }
}

extension FitOptions {
    /// What a plan that a fit wrote asks for.
    init(_ plan: Plan) {
        self.init()
        plan.constraints.apply(to: &binning)
        holdout = plan.fit.holdout ?? holdout
        seed = plan.fit.seed ?? seed
        ridge = plan.fit.ridge ?? ridge
        effects = plan.fit.effects ?? effects
        allowsTurn = plan.fit.turns ?? allowsTurn
        selection = plan.fit.selection
        mostCorrelation = plan.fit.mostCorrelation
        mostInflation = plan.fit.mostInflation
        populationEventRate = plan.fit.populationEventRate
    }
}

extension FitSample.Request {
    /// The rows that a plan that a fit wrote asks for.
    fileprivate init(_ plan: Plan) {
        self.init()
        (bad, good, indeterminate) = (plan.fit.bad, plan.fit.good, plan.fit.indeterminate)
        (weight, period, outOfTime) = (plan.fit.weight, plan.fit.period, plan.fit.outOfTime)
        (holdout, seed) = (plan.fit.holdout ?? 0, plan.fit.seed ?? 1)
    }
}
