import Bureau
import Foundation
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("Recalls")
struct RetractionRouteTests {
    let someone = Someone.withItems("MAPLE-9J9J", "Ida", "Sample")

    /// A lender was told something, and the person switched the sharing off.
    private func withdrawn(
        _ replies: MessageReply...
    ) async throws -> (World, session: String, look: String, room: RecallRoom) {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        let consent = try await world.share(someone, session: session)
        _ = try await world.check(someone)
        let looks = try await world.get("/v1/me/looks", as: session)
        let look = try #require(looks.text(at: "looks.0.id"))
        let staff = try await world.operatorSession()
        let lender = try await world.subscriber(world.lender)
        let address = try await world.post(
            "/v1/subscribers/\(lender.rawValue)/message-address",
            ["address": "https://bank.example/recourse"],
            as: staff
        )
        #expect(address.status == 200, "\(address.text)")
        #expect(address.text(at: "secret")?.hasPrefix("whsec_") == true)
        _ = try await world.post("/v1/me/consents/\(consent)/withdraw", [:], as: session)
        let code = replies.first ?? .taken(code: 200)
        let pauses = Pauses(firstSeconds: 60, longestSeconds: 60, tries: 1)
        let room = world.office.recallRoom(RecallMeans(pauses: pauses) { _ in code })
        #expect(try await room.round() == 2)
        return (world, session, look, room)
    }

    @Test("A lender finds what it must delete and confirms, and the person reads who did")
    func confirmed() async throws {
        let (world, session, look, _) = try await withdrawn()
        let page = try await world.page("/me/looks/\(look)", session: session)
        #expect(HTMLCheck(page.text).faults == [])
        #expect(page.text.contains("Example Bank has to delete what it was told"))
        #expect(page.text.contains("It was told, and has until"))
        let list = try await world.get("/v1/retractions", as: world.lender)
        let id = try #require(list.text(at: "retractions.0.id"))
        #expect(list.text(at: "retractions.0.inquiry") == look)
        #expect(list.text(at: "retractions.0.reason") == "consent-withdrawn")
        for secret in ["Ida", "Sample ", "MAPLE"] { #expect(!list.text.contains(secret)) }
        let others = try await world.get("/v1/retractions", as: world.otherLender)
        #expect((others.json["retractions"] as? [Any])?.isEmpty == true)
        let path = "/v1/retractions/\(id)/confirmation"
        #expect(try await world.post(path, [:], as: world.otherLender).status == 404)
        #expect(try await world.post(path, [:], as: world.court).status == 403)
        #expect(try await world.post(path, [:], as: session).status == 403)
        let done = try await world.post(path, [:], as: world.lender)
        #expect(done.status == 200, "\(done.text)")
        #expect(done.text(at: "state") == "confirmed")
        #expect(try await world.post(path, [:], as: world.lender).status == 409)
        let after = try await world.page("/me/looks/\(look)", session: session)
        #expect(after.text.contains("It confirmed that"))
        let own = try await world.get("/v1/me/retractions", as: session)
        #expect(own.text(at: "retractions.0.state") == "confirmed")
        #expect(own.text(at: "retractions.0.recipient") == "Example Bank")
    }

    @Test("What could not be delivered stands in the console, and is tried again from there")
    func deadLetters() async throws {
        let (world, session, look, room) = try await withdrawn(.notTaken(code: 500))
        let page = try await world.page("/me/looks/\(look)", session: session)
        #expect(page.text.contains("It could not be reached."))
        let staff = try await world.employ("otto.operator", .operator_)
        let console = try await world.console("/console/office/recalls", as: staff)
        #expect(HTMLCheck(console.text).faults == [])
        #expect(console.text.contains("Example Bank: consent-withdrawn"))
        #expect(console.text.contains("last status 500"))
        #expect(!console.text.contains("Ida"))
        let list = try await world.get("/v1/retractions", as: world.lender)
        let id = try #require(list.text(at: "retractions.0.id"))
        let again = try await world.consoleForm(
            "/console/office/recalls/\(id)/again",
            [:],
            as: staff
        )
        #expect(again.status == 303)
        #expect(try await room.round() == 1)
        world.wait(days: 30)
        let late = try await world.signIn(someone)
        let lookPage = try await world.page("/me/looks/\(look)", session: late)
        #expect(lookPage.text.contains("you can complain to the regulator"))
    }

    @Test("Only the operator's staff says where a lender is told")
    func address() async throws {
        let world = try await World()
        let lender = try await world.subscriber(world.lender)
        let path = "/v1/subscribers/\(lender.rawValue)/message-address"
        let body = ["address": "https://bank.example/recourse"]
        for key in [world.lender, world.court] {
            #expect(try await world.post(path, body, as: key).status == 403)
        }
        let staff = try await world.operatorSession()
        let wrong = try await world.post(path, ["address": "http://10.0.0.1/"], as: staff)
        #expect(wrong.status == 400)
    }
}
