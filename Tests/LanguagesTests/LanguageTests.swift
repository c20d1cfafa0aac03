import Testing

@testable import Languages

@Suite("Which language")
struct LanguageTests {
    @Test(
        "The browser's first choice among those offered",
        arguments: [
            ("de-AT,de;q=0.9,en;q=0.8", Language.german), ("pt,fr;q=0.5,en;q=0.4", .french),
            ("en;q=0.1, es;q=0.9", .spanish), ("zh-CN", .chinese), ("zh-TW,en;q=0.5", .english),
            ("EN-GB", .english), ("de;q=0,fr;q=0.1", .french),
        ] as [(String, Language)]
    )
    func accepted(header: String, language: Language) {
        #expect(Language(acceptLanguage: header) == language)
    }

    @Test(
        "What names none of them chooses none",
        arguments: ["", "pt-BR", "*", "de;q=x", ";;;,", "q=1"]
    )
    func none(header: String) {
        #expect(Language(acceptLanguage: header) == nil)
    }

    @Test("A file with a slot too many, a tag too few or a form too few is refused")
    func checks() throws {
        func check(_ key: String, _ translation: Translation) throws(LanguageFileError) {
            try translation.check(against: key, rules: Catalogues.of(.german).plurals)
        }
        #expect(throws: LanguageFileError.slotsDiffer(key: "{0} files")) {
            try check("{0} files", Translation("{1} Dateien"))
        }
        #expect(throws: LanguageFileError.slotsDiffer(key: "a <b>{0}</b>")) {
            try check("a <b>{0}</b>", Translation("{0}"))
        }
        #expect(throws: LanguageFileError.categoryMissing(key: "{0} files", category: "one")) {
            try check("{0} files", Translation(counted: 0, [.other: "{0} Dateien"]))
        }
        try check(
            "{0} files",
            Translation(counted: 0, [.one: "eine Datei", .other: "{0} Dateien"])
        )
    }

    @Test("A day is read as its language writes it", arguments: Language.allCases)
    func days(language: Language) throws {
        let conventions = Catalogues.of(language).conventions
        for month in 1...12 {
            for day in [1, 2, 28] {
                let text = conventions.day(day, month: month, year: 2026)
                for typed in [text, " \(text.uppercased())  "] {
                    let found = try #require(conventions.day(named: typed), "\(typed)")
                    #expect(found == (2026, month, day))
                }
            }
        }
        for text in ["", "2026-02-28", "28", "2026", String(repeating: "2026 ", count: 9_000)] {
            #expect(conventions.day(named: text) == nil)
        }
    }

    @Test("A file without its months or its day is refused")
    func missing() {
        #expect(throws: LanguageFileError.missing("months")) { try Catalogue(yaml: "tag: de") }
        #expect(throws: LanguageFileError.missing("everything")) { try Catalogue(yaml: "") }
    }
}
