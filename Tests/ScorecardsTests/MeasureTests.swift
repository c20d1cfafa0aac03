import Testing

@testable import Scorecards

@Suite("Measures")
struct MeasureTests {
    /// Whole-number scores with many ties, and outcomes that go with them.
    static func rows(
        _ cases: inout RandomCases,
        _ count: Int
    ) -> (scores: [Int32], outcomes: Outcomes) {
        var classes: [UInt8] = []
        var scores: [Int32] = []
        for row in 0..<count {
            let bad = row < 2 ? row : cases.integer(0...3) == 0 ? 1 : 0
            classes.append(UInt8(bad))
            scores.append(Int32(540 + 10 * cases.integer(0...8) - 20 * bad * cases.integer(0...1)))
        }
        return (scores, Outcomes(column: "bad", event: "1", nonEvent: "0", classes: classes))
    }

    @Test("are those of scikit-learn and scipy, recorded")
    func recorded() {
        let scores: [Int32] = [
            520, 540, 540, 560, 580, 580, 580, 600, 600, 620, 640, 640, 660, 660, 680, 700,
        ]
        let classes: [UInt8] = [1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0]
        let outcomes = Outcomes(column: "bad", event: "1", nonEvent: "0", classes: classes)
        let found = Measures(scores: scores, outcomes: outcomes, scaling: Scaling())
        #expect(abs(found.auc - 0.7916666666666666) < 1e-14)
        #expect(abs(found.ks - 0.43333333333333335) < 1e-14)
        #expect(abs(found.brier - 0.3170454645653324) < 1e-13)
        #expect(abs(found.gini - 0.5833333333333333) < 1e-14)
    }

    // Bad: 1, 2, 2, 5. Good: 2, 3, 4, 5, 5. The bad 1 wins against all five; each bad 2 ties once and
    // wins four times; the bad 5 ties twice: 5 + 2 * 4.5 + 1 = 15 of 20 pairs. Shares of bad less
    // shares of good up to 1, 2, 3, 4: 0.25, 0.75 - 0.2, 0.75 - 0.4, 0.75 - 0.6.
    @Test("Gini and KS are those that were worked out by hand")
    func byHand() {
        let scores: [Int32] = [1, 2, 2, 5, 2, 3, 4, 5, 5]
        func measures(_ scores: [Int32], _ classes: [UInt8]) -> Measures {
            let outcomes = Outcomes(column: "bad", event: "1", nonEvent: "0", classes: classes)
            return Measures(scores: scores, outcomes: outcomes, scaling: Scaling())
        }
        let found = measures(scores, [1, 1, 1, 1, 0, 0, 0, 0, 0])
        #expect(abs(found.auc - 0.75) < 1e-15)
        #expect(abs(found.gini - 0.5) < 1e-15)
        #expect(abs(found.ks - 0.55) < 1e-15)
        let perfect = measures([1, 1, 2], [1, 1, 0])
        #expect(perfect.gini == 1 && perfect.ks == 1)
        let reversed = measures([2, 2, 1], [1, 1, 0])
        #expect(reversed.gini == -1 && reversed.ks == 1)
        let blind = measures([7, 7, 7], [1, 1, 0])
        #expect(blind.gini == 0 && blind.ks == 0)
    }

    @Test("AUC and KS are what counting every pair and every threshold gives, ties and all")
    func bruteForce() {
        forAll(1..<80) { seed, cases in
            let (scores, outcomes) = Self.rows(&cases, cases.integer(4...90))
            let bad = scores.indices.filter { outcomes.classes[$0] == 1 }.map { scores[$0] }
            let good = scores.indices.filter { outcomes.classes[$0] == 0 }.map { scores[$0] }
            guard !bad.isEmpty, !good.isEmpty else { return }
            var wins = 0.0
            for one in bad {
                for other in good { wins += other > one ? 1 : other == one ? 0.5 : 0 }
            }
            var distance = 0.0
            for cut in Set(scores) {
                let badShare = Double(bad.count { $0 <= cut }) / Double(bad.count)
                let goodShare = Double(good.count { $0 <= cut }) / Double(good.count)
                distance = max(distance, abs(badShare - goodShare))
            }
            let found = Measures(scores: scores, outcomes: outcomes, scaling: Scaling())
            #expect(abs(found.auc - wins / Double(bad.count * good.count)) < 1e-12, "seed \(seed)")
            #expect(abs(found.ks - distance) < 1e-12, "seed \(seed)")
        }
    }

    @Test("DeLong's interval is as wide as drawing the rows again says")
    func bootstrap() {
        var cases = RandomCases(seed: 7)
        let (scores, outcomes) = Self.rows(&cases, 400)
        let found = Measures(scores: scores, outcomes: outcomes, scaling: Scaling())
        let bad = scores.indices.filter { outcomes.classes[$0] == 1 }
        let good = scores.indices.filter { outcomes.classes[$0] == 0 }
        var areas: [Double] = []
        for _ in 0..<1500 {
            let rows = bad.map { _ in cases.one(of: bad) } + good.map { _ in cases.one(of: good) }
            let again = Outcomes(
                column: "bad",
                event: "1",
                nonEvent: "0",
                classes: rows.map { outcomes.classes[$0] }
            )
            areas.append(
                Measures(scores: rows.map { scores[$0] }, outcomes: again, scaling: Scaling()).auc
            )
        }
        areas.sort()
        let drawn = areas[1462] - areas[37]
        #expect(abs((found.aucUpper - found.aucLower) / drawn - 1) < 0.1)
        #expect(abs(found.aucLower - areas[37]) < 0.02)
    }

    @Test("Scores that lie close together are summed as those are that lie far apart")
    func closeAndApart() {
        forAll(1..<80) { seed, cases in
            let (scores, known) = Self.rows(&cases, cases.integer(3...90))
            let outcomes = Outcomes(
                column: "bad",
                event: "1",
                nonEvent: "0",
                classes: known.classes.map { cases.integer(0...5) == 0 ? Outcomes.aside : $0 },
                weights: cases.integer(0...1) == 0
                    ? nil : known.classes.map { _ in Double(cases.integer(0...3)) / 2 }
            )
            let close = outcomes.bands(scores)
            let apart = outcomes.bands(scores.map { ($0 - 600) * 1_000_000 })
            #expect(close.map(\.score) == apart.map { $0.score / 1_000_000 + 600 }, "seed \(seed)")
            #expect(close.map(\.nonEvents) == apart.map(\.nonEvents), "seed \(seed)")
            #expect(close.map(\.events) == apart.map(\.events), "seed \(seed)")
        }
    }

    @Test("Bands hold every row once, and lift, capture and calibration are shares of them")
    func bands() {
        forAll(1..<60) { seed, cases in
            let (scores, outcomes) = Self.rows(&cases, cases.integer(6...120))
            let found = ScoreBands(
                scores: scores,
                outcomes: outcomes,
                scaling: Scaling(),
                count: cases.integer(1...12)
            )
            let events = Double(outcomes.counts.events)
            #expect(found.bands.reduce(0) { $0 + $1.rows } == Double(scores.count), "seed \(seed)")
            for (index, band) in found.bands.enumerated() {
                let below = scores.indices.filter { scores[$0] <= Int32(band.highest) }
                let here = below.filter { scores[$0] >= Int32(band.lowest) }
                let hit = { (rows: [Int]) in Double(rows.count { outcomes.classes[$0] == 1 }) }
                #expect(band.rows == Double(here.count) && band.events == hit(here))
                #expect(abs(band.eventsShare - hit(below) / events) < 1e-12)
                #expect(abs(band.rowsShare - Double(below.count) / Double(scores.count)) < 1e-12)
                let rate = events / Double(scores.count)
                #expect(abs(band.lift - hit(here) / Double(here.count) / rate) < 1e-9)
                let promised = here.reduce(0) {
                    $0 + Scaling().probability(score: Int(scores[$1]))
                }
                #expect(abs(band.expectedEvents - promised) < 1e-9)
                if index > 0 { #expect(found.bands[index - 1].highest < band.lowest) }
            }
            #expect(abs((found.bands.last?.cumulativeLift ?? 0) - 1) < 1e-12, "seed \(seed)")
        }
    }

    @Test("Scores that tell the truth are called calibrated, and overconfident ones are not")
    func calibration() {
        var cases = RandomCases(seed: 11)
        var (scores, classes): ([Int32], [UInt8]) = ([], [])
        for _ in 0..<6000 {
            let score = 480 + 2 * cases.integer(0...60)
            let chance = Scaling().probability(score: score)
            scores.append(Int32(score))
            classes.append(Double(cases.integer(0...999_999)) < chance * 1_000_000 ? 1 : 0)
        }
        let outcomes = Outcomes(column: "bad", event: "1", nonEvent: "0", classes: classes)
        let honest = ScoreBands(scores: scores, outcomes: outcomes, scaling: Scaling())
        #expect(honest.observedToExpected.holds(1) && honest.pValue > 0.01)
        let proud = ScoreBands(
            scores: scores.map { $0 + 20 },
            outcomes: outcomes,
            scaling: Scaling()
        )
        #expect(proud.observedToExpected.lower > 1.2 && proud.pValue < 1e-6)
    }

    @Test("Swap sets are what every row says, and the cutoff approves the nearest share")
    func swapSets() {
        forAll(1..<60) { seed, cases in
            let (scores, outcomes) = Self.rows(&cases, cases.integer(6...120))
            let others = scores.map { $0 + Int32(10 * cases.integer(-2...2)) }
            let rate = Double(cases.integer(0...10)) / 10
            let cutoffs = [scores, others].map {
                Cutoff(approving: rate, scores: $0, outcomes: outcomes)
            }
            for (own, cutoff) in zip([scores, others], cutoffs) {
                func miss(_ cut: Int) -> Double {
                    abs(Double(own.count { Int($0) >= cut }) / Double(own.count) - rate)
                }
                let least = (500...700).map(miss).min() ?? 0
                #expect(abs(miss(cutoff.score) - least) < 1e-12, "seed \(seed)")
            }
            let found = CardComparison(
                champion: (scores, Scaling(), cutoffs[0]),
                challenger: (others, Scaling(), cutoffs[1]),
                outcomes: outcomes
            )
            func rows(_ first: Bool, _ second: Bool) -> [Int] {
                scores.indices.filter {
                    (Int(scores[$0]) >= cutoffs[0].score) == first
                        && (Int(others[$0]) >= cutoffs[1].score) == second
                }
            }
            for (cell, wanted) in [
                (found.both, rows(true, true)), (found.swapIn, rows(false, true)),
                (found.swapOut, rows(true, false)), (found.neither, rows(false, false)),
            ] {
                #expect(cell.rows == Double(wanted.count), "seed \(seed)")
                #expect(cell.events == Double(wanted.count { outcomes.classes[$0] == 1 }))
            }
        }
    }
}
