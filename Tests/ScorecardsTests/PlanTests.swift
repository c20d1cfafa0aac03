import Foundation
import Testing

@testable import Scorecards

@Suite("Plans")
struct PlanTests {
    private static let categories: Set<String> = ["own-conduct", "declared-for-this-credit"]

    private func read(_ yaml: String) throws -> Plan {
        try Plan(yaml: yaml, categories: Self.categories)
    }

    private func findings(_ yaml: String) -> [PlanError.Finding] {
        do {
            _ = try Plan(yaml: yaml, categories: Self.categories)
            return []
        } catch { return error.findings }
    }

    @Test("Everything that a plan may say is read")
    func whole() throws {
        let plan = try read(
            """
            name: A card
            language: de
            exclude: [a]
            special: [-1]
            constraints: {max-bins: 6, unseen: worst, min-rate-difference: 0.01}
            fit: {target: bad, seed: 7, holdout: 0.2, scale: [300, 850]}
            characteristics:
              x:
                category: own-conduct
                label: {de: Auslastung, en: Utilisation}
                reason: Sie nutzen viel von Ihrem Rahmen.
                direction: more-is-riskier
                min-bins: 2
                max-bin-share: 0.4
                max-p-value: 0.05
                force-cuts: [0.5]
                special: {-9: {de: kein Eintrag, en: no record}, -8: unbekannt}
                merge-small-missing: 0.01
              purpose: {groups: [[car], [house, boat]], rare: [yacht], unseen: rare}
              b: {exclude: true}
            """
        )
        #expect(plan.exclusions == ["a", "b"] && plan.language == "de")
        #expect(plan.constraints.limits == [.maxBins: 6, .minRateDifference: 0.01])
        #expect(plan.fit.scale == 300...850 && plan.fit.seed == 7 && plan.fit.holdout == 0.2)
        let x = try #require(plan.characteristics["x"])
        #expect(x.label?.text == "Auslastung" && x.label?.byLanguage["en"] == "Utilisation")
        #expect(x.reason == LocalizedText("Sie nutzen viel von Ihrem Rahmen."))
        #expect(x.special == ["-9", "-8"] && x.label(ofSpecial: "-9.0")?.text == "kein Eintrag")
        let options = plan.options(for: "x", BinningOptions())
        #expect(options.trend == .ascending && options.minBins == 2 && options.maxPValue == 0.05)
        #expect(options.forcedCuts == [0.5] && options.special == ["-1", "-9", "-8"])
        #expect(options.maxBins == 8, "the caller applies what holds for every column")
        #expect(plan.characteristics["purpose"]?.rareLevels == ["yacht"])
    }

    @Test("The page on plans is true: its example reads, and it names every limit")
    func page() throws {
        let place = CardTests.root.appendingPathComponent("docs/scorecards.md")
        let page = try String(contentsOf: place, encoding: .utf8)
        let example = try #require(page.split(separator: "```yaml\n").last)
        let plan = try read(String(try #require(example.split(separator: "```").first)))
        #expect(plan.characteristics.count == 4 && plan.exclusions == ["branch", "old_score"])
        let defaults = BinningOptions()
        for limit in BinningLimit.allCases {
            #expect(page.contains("`\(limit.rawValue)`"), "\(limit)")
            #expect(limit.allows(limit.value(in: defaults)), "\(limit)")
        }
        for rule in UnseenRule.allCases { #expect(page.contains("`\(rule.rawValue)`")) }
        for trend in Trend.allCases { #expect(page.contains("`\(trend.rawValue)`")) }
    }

    @Test("Every fault is named with its line and column, all at once")
    func faults() {
        let found = findings(
            """
            nmae: A card
            language: German
            constraints: {max-bins: 0}
            characteristics:
              x:
                category: colour-of-eyes
                label: {fr: Nom}
                min-bin-share: 2
                monotonic: up
                direction: more-is-safer
                cuts: [2, 1]
                min-bins: 5
                max-bins: 3
              y: {cuts: [1], force-cuts: [2], groups: [[a], [a]], unseen: best}
              z: {rare: [a]}
            """
        )
        func has(_ line: Int, _ column: Int, _ words: String) -> Bool {
            found.contains {
                $0.line == line && $0.column == column && $0.message.contains(words)
            }
        }
        #expect(has(1, 1, "\"nmae\" is not known here"))
        #expect(has(2, 11, "a language tag"))
        #expect(has(3, 25, "a whole number from 1 to 200"))
        #expect(has(6, 15, "INV-20"))
        #expect(has(7, 12, "in the plan's language"))
        #expect(has(8, 20, "a number from 0 to 1"))
        #expect(has(9, 16, "expected one of none, ascending"))
        #expect(has(11, 11, "each greater than the one before"))
        #expect(has(6, 5, "min-bins is greater than max-bins"))
        #expect(has(14, 6, "give one of the two"))
        #expect(has(14, 43, "each level once"))
        #expect(has(14, 63, "neutral, rare, worst, missing"))
        #expect(has(15, 6, "give groups too"))
        #expect(found.map(\.line) == found.map(\.line).sorted())
        #expect(
            findings("characteristics:\n  x: {}\n  x: {}\n").first?.message.contains("twice")
                == true
        )
        #expect(findings("a: [").first?.message.contains("not YAML") == true)
        #expect(findings("origin: {data-sha256: ABC}\n").first?.line == 1)
    }

    @Test("A plan that is written reads back as the same plan, whatever its texts")
    func roundTrip() throws {
        let texts = [
            "yes", "null", "1.0", " a ", "a: b # c", "\"q\" \\ '", "Zoë 张", "line\nend\ttab",
            "\u{2028}\u{85}\u{7F}\u{FEFF}", "- x", "{", "", "*", "e",
        ].filter { !$0.isEmpty }
        try forAll(1..<120) { seed, cases in
            var plan = Plan()
            plan.name = cases.one(of: texts)
            plan.exclusions = [cases.one(of: texts) + "!"]
            plan.causes = [plan.exclusions[0]: "why\nnot"]
            plan.fit.seed = UInt64(cases.integer(0...9))
            plan.fit.holdout = Double(cases.integer(0...9)) / 10
            for place in 0..<cases.integer(0...3) {
                var own = CharacteristicPlan(line: place)
                own.label = LocalizedText(cases.one(of: texts))
                let german = cases.one(of: texts)
                own.reason = LocalizedText("r", byLanguage: ["en": "r", "de": german])
                own.isCategorical = place > 0
                own.constraints.trend = cases.one(of: Trend.allCases)
                own.constraints.unseen = cases.one(of: UnseenRule.allCases)
                own.constraints.limits = [.maxBins: 4, .maxPValue: 0.1 + 0.2]
                if place == 0 {
                    own.cuts = cases.one(of: [[], [0.1, 1.0 / 3, 1e22]])
                    own.special = ["-9"]
                    own.specialLabels = ["-9": LocalizedText(cases.one(of: texts))]
                } else {
                    own.groups = [texts.dropLast(), [cases.one(of: texts) + "?"]]
                    own.levelLabels = [
                        cases.one(of: texts): LocalizedText(
                            "l",
                            byLanguage: ["en": "l", "de": german]
                        )
                    ]
                    own.rareLevels = ["rare \(cases.one(of: texts))"]
                }
                plan.characteristics["\(cases.one(of: texts))\(place)"] = own
            }
            var back = try read(plan.yaml)
            back.causes = plan.causes
            for (name, own) in plan.characteristics {
                back.characteristics[name]?.line = own.line
            }
            #expect(back == plan, "seed \(seed)\n\(plan.yaml)")
        }
    }

    @Test("Aliases of aliases are refused before anybody looks through what they stand for")
    func aliases() throws {
        // 2 to the power of 20 texts; without the limit the parser looks at each to compare keys.
        var bomb = "k0: &k0 {a: b}\n"
        for place in 1...20 {
            let last = "*k\(place - 1)"
            bomb += "k\(place): &k\(place) {a: \(last), b: \(last)}\n"
        }
        for end in ["? *k20\n: 1\n", "*k20 : 1\n", "# \"\n? [*k20]\n: 1\n"] {
            let found = findings(bomb + end)
            #expect(found.count == 1 && found.first?.line == 18, "\(found)")
            #expect(found.first?.message.hasPrefix("more than 32 aliases") == true)
        }
        let shared =
            "constraints: &limits {max-bins: 6}\ncharacteristics: {x: *limits, y: *limits}\n"
        #expect(try read(shared).characteristics["y"]?.constraints.limits[.maxBins] == 6)
        var plan = Plan()
        for place in 0..<100 {
            var own = CharacteristicPlan()
            own.label = LocalizedText("Purpose *new, \\\"*old\" *and *more")
            plan.characteristics["c\(place)"] = own
        }
        #expect(try read(plan.yaml).characteristics.count == 100)
    }
}
