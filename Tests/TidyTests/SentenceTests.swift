import Foundation
import Languages
import Testing

@Suite("Every sentence for a person is in every language")
struct SentenceTests {
    private let repository = Repository()

    @Test(
        "No sentence of the sources lacks a translation, and no translation lacks its sentence",
        arguments: Language.allCases.filter { $0 != .english }
    )
    func complete(language: Language) throws {
        let keys = Set(try PersonSentences.all(in: repository))
        #expect(keys.count > 1_500)
        let translated = Catalogues.of(language).keys
        let missing = keys.subtracting(translated).sorted()
        let unused = translated.subtracting(keys).sorted()
        #expect(missing.isEmpty, "\(language): not translated")
        #expect(unused.isEmpty, "\(language): in no source")
    }

    @Test("Literals that are joined are one sentence, and values are numbered slots")
    func literals() {
        let text = #"""
            let a = "You asked \(words.day(at)) "
                + "and \(isLate ? "nobody" : "a human") answered." // "no literal"
            let b = "a" + name
            """#
        let found = SwiftLiterals.all(in: text).map(\.text)
        #expect(found == ["nobody", "a human", "You asked {0} and {1} answered.", "a"])
    }

    @Test("A template gives its text, with its elements, and what is spoken of its controls")
    func templates() {
        let text = """
            <p class="{{style}}">Open for {{days}} days: <a href="{{path}}">see {{name}}</a>.</p>
            {{#faults}}<input aria-label="Your answer" name="words">{{/faults}}{{^faults}}Nothing yet.{{/faults}}
            <code>{{hash}}</code>
            """
        #expect(
            TemplateSentences.all(in: text) == [
                "Open for {0} days: <a>see {1}</a>.", "Your answer", "Nothing yet.",
            ]
        )
    }
}
