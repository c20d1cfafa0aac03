import Foundation
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("The API of requests for one's own file")
struct DisclosureRouteTests {
    let someone = World.furnished("MAPLE-3C3C", "Cem", "Sample")

    private func letter(_ world: World, as staff: String) async throws -> Reply {
        try await world.post(
            "/v1/disclosures",
            ["person": someone.json, "channel": "letter", "receivedOn": world.day(ago: 0)],
            as: staff
        )
    }

    @Test("A person asks and takes away everything with its sources, ends, looks and rights")
    func download() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        _ = try await world.share(someone, session: session)
        _ = try await world.check(someone)
        let dispute = try await world.dispute(session: session)
        let asked = try await world.post("/v1/me/disclosures", [:], as: session)
        #expect(asked.status == 201, "\(asked.text)")
        #expect(asked.text(at: "state") == "delivered")
        let id = try #require(asked.text(at: "id"))
        let file = try await world.get("/v1/me/disclosures/\(id)/file", as: session)
        #expect(file.header("Content-Disposition")?.hasPrefix("attachment") == true)
        #expect(file.text(at: "request.id") == id)
        let items = file.json["items"] as? [[String: Any]] ?? []
        #expect(items.count == 3)
        for item in items { #expect(item["source"] != nil && item["expiresOn"] != nil) }
        #expect(file.text(at: "looks.0.who") == "Example Bank")
        #expect(file.text(at: "looks.0.purpose") == "credit-application")
        #expect(file.text(at: "looks.0.outcome") == "answered")
        #expect(file.value(at: "looks.0.score.lowest") as? Int != nil)
        #expect(file.text(at: "looks.0.score.scorecard.hash") != nil)
        #expect(file.text(at: "consents.0.wording") != nil)
        #expect(file.text(at: "notices.0.remedy") != nil)
        #expect(file.text(at: "disputes.0.id") == dispute)
        #expect(file.text(at: "heldBy.regulator")?.isEmpty == false)
        let rights = file.json["rights"] as? [String] ?? []
        #expect(rights.contains { $0.contains("20 days") })
        #expect(rights.contains { $0.contains("200 words") })
        let list = try await world.get("/v1/me/disclosures", as: session)
        #expect(list.text(at: "disclosures.0.id") == id)
        let again = try await world.post("/v1/me/disclosures", [:], as: session)
        #expect(again.status == 201)
    }

    @Test("A letter that nobody answers closes the file to lenders until it is handed over")
    func letter() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let staff = try await world.operatorSession()
        let recorded = try await letter(world, as: staff)
        #expect(recorded.status == 201, "\(recorded.text)")
        let id = try #require(recorded.text(at: "id"))
        let session = try await world.signIn(someone)
        _ = try await world.share(someone, session: session)
        #expect(try await world.check(someone).text(at: "outcome") == "answered")
        #expect(try await world.get("/v1/disclosures/\(id)/file", as: staff).status == 409)
        world.wait(days: 8)
        #expect(try await world.check(someone).text(at: "outcome") == "unavailable")
        let now = try await world.operatorSession("otto.operator")
        let queue = try await world.get("/v1/disclosures", as: now)
        #expect(queue.text(at: "disclosures.0.state") == "overdue")
        #expect(!queue.text.contains("Cem"))
        for act in ["identity", "compilation"] {
            let reply = try await world.post("/v1/disclosures/\(id)/\(act)", [:], as: now)
            #expect(reply.status == 200, "\(act): \(reply.text)")
        }
        let file = try await world.get("/v1/disclosures/\(id)/file", as: now)
        #expect(file.text(at: "person.givenName") == "Cem")
        let done = try await world.post(
            "/v1/disclosures/\(id)/delivery",
            ["how": "registered post"],
            as: now
        )
        #expect(done.text(at: "state") == "delivered", "\(done.text)")
        #expect(try await world.get("/v1/disclosures/\(id)/file", as: now).status == 409)
        #expect(try await world.check(someone).text(at: "outcome") == "answered")
        #expect(try await world.office.checkLog().isClean)
    }

    @Test("Only who is not known to be the person is refused, and only by the operator's staff")
    func roles() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        let staff = try await world.operatorSession()
        for token in [world.lender, world.court, session] {
            #expect(try await letter(world, as: token).status == 403)
            #expect(try await world.get("/v1/disclosures", as: token).status == 403)
        }
        let id = try #require(try await letter(world, as: staff).text(at: "id"))
        let bodies: [String: [String: Any]] = [
            "identity": [:], "compilation": [:], "delivery": ["how": "post"],
            "refusal": ["ground": "not-identified", "reason": "No proof.", "remedy": "A proof."],
        ]
        for (act, body) in bodies {
            for token in [world.lender, world.court, session] {
                let reply = try await world.post("/v1/disclosures/\(id)/\(act)", body, as: token)
                #expect(reply.status == 403, "\(act)")
            }
        }
        for token in [world.lender, world.court, session] {
            #expect(try await world.get("/v1/disclosures/\(id)", as: token).status == 403)
            #expect(try await world.get("/v1/disclosures/\(id)/file", as: token).status == 403)
        }
        for key in [world.lender, world.court, staff] {
            #expect(try await world.post("/v1/me/disclosures", [:], as: key).status == 403)
        }
        let tired = try await world.post(
            "/v1/disclosures/\(id)/refusal",
            ["ground": "too-often", "reason": "Again.", "remedy": "Wait."],
            as: staff
        )
        #expect(tired.status == 422, "\(tired.text)")
        let other = Someone.withItems("MAPLE-4D4D", "Other", "Person")
        try await world.enrol(other)
        let stranger = try await world.signIn(other)
        #expect(try await world.get("/v1/me/disclosures/\(id)", as: stranger).status == 404)
        #expect(try await world.get("/v1/me/disclosures/\(id)", as: session).status == 200)
    }
}
