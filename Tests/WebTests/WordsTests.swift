import Bureau
import Charters
import Testing

@testable import Web

@Suite("Words of a page")
struct WordsTests {
    @Test(
        "How far off a day is, is told to the day within three months, and roughly beyond",
        arguments: [
            (-1_616, "about 4 years ago"), (-400, "about 13 months ago"), (-90, "90 days ago"),
            (-1, "yesterday"), (0, "today"), (1, "tomorrow"), (2, "in 2 days"), (90, "in 90 days"),
            (91, "in about 3 months"), (700, "in about 23 months"), (701, "in about 2 years"),
            (1_616, "in about 4 years"), (1_700, "in about 5 years"),
        ]
    )
    func distance(days: Int, expected: String) throws {
        let words = Words(
            charter: try .strictest(),
            now: Instant(millisecondsSinceEpoch: 1_700_000_000_000)
        )
        #expect(words.distance(to: words.today.adding(days: days)) == expected)
    }
}
