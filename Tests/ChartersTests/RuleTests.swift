import Charters
import Testing

@Suite("The registry of rules")
struct RuleTests {
    @Test("Holds INV-01 to INV-28 and nothing else")
    func ids() {
        let expected = (1...28).map { $0 < 10 ? "INV-0\($0)" : "INV-\($0)" }
        #expect(Rule.allCases.map(\.id).sorted() == expected)
    }

    @Test("Every rule is one sentence in plain words with a source", arguments: Rule.allCases)
    func texts(_ rule: Rule) {
        #expect(rule.title.hasSuffix("."))
        #expect(rule.title.count > 20)
        #expect(rule.citation.count > 5)
        #expect(!rule.citation.contains("INV-"))
    }

    @Test("No two rules say the same")
    func distinct() {
        #expect(Set(Rule.allCases.map(\.title)).count == 28)
    }
}
