import Testing

@testable import Scorecards

@Suite("The difference of two AUCs")
struct AreaDifferenceTests {
    /// Rows of two scores and an outcome.
    private static func rows(
        _ cases: inout RandomCases
    ) -> (first: [Int32], second: [Int32], outcomes: Outcomes) {
        let count = cases.integer(20...120)
        var classes: [UInt8] = []
        var (first, second): ([Int32], [Int32]) = ([], [])
        for row in 0..<count {
            let bad = row < 2 ? row : cases.integer(0...3) == 0 ? 1 : 0
            classes.append(row > 4 && cases.integer(0...9) == 0 ? Outcomes.aside : UInt8(bad))
            let common = cases.integer(0...10)
            first.append(Int32(common + cases.integer(0...6) - 3 * bad))
            second.append(Int32(common + cases.integer(0...9) - 2 * bad))
        }
        return (first, second, Outcomes(column: "bad", event: "1", nonEvent: "0", classes: classes))
    }

    @Test("is what pairs of rows counted one by one give, value and interval")
    func pairs() {
        forAll(1..<60) { seed, cases in
            let (first, second, outcomes) = Self.rows(&cases)
            let events = outcomes.classes.indices.filter { outcomes.classes[$0] == 1 }
            let others = outcomes.classes.indices.filter { outcomes.classes[$0] == 0 }
            guard events.count > 1, others.count > 1 else { return }
            func kernel(_ scores: [Int32], _ event: Int, _ other: Int) -> Double {
                scores[other] > scores[event] ? 1 : scores[other] == scores[event] ? 0.5 : 0
            }
            func difference(_ event: Int, _ other: Int) -> Double {
                kernel(first, event, other) - kernel(second, event, other)
            }
            let (m, n) = (Double(events.count), Double(others.count))
            let byEvent = events.map { e in others.reduce(0) { $0 + difference(e, $1) } / n }
            let byOther = others.map { o in events.reduce(0) { $0 + difference($1, o) } / m }
            let mean = byEvent.reduce(0, +) / m
            func variance(_ values: [Double]) -> Double {
                let count = Double(values.count)
                return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1) / count
            }
            let reach = 1.959963984540054 * (variance(byEvent) + variance(byOther)).squareRoot()
            let found = AreaDifference(first, second, outcomes: outcomes)
            #expect(abs(found.value - mean) < 1e-12, "seed \(seed)")
            #expect(abs(found.lower - (mean - reach)) < 1e-9, "seed \(seed)")
            #expect(abs(found.upper - (mean + reach)) < 1e-9, "seed \(seed)")
            let one = Measures(scores: first, outcomes: outcomes, scaling: Scaling())
            let two = Measures(scores: second, outcomes: outcomes, scaling: Scaling())
            #expect(abs(found.value - (one.auc - two.auc)) < 1e-12, "seed \(seed)")
            let same = AreaDifference(first, first, outcomes: outcomes)
            #expect(same.value == 0 && same.isWithinChance, "seed \(seed)")
        }
    }
}
