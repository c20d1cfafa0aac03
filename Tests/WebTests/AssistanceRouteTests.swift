import Foundation
import HTTPTypes
import Identity
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("Help at the counter, and representatives")
struct AssistanceRouteTests {
    let someone = World.furnished("MAPLE-8A8A", "Ada", "Sample")

    private func opened() async throws -> (World, session: String, staff: String) {
        let world = try await World()
        try await world.enrol(someone)
        return (world, try await world.signIn(someone), try await world.operatorSession())
    }

    private func act(_ act: String, _ changes: [String: Any] = [:]) -> [String: Any] {
        ["person": someone.json, "way": "counter", "proof": "Passport seen.", "act": act]
            .merging(changes) { $1 }
    }

    private func expectGood(_ reply: Reply, status: Int = 200) {
        #expect(reply.status == status, "\(reply.text.suffix(600))")
        let faults = HTMLCheck(reply.text).faults
        #expect(faults.isEmpty, "\(faults)")
    }

    @Test("Everything on the list is done for a person, by number, and each is told by letter")
    func acts() async throws {
        let (world, session, staff) = try await opened()
        let item = try await world.item("existing_credits", session: session)
        let consent = try await world.share(someone, session: session)
        let answer = try await world.check(someone)
        let look = try #require(answer.text(at: "look"))
        let filed = try await world.file(someone)
        let order = try #require(filed.text(at: "id"))
        _ = try await world.ask(someone, as: world.otherLender)
        let asked = try await world.consent("requested", session: session)
        let all: [(String, [String: Any])] = [
            ("dispute-item", ["reference": item, "words": "Not mine."]),
            ("dispute-look", ["reference": look]), ("deny-look", ["reference": look]),
            ("object", ["reference": order, "words": "I paid."]),
            ("refuse-consent", ["reference": asked["id"] ?? ""]),
            ("withdraw-consent", ["reference": consent]),
            ("write-statement", ["words": "I was ill."]), ("withdraw-statement", [:]),
            ("freeze", [:]),
        ]
        for (name, changes) in all {
            let before = try await letters(world, session)
            let done = try await world.post("/v1/assisted-acts", act(name, changes), as: staff)
            #expect(done.status == 200, "\(name): \(done.text)")
            let after = try await letters(world, session)
            #expect(after == before + 1, "\(name)")
        }
        let file = try await world.get("/v1/me", as: session)
        #expect(file.value(at: "freeze.isFrozen") as? Bool == true)
        #expect((file.value(at: "disputes") as? [Any])?.count == 2)
        let history = try await world.page("/me/history", session: session)
        #expect(history.text.contains("Invented olga.operator of this office"))
        #expect(history.text.contains("(for you, as you asked)"))
    }

    private func letters(_ world: World, _ session: String) async throws -> Int {
        let list = try await world.get("/v1/me/notices", as: session).json["notices"]
        let all = list as? [[String: Any]] ?? []
        return all.filter { ($0["headline"] as? String)?.contains("did this for you") == true }
            .count
    }

    @Test("Nobody is allowed, thawed, lifted or acknowledged for; no other role helps")
    func limits() async throws {
        let (world, session, staff) = try await opened()
        _ = try await world.ask(someone)
        let consent = try await world.consent("requested", session: session)
        for name in ["grant-consent", "allow", "lift", "thaw", "acknowledge", ""] {
            let reply = try await world.post(
                "/v1/assisted-acts",
                act(name, ["reference": consent["id"] ?? ""]),
                as: staff
            )
            #expect(reply.status == 400, "\(name)")
        }
        for token in [world.lender, world.court, session] {
            let reply = try await world.post("/v1/assisted-acts", act("freeze"), as: token)
            #expect(reply.status == 403 || reply.status == 401)
        }
        let nobody = Someone("FERNS-1A1A", "Emil", "Leer").json
        let unknown = try await world.post(
            "/v1/assisted-acts",
            act("freeze", ["person": nobody]),
            as: staff
        )
        #expect(unknown.status == 422)
        let foreign = try await world.post(
            "/v1/assisted-acts",
            act("dispute-item", ["reference": "01M81J18G0A5QH33ZDV7VJDEKW"]),
            as: staff
        )
        #expect(foreign.status == 404)
    }

    @Test("A person names a representative on a page, who acts until the person ends it")
    func representative() async throws {
        let (world, session, staff) = try await opened()
        expectGood(try await world.page("/me/representatives", session: session))
        func send(_ path: String, _ fields: [String: String]) async throws -> Reply {
            try await world.form(
                path,
                fields.merging(["csrf": World.formToken(session)]) { $1 },
                session: session
            )
        }
        let empty = try await send("/me/representatives", [:])
        expectGood(empty, status: 422)
        for id in ["representative-fault", "contact-fault", "scopes-fault", "lastDay-fault"] {
            #expect(empty.text.contains("id=\"\(id)\""), "\(id)")
        }
        let named = try await send(
            "/me/representatives",
            [
                "representative": "Dana <Helper>", "contact": "1 Help Street",
                "scope.freeze": "on", "lastDay": "2026-06-01",
            ]
        )
        #expect(named.status == 303)
        let page = try await world.page("/me/representatives", session: session)
        expectGood(page)
        #expect(page.text.contains("Dana &lt;Helper&gt;"))
        let asked = act("freeze", ["representative": "Dana <Helper>"])
        let wrong = try await world.post(
            "/v1/assisted-acts",
            act("write-statement", ["representative": "Dana <Helper>", "words": "x"]),
            as: staff
        )
        #expect(wrong.status == 422)
        #expect(try await world.post("/v1/assisted-acts", asked, as: staff).status == 200)
        let list = try await world.get("/v1/me/mandates", as: session)
        let id = try #require(list.text(at: "mandates.0.id"))
        #expect(list.value(at: "mandates.0.holds") as? Bool == true)
        let ended = try await send("/me/representatives/\(id)/end", [:])
        #expect(ended.status == 303)
        let after = try await world.get("/v1/me", as: session)
        #expect(after.value(at: "mandates.0.holds") as? Bool == false)
        let late = try await world.post(
            "/v1/assisted-acts",
            act("withdraw-statement", ["representative": "Dana <Helper>"]),
            as: staff
        )
        #expect(late.status == 422)
    }

    @Test("A clerk helps and records a mandate in the console; what is wrong stands at its field")
    func console() async throws {
        let (world, session, staff) = try await opened()
        let path = "/console/office/assist"
        expectGood(try await world.console(path, as: staff))
        let who = someone.identity
        let person = [
            "person.givenName": who.givenName, "person.familyName": who.familyName,
            "person.dateOfBirth": who.dateOfBirth, "person.address.street": who.address.street,
            "person.address.postalCode": who.address.postalCode,
            "person.address.town": who.address.town,
            "person.address.country": who.address.country,
        ]
        expectGood(try await world.consoleForm(path, person, as: staff), status: 422)
        let frozen = try await world.consoleForm(
            path,
            person.merging(["way": "telephone", "proof": "Called back.", "act": "freeze"]) { $1 },
            as: staff
        )
        #expect(frozen.status == 303)
        let record = person.merging([
            "representative": "Dana Helper", "contact": "1 Help Street", "basis": "appointment",
            "proof": "Order of the court of 1 March.", "lastDay": "2026-12-01",
            "scopes.disputes": "on",
        ]) { $1 }
        expectGood(
            try await world.consoleForm("\(path)/mandates", person, as: staff),
            status: 422
        )
        let done = try await world.consoleForm("\(path)/mandates", record, as: staff)
        #expect(done.status == 303)
        let page = try await world.console("\(path)/mandates", as: staff)
        expectGood(page)
        #expect(page.text.contains("Dana Helper"))
        #expect(!page.text.contains("Sample"), "no list of people")
        let own = try await world.page("/me/representatives", session: session)
        #expect(own.text.contains("Order of the court of 1 March."))
        let end = try #require(
            page.text.firstMatch(of: /\/console\/office\/assist\/mandates\/[0-9A-Z]{26}\/end/)
        )
        #expect(try await world.consoleForm(String(end.output), [:], as: staff).status == 303)
        let after = try await world.console("\(path)/mandates", as: staff)
        #expect(!after.text.contains("Dana Helper"))
    }
}
