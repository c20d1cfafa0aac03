import Testing

@testable import Scorecards

@Suite("The first, rough fit")
struct RoughFitTests {
    /// Three columns that matter, coded, and outcomes that go with them.
    private func sample(rows: Int, seed: UInt64) -> ([CodedColumn], Outcomes) {
        var cases = RandomCases(seed: seed)
        let weights: [[Double]] = [[-0.7, 0, 0.9], [-1.2, 0.4], [-0.3, 0.1, 0.2, 0.5]]
        var codes = weights.map { _ in [UInt8]() }
        var classes: [UInt8] = []
        for _ in 0..<rows {
            var margin = 1.5
            for (column, own) in weights.enumerated() {
                let code = cases.random.below(own.count)
                codes[column].append(UInt8(code))
                margin += own[code] * (column == 2 ? 0.5 : 1)
            }
            let isBad = Double(cases.integer(0...9999)) / 10_000 > 1 / (1 + exponential(-margin))
            classes.append(isBad ? Outcomes.event : Outcomes.nonEvent)
        }
        return (
            zip(codes, weights).map { CodedColumn(codes: $0, weights: $1) },
            Outcomes(column: "bad", event: "1", nonEvent: "0", classes: classes)
        )
    }

    /// 250,000 rows: the fit begins with one block of rows in eight.
    @Test(
        "is near the exact one, from nothing and from a part of the rows",
        arguments: [900, 250_000]
    )
    func near(rows: Int) throws {
        let (columns, outcomes) = sample(rows: rows, seed: 4)
        let regression = LogisticRegression(ridge: 6, jobs: 1)
        let exact = try #require(regression.fit(columns, outcomes))
        let rough = try #require(regression.roughFit(columns, outcomes))
        for (place, coefficient) in exact.coefficients.enumerated() {
            let error = exact.standardErrors[place + 1]
            #expect(abs(rough.coefficients[place] - coefficient) < error / 10)
            #expect(abs(rough.standardErrors[place + 1] / error - 1) < 0.05)
        }
        #expect(abs(rough.intercept - exact.intercept) < exact.standardErrors[0] / 10)
        let parallel = LogisticRegression(ridge: 6, jobs: 3)
        #expect(parallel.roughFit(columns, outcomes)?.coefficients == rough.coefficients)
    }

    @Test("begins where it is told to: at the answer one look is enough")
    func start() throws {
        let (columns, outcomes) = sample(rows: 5000, seed: 5)
        let regression = LogisticRegression(ridge: 6, jobs: 1)
        let exact = try #require(regression.fit(columns, outcomes))
        let point = [exact.intercept] + exact.coefficients
        let told = try #require(regression.roughFit(columns, outcomes, start: point))
        #expect(told.iterations == 1)
        #expect(zip(told.coefficients, exact.coefficients).allSatisfy { abs($0 - $1) < 1e-6 })
        let alone = try #require(regression.roughFit(columns, outcomes))
        #expect(alone.iterations > 1)
    }

    @Test("Columns that say the same cannot be told apart without a ridge")
    func collinear() {
        let (columns, outcomes) = sample(rows: 900, seed: 6)
        let regression = LogisticRegression(ridge: 0, jobs: 1)
        #expect(regression.roughFit([columns[0], columns[0]], outcomes) == nil)
    }
}
