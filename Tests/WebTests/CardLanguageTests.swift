import Bureau
import Foundation
import HTTPTypes
import Languages
import Service
import TestSupport
import Testing
import WebTestSupport

@testable import Web

@Suite("The words of a scorecard in the reader's language")
struct CardLanguageTests {
    private let someone = Someone.withItems("MAPLE-5CAD", "Ada", "Sample")

    /// A world in which that card answers, and one lender was told its score.
    private func world(_ card: [UInt8]) async throws -> (World, session: String) {
        let world = try await World()
        let proposed = try await world.office.propose(card: card, as: World.clerk).answer
        _ = try await world.office.approve(term: proposed.id, as: .staff("Second Clerk"))
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        _ = try await world.share(someone, session: session)
        _ = try await world.check(someone)
        return (world, session)
    }

    private func read(
        _ path: String,
        _ world: World,
        _ session: String,
        in language: Language
    ) async throws -> String {
        let reply = try await world.client.send(
            .get,
            path,
            headers: [
                "Cookie": "recourse_session=\(session); recourse_language=\(language.tag)",
                "Accept": "text/html",
            ]
        )
        #expect(reply.status == 200, "\(path)")
        let faults = HTMLCheck(reply.text).faults
        #expect(faults.isEmpty, "\(path): \(faults)")
        return reply.text
    }

    private func paths(_ world: World, _ session: String) async throws -> [String] {
        let looks = try await world.get("/v1/me/looks", as: session)
        let look = try #require(looks.text(at: "looks.0.id"))
        return ["/me/score", "/me/score/what-if", "/me/looks/\(look)", "/me/file"]
    }

    @Test(
        "Every page shows the words of the card in the reader's language, and none of another",
        arguments: Language.allCases
    )
    func spoken(language: Language) async throws {
        let (world, session) = try await world(TestCard.speaking())
        for path in try await paths(world, session) {
            let page = try await read(path, world, session, in: language)
            for other in TestCard.tongues {
                #expect(
                    page.contains("(\(other))") == (other == language.tag),
                    "\(path) in \(language.tag): \(other)"
                )
            }
            #expect(!page.contains("existing_paid_back") || path.hasSuffix("what-if"))
        }
        let page = try await read("/me/score", world, session, in: language)
        for words in [
            "Label of cred", "Label of exis", "Label of amou", "Reason of exis stands here.",
            "Level existing", "Level neverpa", "Never asked for any",
        ] { #expect(page.contains(TestCard.word(words, language.tag)), "\(words)") }
    }

    @Test("Where a card has no words in the reader's language, its own are marked as what they are")
    func foreign() async throws {
        let (world, session) = try await world(TestCard.speaking("fr", and: []))
        for path in try await paths(world, session) {
            for language in Language.allCases {
                let page = try await read(path, world, session, in: language)
                let word = TestCard.word("Label of cred", "fr")
                #expect(page.contains(word), "\(path)")
                let marked = page.contains("<span lang=\"fr\">\(word)</span>")
                #expect(marked == (language != .french), "\(path) in \(language.tag)")
            }
        }
        let form = try await read("/me/score/what-if", world, session, in: .german)
        #expect(!form.contains("<option><span"))
        let score = try await read("/me/score", world, session, in: .german)
        #expect(score.contains("<title") && !score.contains("<text><span"))
    }

    @Test("What is kept of a score, and its receipt, is the same in every language")
    func kept() async throws {
        let (world, session) = try await world(TestCard.speaking())
        let before = try await world.get("/v1/me/history", as: session).text
        for language in Language.allCases {
            _ = try await read("/me/score", world, session, in: language)
        }
        let after = try await world.get("/v1/me/history", as: session).text
        // Reading by the portal is an event of its own; nothing else came.
        #expect(after.contains("Label of") == before.contains("Label of"))
        let looks = try await world.get("/v1/me/looks", as: session)
        #expect(looks.text.contains(TestCard.word("Label of cred", "en")))
        #expect(!looks.text.contains("(de)"))
    }
}
