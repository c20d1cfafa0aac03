import Bureau
import Foundation
import HTTPTypes
import Languages
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("A plan is told of in the reader's language")
struct PlanLanguageTests {
    private let someone = World.furnished("MAPLE-9P9P", "Ada", "Sample")
    private let words = "100 EUR on the first of each month."

    @Test(
        "What stands before the words is said, and the words are quoted alone",
        arguments: Language.allCases
    )
    func said(language: Language) async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        let filed = try await world.file(someone)
        let id = try #require(filed.text(at: "id"))
        let told = try await world.form(
            "/me/register/\(id)/plan",
            ["words": words, "csrf": World.formToken(session)],
            session: session
        )
        #expect(told.status == 303)
        let cookie = "recourse_session=\(session); recourse_language=\(language.tag)"
        let page = try await world.client.send(
            .get,
            "/me/register/\(id)",
            headers: ["Cookie": cookie, "Accept": "text/html"]
        ).text
        #expect(HTMLCheck(page).faults.isEmpty)
        let sentence = Catalogues.of(language).reading(Judgment.Objection.planSentence)
        #expect((sentence == Judgment.Objection.planSentence) == (language == .english))
        #expect(page.contains("<p>\(sentence)</p>"))
        #expect(page.contains("<blockquote translate=\"no\"><p>\(words)</p></blockquote>"))
        let own = try await world.get("/v1/me/judgments", as: session)
        #expect(own.text(at: "judgments.0.objections.0.words") == words)
        #expect(own.value(at: "judgments.0.objections.0.isPlan") as? Bool == true)
        let registrar = try await world.employ("rita.registrar", .court, for: world.court)
        let court = try await world.console("/console/orders/\(id)", as: registrar)
        #expect(HTMLCheck(court.text).faults.isEmpty)
        #expect(court.text.contains("<p>\(Judgment.Objection.planSentence)</p>"))
        #expect(court.text.contains("<blockquote><p>\(words)</p></blockquote>"))
    }

    @Test("An objection is quoted as it was written, whatever it begins with")
    func objection() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        let filed = try await world.file(someone)
        let id = try #require(filed.text(at: "id"))
        let own = "\(Judgment.Objection.planSentence) so they say, and it is not true."
        _ = try await world.post(
            "/v1/me/judgments/\(id)/objections",
            ["words": own],
            as: session
        )
        let page = try await world.page("/me/register/\(id)", session: session)
        #expect(page.text.contains("<blockquote translate=\"no\"><p>\(own)</p></blockquote>"))
        #expect(!page.text.contains("<p>\(Judgment.Objection.planSentence)</p>"))
    }
}
