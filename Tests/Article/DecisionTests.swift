import Foundation
import Testing
import WebTestSupport

/// Loans barred by a list or a machine (E15): no decline without a true reason and a named human.
@Suite("No decline without a reason and a human")
struct DecisionTests {
    let ada = Someone.withItems("MAPLE-2222", "Ada", "Applicant")
    static var human: [String: Any] {
        ["name": "Vera Specimen", "role": "Credit officer", "couldDecideOtherwise": true]
    }

    /// A world with a look that was answered: the session of the person, and the look.
    private func looked() async throws -> (article: Article, session: String, look: String) {
        let article = try await Article()
        try await article.world.enrol(ada)
        let session = try await article.world.signIn(ada)
        _ = try await article.world.share(ada, session: session)
        let check = try await article.world.check(ada)
        let look = try #require(check.text(at: "look"), "\(check.text)")
        return (article, session, look)
    }

    private func decline(_ look: String, _ changes: [String: Any] = [:]) -> [String: Any] {
        let lawful: [String: Any] = [
            "look": look, "outcome": "declined", "reviewer": Self.human,
            "ownReasons": ["income-insufficient"],
        ]
        return lawful.merging(changes) { $1 }
    }

    @Test(
        "E15 no human, a machine, no reason, an untrue reason, an unheard person: each is refused"
    )
    func refused() async throws {
        let (article, _, look) = try await looked()
        let cases: [(code: String, rule: String, changes: [String: Any])] = [
            ("reviewerMissing", "INV-22", ["reviewer": NSNull()]),
            ("reviewerMissing", "INV-22", ["reviewer": ["role": "Officer"]]),
            (
                "reviewerNotHuman", "INV-22",
                ["reviewer": Self.human.merging(["name": "system"]) { $1 }]
            ),
            (
                "reviewerWithoutPower", "INV-22",
                ["reviewer": Self.human.merging(["couldDecideOtherwise": false]) { $1 }]
            ),
            ("reasonMissing", "INV-21", ["ownReasons": [String]()]),
            ("untrueReason", "INV-21", ["keyFactors": ["shoe_size"]]),
            ("refusedInput", "INV-20", ["keyFactors": ["age"]]),
            (
                "untrueReason", "INV-21",
                ["ownReasons": ["unpaid-court-order", "income-insufficient"]]
            ),
            ("personNotHeard", "INV-22", ["hearing": "asked-not-heard"]),
        ]
        for refused in cases {
            try await article.expectRefused(refused.code, by: refused.rule) {
                try await article.world.post(
                    "/v1/decisions",
                    decline(look, refused.changes),
                    as: article.world.lender
                )
            }
        }
        let good = try await article.world.post(
            "/v1/decisions",
            decline(look),
            as: article.world.lender
        )
        #expect(good.status == 201, "\(good.text)")
        try await article.expectRefused("alreadyDecided", by: "INV-22") {
            try await article.world.post("/v1/decisions", decline(look), as: article.world.lender)
        }
    }

    @Test("Another lender, a court and the person cannot decide on it or read the decision")
    func others() async throws {
        let (article, session, look) = try await looked()
        let world = article.world
        for (key, status) in [(world.otherLender, 404), (world.court, 403), (session, 403)] {
            #expect(try await world.post("/v1/decisions", decline(look), as: key).status == status)
        }
        let made = try await world.post("/v1/decisions", decline(look), as: world.lender)
        let path = "/v1/decisions/\(try #require(made.text(at: "id")))"
        #expect(try await world.get(path, as: world.lender).status == 200)
        for (key, status) in [(world.otherLender, 404), (world.court, 403), (session, 403)] {
            #expect(try await world.get(path, as: key).status == status)
        }
    }

    @Test("After day 30 a decline says why it is late")
    func late() async throws {
        let (article, _, look) = try await looked()
        article.world.wait(days: 31)
        try await article.expectRefused("decisionTooLate", by: "INV-26") {
            try await article.world.post("/v1/decisions", decline(look), as: article.world.lender)
        }
        let made = try await article.world.post(
            "/v1/decisions",
            decline(look, ["lateBecause": "The file lay on a desk."]),
            as: article.world.lender
        )
        #expect(made.status == 201, "\(made.text)")
        #expect(made.text.contains("The file lay on a desk."))
    }

    @Test("The person reads it, asks for another look, and another human answers, with receipts")
    func review() async throws {
        let (article, session, look) = try await looked()
        let world = article.world
        let made = try await world.post("/v1/decisions", decline(look), as: world.lender)
        let id = try #require(made.text(at: "id"))
        #expect(made.text(at: "receipt")?.contains("tlog-proof") == true)
        let page = try await world.page("/me/decisions/\(id)", session: session)
        for words in ["said no", "Vera Specimen", "income that you declared", "did not decide"] {
            #expect(page.text.contains(words), "\(words)")
        }
        #expect(try await world.page("/me", session: session).text.contains("/me/decisions/\(id)"))
        let looks = try await world.page("/me/looks/\(look)", session: session)
        #expect(looks.text.contains("/me/decisions/\(id)"))
        let asked = try await world.post(
            "/v1/me/decisions/\(id)/review",
            ["words": "I earn more since May."],
            as: session
        )
        #expect(asked.text(at: "receipt")?.contains("tlog-proof") == true, "\(asked.text)")
        let told = try await world.get("/v1/decisions/\(id)", as: world.lender)
        #expect(told.text(at: "state") == "underReview")
        #expect(told.text.contains("I earn more since May."))
        func again(_ name: String) -> [String: Any] {
            [
                "outcome": "granted-as-asked", "answer": "We saw the new payslip.",
                "reviewer": ["name": name, "role": "Head of credit", "couldDecideOtherwise": true],
            ]
        }
        try await article.expectRefused("sameReviewer", by: "INV-22") {
            try await world.post(
                "/v1/decisions/\(id)/redecision",
                again("Specimen, VERA"),
                as: world.lender
            )
        }
        let done = try await world.post(
            "/v1/decisions/\(id)/redecision",
            again("Otto Second"),
            as: world.lender
        )
        #expect(done.text(at: "state") == "granted", "\(done.text)")
        let file = try await world.get("/v1/me", as: session)
        #expect(
            (file.json["decisions"] as? [[String: Any]])?.first?["state"] as? String == "granted"
        )
    }

    @Test("A request that nobody answers makes the decision fall, plainly shown")
    func fallen() async throws {
        let (article, session, look) = try await looked()
        let world = article.world
        let made = try await world.post("/v1/decisions", decline(look), as: world.lender)
        let id = try #require(made.text(at: "id"))
        _ = try await world.post("/v1/me/decisions/\(id)/review", [:], as: session)
        world.wait(days: 16)
        let told = try await world.get("/v1/decisions/\(id)", as: world.lender)
        #expect(told.text(at: "state") == "fallen")
        #expect(told.json["mayBeReliedOn"] as? Bool == false)
        let fresh = try await world.signIn(ada)
        let page = try await world.page("/me/decisions/\(id)", session: fresh)
        #expect(page.text.contains("has fallen") && page.text.contains("complain"))
        try await article.expectRefused("decisionTooLate", by: "INV-26") {
            try await world.post(
                "/v1/decisions/\(id)/redecision",
                [
                    "outcome": "declined", "ownReasons": ["income-insufficient"],
                    "answer": "No.",
                    "reviewer": [
                        "name": "Otto Second", "role": "Head", "couldDecideOtherwise": true,
                    ],
                ],
                as: world.lender
            )
        }
    }
}
