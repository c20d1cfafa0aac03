import Bureau
import Charters
import Foundation
import Testing

@Suite("A plan that a person tells of")
struct PlanWordsTests {
    private func kept(_ words: String, _ isPlan: Bool?) throws -> Judgment.Objection {
        // As it stands in a document, which before this was told apart had no such member.
        let today = try JSONEncoder().encode(try objected("x", isPlan: false))
        var document = try #require(JSONSerialization.jsonObject(with: today) as? [String: Any])
        document["words"] = words
        document["isPlan"] = isPlan
        return try JSONDecoder().decode(
            Judgment.Objection.self,
            from: JSONSerialization.data(withJSONObject: document)
        )
    }

    private func objected(_ words: String, isPlan: Bool) throws -> Judgment.Objection {
        var world = try World()
        let id = try world.listed()
        let object = ObjectToJudgment(judgment: id, words: words, isPlan: isPlan)
        let state = JudgmentState(judgment: world.judgments[id])
        try world.perform(object, state, as: world.asPerson)
        return try #require(world.judgments[id]?.objections.last)
    }

    @Test("The sentence before the words is told apart from them, in what was kept before, too")
    func old() throws {
        let old = try kept("A plan to pay in parts is agreed: 100 EUR a month.", nil)
        #expect(old.tellsOfPlan && old.ownWords == "100 EUR a month.")
        let bare = try kept("I paid.", nil)
        #expect(!bare.tellsOfPlan && bare.ownWords == "I paid.")
        let new = try kept("100 EUR a month.", true)
        #expect(new.tellsOfPlan && new.ownWords == "100 EUR a month.")
    }

    @Test("Whoever writes that sentence themselves is quoted with it", arguments: [true, false])
    func quoted(isPlan: Bool) throws {
        let words = "A plan to pay in parts is agreed: they say so, and it is not true."
        let own = try kept(words, isPlan)
        #expect(own.tellsOfPlan == isPlan)
        #expect(own.ownWords == words)
    }

    @Test("The act keeps which of the two it is, and only the words of the person")
    func act() throws {
        for isPlan in [true, false] {
            let kept = try objected(" 100 EUR a month. ", isPlan: isPlan)
            #expect(kept.isPlan == isPlan && kept.words == "100 EUR a month.")
        }
    }
}
