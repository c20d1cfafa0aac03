import Testing

@testable import Scorecards

@Suite("Rules of segments")
struct SegmentRuleTests {
    @Test("Random cuts partition the line: every number has the one segment whose range holds it")
    func partition() {
        forAll(1..<200) { seed, cases in
            var cuts: [Double] = []
            var last = Double(cases.integer(-50...50))
            for _ in 0..<cases.integer(0...12) {
                cuts.append(last)
                last += cases.one(of: [0.25, 1, 7, 1e-9, 1e6])
            }
            let rule = SegmentRule(
                column: "x",
                isNumeric: true,
                segments: CardSegment.ranges(cuts: cuts)
            )
            #expect(rule.findings.isEmpty, "seed \(seed)")
            let near = cuts.flatMap { [$0, $0.nextUp, $0.nextDown] }
            for value in near + [0, -1e300, 1e300, Double(cases.integer(-99...99))] {
                let holding = rule.segments.indices.filter { place in
                    let one = rule.segments[place]
                    return one.lower.map { $0 <= value } ?? true
                        && one.upper.map { value < $0 } ?? true
                }
                let found = rule.meaning(rule.lookup.find(value))
                #expect(holding.count == 1 && found.segment == holding.first, "seed \(seed)")
                #expect(found.reason == .rule, "seed \(seed)")
            }
            #expect(rule.meaning(rule.lookup.find(.nan)).reason == .missing)
        }
    }

    @Test("Random groups give every level the one segment that names it, and no other level any")
    func groups() {
        forAll(200..<300) { seed, cases in
            let levels = cases.shuffled((0..<cases.integer(2...40)).map { "level \($0)" })
            let count = cases.integer(1...min(levels.count, SegmentRule.mostSegments))
            var groups = [[String]](repeating: [], count: count)
            for (place, level) in levels.enumerated() {
                groups[place < count ? place : cases.integer(0...count - 1)].append(level)
            }
            let rule = SegmentRule(
                column: "x",
                isNumeric: false,
                segments: CardSegment.groups(groups)
            )
            #expect(rule.findings.isEmpty, "seed \(seed)")
            for level in levels {
                let found = rule.meaning(rule.lookup.find(level))
                let expected = groups.firstIndex { $0.contains(level) }
                #expect(found.segment == expected && found.reason == .rule, "seed \(seed)")
            }
            #expect(rule.meaning(rule.lookup.find("another")).reason == .unseen)
            #expect(rule.meaning(rule.lookup.find("")).reason == .missing)
        }
    }

    @Test(
        "A gap, an overlap, an open end inside and a name or value twice are each told with place"
    )
    func faults() {
        func numeric(_ segments: [CardSegment]) -> [String] {
            SegmentRule(column: "x", isNumeric: true, segments: segments).findings
                .map { "\($0.path): \($0.message)" }
        }
        func one(_ name: String, _ lower: Double?, _ upper: Double?) -> CardSegment {
            CardSegment(name: name, lower: lower, upper: upper)
        }
        let cases: [([CardSegment], String)] = [
            ([one("a", nil, 10), one("b", 12, nil)], "from 10 to under 12 are in no segment"),
            ([one("a", nil, 12), one("b", 10, nil)], "from 10 to under 12 are in two segments"),
            ([one("a", 0, 12), one("b", 12, nil)], "segments[0].lower: expected null"),
            ([one("a", nil, 12), one("b", 12, 20)], "segments[1].upper: expected null"),
            ([one("a", nil, nil), one("b", 12, nil)], "segments[0].upper: expected a number"),
            ([one("a", nil, 12), one("b", nil, nil)], "segments[1].lower: expected a number"),
            ([one("a", nil, 12), one("a", 12, nil)], "is segments[0] already"),
            ([one("everybody", nil, nil)], "names those of no segment"),
            ([one("", nil, nil)], "segments[0].name: expected a name"),
            ([], "segments: expected at least one"),
            ([CardSegment(name: "a", values: ["x"])], "the rule's kind is numeric"),
            (CardSegment.ranges(cuts: (0..<20).map(Double.init)), "at most 20"),
        ]
        for (segments, words) in cases {
            #expect(numeric(segments).contains { $0.contains(words) }, "\(words)")
        }
        let levels = SegmentRule(
            column: "x",
            isNumeric: false,
            segments: CardSegment.groups([["a", "b"], ["b"], []], names: ["1", "2", "3"])
        ).findings.map { "\($0.path): \($0.message)" }
        #expect(levels.contains { $0.contains("segments[1].values[0]: \"b\" is in segments[0]") })
        #expect(levels.contains { $0.contains("segments[2].values: expected at least one") })
    }

    @Test("The plan tells each fault of its segments with its place")
    func plan() throws {
        let yaml = """
            fit: {scale: [300, 850]}
            segments:
              column: x
              category: own-conduct
              cuts: [5]
              values: [[a], [b]]
              names: [one]
              min-rows: 1
              fallback: guess
              colour: red
            characteristics:
              x: {category: declared-for-this-credit}
            """
        let categories: Set = ["own-conduct", "declared-for-this-credit"]
        let error = try #require(
            #expect(throws: PlanError.self) { try Plan(yaml: yaml, categories: categories) }
        )
        for words in [
            "cuts are for numbers and values for levels", "1 names for 2 segments",
            "expected a whole number from 2", "expected one of everybody, refuse",
            "\"colour\" is not known here", "has the category declared-for-this-credit",
            "scale gives each segment points of another size",
        ] {
            #expect("\(error)".contains(words), "\(words)")
        }
        #expect("\(error)".contains("line 9, column 13"))
        let hidden = "segments: {column: x, category: location}"
        #expect(throws: PlanError.self) { try Plan(yaml: hidden, categories: categories) }
    }

    @Test("A column and its segments must go together")
    func kinds() throws {
        let table = try SegmentedLoans.table(SegmentedLoans.lines(60, seed: 12))
        func fault(_ change: (inout SegmentPlan) -> Void) -> String {
            var segments = SegmentPlan(column: "months")
            change(&segments)
            do {
                _ = try Plan().rule(segments, on: table)
                return ""
            } catch { return "\(error)" }
        }
        #expect(fault { _ in }.contains("--segment-cut"))
        #expect(
            fault {
                $0.column = "level"; $0.cuts = [3]
            }.contains("--segment-values")
        )
        #expect(fault { $0.column = "nowhere" }.contains("there is no column \"nowhere\""))
        #expect(
            fault {
                $0.cuts = [3]; $0.names = ["a"]
            }.contains("1 names where there are 2")
        )
        #expect(
            fault {
                $0.column = "level"; $0.values = [["a"], ["a"]]
            }.contains("has one segment")
        )
        var every = SegmentPlan(column: "level")
        every.fallback = .refuse
        let rule = try Plan().rule(every, on: table)
        #expect(rule.segments.map(\.name) == ["a", "b", "c", "d; e", "f,g"])
        var plan = Plan()
        plan.special = ["-9", "none"]
        var cut = SegmentPlan(column: "months")
        cut.cuts = [12]
        #expect(try plan.rule(cut, on: table).special == ["-9"])
    }
}
