import Testing

@testable import Scorecards

@Suite("Fairness")
struct FairnessTests {
    /// A table of loans with a group that goes with x, and a recoding of it.
    static func table(_ count: Int, seed: UInt64) throws -> Table {
        var cases = RandomCases(seed: seed + 77)
        let lines = Loans.lines(count, seed: seed).map { line in
            let x = Int(line.split(separator: ",")[0]) ?? 0
            let isOther = cases.integer(0...40) < x
            let group = cases.integer(0...30) == 0 ? "" : isOther ? "b" : "a"
            let code = isOther ? 7 : 2
            return "\(line),\(group),\(code)"
        }
        let text = "x,y,level,month,w,bad,group,code\n" + lines.joined(separator: "\n") + "\n"
        return try TableReader().read(text)
    }

    static func fit(_ table: Table, _ names: [String] = ["x", "y", "level"]) throws -> Scorecard {
        let sample = try FitSample(table, target: "bad", FitSample.Request())
        let fitter = Fitter()
        let binned = try fitter.bin(table, names, sample.training)
        return try fitter.fit(binned, sample.training, holdout: nil, name: "Test").card
    }

    private static func column(_ table: Table, _ name: String) throws -> Column {
        try #require(table.column(named: name))
    }

    @Test("Rates, ratios and gaps are what counting rows one by one gives")
    func bruteForce() throws {
        for seed in UInt64(1)..<8 {
            let table = try Self.table(900, seed: seed)
            let card = try Self.fit(table)
            let outcomes = try Outcomes(Self.column(table, "bad"), event: "1")
            let groups = try Groups(Self.column(table, "group"), reference: "a")
            let scores = try card.scores(table)
            let cutoff = Cutoff(approving: 0.6, scores: scores, outcomes: outcomes)
            let found = try Fairness(card, table, outcomes, groups, cutoff: cutoff)
            func rows(_ name: String) -> [Int] {
                scores.indices.filter {
                    groups.codes[$0] >= 0 && groups.names[Int(groups.codes[$0])] == name
                }
            }
            func approved(_ rows: [Int]) -> Double {
                Double(rows.count { Int(scores[$0]) >= cutoff.score }) / Double(rows.count)
            }
            func good(_ name: String) -> [Int] { rows(name).filter { outcomes.classes[$0] == 0 } }
            func mean(_ name: String) -> Double {
                Double(rows(name).reduce(0) { $0 + Int(scores[$1]) }) / Double(rows(name).count)
            }
            let b = try #require(found.groups.first { $0.name == "b" })
            let ratio = approved(rows("b")) / approved(rows("a"))
            #expect(abs((b.impactRatio?.value ?? 0) - ratio) < 1e-12, "seed \(seed)")
            #expect(b.rows == Double(rows("b").count))
            let chance = approved(good("b")) - approved(good("a"))
            #expect(abs(b.opportunityDifference.value - chance) < 1e-12, "seed \(seed)")
            let gap = mean("b") - mean("a")
            let place = try #require(found.groups.firstIndex { $0.name == "b" })
            #expect(abs(found.parts.reduce(0) { $0 + $1.pointsGaps[place] } - gap) < 1e-9)
            #expect(b.bands.reduce(0) { $0 + $1.rows } == b.rows)
            #expect(found.withoutGroup == scores.count - rows("a").count - rows("b").count)
            let at = try #require(found.atCutoffs.first { $0.cutoff == cutoff.score })
            #expect(at.groups[place].impactRatio == b.impactRatio)
            #expect(found.furthestBehind?.name == "b")
        }
    }

    @Test("A card that uses the group is refused, under its own name and under another")
    func refused() throws {
        let table = try Self.table(900, seed: 4)
        let outcomes = try Outcomes(Self.column(table, "bad"), event: "1")
        let groups = try Groups(Self.column(table, "code"), reference: "2")
        for (names, wanted) in [
            (["x", "code"], FairnessError.groupIsInput(column: "code")),
            (["x", "group"], .inputTellsGroup(characteristic: "group", column: "code")),
        ] {
            let card = try Self.fit(table, names)
            #expect(throws: wanted) {
                try Fairness(card, table, outcomes, groups, cutoff: Cutoff(score: 500))
            }
        }
    }

    @Test("Groups that cannot be compared are named with what to do")
    func badGroups() throws {
        let table = try Self.table(300, seed: 4)
        let x = try Self.column(table, "x")
        #expect(throws: FairnessError.tooManyGroups(column: "x", count: 40, limit: 20)) {
            try Groups(x, reference: "1")
        }
        let ranges = try Groups(x, reference: "under 20", cuts: [20])
        #expect(ranges.names == ["under 20", "20 or more"])
        #expect(
            throws: FairnessError.noSuchReference(
                reference: "c",
                column: "group",
                values: ["a", "b"]
            )
        ) { try Groups(Self.column(table, "group"), reference: "c") }
        #expect(throws: FairnessError.cutsOfText(column: "group")) {
            try Groups(Self.column(table, "group"), reference: "a", cuts: [1])
        }
    }
}
