import Bureau
import Foundation
import HTTPTypes
import Languages
import Scorecards
import Service
import TestSupport
import Testing
import WebTestSupport

@testable import Web

@Suite("The portal, about the score")
struct ScorePageTests {
    let someone = World.furnished("MAPLE-5C0E", "Ada", "Sample")

    private func looked() async throws -> (World, session: String) {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        _ = try await world.share(someone, session: session)
        _ = try await world.check(someone)
        return (world, session)
    }

    private func expectGood(_ reply: Reply, status: Int = 200, _ path: String) {
        #expect(reply.status == status, "\(path): \(reply.text.suffix(600))")
        let faults = HTMLCheck(reply.text).faults
        #expect(faults.isEmpty, "\(path): \(faults)")
    }

    private func send(
        _ world: World,
        _ path: String,
        _ fields: [String: String],
        session: String
    ) async throws -> Reply {
        try await world.form(
            path,
            fields.merging(["csrf": World.formToken(session)]) { $1 },
            session: session
        )
    }

    @Test("The page of the score shows every answer of the card, and what was told to whom")
    func score() async throws {
        let (world, session) = try await looked()
        let page = try await world.page("/me/score", session: session)
        expectGood(page, "/me/score")
        for words in [
            "250 points today", "Nothing that counts has changed since then.", "below 12",
            "12 or more", "310", "What was told to whom", "Example Bank", "Of 100",
            "/assets/readd.py", "Points by kind of data",
        ] { #expect(page.text.contains(words), "\(words)") }
        let scores = try await world.get("/v1/me/score", as: session)
        #expect(scores.value(at: "scores.0.points") as? Int == 250)
        #expect(scores.text(at: "scores.0.values.existing_credits") == "1")
        let hash = try #require(scores.text(at: "scores.1.scorecard"))
        #expect(page.text.contains("/v1/scorecards/\(hash)"))
        #expect(try await world.get("/v1/me/score").status == 401)
    }

    @Test("A file that holds too little has no score, and that is said as it is")
    func thin() async throws {
        let world = try await World()
        let nobody = Someone("MAPLE-0000", "Bo", "Empty")
        try await world.enrol(nobody)
        let session = try await world.signIn(nobody)
        let page = try await world.page("/me/score", session: session)
        expectGood(page, "/me/score")
        #expect(page.text.contains("That is not a low score"))
        let whatIf = try await world.page("/me/score/what-if", session: session)
        #expect(whatIf.header("Location") == "/me/score")
        let proof = try await send(world, "/me/score/what-if/proof", [:], session: session)
        #expect(proof.status == 404)
    }

    @Test("What would change it works by a plain form, and what cannot change says why")
    func whatIf() async throws {
        let (world, session) = try await looked()
        let page = try await world.page("/me/score/what-if", session: session)
        expectGood(page, "/me/score/what-if")
        for words in [
            "You have 250 points today", "This is how you borrowed and repaid.",
            "Nothing within reach leads to 270 points", "every combination",
        ] { #expect(page.text.contains(words), "\(words)") }
        let goal = try await send(
            world,
            "/me/score/what-if",
            ["goal": "250"],
            session: session
        )
        expectGood(goal, "goal")
        #expect(goal.text.contains("nothing to change"))
        let wrong = try await send(
            world,
            "/me/score/what-if",
            ["goal": "<b>", "values.existing_credits": "40"],
            session: session
        )
        expectGood(wrong, status: 422, "wrong")
        #expect(wrong.text.contains("Write a score from 250 to 310."))
        #expect(wrong.text.contains("value=\"&lt;b&gt;\""))
        #expect(try await world.form("/me/score/what-if", [:], session: session).status == 403)
    }

    @Test("A program asks the same, in its language, and is told its mistakes")
    func whatIfByProgram() async throws {
        let (world, session) = try await looked()
        let path = "/v1/me/score/what-if"
        let plain = try await world.post(path, [:], as: session)
        #expect(plain.status == 200, "\(plain.text)")
        #expect(plain.value(at: "score") as? Int == 250)
        #expect(plain.value(at: "triedScore") as? Int == 250)
        #expect(plain.value(at: "goal") as? Int == 270)
        #expect(plain.value(at: "isReachable") as? Bool == false)
        let page = try await world.page("/me/score/what-if", session: session)
        let headline = try #require(plain.text(at: "headline"))
        #expect(page.text.contains(headline))
        let lines = try #require(plain.value(at: "characteristics") as? [[String: Any]])
        let past = try #require(lines.first { $0["why"] as? String == "past" })
        #expect(past["reach"] as? String == "fixed")
        #expect((past["sentence"] as? String)?.hasPrefix("This is how you borrowed") == true)
        let name = try #require(past["characteristic"] as? String)
        let german = try await world.client.send(
            .post,
            path,
            headers: [
                "Authorization": "Bearer \(session)", "Content-Type": "application/json",
                "Accept-Language": "de",
            ],
            body: Array("{\"goal\":270}".utf8)
        )
        #expect(german.text(at: "language") == "de")
        #expect(german.text(at: "headline") == Catalogues.of(.german).reading(headline))
        let wrong = try await world.post(
            path,
            ["values": ["no_such_thing": 1, "friends": true], "goal": "many"],
            as: session
        )
        #expect(wrong.status == 400, "\(wrong.text)")
        let unknown = try await world.post(path, ["values": ["no_such_thing": 1]], as: session)
        #expect(unknown.status == 400, "\(unknown.text)")
        #expect(unknown.text.contains("values.no_such_thing"))
        let fixed = try await world.post(path, ["values": [name: 40], "goal": 9_999], as: session)
        #expect(fixed.status == 422, "\(fixed.text)")
        for field in ["values.\(name)", "goal"] {
            #expect(fixed.text.contains("\"\(field)\""), "\(field)")
        }
        let proof = try await world.post("\(path)/proof", ["goal": 300], as: session)
        let byForm = try await send(
            world,
            "/me/score/what-if/proof",
            ["goal": "300"],
            session: session
        )
        #expect(proof.status == 200 && proof.body == byForm.body)
        #expect(try await world.post(path, [:]).status == 401)
        #expect(try await world.post(path, [:], as: world.lender).status == 403)
    }

    @Test("The proof is a file, and only the person gets it")
    func proof() async throws {
        let (world, session) = try await looked()
        let proof = try await send(
            world,
            "/me/score/what-if/proof",
            ["goal": "300"],
            session: session
        )
        #expect(proof.status == 200)
        #expect(proof.header("Content-Disposition") == "attachment; filename=\"proof.json\"")
        #expect(proof.text(at: "format") == "recourse-advice/1")
        #expect(proof.value(at: "reachable") as? Bool == false)
        #expect(proof.value(at: "cutoff") as? Int == 300)
        #expect(
            try await world.form("/me/score/what-if/proof", [:], session: session).status == 403
        )
        #expect(try await world.form("/me/score/what-if/proof", [:], session: "no").status == 401)
    }

    @Test("The page of a look says how its score came out when it was computed again")
    func replay() async throws {
        let (world, session) = try await looked()
        let looks = try await world.get("/v1/me/looks", as: session)
        let id = try #require(looks.text(at: "looks.0.id"))
        let page = try await world.page("/me/looks/\(id)", session: session)
        expectGood(page, "/me/looks")
        #expect(page.text.contains("the same points, the same reasons"))
        let card = try Scorecard(json: TestCard.json())
        let other = ScoreReplay(recorded: 9, hash: "", parts: [], keyFactors: [], card: card)
        #expect(ScorePage.sentence(other).contains("\(other.now) points. That is not what was"))
        #expect(ScorePage.sentence(nil).contains("not held here any more"))
    }
}
