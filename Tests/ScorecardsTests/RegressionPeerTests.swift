import Foundation
import Testing

@testable import Scorecards

/// Regressions beside statsmodels; `Benchmarks/peers/regression_cases.py` made the fixture.
@Suite("Regression beside statsmodels")
struct RegressionPeerTests {
    private struct Case: Decodable {
        struct Fit: Decodable {
            var coefficients: [Double]
            var errors: [Double]
            var pValues: [Double]
            var loss: Double
        }
        var seed: Int
        var weights: [[Double]]
        var codes: [[UInt8]]
        var good: [Int]
        var copies: [Double]
        var vif: [Double]
        var plain: Fit
        var weighted: Fit
    }

    private func cases() throws -> [Case] {
        let place = CardTests.root.appendingPathComponent(
            "Tests/ScorecardsTests/Fixtures/statsmodels_cases.json"
        )
        return try JSONDecoder().decode([Case].self, from: Data(contentsOf: place))
    }

    @Test("Coefficients, errors, p-values and likelihood agree, plain and weighted")
    func fits() throws {
        let cases = try cases()
        #expect(cases.count == 3)
        for one in cases {
            let columns = zip(one.codes, one.weights).map { CodedColumn(codes: $0, weights: $1) }
            let classes = one.good.map { $0 == 1 ? Outcomes.nonEvent : Outcomes.event }
            for (wanted, weights) in [(one.plain, nil), (one.weighted, one.copies)] {
                let outcomes = Outcomes(
                    column: "bad",
                    event: "1",
                    nonEvent: "0",
                    classes: classes,
                    weights: weights
                )
                let found = try #require(
                    LogisticRegression(ridge: 0, jobs: 1).fit(columns, outcomes)
                )
                let all = [found.intercept] + found.coefficients
                for index in all.indices {
                    #expect(abs(all[index] - wanted.coefficients[index]) < 1e-7, "\(one.seed)")
                    #expect(abs(found.standardErrors[index] - wanted.errors[index]) < 1e-7)
                    let p = complementaryErrorFunction(
                        abs(all[index] / found.standardErrors[index]) / 2.0.squareRoot()
                    )
                    #expect(abs(p - wanted.pValues[index]) < 1e-7)
                }
                #expect(abs(found.loss - wanted.loss) < 1e-6)
            }
        }
    }

    @Test("Variance inflation agrees")
    func inflation() throws {
        for one in try cases() {
            let columns = zip(one.codes, one.weights).map { CodedColumn(codes: $0, weights: $1) }
            let outcomes = Outcomes(
                column: "bad",
                event: "1",
                nonEvent: "0",
                classes: one.good.map { $0 == 1 ? Outcomes.nonEvent : Outcomes.event }
            )
            let found = Correlations(columns, names: ["a", "b", "c"], outcomes)
            let inflation = try #require(found.inflation)
            for (own, wanted) in zip(inflation, one.vif) { #expect(abs(own - wanted) < 1e-8) }
            #expect(one.vif[0] > 1.1)
        }
    }
}
