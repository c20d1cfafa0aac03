import Foundation
import Testing

@testable import Scorecards

@Suite("The definitions")
struct DefinitionTests {
    private func bins(
        _ text: String,
        _ column: String = "x",
        _ change: (inout BinningOptions) -> Void = { _ in }
    ) throws -> Binning {
        let table = try TableReader().read(text)
        let outcomes = try Outcomes(try #require(table.column(named: "bad")), event: "1")
        var options = BinningOptions()
        options.minBinShare = 0
        change(&options)
        return try Binner(options).bin(try #require(table.column(named: column)), outcomes)
    }

    /// Rows of `value,non-events,events`.
    private func table(_ rows: [(String, Int, Int)]) -> String {
        var text = "x,bad\n"
        for (value, nonEvents, events) in rows {
            text += String(repeating: "\(value),0\n", count: nonEvents)
            text += String(repeating: "\(value),1\n", count: events)
        }
        return text
    }

    @Test("Weight of evidence is ln((n/N)/(e/E)), and cuts are midpoints of neighbours")
    func byHand() throws {
        let found = try bins(table([("1", 30, 10), ("4", 60, 5)]))
        #expect(found.bins.count == 2)
        #expect(found.bins[0].upper == 2.5 && found.bins[1].lower == 2.5)
        let first = log((30.0 / 90) / (10.0 / 15))
        let second = log((60.0 / 90) / (5.0 / 15))
        #expect(abs(found.bins[0].weightOfEvidence - first) < 1e-12)
        #expect(abs(found.bins[1].weightOfEvidence - second) < 1e-12)
        let value = (30.0 / 90 - 10.0 / 15) * first + (60.0 / 90 - 5.0 / 15) * second
        #expect(abs(found.informationValue - value) < 1e-12)
    }

    @Test("Special and missing bins come last, count in N and E, and take half a row when pure")
    func specialAndMissing() throws {
        let found = try bins(table([("1", 20, 8), ("2", 20, 2), ("-9", 6, 0), ("", 5, 5)])) {
            $0.special = ["-9"]
        }
        #expect(found.bins.map(\.kind) == [.ordinary, .ordinary, .special, .missing])
        let pure = log((6.5 / 51) / (0.5 / 15))
        #expect(abs(found.bins[2].weightOfEvidence - pure) < 1e-12)
        #expect(abs(found.bins[3].weightOfEvidence - log((5.0 / 51) / (5.0 / 15))) < 1e-12)
    }

    @Test("The least share is of all rows, rounded up")
    func leastShare() throws {
        let rows = [("1", 4, 1), ("2", 20, 10), ("3", 40, 25)]
        func first(share: Double) throws -> Int {
            try bins(table(rows)) {
                $0.minBinShare = share
                $0.trend = .none
            }.bins[0].counts.total
        }
        #expect(try first(share: 0.05) == 5)
        #expect(try first(share: 0.051) > 5)
    }

    @Test("Auto is the better of ascending and descending")
    func auto() throws {
        forAll(1..<60) { seed, cases in
            let rows = (1...6).map { (String($0), cases.integer(1...30), cases.integer(1...30)) }
            func value(_ trend: Trend) -> Double? {
                try? bins(table(rows)) { $0.trend = trend }.informationValue
            }
            let best = max(value(.ascending) ?? 0, value(.descending) ?? 0)
            #expect(abs((value(.auto) ?? 0) - best) < 1e-12, "seed \(seed)")
        }
    }

    @Test("Measures agree with counting every pair, ties one half")
    func measures() throws {
        try forAll(1..<80) { seed, cases in
            let count = cases.integer(6...40)
            var text = "y\n0\n1\n"
            var scores: [Int32] = [3, 3]
            for _ in 0..<count {
                text += "\(cases.integer(0...1))\n"
                scores.append(Int32(cases.integer(1...6)))
            }
            let table = try TableReader().read(text)
            let outcomes = try Outcomes(table.columns[0], event: "1")
            let measures = Measures(scores: scores, outcomes: outcomes, scaling: Scaling())
            let events = scores.indices.filter { outcomes.classes[$0] == Outcomes.event }
            let others = scores.indices.filter { outcomes.classes[$0] == Outcomes.nonEvent }
            var sum = 0.0
            for event in events {
                for other in others {
                    sum +=
                        scores[other] > scores[event] ? 1 : scores[other] == scores[event] ? 0.5 : 0
                }
            }
            let pairs = Double(events.count * others.count)
            #expect(abs(measures.auc - sum / pairs) < 1e-12, "seed \(seed)")
            #expect(measures.aucLower <= measures.auc && measures.auc <= measures.aucUpper)
            #expect((0...1).contains(measures.ks), "seed \(seed)")
        }
    }

    @Test("The probability is that of the event at a whole-number score")
    func probability() {
        let scaling = Scaling()
        #expect(abs(scaling.probability(score: 600) - 1.0 / 51) < 1e-12)
        #expect(abs(scaling.probability(score: 620) - 1.0 / 101) < 1e-12)
    }
}
