import Bureau
import Foundation
import HTTPTypes
import Languages
import Service
import TestSupport
import Testing
import WebTestSupport

@testable import Web

@Suite("A person's own API in the person's language")
struct OwnLanguageTests {
    // A name that reads like a sentence stays a name.
    private let someone = Someone.withItems("MAPLE-0A1A", "Freeze", "Sample")
    private let words = "You objected. Your file stays as it is."

    private func declined() async throws -> (World, session: String, decision: String) {
        let world = try await World()
        let proposed = try await world.office.propose(
            card: TestCard.speaking(),
            as: World.clerk
        ).answer
        _ = try await world.office.approve(term: proposed.id, as: .staff("Second Clerk"))
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        _ = try await world.share(someone, session: session)
        let answer = try await world.check(someone)
        let factor = try #require(answer.text(at: "score.keyFactors.0.characteristic"))
        // A lender is answered in English, with the card's own words.
        #expect(answer.text(at: "score.keyFactors.0.sentence")?.contains("(de)") == false)
        let recorded = try await world.post(
            "/v1/decisions",
            [
                "look": answer.text(at: "look") ?? "", "outcome": "declined",
                "hearing": "not-asked", "keyFactors": [factor],
                "ownReasons": ["income-insufficient"],
                "reviewer": [
                    "name": "Lea Lender", "role": "Loan officer", "couldDecideOtherwise": true,
                ],
            ],
            as: world.lender
        )
        #expect(recorded.status == 201, "\(recorded.text)")
        _ = try await world.file(someone)
        return (world, session, try #require(recorded.text(at: "id")))
    }

    private func read(
        _ path: String,
        _ world: World,
        _ headers: [String: String]
    ) async throws -> Reply {
        let reply = try await world.client.send(.get, path, headers: headers)
        #expect(reply.status == 200, "\(path): \(reply.text)")
        return reply
    }

    private func program(
        _ path: String,
        _ world: World,
        _ token: String,
        _ accept: String? = nil
    ) async throws -> Reply {
        var headers = ["Authorization": "Bearer \(token)"]
        headers["Accept-Language"] = accept
        return try await read(path, world, headers)
    }

    @Test("Reasons of decisions and scores, looks and notices are said in each language")
    func reasons() async throws {
        let (world, session, _) = try await declined()
        let path = "decisions.0.verdicts.0"
        let before = try await program("/v1/me/decisions", world, session)
        #expect(before.text(at: "language") == "en")
        let own = "The income that you declared is too low for the amount that you asked for."
        let reasons = try #require(before.value(at: "\(path).reasons") as? [[String: Any]])
        #expect(reasons.contains { $0["sentence"] as? String == own })
        for language in Language.allCases where language != .english {
            let catalogue = Catalogues.of(language)
            let all = try await program("/v1/me/decisions", world, session, language.tag)
            #expect(all.text(at: "language") == language.tag)
            #expect(all.header("Content-Language") == language.tag)
            #expect(all.header("Vary") == "Accept-Language, Cookie")
            let said = try #require(all.value(at: "\(path).reasons") as? [[String: Any]])
            let sentences = said.compactMap { $0["sentence"] as? String }
            #expect(sentences.contains(catalogue.reading(own)), "\(language)")
            #expect(sentences.contains { $0.contains("(\(language.tag)).") }, "\(language)")
            #expect(said.map { $0["code"] as? String } == reasons.map { $0["code"] as? String })
            for member in [
                "decisions.0.explanation", "\(path).notice.freeCopy", "\(path).notice.complaint",
                "\(path).notice.scoreInWords", "\(path).notice.reasons.0",
            ] {
                let (new, old) = (all.text(at: member), before.text(at: member))
                #expect(new != nil && new != old, "\(language): \(member)")
            }
            for member in ["decisions.0.state", "decisions.0.lender.name", "\(path).reviewer.name"]
            {
                #expect(all.text(at: member) == before.text(at: member), "\(language): \(member)")
            }
            #expect(
                all.value(at: "decisions.0.trace") as? NSObject
                    == before.value(at: "decisions.0.trace") as? NSObject
            )
            let consents = try await program("/v1/me/consents", world, session, language.tag)
            let wording = try await program("/v1/me/consents", world, session)
                .text(at: "consents.0.wording")
            // It is hashed, so that it can be compared.
            #expect(consents.text(at: "consents.0.wording") == wording && wording != nil)
            let looks = try await program("/v1/me/looks", world, session, language.tag)
            let score = "looks.0.score"
            for member in ["keyFactors.0.sentence", "contributions.0.label"] {
                let word = try #require(looks.text(at: "\(score).\(member)"))
                #expect(word.contains("(\(language.tag))"), "\(language): \(word)")
            }
            #expect(looks.text(at: "looks.0.outcome") == "answered")
            for path in ["/v1/me/notices", "/v1/me/judgments", "/v1/me"] {
                let said = try await program(path, world, session, language.tag)
                let kept = try await program(path, world, session)
                for member in ["notices.0.headline", "notices.0.reason", "judgments.0.explanation"]
                {
                    guard let old = kept.text(at: member) else { continue }
                    #expect(said.text(at: member) != old, "\(language): \(path) \(member)")
                }
                #expect(said.text(at: "person.givenName") == kept.text(at: "person.givenName"))
            }
        }
    }

    @Test("What a person wrote stays to the byte, and so does what is answered to everybody else")
    func others() async throws {
        let (world, session, decision) = try await declined()
        let item = try await world.item("existing_credits", session: session)
        let opened = try await world.client.send(
            .post,
            "/v1/me/disputes",
            headers: [
                "Content-Type": "application/json", "Authorization": "Bearer \(session)",
                "Accept-Language": "de",
            ],
            body: [UInt8](
                try JSONSerialization.data(withJSONObject: ["item": item, "words": words])
            )
        )
        #expect(opened.status == 201)
        #expect(opened.text(at: "language") == "de")
        #expect(opened.text(at: "rounds.0.words") == words)
        let id = try #require(opened.text(at: "id"))
        let english = try await program("/v1/me/disputes/\(id)", world, session)
        let german = try await program("/v1/me/disputes/\(id)", world, session, "de")
        #expect(german.text(at: "explanation") != english.text(at: "explanation"))
        #expect(german.text(at: "rounds.0.words") == words)
        #expect(german.text(at: "explanation") == opened.text(at: "explanation"))
        let lender = try await program("/v1/decisions/\(decision)", world, world.lender, "de")
        let kept = try await program("/v1/decisions/\(decision)", world, world.lender)
        #expect(lender.text == kept.text)
        #expect(lender.text(at: "language") == nil)
    }

    @Test(
        "A program is given what it asks for, a browser what was chosen, else what the person chose"
    )
    func which() async throws {
        let (world, session, _) = try await declined()
        let cookie = "recourse_session=\(session)"
        func language(_ headers: [String: String]) async throws -> String? {
            try await read("/v1/me/decisions", world, headers).text(at: "language")
        }
        let token = "Bearer \(session)"
        #expect(try await language(["Authorization": token]) == "en")
        #expect(try await language(["Cookie": cookie, "Accept-Language": "es"]) == "es")
        let person = try #require(try await world.office.principal(session: session))
        _ = try await world.office.perform(ChooseLanguage(language: "fr"), as: person)
        #expect(try await language(["Authorization": token]) == "fr")
        #expect(try await language(["Authorization": token, "Accept-Language": "de"]) == "de")
        #expect(try await language(["Authorization": token, "Accept-Language": "xx"]) == "fr")
        #expect(try await language(["Cookie": cookie, "Accept-Language": "es"]) == "fr")
        let chosen = "\(cookie); recourse_language=zh-Hans"
        #expect(try await language(["Cookie": chosen, "Accept-Language": "es"]) == "zh-Hans")
    }
}
