import Foundation
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("The API of disputes")
struct DisputeRouteTests {
    let someone = World.furnished("MAPLE-1A1A", "Ada", "Sample")

    private func opened() async throws -> (World, session: String, dispute: String) {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        return (world, session, try await world.dispute(session: session))
    }

    /// Who is told of the item in a check: its value in the score's parts.
    private func told(_ world: World) async throws -> String? {
        let session = try await world.signIn(someone)
        _ = try await world.share(someone, session: session, isSingleUse: true)
        let reply = try await world.check(someone)
        #expect(reply.text(at: "outcome") == "answered", "\(reply.text)")
        return reply.text(at: "score.contributions.0.value")
    }

    @Test("A person contests an item: it is gone from the next answer, and silence deletes it")
    func silence() async throws {
        let world = try await World()
        try await world.enrol(someone)
        #expect(try await told(world) == "1")
        var session = try await world.signIn(someone)
        let id = try await world.dispute(session: session)
        #expect(try await told(world) == nil)
        let queue = try await world.get("/v1/disputes", as: world.lender)
        #expect(queue.text(at: "disputes.0.id") == id)
        #expect(queue.text(at: "disputes.0.state") == "investigating")
        let before = try #require(queue.text(at: "disputes.0.days.decideBefore"))
        world.wait(days: 19)
        session = try await world.signIn(someone)
        let waiting = try await world.get("/v1/me/disputes/\(id)", as: session)
        #expect(waiting.text(at: "state") == "investigating")
        world.wait(days: 1)
        #expect(world.day(ago: 0) == before)
        let late = try await world.post(
            "/v1/disputes/\(id)/answer",
            World.answer("kept"),
            as: world.lender
        )
        #expect(late.status == 409, "\(late.text)")
        session = try await world.signIn(someone)
        let over = try await world.get("/v1/me/disputes/\(id)", as: session)
        #expect(over.text(at: "state") == "deleted")
        #expect(over.text(at: "rule") == "INV-26")
        let items = try await world.get("/v1/me", as: session).json["items"] as? [[String: Any]]
        #expect(items?.count == 2)
        #expect(items?.contains { $0["characteristic"] as? String == "existing_credits" } == false)
        #expect(try await told(world) == nil)
        let history = try await world.get("/v1/me/history", as: session).text
        #expect(history.contains("dispute.opened"))
        #expect(try await world.office.checkLog().isClean)
    }

    @Test("A kept item gets a statement, and a second, different human answers the appeal")
    func appeal() async throws {
        let (world, session, id) = try await opened()
        let path = "/v1/disputes/\(id)/answer"
        let kept = try await world.post(path, World.answer("kept"), as: world.lender)
        #expect(kept.status == 200, "\(kept.text)")
        #expect(kept.text(at: "state") == "rejected")
        #expect(kept.text(at: "person.familyName") == "Sample")
        let long = try await world.post(
            "/v1/me/disputes/\(id)/statement",
            ["words": Array(repeating: "word", count: 201).joined(separator: " ")],
            as: session
        )
        #expect(long.status == 400)
        let statement = try await world.post(
            "/v1/me/disputes/\(id)/statement",
            ["words": "The signature is not mine."],
            as: session
        )
        #expect(statement.text(at: "statement.words") == "The signature is not mine.")
        let appealed = try await world.post("/v1/me/disputes/\(id)/appeal", [:], as: session)
        #expect(appealed.text(at: "state") == "appealed", "\(appealed.text)")
        let same = try await world.post(
            path,
            World.answer("kept", by: "CLERK, Berta"),
            as: world.lender
        )
        #expect(same.status == 422 && same.text(at: "code") == "sameReviewer", "\(same.text)")
        let other = try await world.post(
            path,
            World.answer("kept", by: "Carl Second"),
            as: world.lender
        )
        #expect(other.text(at: "state") == "kept", "\(other.text)")
        #expect(other.value(at: "rounds.1.answer.reviewer.name") as? String == "Carl Second")
        #expect(try await told(world) == nil)
        world.wait(days: 10)
        // Back in the answer, and never without the person's own words.
        let again = try await world.signIn(someone)
        _ = try await world.share(someone, session: again, isSingleUse: true)
        let answer = try await world.check(someone)
        #expect(answer.text(at: "score.contributions.0.value") == "1")
        #expect(
            answer.text(at: "score.contributions.0.statement") == "The signature is not mine."
        )
        #expect(try await world.office.checkLog().isClean)
    }

    @Test("A human corrects the value, and who was told of the old one stands in the days")
    func corrected() async throws {
        let world = try await World()
        try await world.enrol(someone)
        #expect(try await told(world) == "1")
        let session = try await world.signIn(someone)
        let id = try await world.dispute(session: session)
        let path = "/v1/disputes/\(id)/answer"
        let wrong = try await world.post(
            path,
            World.answer("corrected", ["correctedValue": true]),
            as: world.lender
        )
        #expect(wrong.status == 400)
        let reply = try await world.post(
            path,
            World.answer("corrected", ["correctedValue": 0]),
            as: world.lender
        )
        #expect(reply.text(at: "state") == "corrected", "\(reply.text)")
        #expect(reply.value(at: "itemNow.value") as? Int == 0)
        #expect(reply.text(at: "days.recipientsToldBy") != nil)
        #expect(try await told(world) == "0")
    }

    @Test("Nobody answers or finds another's dispute, and nobody speaks for the person")
    func roles() async throws {
        let (world, session, id) = try await opened()
        let other = Someone.withItems("MAPLE-2B2B", "Ben", "Other")
        try await world.enrol(other)
        let stranger = try await world.signIn(other)
        let staff = try await world.operatorSession()
        let answering = ["answer", "forwarding", "time-requests", "reinsertion"]
        let own = ["appeal", "statement", "time"]
        let body: [String: [String: Any]] = [
            "answer": World.answer("kept"), "time-requests": ["reason": "More."],
            "statement": ["words": "Mine."],
            "reinsertion": [
                "certificate": "It is so.", "reviewer": World.answer("kept")["reviewer"] ?? "",
            ],
        ]
        func status(_ path: String, _ token: String?) async throws -> Int {
            let act = path.split(separator: "/").last.map(String.init) ?? ""
            return try await world.post(path, body[act] ?? [:], as: token).status
        }
        for act in answering {
            let path = "/v1/disputes/\(id)/\(act)"
            #expect(try await status(path, nil) == 401)
            #expect(try await status(path, session) == 403, "\(act) by the person")
            #expect(try await status(path, world.court) == 403, "\(act) by a court")
            let lender = try await status(path, world.otherLender)
            #expect(lender == (act == "forwarding" ? 403 : 404), "\(act) by another lender")
            #expect(try await status(path, staff) == 404, "\(act) by staff beside the furnisher")
        }
        for act in own {
            let path = "/v1/me/disputes/\(id)/\(act)"
            #expect(try await status(path, nil) == 401)
            #expect(try await status(path, stranger) == 404, "\(act) by another person")
            for key in [world.lender, world.court, staff] {
                #expect(try await status(path, key) == 403, "\(act) by no person")
            }
        }
        #expect(try await world.get("/v1/me/disputes/\(id)", as: stranger).status == 404)
        #expect(try await world.get("/v1/disputes/\(id)", as: world.otherLender).status == 404)
        #expect(try await world.get("/v1/disputes/\(id)", as: world.court).status == 403)
        #expect(try await world.get("/v1/disputes", as: world.court).status == 403)
        #expect(try await world.get("/v1/disputes", as: session).status == 403)
        let none = try await world.get("/v1/disputes", as: world.otherLender)
        #expect((none.json["disputes"] as? [Any])?.isEmpty == true)
        #expect(try await world.get("/v1/disputes/\(id)", as: staff).status == 200)
        let item = try await world.item("existing_credits", session: session)
        let theirs = try await world.post("/v1/me/disputes", ["item": item], as: stranger)
        #expect(theirs.status == 404)
    }

    @Test("The queue names nobody, and the case names one person")
    func namesNobody() async throws {
        let (world, _, id) = try await opened()
        let staff = try await world.operatorSession()
        for key in [world.lender, staff] {
            let queue = try await world.get("/v1/disputes", as: key).text
            #expect(queue.contains(id))
            for name in ["Ada", "Sample\"", "1984-05-17", "Sampleton", "MAPLE"] {
                #expect(!queue.contains(name), "\(name)")
            }
            let one = try await world.get("/v1/disputes/\(id)", as: key)
            #expect(one.text(at: "person.givenName") == "Ada")
        }
    }

    @Test("A lender that was told nothing does not learn of a dispute about its look")
    func untold() async throws {
        let world = try await World()
        try await world.enrol(someone)
        _ = try await world.check(someone)
        let session = try await world.signIn(someone)
        let looks = try await world.get("/v1/me/looks", as: session)
        let look = try #require(looks.text(at: "looks.0.id"))
        #expect(looks.text(at: "looks.0.outcome") == "unavailable")
        let opened = try await world.post(
            "/v1/me/disputes",
            ["look": look, "words": "I never asked this bank."],
            as: session
        )
        #expect(opened.status == 201, "\(opened.text)")
        let id = try #require(opened.text(at: "id"))
        let queue = try await world.get("/v1/disputes", as: world.lender)
        #expect((queue.json["disputes"] as? [Any])?.isEmpty == true)
        #expect(try await world.get("/v1/disputes/\(id)", as: world.lender).status == 404)
        let staff = try await world.operatorSession()
        let answered = try await world.post(
            "/v1/disputes/\(id)/answer",
            World.answer("upheld"),
            as: staff
        )
        #expect(answered.text(at: "state") == "upheld", "\(answered.text)")
    }

    @Test("One thing is disputed at a time, named by what it is")
    func oneThing() async throws {
        let (world, session, _) = try await opened()
        let item = try await world.item("savings", session: session)
        for body in [
            [:], ["item": item, "look": item], ["item": item, "characteristic": "savings"],
            ["characteristic": "savings"],
        ] {
            let reply = try await world.post("/v1/me/disputes", body, as: session)
            #expect(reply.status == 400, "\(body): \(reply.text)")
        }
        let unknown = try await world.post("/v1/me/disputes", ["item": "nothing"], as: session)
        #expect(unknown.status == 404)
        let twice = try await world.post(
            "/v1/me/disputes",
            ["item": try await world.item("existing_credits", session: session)],
            as: session
        )
        #expect(twice.status == 409)
    }
}
