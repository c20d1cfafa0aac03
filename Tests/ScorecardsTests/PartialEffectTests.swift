import Foundation
import Testing

@testable import Scorecards

/// Effects beside the other characteristics.
@Suite("Partial effects")
struct PartialEffectTests {
    /// Loans whose amount goes with income: alone large amounts look safe, beside income they are not.
    private func loans(rows: Int, seed: UInt64) throws -> Table {
        var cases = RandomCases(seed: seed)
        var text = "income,amount,noise,bad\n"
        for _ in 0..<rows {
            let income = cases.integer(1...100)
            let amount = income + cases.integer(0...60)
            let margin = -1.0 + 0.05 * Double(income) - 0.02 * Double(amount)
            let isBad = Double(cases.integer(0...9999)) / 10_000 > 1 / (1 + exp(-margin))
            text += "\(income),\(amount),\(cases.integer(0...50)),\(isBad ? 1 : 0)\n"
        }
        return try TableReader().read(text)
    }

    private func fit(
        _ table: Table,
        _ effects: EffectEstimate,
        jobs: Int = 1,
        turns: Bool = true,
        plan: Plan = Plan()
    ) throws -> FitResult {
        let outcomes = try Outcomes(try #require(table.column(named: "bad")), event: "1")
        let (training, held) = try outcomes.split(holdout: 0.4, seed: 1)
        var options = FitOptions()
        options.effects = effects
        options.jobs = jobs
        options.allowsTurn = turns
        let fitter = Fitter(options, plan: plan)
        let binned = try fitter.bin(table, ["income", "amount", "noise"], training)
        return try fitter.fit(binned, training, holdout: held, name: "Test")
    }

    @Test("A trend that is only the company's turns into the characteristic's own")
    func turned() throws {
        let table = try loans(rows: 40_000, seed: 5)
        let marginal = try fit(table, .marginal)
        let partial = try fit(table, .partial)
        #expect(marginal.leftOut.contains { $0.name == "amount" })
        let amount = try #require(partial.card.characteristics.first { $0.name == "amount" })
        #expect(amount.trend == .ascending)
        #expect(
            partial.turned == [.init(name: "amount", alone: .descending, besideOthers: .ascending)]
        )
        #expect(!partial.leftOut.contains { $0.name == "amount" })
        #expect(!partial.card.characteristics.contains { $0.name == "noise" })
        let gain = try #require(partial.holdout).auc - #require(marginal.holdout).auc
        #expect(gain > 0.005, "\(gain)")
    }

    @Test("A turn is told in the report, and where turns are refused the characteristic goes")
    func refusedTurn() throws {
        let table = try loans(rows: 40_000, seed: 5)
        let notice = "Turned: alone its event rates are descending"
        let turned = try fit(table, .partial)
        #expect(ScorecardReport(turned, ReportFacts(data: "loans.csv")).html.contains(notice))
        let refused = try fit(table, .partial, turns: false)
        #expect(refused.turned.isEmpty)
        #expect(!refused.card.characteristics.contains { $0.name == "amount" })
        #expect(refused.leftOut.contains { $0.name == "amount" })
        #expect(!ScorecardReport(refused, ReportFacts(data: "loans.csv")).html.contains(notice))
    }

    @Test("Points keep the trend of every characteristic")
    func monotone() throws {
        for characteristic in try fit(loans(rows: 20_000, seed: 9), .partial).card.characteristics {
            let points = characteristic.attributes.filter { $0.kind == .ordinary }.map(\.points)
            switch characteristic.trend {
            case .ascending: #expect(points == points.sorted(by: >), "\(characteristic.name)")
            case .descending: #expect(points == points.sorted(), "\(characteristic.name)")
            default: Issue.record("\(characteristic.name): \(characteristic.trend)")
            }
        }
    }

    @Test("A declared trend holds against the data: the characteristic goes rather than turn")
    func declaredTrend() throws {
        var plan = Plan()
        plan.characteristics["amount"] = CharacteristicPlan(line: 1)
        plan.characteristics["amount"]?.constraints.trend = .descending
        let result = try fit(loans(rows: 40_000, seed: 5), .partial, plan: plan)
        #expect(!result.card.characteristics.contains { $0.name == "amount" })
        #expect(result.leftOut.contains { $0.name == "amount" })
    }

    @Test("Bins that the analyst fixed stay as they are")
    func fixedBins() throws {
        var plan = Plan()
        plan.characteristics["income"] = CharacteristicPlan(line: 1)
        plan.characteristics["income"]?.cuts = [20, 40, 41, 80]
        let result = try fit(loans(rows: 20_000, seed: 5), .partial, plan: plan)
        let income = try #require(result.card.characteristics.first { $0.name == "income" })
        #expect(income.attributes.compactMap(\.lower) == [20, 40, 41, 80])
    }

    @Test("The card is the same to the byte for any number of jobs")
    func jobs() throws {
        let table = try loans(rows: 70_000, seed: 3)
        let one = try fit(table, .partial).card.canonicalJSON()
        #expect(try fit(table, .partial, jobs: 3).card.canonicalJSON() == one)
    }

    @Test("One pass gives gradient and information of every cell, rows set aside left out")
    func pass() {
        forAll(1..<40) { seed, cases in
            let rows = cases.integer(1...1500)
            let codes = (0..<2).map { _ in (0..<rows).map { _ in UInt8(cases.integer(0...3)) } }
            let classes = (0..<rows).map { _ in UInt8(cases.integer(0...2)) }
            let effects = [[0.1, -0.2, 0.3, 0], [1.0, 0.5, -0.5, -1]]
            let outcomes = Outcomes(column: "y", event: "1", nonEvent: "0", classes: classes)
            let found = CellPass(codes: codes, effects: effects, intercept: 0.4)
                .sums(outcomes, jobs: 2)
            for column in 0..<2 {
                for cell in 0..<4 {
                    var (gradient, information, count) = (0.0, 0.0, 0)
                    for row in 0..<rows where Int(codes[column][row]) == cell && classes[row] != 2 {
                        let margin =
                            0.4 + effects[0][Int(codes[0][row])] + effects[1][Int(codes[1][row])]
                        let probability = 1 / (1 + exp(-margin))
                        gradient += (classes[row] == Outcomes.nonEvent ? 1 : 0) - probability
                        information += probability * (1 - probability)
                        count += 1
                    }
                    let sum = found[column][cell]
                    #expect(abs(sum.gradient - gradient) < 1e-9, "seed \(seed)")
                    #expect(abs(sum.information - information) < 1e-9, "seed \(seed)")
                    #expect(sum.counts.total == count, "seed \(seed)")
                }
            }
        }
    }
}
