import Languages
import Testing

@Suite("Which form a number takes")
struct PluralRulesTests {
    @Test(
        "As CLDR has it for the languages that are offered",
        arguments: [
            (Language.german, [0: "other", 1: "one", 2: "other", 11: "other", 1_000_000: "other"]),
            (.french, [0: "one", 1: "one", 2: "other", 1_000_000: "many", 1_000_001: "other"]),
            (.spanish, [0: "other", 1: "one", 2: "other", 2_000_000: "many"]),
            (.chinese, [0: "other", 1: "other", 2: "other"]),
        ]
    )
    func offered(language: Language, forms: [Int: String]) {
        let rules = Catalogues.of(language).plurals
        for (number, form) in forms {
            #expect(rules.category(of: number).rawValue == form, "\(language) \(number)")
        }
    }

    @Test("Rules with more forms are read as they are written in CLDR")
    func polish() throws {
        let rules = try PluralRules([
            .one: "i = 1 and v = 0",
            .few: "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
            .many:
                "v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or "
                + "v = 0 and i % 100 = 12..14",
        ])
        let forms = [0, 1, 2, 4, 5, 11, 12, 21, 22, 25, 112].map { rules.category(of: $0) }
        #expect(
            forms == [.many, .one, .few, .few, .many, .many, .many, .many, .few, .many, .many]
        )
        #expect(rules.categories == [.one, .few, .many, .other])
    }

    @Test(
        "What is no rule is refused and quoted",
        arguments: [
            "i == 1", "i = one", "x = 1", "i % 0 = 1", "i = 1 but v = 0", "i = 4..2", "i =",
        ]
    )
    func unreadable(text: String) {
        #expect(throws: LanguageFileError.unreadable("plural rule: \(text)")) {
            try PluralRules([.one: text])
        }
    }
}
