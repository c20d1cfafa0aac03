import Foundation
import Testing

@testable import Scorecards

@Suite("Drift between two samples")
struct DriftTests {
    private static func card() throws -> Scorecard {
        try Loans.fit(Loans.table(Loans.lines(1500, seed: 3))).card
    }

    @Test("Nothing moved: every index is 0, and chance explains it")
    func same() throws {
        let table = try Loans.table(Loans.lines(800, seed: 5))
        let found = try Drift(Self.card(), base: table, now: table)
        #expect(found.score.value == 0 && found.score.pValue == 1 && found.score.level == .stable)
        #expect(found.parts.allSatisfy { $0.index.value == 0 && $0.pointsShift == 0 })
    }

    @Test("The parts' shifts of points add up to the difference of mean scores")
    func pointsAddUp() throws {
        let card = try Self.card()
        for seed in UInt64(1)..<12 {
            let base = try Loans.table(Loans.lines(600, seed: seed))
            let now = try Loans.table(Loans.lines(500, seed: seed + 100))
            let found = try Drift(card, base: base, now: now)
            let sum = found.parts.reduce(0) { $0 + $1.pointsShift }
            let gap = found.meanScores.now - found.meanScores.base
            #expect(abs(sum - gap) < 1e-9, "seed \(seed)")
            for index in [found.score] + found.parts.map(\.index) {
                #expect(index.cells.reduce(0) { $0 + $1.base } == 600, "seed \(seed)")
                #expect(index.cells.reduce(0) { $0 + $1.now } == 500, "seed \(seed)")
                // The formula written out again, with half a row where a cell is empty.
                let wanted = index.cells.reduce(0.0) { sum, cell in
                    let half = cell.base == 0 || cell.now == 0 ? 0.5 : 0
                    let a = (Double(cell.base) + half) / 600
                    let b = (Double(cell.now) + half) / 500
                    return sum + (b - a) * log(b / a)
                }
                #expect(abs(index.value - wanted) < 1e-12, "seed \(seed)")
            }
        }
    }

    @Test("A move is found, with what is missing and what was never seen")
    func moved() throws {
        let lines = Loans.lines(1000, seed: 9)
        let changed = lines.enumerated().map { row, line in
            var cells = line.split(separator: ",").map(String.init)
            if row % 4 == 0 { cells[0] = "" }
            if row % 10 == 0 { cells[2] = "z" }
            cells[1] = "\(max(1, (Int(cells[1]) ?? 1) / 3))"
            return cells.joined(separator: ",")
        }
        let found = try Drift(
            Self.card(),
            base: Loans.table(lines),
            now: Loans.table(changed)
        )
        let x = try #require(found.parts.first { $0.name == "x" })
        #expect(x.missing.now.share == 0.25 && x.missing.difference.lower > 0.2)
        if let level = found.parts.first(where: { $0.name == "level" }) {
            #expect(level.unseen.now.share == 0.1 && level.unseen.difference.lower > 0.05)
        }
        let y = try #require(found.parts.first { $0.name == "y" })
        #expect(y.index.level == .act && y.index.pValue < 1e-6)
        #expect(found.score.pValue < 1e-6)
    }

    @Test("Where nothing but chance moved, chance is what the p-value says")
    func chance() throws {
        let card = try Self.card()
        let low = try (0..<60).count { seed in
            let base = try Loans.table(Loans.lines(400, seed: UInt64(1000 + seed)))
            let now = try Loans.table(Loans.lines(400, seed: UInt64(2000 + seed)))
            return try Drift(card, base: base, now: now).score.pValue < 0.2
        }
        // Twelve are expected; the seeds are fixed.
        #expect((4...22).contains(low), "\(low) of 60")
    }
}
