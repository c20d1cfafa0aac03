import Bureau
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
            "What goes", "What has to stay for now", "What stays for ever", "Keep my file",
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
}
