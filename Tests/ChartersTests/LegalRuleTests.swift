import Charters
import Testing

@Suite("The catalogue of legal rules")
struct LegalRuleTests {
    @Test("Has all 172 rules of the laws that were read, each once")
    func complete() throws {
        let rules = try LegalRule.all()
        #expect(rules.count == 172)
        let counts = Dictionary(grouping: rules, by: \.law).mapValues(\.count)
        #expect(
            counts == [
                "China": 49, "United States": 39, "European Union": 34, "Germany": 16,
                "United Kingdom": 13, "Brazil": 6, "Spain": 5, "India": 4, "France": 2,
                "Belgium": 1, "Australia": 1, "World Bank": 1, "Standards": 1,
            ]
        )
    }

    @Test("Says in words what is done about each, and names place and test of what is enforced")
    func everyRuleHasAnAnswer() throws {
        for rule in try LegalRule.all() {
            #expect(rule.here.hasSuffix("."), "\(rule.id)")
            #expect(!rule.says.contains("`") && !rule.here.contains("`"), "\(rule.id)")
            switch rule.status {
            case .enforced, .stricter: #expect(rule.place != nil && rule.test != nil, "\(rule.id)")
            case .outside, .notYet: #expect(rule.place == nil && rule.test == nil, "\(rule.id)")
            }
        }
    }

    @Test("Rests every rule of the floor that stands in the catalogue on at least one law")
    func floorRules() throws {
        let cited = Set(try LegalRule.all().compactMap(\.rule))
        // These follow from others or are choices of ours: no row of a law is about them alone.
        let ours: Set<Rule> = [
            .noTiesBetweenPeople, .registerIsNotScored, .neutralWords, .courtOrderForAuthorities,
        ]
        #expect(Set(Rule.allCases).subtracting(cited) == ours)
    }
}
