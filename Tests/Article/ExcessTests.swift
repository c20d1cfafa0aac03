import Bureau
import Foundation
import Identity
import Testing
import WebTestSupport

/// What else the report told of, each under its number; the others stand in the suites beside this.
@Suite("The other excesses of the report")
struct ExcessTests {
    let ada = Someone.withItems("MAPLE-4444", "Ada", "Householder")

    /// An entry that lenders can see, and the session of the person.
    private func listed(_ article: Article) async throws -> (entry: String, session: String) {
        let world = article.world
        try await world.enrol(ada)
        let filed = try await world.file(ada)
        let entry = try #require(filed.text(at: "id"), "\(filed.text)")
        let proof: [String: Any] = [
            "kind": "courtCertificate", "reference": "CERT-2", "receivedOn": world.day(ago: 0),
        ]
        let served = try await world.post(
            "/v1/judgments/\(entry)/receipt",
            proof,
            as: world.court
        )
        #expect(served.status == 200, "\(served.text)")
        world.wait(days: 30)
        #expect(try await article.registerAnswer(about: ada) == "entry")
        return (entry, try await world.signIn(ada))
    }

    @Test("E10 the person's word that it is paid hides it, and a creditor's silence ends it")
    func goalposts() async throws {
        let article = try await Article()
        let (entry, session) = try await listed(article)
        let told = try await article.world.post(
            "/v1/me/judgments/\(entry)/payments",
            ["proof": "Transfer of today"],
            as: session
        )
        #expect(told.status == 200, "\(told.text)")
        #expect(try await article.state(of: entry) == "suspended")
        // Nothing but an answer to the report is taken meanwhile: no condition, no new confirmation.
        let confirmed = try await article.world.post(
            "/v1/judgments/\(entry)/confirmations",
            [:],
            as: article.world.court
        )
        #expect(confirmed.status == 409, "\(confirmed.text)")
        article.world.wait(days: 31)
        #expect(try await article.state(of: entry) == "removed")
    }

    @Test("E11 every notice says why, what to do, and whom to ask")
    func remedy() async throws {
        let article = try await Article()
        let (_, session) = try await listed(article)
        let reply = try await article.world.get("/v1/me/notices", as: session)
        let notices = try #require(reply.json["notices"] as? [[String: Any]])
        #expect(notices.count > 2)
        for notice in notices {
            for field in ["headline", "reason", "remedy", "contact"] {
                let text = notice[field] as? String ?? ""
                #expect(text.count > 3, "\(field) of \(notice)")
            }
        }
    }

    @Test(
        "E17 guesses end with the budget, and a guess that is right says no more than a wrong one"
    )
    func guessing() async throws {
        let article = try await Article()
        let world = article.world
        try await world.enrol(ada)
        var bodies: Set<String> = []
        var refused = 0
        for guess in 0..<520 {
            let person =
                guess % 2 == 0 ? ada : Someone("MAPLE-9\(guess)", "Guess", "Number \(guess)")
            let reply = try await world.check(person, as: world.otherLender)
            if reply.status == 200 { bodies.insert(reply.text) } else { refused += 1 }
        }
        #expect(bodies.count == 1, "\(bodies)")
        // Ada and a hundred wrong guesses are one person more than may be looked at in vain in a day:
        // the guessing ends there, long before the budget of 500.
        #expect(refused == 320)
        let session = try await world.signIn(ada)
        let looks = try await world.get("/v1/me/looks", as: session)
        #expect((looks.json["looks"] as? [Any])?.count == 100)
    }

    @Test("E18 orders come one by one: no list of them is taken, in any form")
    func bulk() async throws {
        let article = try await Article()
        let world = article.world
        try await world.enrol(ada)
        let order: [String: Any] = [
            "debtor": ada.json, "isSynthetic": true, "order": world.order(),
        ]
        for (path, body) in [
            ("/v1/judgments", ["judgments": [order, order]]),
            ("/v1/judgments", ["orders": [order, order]]),
            ("/v1/judgments/batch", ["judgments": [order]]),
            ("/v1/judgments/import", ["judgments": [order]]),
        ] {
            let reply = try await world.post(path, body, as: world.court)
            #expect((400..<500).contains(reply.status), "\(path): \(reply.status)")
        }
        let session = try await world.signIn(ada)
        let entries = try await world.get("/v1/me/judgments", as: session)
        #expect((entries.json["judgments"] as? [Any])?.isEmpty == true, "\(entries.text)")
    }

    @Test(
        "E22 a creditor gains nothing by pressing: a plan, a moratorium or security hides the entry",
        arguments: ["paymentPlan", "moratorium", "insolvency", "security", "inability"]
    )
    func pressure(ground: String) async throws {
        let article = try await Article()
        let (entry, _) = try await listed(article)
        let reply = try await article.world.post(
            "/v1/judgments/\(entry)/suspensions",
            ["ground": ground],
            as: article.world.court
        )
        #expect(reply.status == 200, "\(reply.text)")
        #expect(try await article.registerAnswer(about: ada) == "noMatch")
    }

    @Test("E23 nobody of the office reads a file by any path")
    func insiders() async throws {
        let article = try await Article()
        let world = article.world
        let (entry, _) = try await listed(article)
        let staff = try await world.employ("insider", .operator_)
        for path in [
            "/v1/me/file", "/v1/me/looks", "/v1/me/judgments", "/v1/me/judgments/\(entry)",
            "/v1/judgments/\(entry)", "/v1/people", "/v1/files/\(ada.reference)",
        ] {
            let reply = try await world.get(path, as: staff)
            #expect([401, 403, 404].contains(reply.status), "\(path): \(reply.status)")
        }
        for path in ["/console/people", "/console/register", "/console/files", "/me"] {
            let reply = try await world.console(path, as: staff)
            #expect(reply.status != 200, "\(path)")
            #expect(!reply.text.contains(ada.identity.familyName))
        }
    }

    @Test("E24 there is no score but in the answer to a look for one credit")
    func oneNumber() async throws {
        let article = try await Article()
        let world = article.world
        try await world.enrol(ada)
        let session = try await world.signIn(ada)
        _ = try await world.share(ada, session: session)
        for path in ["/v1/scores", "/v1/score", "/v1/people/scores", "/v1/ranking"] {
            for key in [world.lender, world.court, session] {
                let reply = try await world.get(path, as: key)
                #expect([401, 403, 404, 405].contains(reply.status), "\(path): \(reply.status)")
            }
        }
        let answer = try await world.check(ada)
        #expect(answer.text(at: "look") != nil, "\(answer.text)")
        let looks = try await world.get("/v1/me/looks", as: session)
        #expect(looks.text.contains("\"purpose\":\"credit-application\""), "\(looks.text)")
        #expect(answer.text(at: "score.scorecard.hash") != nil, "\(answer.text)")
    }

    @Test("E27 an answer discloses no address, no name and no birthday")
    func victims() async throws {
        let article = try await Article()
        let (entry, session) = try await listed(article)
        _ = try await article.world.share(ada, session: session)
        let answer = try await article.world.check(ada)
        let order = try await article.world.get("/v1/judgments/\(entry)", as: article.world.court)
        for reply in [answer, order] {
            #expect(reply.status == 200)
            for secret in [
                ada.identity.address.street, ada.identity.address.postalCode,
                ada.identity.familyName, ada.identity.dateOfBirth, ada.reference,
            ] {
                #expect(!reply.text.contains(secret), "\(secret) in \(reply.text)")
            }
        }
    }

    @Test("E28 what was set aside counts as if it had never been, and the person is told so")
    func setAside() async throws {
        let article = try await Article()
        let (entry, session) = try await listed(article)
        let reply = try await article.world.post(
            "/v1/judgments/\(entry)/set-aside",
            ["reason": "wrongPerson"],
            as: article.world.court
        )
        #expect(reply.status == 200, "\(reply.text)")
        #expect(try await article.state(of: entry) == "voided")
        #expect(try await article.registerAnswer(about: ada) == "noMatch")
        let notices = try await article.world.get("/v1/me/notices", as: session)
        #expect(notices.text.contains("as if it had never been here"))
    }
}
