import Testing

@testable import Scorecards

@Suite("Bins under constraints")
struct BinnerTests {
    /// A column `x` of `value,non-events,events`, beside its outcome.
    static func table(_ rows: [(String, Int, Int)]) throws -> Table {
        var text = "x,bad\n"
        for (value, nonEvents, events) in rows {
            text += String(repeating: "\(value),0\n", count: nonEvents)
            text += String(repeating: "\(value),1\n", count: events)
        }
        return try TableReader().read(text)
    }

    private func bins(
        _ rows: [(String, Int, Int)],
        _ change: (inout BinningOptions) -> Void = { _ in }
    ) throws -> Binning {
        let table = try Self.table(rows)
        let outcomes = try Outcomes(try #require(table.column(named: "bad")), event: "1")
        var options = BinningOptions()
        change(&options)
        return try Binner(options).bin(try #require(table.column(named: "x")), outcomes)
    }

    private func failure(
        _ rows: [(String, Int, Int)],
        _ change: (inout BinningOptions) -> Void
    ) throws -> BinningError? {
        do {
            _ = try bins(rows, change)
            return nil
        } catch let error as BinningError {
            return error
        }
    }

    /// Ten values of 100 rows, whose event rates fall from 30 to 12 % in steps of 2.
    private let steps = (0..<10).map { ("\($0)", 70 + 2 * $0, 30 - 2 * $0) }

    @Test("A forced cut is among the borders as it was given, and the rest is optimal")
    func forcedCut() throws {
        let found = try bins(steps) { $0.forcedCuts = [2.2, 7.9] }
        let lowers = found.bins.compactMap(\.lower)
        #expect(lowers.contains(2.2) && lowers.contains(7.9))
        #expect(found.prebinCuts.contains(2.2) && !found.prebinCuts.contains(2.5))
        let free = try bins(steps)
        #expect(found.informationValue <= free.informationValue + 1e-12)
        #expect(found.ordinaryCount == 8)
        let coarse = try bins(steps) {
            $0.forcedCuts = [4.5]
            $0.prebins = 2
            $0.maxBins = 2
        }
        #expect(coarse.bins.compactMap(\.lower) == [4.5])
    }

    @Test("A forced cut that cannot be kept says why, with the numbers")
    func forcedCutFaults() throws {
        #expect(
            try failure(steps) { $0.forcedCuts = [9.5] }
                == .forcedCutOutside(cut: 9.5, lowest: 0, highest: 9)
        )
        #expect(
            try failure(steps) { $0.forcedCuts = [4.2, 4.8] }
                == .forcedCutsTogether(first: 4.2, second: 4.8)
        )
        let small = try failure(steps) {
            $0.forcedCuts = [8.5]
            $0.minEvents = 15
        }
        #expect(small == .forcedBinTooSmall(bin: "8.5 to under 9", .events, have: 12, need: 15))
        let share = try failure(steps) {
            $0.forcedCuts = [0.5, 1.5]
            $0.minBinShare = 0.2
        }
        #expect(share == .forcedBinTooSmall(bin: "0 to under 0.5", .rows, have: 100, need: 200))
        let rising = try failure(steps) {
            $0.forcedCuts = [4.5]
            $0.trend = .ascending
        }
        guard case .trendImpossible(.ascending, bins: 2, let by)? = rising else {
            Issue.record("\(String(describing: rising))")
            return
        }
        // Eight bins take ten values in steps of 2 and 3 %: less than 3 % cannot be had.
        #expect(abs(by - 0.03) < 1e-9)
    }

    @Test("One bin is an answer unless more are asked for; then the error says how near it came")
    func oneBin() throws {
        let one = try bins(steps) { $0.minRateDifference = 0.2 }
        #expect(one.ordinaryCount == 1)
        let error = try failure(steps) {
            $0.minRateDifference = 0.2
            $0.minBins = 2
            $0.minBinShare = 0.1
        }
        guard case .ratesTooClose(need: 0.2, let best, bins: 2)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        // The best pair is the first value or the last against the rest: 30 % and 20 %.
        #expect(abs(best - 0.1) < 1e-9)
        #expect("\(try #require(error))".contains("the best differ by 0.1"))
    }

    @Test("A p-value that neighbours cannot reach is an error with the one that they can")
    func pValue() throws {
        let rows = [("1", 80, 20), ("2", 78, 22)]
        #expect(try bins(rows) { $0.maxPValue = 0.05 }.ordinaryCount == 1)
        let error = try failure(rows) {
            $0.maxPValue = 0.05
            $0.minBins = 2
        }
        guard case .notSignificant(most: 0.05, let best, bins: 2)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let wanted = NeighbourTest.pValue(
            ClassCounts(nonEvents: 80, events: 20),
            ClassCounts(nonEvents: 78, events: 22)
        )
        #expect(abs(best - wanted) < 1e-9 && abs(wanted - 0.7284) < 1e-4)
    }

    @Test("Limits of size and number that cannot be kept together say which and by how much")
    func sizes() throws {
        let error = try failure([("1", 40, 3), ("", 900, 57)]) { _ in }
        #expect(error == .tooFewRows(have: 43, need: 50, share: 0.05))
        #expect("\(try #require(error))".contains("min-bin-share 0.05 needs 50 rows a bin and 43"))
        #expect(
            try failure([("1", 40, 3), ("2", 300, 57)]) { $0.minEvents = 61 }
                == .tooFewEvents(have: 60, need: 61)
        )
        #expect(
            try failure([("1", 40, 30), ("2", 3, 57)]) { $0.minNonEvents = 50 }
                == .tooFewNonEvents(have: 43, need: 50)
        )
        let lump = [("1", 300, 112), ("2", 500, 88)]
        #expect(
            try failure(lump) { $0.maxBinShare = 0.55 }
                == .indivisible(bin: "1.5 to under 2", have: 588, most: 550, share: 0.55)
        )
        #expect(
            try failure(steps) {
                $0.maxBinShare = 0.2
                $0.maxBins = 4
            } == .tooFewBinsAllowed(allowed: 4, need: 5)
        )
        #expect(
            try failure(steps) {
                $0.minBins = 5
                $0.minBinShare = 0.3
            } == .tooManyBinsAsked(asked: 5, possible: 3)
        )
        #expect(
            try failure(steps) {
                $0.minBinShare = 0.15
                $0.maxBinShare = 0.18
            } == .noDivision(least: 150, most: 180)
        )
    }

    @Test("No bin holds more than the greatest share")
    func greatestShare() throws {
        let found = try bins(steps) { $0.maxBinShare = 0.3 }
        #expect(found.bins.allSatisfy { $0.counts.total <= 300 })
        #expect(try bins(steps) { $0.maxBins = 2 }.bins.contains { $0.counts.total > 300 })
    }

    @Test("More values than can be compared are refused, not tried")
    func tooManyValues() throws {
        let rows = (0..<4002).map { ("\($0)", 1, $0 % 2) }
        let error = try failure(rows) {
            $0.prebins = 0
            $0.maxPValue = 0.05
        }
        #expect(error == .tooManyPrebins(have: 4002, most: 4000))
        #expect(try bins(rows) { $0.maxPValue = 0.05 }.isOptimal)
        #expect(try !bins(rows) { $0.cuts = [2000] }.isOptimal)
    }

    @Test(
        "All values are compared without pre-bins up to 20,000 of them; more are refused in words"
    )
    func allValues() throws {
        func rows(_ count: Int) -> [(String, Int, Int)] {
            (0..<count).map { ("\($0)", 1 - $0 % 2, $0 % 2) }
        }
        let most = rows(20_001)
        let error = try #require(try failure(most) { $0.prebins = 0 })
        #expect(error == .tooManyPrebins(have: 20_001, most: 20_000))
        #expect("\(error)".contains("set prebins to 1000 or less"))
        #expect(try bins(most) { $0.prebins = 1000 }.isOptimal)
        // One bin fits only whole: 20,000 values are taken in hand, and the answer is exact.
        let whole = try bins(Array(most.dropLast())) {
            $0.prebins = 0
            $0.minBinShare = 1
        }
        #expect(whole.ordinaryCount == 1 && whole.isOptimal)
    }

    @Test("Rare levels go together, by share of all rows, and are known by name")
    func rare() throws {
        let rows = [
            ("a", 300, 100), ("b", 280, 20), ("c", 200, 60), ("d", 9, 0), ("e", 10, 1),
            ("f", 17, 3),
        ]
        let found = try bins(rows) {
            $0.rareShare = 0.02
            $0.unseen = .rare
        }
        let rare = try #require(found.bins.last)
        #expect(rare.values == ["d", "e"] && rare.label == "other rare levels")
        #expect(rare.counts == ClassCounts(nonEvents: 19, events: 1))
        #expect(rare.isRare && found.bins.count(where: \.isRare) == 1)
        #expect(found.unseenWeight == rare.weightOfEvidence)
        #expect(try bins(rows) { $0.minBinShare = 0.01 }.bins.allSatisfy { !$0.isRare })
        // All levels rare: one bin of them, and no ordinary optimum to fail.
        let all = try bins(rows) { $0.rareShare = 0.9 }
        #expect(all.bins.count == 1 && all.bins[0].isRare)
    }

    @Test("An unseen value is worth what the rule says")
    func unseen() throws {
        let rows = [("1", 90, 10), ("2", 60, 40), ("", 30, 20)]
        func weight(_ rule: UnseenRule) throws -> (Double, Binning) {
            let found = try bins(rows) { $0.unseen = rule }
            return (found.unseenWeight, found)
        }
        #expect(try weight(.neutral).0 == 0)
        #expect(try weight(.rare).0 == 0)
        let (missing, found) = try weight(.missing)
        #expect(missing == found.bins.last?.weightOfEvidence && missing != 0)
        #expect(try weight(.worst).0 == found.bins.map(\.weightOfEvidence).min())
    }

    @Test(
        "Small missing and special bins share the weight of the nearest bin; nothing is counted twice"
    )
    func mergeSmall() throws {
        let rows = [("1", 300, 20), ("2", 240, 60), ("3", 200, 120), ("-9", 12, 3), ("", 7, 5)]
        let apart = try bins(rows) { $0.special = ["-9"] }
        let found = try bins(rows) {
            $0.special = ["-9"]
            $0.mergeSmallMissing = 0.02
        }
        #expect(found.bins.map(\.counts) == apart.bins.map(\.counts))
        let population = apart.bins.reduce(into: ClassCounts()) { $0 += $1.counts }
        let second = ClassCounts(nonEvents: 252, events: 63)
        let third = ClassCounts(nonEvents: 207, events: 125)
        let weights = found.bins.map(\.weightOfEvidence)
        #expect(weights[0] == apart.bins[0].weightOfEvidence)
        #expect(weights[1] == second.weightOfEvidence(in: population) && weights[3] == weights[1])
        #expect(weights[2] == third.weightOfEvidence(in: population) && weights[4] == weights[2])
        let pooled = [apart.bins[0].counts, second, third].reduce(0) {
            $0 + $1.informationValue(in: population)
        }
        #expect(abs(found.informationValue - pooled) < 1e-12)
        #expect(found.bins[4].label == "missing, counted with 2.5 or more")
        // At the share itself a bin is not small.
        let exact = try bins(rows) {
            $0.special = ["-9"]
            $0.mergeSmallMissing = 15.0 / 967
        }
        #expect(exact.bins[3].weightOfEvidence == apart.bins[3].weightOfEvidence)
    }

    @Test("Fixed bins keep the trend that is asked for, or say where they do not")
    func fixedTrend() throws {
        let rows = [("1", 70, 30), ("2", 80, 20), ("3", 75, 25), ("4", 60, 40)]
        let found = try bins(rows) { $0.cuts = [1.5, 2.5, 3.5] }
        #expect(found.trend == .valley)
        let error = try failure(rows) {
            $0.cuts = [1.5, 2.5, 3.5]
            $0.trend = .descending
        }
        #expect(
            error
                == .fixedBinsBreakTrend(
                    .descending,
                    first: "1.5 to under 2.5",
                    second: "2.5 to under 3.5",
                    by: 0.25 - 0.2
                )
        )
    }

    @Test("Cuts for levels and groups for numbers are mistakes of the plan, whatever the data")
    func wrongKind() throws {
        #expect(try failure(steps) { $0.groups = [["1"]] } == .wrongKind(isNumeric: true))
        let levels = [("a", 9, 9), ("b", 9, 9)]
        #expect(try failure(levels) { $0.cuts = [1] } == .wrongKind(isNumeric: false))
        #expect(try failure(levels) { $0.forcedCuts = [1] } == .wrongKind(isNumeric: false))
        let left = try failure(levels) { $0.groups = [["a"]] }
        #expect(left == .ungrouped(level: "b") && left?.isMistakeInPlan == true)
        #expect(try failure(steps) { $0.cuts = [-1] }?.isMistakeInPlan == false)
    }
}
