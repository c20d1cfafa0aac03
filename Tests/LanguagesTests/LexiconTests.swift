import Testing

@testable import Languages

@Suite("Words of scorecards, and names, beside the sentences")
struct LexiconTests {
    private func page(
        _ html: String,
        in language: Language = .german,
        _ fill: (inout Lexicon) -> Void
    ) -> String {
        var lexicon = Lexicon(language: language.tag)
        fill(&lexicon)
        var reader = PageReader(catalogue: Catalogues.of(language), lexicon: lexicon)
        return reader.read(html)
    }

    @Test("A card's own words in the reader's language stand wherever its words are kept")
    func translated() {
        let german = page("<h3>Your savings</h3><p>Your savings: none &lt; 5. It was kept.</p>") {
            $0.learn("Your savings", in: "en", ["de": "Ihre Ersparnisse", "fr": "Votre épargne"])
            $0.learn("none < 5", in: "en", ["de": "nichts < 5"])
        }
        #expect(
            german
                == "<h3>Ihre Ersparnisse</h3><p>Ihre Ersparnisse: nichts &lt; 5. Es bleibt bestehen.</p>"
        )
        let english = page("<h3>Your  savings</h3><p>x</p>", in: .english) {
            $0.learn("Your savings", in: "en", ["de": "Ihre Ersparnisse"])
        }
        #expect(english == "<h3>Your  savings</h3><p>x</p>")
    }

    @Test("Where a card does not speak the language, its words are marked with their own")
    func foreign() {
        for (language, said) in [(Language.german, "ohne"), (.english, "ohne")] {
            let read = page(
                "<p title=\"Épargne\">Épargne</p><option>Épargne</option><svg><text>Épargne</text></svg>",
                in: language
            ) { $0.learn("Épargne", in: "fr", [:]) }
            #expect(
                read
                    == "<p title=\"Épargne\"><span lang=\"fr\">Épargne</span></p>"
                    + "<option lang=\"fr\">Épargne</option><svg><text lang=\"fr\">Épargne</text></svg>",
                "\(said)"
            )
        }
        let mixed = page("<p>Épargne: 5 of 10</p>") { $0.learn("Épargne", in: "fr", [:]) }
        #expect(mixed.contains("<span lang=\"fr\">Épargne</span>"))
    }

    @Test("Nobody can write the marks themselves")
    func forged() {
        let forged = page("<p>a\u{F100}b\u{F1FF}\u{F101}</p>") {
            $0.learn("x", in: "fr", [:])
        }
        #expect(forged == "<p>ab</p>")
    }

    @Test("A name in a sentence is data, even when it reads like a sentence; a label is not")
    func names() {
        let read = page("<a>Freeze</a><p>Freeze looked at your file.</p><p>Today</p>") {
            $0.learn(name: "Freeze")
            $0.learn(name: "Today")
        }
        #expect(read.hasPrefix("<a>Sperre</a><p>Freeze hat Ihre Akte angesehen.</p>"))
        let without = page("<p>Freeze looked at your file.</p>") { _ in }
        #expect(without == "<p>Sperre hat Ihre Akte angesehen.</p>")
        let several = page("<p>Freeze and Notices looked at your file.</p>") {
            $0.learn(name: "Freeze and Notices")
        }
        #expect(several == "<p>Freeze and Notices hat Ihre Akte angesehen.</p>")
    }

    @Test(
        "A name that is marked is never read, and the marks never leave",
        arguments: Language.allCases
    )
    func marked(language: Language) {
        let name = Marks.name("Freeze")
        let read = page(
            "<h1>\(name)</h1><p>\(name) looked at your file.</p><a title=\"\(name)\">x</a>",
            in: language
        ) { _ in }
        #expect(read.contains("<h1>Freeze</h1>") && read.contains("title=\"Freeze\""))
        #expect(read.contains("Freeze") && !read.unicodeScalars.contains { $0.value == 0xF200 })
        #expect(!read.unicodeScalars.contains { $0.value == 0xF201 })
    }
}
