import Bureau
import Charters
import Evidence
import Testing

@Suite("The statement on a whole file")
struct StatementTests {
    private var world: World

    init() throws {
        world = try World()
        world.fillFile()
    }

    @Test("Every answer leaves with the words that stand, and with none once they are withdrawn")
    mutating func travels() throws {
        try world.granted(isSingleUse: false)
        #expect(try world.answer().statement == nil)
        try world.state("I was ill in spring.\nSince June I pay.")
        #expect(try world.answer().statement == "I was ill in spring.\nSince June I pay.")
        #expect(world.notices.last?.reason.contains("Your statement went with it") == true)
        world.pass(days: 1)
        try world.state("I was ill in spring.")
        #expect(try world.answer().statement == "I was ill in spring.")
        world.pass(days: 1)
        try world.withdrawStatement()
        #expect(try world.answer().statement == nil)
        #expect(world.statement?.words == "")
    }

    @Test("A file too thin to score still tells the words, and so does one with a court order")
    mutating func thin() throws {
        world.items = []
        try world.granted()
        try world.state("I came to this country last year.")
        let answer = try world.answer()
        #expect(answer.score == nil)
        #expect(answer.statement == "I came to this country last year.")
    }

    @Test("Words that somebody else wrote are told with no answer about this person")
    mutating func another() throws {
        try world.granted()
        try world.state("These are mine.")
        var state = try world.checkState()
        try world.perform(
            WriteStatement(words: "Another file."),
            .init(statement: nil, source: World.source),
            as: .person(.init(rawValue: "OTHER"))
        )
        state.statement = world.statement
        guard case .answered(let answer, _) = try world.check(state: state) else {
            Issue.record("not answered")
            return
        }
        #expect(answer.statement == nil)
    }

    @Test("It counts in no score: the points are the same with it and without it")
    mutating func points() throws {
        try world.granted(isSingleUse: false)
        let without = try world.answer()
        try world.state("Please read this.")
        let with = try world.answer()
        #expect(with.score == without.score)
        #expect(with.register == without.register)
    }

    @Test("Two hundred words are taken, two hundred and one are not, however they are spaced")
    mutating func length() throws {
        let most = world.charter.dispute.statementWords
        #expect(most >= 200)
        let long = Array(repeating: "so", count: most).joined(separator: " \n\t ")
        try world.state(long)
        #expect(FileStatement.count(of: long) == most)
        var other = world
        let refused = refusal { () throws(Refusal) in try other.state(long + " on") }
        #expect(refused?.codes == [.malformed])
        #expect(refused?.primary.parameter == "dispute.statementWords")
        #expect(refusal { () throws(Refusal) in try other.state(" \n ") }?.codes == [.missingField])
        #expect(refusal { () throws(Refusal) in try other.state(long) }?.codes == [.wrongState])
    }

    @Test(
        "Chinese has no spaces: two characters are a word, and what stands between them is none",
        arguments: [
            ("", 0), ("one", 1), ("one, two - three", 4), ("不", 1), ("我不欠这笔钱", 3),
            ("我不欠这笔钱。", 3), ("我，不；欠", 2), ("我在 Example Bank 没有贷款", 5),
            ("2026年11月", 3), ("café naïve", 2),
        ]
    )
    func count(_ text: String, _ words: Int) {
        #expect(FileStatement.count(of: text) == words, "\(text)")
    }

    @Test("Only the person writes and withdraws it; the log holds how long it is, not what it says")
    mutating func own() throws {
        for actor in [world.asLender, world.asCourt, World.staff] {
            let written = refusal { () throws(Refusal) in try world.state("x", as: actor) }
            #expect(written == .notPermitted)
        }
        let nothing = refusal { () throws(Refusal) in try world.withdrawStatement() }
        #expect(nothing?.codes == [.wrongState])
        try world.state("A very secret sentence.")
        #expect(world.notices.last?.kind == .account)
        let stranger = refusal { () throws(Refusal) in
            try world.withdrawStatement(as: .person(.init(rawValue: "OTHER")))
        }
        #expect(stranger?.codes == [.wrongState])
        #expect(world.events.last?.facts["words"] == .integer(4))
        let logged = world.events.map { String(describing: $0.facts) }.joined()
        #expect(!logged.contains("secret"))
        #expect(!world.notices.contains { "\($0)".contains("secret") })
        try world.withdrawStatement()
        #expect(world.notices.last?.headline == "Your statement is withdrawn.")
    }

    @Test("Who was told words that stand no more is told so, and nobody who was told others")
    mutating func recall() throws {
        try world.granted(isSingleUse: false)
        _ = try world.answer()
        try world.state("First.")
        #expect(world.outdated().isEmpty)
        _ = try world.answer()
        #expect(world.outdated().isEmpty)
        try world.state("Second.")
        #expect(world.outdated() == [.statementChanged])
        _ = try world.answer()
        try world.withdrawStatement()
        #expect(world.outdated() == [.statementChanged, .statementChanged])
    }
}
