import Bureau
import Identity
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("Asking that a file be erased")
struct ErasureRouteTests {
    private let someone = World.furnished("MAPLE-60E5", "Ada", "Sample")

    /// The rows of a console and of the API name nobody.
    private static let names = ["Ada", "Sample", "MAPLE"]

    @Test("says first what it does, can be taken back in one step, and then it is gone")
    func person() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        let before = try await world.page("/me/erasure", session: session)
        #expect(HTMLCheck(before.text).faults.isEmpty)
        for part in [
            "What goes", "What has to stay for now", "What is left", "Keep my file",
        ] {
            #expect(before.text.contains(part), "\(part)")
        }
        #expect(!before.text.contains("checked"))
        let unsaid = try await world.form(
            "/me/erasure",
            ["csrf": World.formToken(session)],
            session: session
        )
        #expect(unsaid.status == 400)
        let asked = try await world.form(
            "/me/erasure",
            ["understands": "on", "csrf": World.formToken(session)],
            session: session
        )
        #expect(asked.header("Location") == "/me/erasure?done=erasureAsked")
        let open = try await world.page("/me/erasure?done=erasureAsked", session: session)
        #expect(HTMLCheck(open.text).faults.isEmpty)
        #expect(open.text.contains("Take it back and keep my file"))
        #expect(open.text.contains("It is erased by itself on"))
        let back = try await world.form(
            "/me/erasure/take-back",
            ["csrf": World.formToken(session)],
            session: session
        )
        #expect(back.header("Location") == "/me/erasure?done=erasureTakenBack")
        _ = try await world.form(
            "/me/erasure",
            ["understands": "on", "csrf": World.formToken(session)],
            session: session
        )
        world.wait(days: 3)
        #expect(try await world.office.erasureRoom(ErasureMeans(tell: nil)).round() == 1)
        let gone = try await world.page("/me/erasure", session: session)
        #expect(gone.header("Location") == "/sign-in")
    }

    @Test("is answered by a human only where something stands in the way, and names nobody")
    func staff() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        _ = try await world.file(someone)
        _ = try await world.form(
            "/me/erasure",
            ["understands": "on", "csrf": World.formToken(session)],
            session: session
        )
        let page = try await world.page("/me/erasure", session: session)
        #expect(page.text.contains("A court ordered you to pay, and that has not ended."))
        let clerk = try await world.operatorSession()
        let list = try await world.console("/console/office/erasures", as: clerk)
        #expect(list.text.contains("1 request to answer."))
        let id = try #require(
            list.text.firstMatch(of: /\/console\/office\/erasures\/([0-9A-Z]{26})/)?.1
        )
        let path = "/console/office/erasures/\(id)"
        let one = try await world.console(path, as: clerk)
        #expect(one.text.contains("A court order that has not ended"))
        for name in Self.names {
            #expect(!list.text.contains(name) && !one.text.contains(name))
        }
        let empty = try await world.consoleForm(path + "/answer", ["words": " "], as: clerk)
        #expect(empty.status == 422)
        let said = try await world.consoleForm(
            path + "/answer",
            ["words": "The order stands until it is paid."],
            as: clerk
        )
        #expect(said.header("Location")?.hasPrefix(path) == true)
        let read = try await world.page("/me/erasure", session: session)
        #expect(read.text.contains("The order stands until it is paid."))
        #expect(read.text.contains("Invented olga.operator"))
    }

    @Test("is the same at the API")
    func api() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        #expect(try await world.post("/v1/me/erasure", [:], as: session).status == 400)
        let no = try await world.post("/v1/me/erasure", ["understands": false], as: session)
        #expect(no.status == 400)
        let asked = try await world.post(
            "/v1/me/erasure",
            ["understands": true],
            as: session
        )
        #expect(asked.status == 200)
        let again = try await world.post(
            "/v1/me/erasure",
            ["understands": true],
            as: session
        )
        #expect(again.status == 409)
        let own = try await world.get("/v1/me/erasure", as: session)
        #expect(own.text.contains("\"state\":\"asked\""))
        let clerk = try await world.operatorSession()
        let all = try await world.get("/v1/erasures", as: clerk)
        #expect(all.status == 200)
        for name in Self.names { #expect(!all.text.contains(name)) }
        #expect(try await world.get("/v1/erasures", as: session).status == 403)
    }

    @Test("is written down at the counter, confirmed by a second human, and taken back there")
    func counter() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        let clerk = try await world.operatorSession()
        let colleague = try await world.employ("carla.operator", .operator_)
        var fields = [
            "way": "counter", "proof": "Passport L01X00T47, and the signed request.",
            "act": "ask-erasure",
        ].merging(someone.fields(under: "person")) { $1 }
        let page = try await world.console("/console/office/assist", as: clerk)
        #expect(page.text.contains("Ask that the whole file be erased"))
        let unsaid = try await world.consoleForm("/console/office/assist", fields, as: clerk)
        #expect(unsaid.status == 422)
        #expect(unsaid.text.contains("assist-understands-fault"))
        fields["understands"] = "on"
        var mandated = fields
        mandated["representative"] = "Dana Helper"
        let asked = try await world.consoleForm("/console/office/assist", mandated, as: clerk)
        #expect(asked.status == 422)
        let done = try await world.consoleForm("/console/office/assist", fields, as: clerk)
        #expect(done.status == 303)
        let own = try await world.page("/me/erasure", session: session)
        #expect(HTMLCheck(own.text).faults.isEmpty)
        #expect(own.text.contains("Passport L01X00T47"))
        #expect(own.text.contains("Waits for a second human"))
        #expect(!own.text.contains("Every sharing is off"))
        let list = try await world.console("/console/office/erasures", as: colleague)
        let id = try #require(
            list.text.firstMatch(of: /\/console\/office\/erasures\/([0-9A-Z]{26})/)?.1
        )
        let path = "/console/office/erasures/\(id)"
        let one = try await world.console(path, as: colleague)
        #expect(HTMLCheck(one.text).faults.isEmpty)
        #expect(one.text.contains("Invented olga.operator wrote it down"))
        for name in Self.names + ["L01X00T47"] {
            #expect(!list.text.contains(name) && !one.text.contains(name))
        }
        let whom = someone.fields(under: "person")
        let same = try await world.consoleForm(path + "/confirm", whom, as: clerk)
        #expect(same.status == 422)
        let other = Someone("FERNS-1A1A", "Emil", "Leer").fields(under: "person")
        let wrong = try await world.consoleForm(path + "/confirm", other, as: colleague)
        #expect(wrong.status == 422)
        let read = try await world.consoleForm(path + "/confirm", whom, as: colleague)
        #expect(read.header("Location")?.hasPrefix(path) == true)
        let confirmed = try await world.page("/me/erasure", session: session)
        #expect(confirmed.text.contains("Every sharing is off"))
        #expect(confirmed.text.contains("14 days after the letter about it was brought to"))
        fields["act"] = "take-erasure-back"
        let back = try await world.consoleForm("/console/office/assist", fields, as: colleague)
        #expect(back.status == 303)
        let kept = try await world.page("/me/erasure", session: session)
        #expect(kept.text.contains("Keep my file"))
        let history = try await world.page("/me/history", session: session)
        #expect(history.text.contains("You asked that your file be erased (for you, as you asked)"))
        #expect(history.text.contains("A second human confirmed"))
        #expect(history.text.contains("Invented carla.operator"))
    }

    @Test("is the same at the counter's API, and a second human can say no")
    func counterAPI() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        let clerk = try await world.operatorSession()
        let colleague = try await world.employ("carla.operator", .operator_)
        var asked: [String: Any] = [
            "person": someone.json, "way": "letter", "proof": "A signed letter.",
            "act": "ask-erasure", "understands": true,
        ]
        for token in [world.lender, world.court, session] {
            let refused = try await world.post("/v1/assisted-acts", asked, as: token)
            #expect(refused.status == 403)
        }
        let done = try await world.post("/v1/assisted-acts", asked, as: clerk)
        #expect(done.status == 200)
        let id = try #require(done.text(at: "id"))
        let own = try await world.get("/v1/me/erasure", as: session)
        #expect(own.text(at: "request.state") == "to-confirm")
        #expect(own.text(at: "request.written.proof") == "A signed letter.")
        let all = try await world.get("/v1/erasures", as: colleague)
        #expect(!all.text.contains("signed letter"))
        let confirm = ["person": someone.json]
        let same = try await world.post("/v1/erasures/\(id)/confirmation", confirm, as: clerk)
        #expect(same.status == 403)
        let no = try await world.post(
            "/v1/erasures/\(id)/decline",
            ["words": "Another signature."],
            as: colleague
        )
        #expect(no.text(at: "state") == "declined")
        let late = try await world.post("/v1/erasures/\(id)/confirmation", confirm, as: colleague)
        #expect(late.status == 409)
        let again = try await world.post("/v1/assisted-acts", asked, as: clerk)
        let second = try #require(again.text(at: "id"))
        let yes = try await world.post(
            "/v1/erasures/\(second)/confirmation",
            confirm,
            as: colleague
        )
        #expect(yes.text(at: "written.confirmedBy") == "Invented carla.operator")
        asked["act"] = "take-erasure-back"
        asked["representative"] = "Dana Helper"
        let mandated = try await world.post("/v1/assisted-acts", asked, as: clerk)
        #expect(mandated.status == 403)
        asked["representative"] = nil
        #expect(try await world.post("/v1/assisted-acts", asked, as: clerk).status == 200)
        let after = try await world.get("/v1/me/erasure", as: session)
        #expect(after.text.contains("\"request\":null"))
    }
}

extension Someone {
    /// The person as fields of a form.
    fileprivate func fields(under path: String) -> [String: String] {
        let address = identity.address
        return [
            "givenName": identity.givenName, "familyName": identity.familyName,
            "dateOfBirth": identity.dateOfBirth, "address.street": address.street,
            "address.postalCode": address.postalCode, "address.town": address.town,
            "address.country": address.country,
        ].reduce(into: [:]) { $0["\(path).\($1.key)"] = $1.value }
    }
}
