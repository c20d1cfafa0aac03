import Bureau
import Charters
import Foundation
import HTTPTypes
import Languages
import Service
import TestSupport
import Testing
import WebTestSupport

@testable import Web

@Suite("Names that read like sentences of the portal")
struct NamesAsSentencesTests {
    private let someone = Someone(
        "MAPLE-70DA",
        "Today",
        "Notices",
        items: [
            FileItemDraft(
                characteristic: "existing_credits",
                category: .ownConduct,
                value: .number(1),
                source: "Freeze",
                observedOn: CalendarDateOfTest.january
            )
        ]
    )

    private func lender(_ name: String, _ world: World) async throws -> String {
        let subscriber = try await world.office.perform(
            OnboardSubscriber(
                name: name,
                contact: "office@freeze.example",
                roles: [.lender],
                licence: "TEST-9",
                looksPerDay: 50
            ),
            as: World.clerk
        )
        return try await world.office.issueAPIKey(for: subscriber.answer, as: World.clerk).answer
    }

    @Test("A lender called Freeze and a person called Today keep their names on every page")
    func kept() async throws {
        let world = try await World()
        let freeze = try await lender("Freeze", world)
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        _ = try await world.share(someone, session: session, as: freeze)
        _ = try await world.check(someone, as: freeze)
        _ = try await world.file(someone, ["court": "Disputes", "creditor": "My score"])
        let looks = try await world.get("/v1/me/looks", as: session)
        let look = try #require(looks.text(at: "looks.0.id"))
        let orders = try await world.get("/v1/me/judgments", as: session)
        let order = try #require(orders.text(at: "judgments.0.id"))
        for (path, names) in [
            ("/me", ["Today Notices", "Freeze"]), ("/me/looks", ["Freeze"]),
            ("/me/looks/\(look)", ["<h1>Freeze</h1>"]), ("/me/score", [">Freeze</a>"]),
            ("/me/file", ["Today Notices", "Freeze"]), ("/me/sharing", ["<h3>Freeze</h3>"]),
            ("/me/register", ["My score</a>", "Disputes"]),
            ("/me/register/\(order)", ["My score</h1>", "Disputes"]),
            ("/me/notices", ["Freeze"]), ("/me/history", ["Freeze"]),
        ] {
            for language in Language.allCases where language != .english {
                let page = try await world.client.send(
                    .get,
                    path,
                    headers: [
                        "Accept": "text/html",
                        "Cookie": "recourse_session=\(session); recourse_language=\(language.tag)",
                    ]
                ).text
                for name in names { #expect(page.contains(name), "\(path), \(language): \(name)") }
                #expect(!page.unicodeScalars.contains { (0xF100...0xF2FF).contains($0.value) })
                // The menu still says the word in the reader's language.
                let menu = Catalogues.of(language).reading("Freeze")
                #expect(page.contains(">\(menu)</a>"), "\(path), \(language): the menu")
            }
        }
    }
}

/// A day of the tests.
enum CalendarDateOfTest {
    static let january = CalendarDate(year: 2026, month: 1, day: 15) ?? .first
}
