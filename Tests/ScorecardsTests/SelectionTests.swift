import Foundation
import Testing

@testable import Scorecards

@Suite("Choosing characteristics")
struct SelectionTests {
    private func columns(_ seed: UInt64, rows: Int = 400) -> ([CodedColumn], Outcomes) {
        var cases = RandomCases(seed: seed)
        var codes = (0..<4).map { _ in [UInt8]() }
        var classes: [UInt8] = []
        for _ in 0..<rows {
            let cells = (0..<3).map { _ in cases.integer(0...2) }
            // The fourth is mostly the first again.
            let copy = cases.integer(0...9) < 7 ? cells[0] : cases.integer(0...2)
            for (index, cell) in (cells + [copy]).enumerated() { codes[index].append(UInt8(cell)) }
            let margin = 0.8 * Double(cells[0] - 1) + 0.4 * Double(cells[1] - 1)
            let isGood = Double(cases.integer(0...9999)) / 10_000 < 1 / (1 + exp(-margin))
            classes.append(isGood ? Outcomes.nonEvent : Outcomes.event)
        }
        let outcomes = Outcomes(column: "bad", event: "1", nonEvent: "0", classes: classes)
        return (codes.map { CodedColumn(codes: $0, weights: [-1, 0, 1]) }, outcomes)
    }

    private func run(
        _ direction: SelectionRequest.Direction,
        _ criterion: SelectionRequest.Criterion,
        _ columns: [CodedColumn],
        _ outcomes: Outcomes
    ) -> (kept: [Int], steps: [SelectionStep]) {
        StepwiseSelection(
            request: SelectionRequest(direction, by: criterion),
            columns: columns,
            names: ["first", "second", "noise", "copy"],
            informationValues: [3, 2, 0.1, 1],
            outcomes: outcomes,
            jobs: 1
        ).run()
    }

    @Test(
        "Strong columns go in and noise stays out, whichever way",
        arguments: SelectionRequest.Direction.allCases
    )
    func directions(direction: SelectionRequest.Direction) {
        let (columns, outcomes) = columns(11, rows: 1500)
        for criterion in SelectionRequest.Criterion.allCases {
            let kept = run(direction, criterion, columns, outcomes).kept
            #expect(
                kept.contains(0) && kept.contains(1) && !kept.contains(2),
                "\(criterion) \(kept)"
            )
        }
    }

    @Test("The score test is the gradient against its variance, as worked out from the rows")
    func scoreTest() throws {
        let (columns, outcomes) = columns(3)
        let steps = run(.forward, .pValue, columns, outcomes).steps
        let first = try #require(steps.first)
        let index = try #require(["first", "second", "noise", "copy"].firstIndex(of: first.name))
        // Alone beside an intercept: n r squared, with r the correlation of column and outcome.
        let x = columns[index].codes.map { Double($0) - 1 }
        let y = outcomes.classes.map { $0 == Outcomes.nonEvent ? 1.0 : 0 }
        let n = Double(x.count)
        let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
        let xy = zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
        let xx = x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
        let yy = y.reduce(0) { $0 + ($1 - my) * ($1 - my) }
        #expect(abs(first.statistic - n * xy * xy / (xx * yy)) < 1e-6)
        #expect(abs(StepwiseSelection.pValue(3.841458820694124) - 0.05) < 1e-9)
    }

    @Test(
        "Each step lowers the criterion, and no single step is left that would",
        arguments: [SelectionRequest.Criterion.aic, .bic]
    )
    func criterion(_ criterion: SelectionRequest.Criterion) throws {
        for seed in UInt64(1)...5 {
            let (columns, outcomes) = columns(seed)
            let kept = run(.both, criterion, columns, outcomes).kept
            let cost = criterion == .aic ? 2 : log(Double(outcomes.counts.total))
            func value(_ chosen: [Int]) throws -> Double {
                let fit = try #require(
                    LogisticRegression(ridge: 0, jobs: 1).fit(chosen.map { columns[$0] }, outcomes)
                )
                return 2 * fit.loss + cost * Double(chosen.count)
            }
            let here = try value(kept)
            for index in kept {
                #expect(try value(kept.filter { $0 != index }) > here, "seed \(seed)")
            }
        }
    }

    @Test("Correlation and variance inflation are those of the textbook")
    func inflation() throws {
        for seed in UInt64(1)...5 {
            let (columns, outcomes) = columns(seed)
            let found = Correlations(columns, names: ["a", "b", "c", "d"], outcomes)
            // Of two columns alone, inflation is 1 / (1 - r squared).
            let pair = Correlations([columns[0], columns[3]], names: ["a", "d"], outcomes)
            let r = pair.values[0][1]
            #expect(abs(r - found.values[3][0]) < 1e-12)
            #expect(r > 0.5)
            let inflation = try #require(pair.inflation)
            #expect(abs(inflation[0] - 1 / (1 - r * r)) < 1e-9, "seed \(seed)")
        }
    }

    @Test("Of two that say the same the weaker goes, with the reason")
    func limits() throws {
        let lines = Loans.lines(800, seed: 3).map { line -> String in
            var cells = line.split(separator: ",").map(String.init)
            cells[1] = String((Int(cells[0]) ?? 0) * 2 + (Int(cells[1]) ?? 0) % 3)
            return cells.joined(separator: ",")
        }
        let result = try Loans.fit(Loans.table(lines)) { $0.mostCorrelation = 0.8 }
        let gone = result.leftOut.compactMap { one -> String? in
            if case .correlated = one.cause { one.name } else { nil }
        }
        #expect(gone == ["x"] || gone == ["y"], "\(result.leftOut)")
        let other = try Loans.fit(Loans.table(lines)) { $0.mostInflation = 3 }
        #expect(other.leftOut.contains { if case .inflated = $0.cause { true } else { false } })
    }
}
