import Foundation
import Testing

@testable import Scorecards

@Suite("What people read instead of levels")
struct LevelWordsTests {
    @Test(
        "A plan's words for levels reach the card with every language, and come back from its JSON"
    )
    func reach() throws {
        var one = CharacteristicPlan()
        one.levelLabels = [
            "own": LocalizedText("your own", byLanguage: ["en": "your own", "de": "eigenes"]),
            "rent": LocalizedText("rented", byLanguage: ["en": "rented", "de": "gemietet"]),
            "free": LocalizedText("for free"),
        ]
        var attribute = Attribute(
            kind: .ordinary,
            label: "own; rent",
            values: ["own", "rent"],
            points: 1
        )
        one.name(&attribute)
        #expect(attribute.label == "your own; rented")
        #expect(attribute.label(in: "de") == "eigenes; gemietet")
        #expect(attribute.label(in: "fr") == "your own; rented")
        var half = Attribute(
            kind: .ordinary,
            label: "own; free",
            values: ["own", "free"],
            points: 1
        )
        one.name(&half)
        // Not all of it is in German, so none of it is.
        #expect(half.label == "your own; for free" && half.labels["de"] == nil)
        var plain = Attribute(kind: .ordinary, label: "x", values: ["x"], points: 1)
        one.name(&plain)
        #expect(plain.label == "x" && plain.labels.isEmpty)
    }

    @Test("Words for levels and the language of a card are read and written, and faults are named")
    func json() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/german_card.json")
        let text = try String(contentsOf: path, encoding: .utf8)
        let card = try Scorecard(json: Array(text.utf8))
        #expect(String(decoding: card.canonicalJSON(), as: UTF8.self) == text)
        let housing = try #require(card.characteristics.first { $0.name == "housing" })
        #expect(housing.words(ofLevel: "rent") == "you rent your home")
        #expect(housing.levels["rent"]?.labels["de"] == "Sie mieten Ihr Zuhause")
        #expect(housing.words(ofLevel: "castle") == "castle")
        #expect(card.language == "en" && !text.contains("\"language\":"))
        let french = text.replacing(
            "\"name\":\"Test\"",
            with: "\"language\":\"fr\",\"name\":\"Test\""
        )
        let other = try Scorecard(json: Array(french.utf8))
        #expect(other.language == "fr" && other != card)
        for broken in ["\"language\":\"French\"", "\"language\":7"] {
            let wrong = french.replacing("\"language\":\"fr\"", with: broken)
            #expect(throws: CardError.self) { try Scorecard(json: Array(wrong.utf8)) }
        }
        let wrong = text.replacing("\"levels\":{", with: "\"levels\":{\"x\":{},")
        #expect(throws: CardError.self) { try Scorecard(json: Array(wrong.utf8)) }
    }

    @Test("Words for levels that are no list of words are a fault of the plan")
    func plan() {
        for text in ["levels: [a]", "levels: {a: {de: x}}", "levels: 3"] {
            #expect(throws: PlanError.self) {
                try Plan(yaml: "characteristics:\n  home:\n    \(text)\n", categories: [])
            }
        }
    }
}
