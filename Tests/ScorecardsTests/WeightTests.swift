import Foundation
import Testing

@testable import Scorecards

@Suite("Sample weights")
struct WeightTests {
    @Test(
        "A weight of 2 is the row twice and a weight of 0 is no row",
        arguments: EffectEstimate.allCases
    )
    func copies(effects: EffectEstimate) throws {
        for seed in UInt64(1)...3 {
            let lines = Loans.lines(600, seed: seed)
            let copies = lines.flatMap { line in
                Array(repeating: line, count: Int(line.split(separator: ",")[4]) ?? 0)
            }
            let one = try Loans.fit(Loans.table(lines), weighted: true) { $0.effects = effects }
            let two = try Loans.fit(Loans.table(copies)) { $0.effects = effects }
            #expect(one.card.canonicalJSON() == two.card.canonicalJSON(), "seed \(seed)")
            #expect(abs(one.training.auc - two.training.auc) < 1e-12, "seed \(seed)")
            #expect(abs(one.training.aucLower - two.training.aucLower) < 1e-12, "seed \(seed)")
            #expect(abs(one.training.brier - two.training.brier) < 1e-12, "seed \(seed)")
            #expect(one.training.ks == two.training.ks, "seed \(seed)")
        }
    }

    @Test("The order of the rows does not change the card")
    func order() throws {
        for seed in UInt64(1)...4 {
            var lines = Loans.lines(500, seed: seed)
            let one = try Loans.fit(Loans.table(lines)).card.canonicalJSON()
            var random = SplitMix64(seed: seed)
            lines.shuffle(using: &random)
            let two = try Loans.fit(Loans.table(lines)).card.canonicalJSON()
            #expect(one == two, "seed \(seed)")
        }
    }

    @Test("Halves of weights give the points and weights of evidence of wholes")
    func halves() throws {
        let lines = Loans.lines(600, seed: 7).map { line in
            var cells = line.split(separator: ",").map(String.init)
            cells[4] = "0.5"
            return cells.joined(separator: ",")
        }
        func bins(_ weighted: Bool) throws -> Binning {
            let table = try Loans.table(lines)
            var outcomes = try Outcomes(try #require(table.column(named: "bad")), event: "1")
            if weighted {
                outcomes = try outcomes.weighted(by: try #require(table.column(named: "w")))
            }
            return try Binner().bin(try #require(table.column(named: "x")), outcomes)
        }
        let (half, whole) = try (bins(true), bins(false))
        #expect(half.bins.map(\.upper) == whole.bins.map(\.upper))
        for (one, other) in zip(half.bins, whole.bins) {
            #expect(abs(one.weightOfEvidence - other.weightOfEvidence) < 1e-12)
            #expect(abs(one.counts.total - other.counts.total / 2) <= 1)
        }
    }

    @Test("A pure missing bin gets half a row, not half a unit of weight")
    func pureBin() throws {
        let text =
            "x,w,bad\n" + String(repeating: "1,0.5,0\n1,0.5,1\n2,0.5,0\n", count: 10)
            + String(repeating: ",0.5,0\n", count: 6)
        let table = try TableReader().read(text)
        let outcomes = try Outcomes(table.columns[2], event: "1").weighted(by: table.columns[1])
        let found = try Binner().bin(table.columns[0], outcomes)
        let missing = try #require(found.bins.last)
        #expect(abs(missing.weightOfEvidence - log((3.5 / 13) / (0.5 / 5))) < 1e-9)
    }

    @Test(
        "A weight that is none is named by its row",
        arguments: [("-1", 2), ("", 2), ("heavy", 2), ("2000000", 2)]
    )
    func badWeight(weight: String, row: Int) throws {
        let table = try TableReader().read("w,bad\n1,0\n\(weight),1\n1,1\n")
        let outcomes = try Outcomes(table.columns[1], event: "1")
        #expect(throws: TableError.badWeight(row: row, column: "w")) {
            try outcomes.weighted(by: table.columns[0])
        }
    }
}
