import Testing

@testable import Scorecards

@Suite("The search for alternatives")
struct AlternativeTests {
    /// Four characteristics, two of which go with the group.
    private static func table(_ count: Int, seed: UInt64) throws -> Table {
        var cases = RandomCases(seed: seed)
        let lines = (0..<count).map { _ in
            let isOther = cases.integer(0...2) == 0
            let a = cases.integer(0...20)
            let b = cases.integer(0...20) + (isOther ? 6 : 0)
            let c = cases.integer(0...20) + (isOther ? 3 : 0)
            let d = cases.one(of: ["p", "q", "r"])
            let odds = 3 * a + b + 2 * c + (d == "p" ? 20 : 0)
            let isBad = cases.integer(0...180) < odds
            return "\(a),\(b),\(c),\(d),\(isOther ? "o" : "m"),\(isBad ? 1 : 0)"
        }
        let text = "a,b,c,d,group,bad\n" + lines.joined(separator: "\n") + "\n"
        return try TableReader().read(text)
    }

    private static func search(
        _ table: Table,
        names: [String] = ["a", "b", "c", "d"],
        _ change: (inout AlternativeSearch.Options) -> Void = { _ in }
    ) throws -> AlternativeSearch {
        let group = try #require(table.column(named: "group"))
        let bad = try #require(table.column(named: "bad"))
        var options = AlternativeSearch.Options()
        change(&options)
        var fit = FitOptions()
        fit.effects = .marginal
        return try AlternativeSearch(
            table,
            names,
            Outcomes(bad, event: "1"),
            Groups(group, reference: "m"),
            Fitter(fit),
            options
        )
    }

    @Test("is complete: every choice is fitted, and the frontier is what comparing all pairs gives")
    func complete() throws {
        for seed in UInt64(1)..<5 {
            let found = try Self.search(Self.table(1600, seed: seed)) { $0.coarseBins = 1 }
            #expect(found.isComplete && found.fitted == 15, "seed \(seed)")
            #expect(found.spaceSize == 15 && found.names.count == 4, "seed \(seed)")
            let best = found.searched.filter { one in
                !found.searched.contains {
                    ($0.gini >= one.gini && $0.impactRatio > one.impactRatio)
                        || ($0.gini > one.gini && $0.impactRatio >= one.impactRatio)
                }
            }
            #expect(
                Set(best.map(\.choices)) == Set(found.frontier.map(\.candidate.choices)),
                "seed \(seed)"
            )
            let eligible = found.searched.filter {
                $0.gini >= found.base.candidate.gini - 0.02
                    && $0.impactRatio > found.base.candidate.impactRatio
            }
            #expect(found.best?.candidate.impactRatio == eligible.map(\.impactRatio).max())
        }
    }

    @Test("Coarser bins widen the space, and a bound on changes is stated and kept")
    func bounded() throws {
        let table = try Self.table(1600, seed: 2)
        let all = try Self.search(table)
        let few = try Self.search(table) { $0.mostChanges = 1 }
        #expect(all.fitted > 15 && all.isComplete && Double(all.fitted) == all.spaceSize)
        #expect(!few.isComplete && few.mostChanges == 1)
        #expect(few.searched.allSatisfy { $0.changes.count <= 1 })
        #expect(few.statement.contains("at most 1 change,"))
        let kept = try Self.search(table) { $0.kept = ["a", "b"] }
        #expect(kept.searched.allSatisfy { $0.choices[0] == 0 && $0.choices[1] == 0 })
    }

    @Test("Where there is none, it is refuted, and the number of cards is told")
    func refuted() throws {
        let found = try Self.search(Self.table(1600, seed: 3)) { $0.impactRatio = 5 }
        #expect(found.verdict == .refuted && found.best == nil)
        #expect(found.statement.hasPrefix("No card among the \(found.searched.count) searched"))
    }

    @Test("A card that is clearly better for the group is found and confirmed on other rows")
    func found() throws {
        let found = try Self.search(Self.table(12_000, seed: 4)) { $0.tolerance = 0.2 }
        #expect(found.verdict == .found)
        let best = try #require(found.best)
        #expect((best.impactRatioFactor?.lower ?? 0) > 1 && best.giniChange.value > -0.2)
        #expect(
            best.candidate.changes.contains(.leftOut("b"))
                || best.candidate.changes.contains(.leftOut("c"))
        )
    }

    @Test("Every card approves the same share, and the result does not depend on threads")
    func sameShare() throws {
        let table = try Self.table(1600, seed: 5)
        let one = try Self.search(table) { $0.jobs = 1 }
        let two = try Self.search(table) { $0.jobs = 3 }
        #expect(one.searched.map(\.gini) == two.searched.map(\.gini))
        #expect(one.searched.map(\.impactRatio) == two.searched.map(\.impactRatio))
        let outcomes = try Outcomes(#require(table.column(named: "bad")), event: "1")
        let groups = try Groups(#require(table.column(named: "group")), reference: "m")
        let judge = try AlternativeJudge(outcomes, groups, 0.37, AlternativeSearch.Options())
        var cases = RandomCases(seed: 9)
        for most in [1, 3, 200] {
            let scores = judge.rows.map { _ in Int32(cases.integer(0...most)) }
            let cut = judge.measure(scores).cut
            let approved = scores.reduce(0) { $0 + cut.approves($1) }
            #expect(abs(approved - 0.37 * Double(scores.count)) < 1e-6)
        }
    }

    @Test("The group is never an input: columns, plans and recodings are refused")
    func groupRefused() throws {
        let table = try Self.table(600, seed: 6)
        #expect(throws: FairnessError.groupIsInput(column: "group")) {
            try Self.search(table, names: ["a", "group"])
        }
        #expect(throws: FairnessError.tooFewRows(column: "group", least: 500)) {
            try Self.search(table) { $0.leastRows = 500 }
        }
    }

    @Test("The interval of the change covers, with one card on the same people as another")
    func paired() throws {
        var cases = RandomCases(seed: 12)
        var covered = 0
        for _ in 0..<400 {
            let lines = (0..<500).map { "\($0 % 3 == 0 ? "o" : "m"),\($0 % 2)" }
            let table = try TableReader().read(
                "group,bad\n" + lines.joined(separator: "\n") + "\n"
            )
            let judge = try AlternativeJudge(
                Outcomes(#require(table.column(named: "bad")), event: "1"),
                Groups(#require(table.column(named: "group")), reference: "m"),
                0.5,
                AlternativeSearch.Options()
            )
            // The first card approves 0.6 of both; the second 0.45 of o, 0.6 of m, mostly the same.
            let draws = judge.rows.map { _ in cases.integer(0...99) }
            let first = draws.map { Int32($0 < 60 ? 1 : 0) }
            let second = judge.rows.indices.map { place in
                Int32(draws[place] < (judge.rows[place] % 3 == 0 ? 45 : 60) ? 1 : 0)
            }
            let cut = AlternativeJudge.Cut(score: 0, share: 0)
            let factor = judge.factor(1, second, cut, over: first, cut)
            if factor?.holds(0.75) ?? false { covered += 1 }
        }
        #expect((365...395).contains(covered), "\(covered) of 400")
    }
}
