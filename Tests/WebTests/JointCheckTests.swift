import Bureau
import Foundation
import Identity
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("Joint applicants")
struct JointCheckTests {
    let ada = World.furnished("MAPLE-7A7A", "Ada", "Sample")
    let ben = Someone.withItems("BIRCH-7B7B", "Ben", "Sample")

    private func applicant(_ someone: Someone, _ reference: String? = nil) -> [String: Any] {
        var members: [String: Any] = ["person": someone.json, "purpose": "credit-application"]
        members["ownReference"] = reference
        return members
    }

    private func joint(
        _ world: World,
        _ first: [String: Any],
        _ second: [String: Any]
    ) async throws -> Reply {
        try await world.post(
            "/v1/joint-checks",
            ["first": first, "second": second],
            as: world.lender
        )
    }

    @Test(
        "Each applicant has an answer, a look and a notice of their own, and none names the other"
    )
    func two() async throws {
        let world = try await World()
        var sessions: [String] = []
        for someone in [ada, ben] {
            try await world.enrol(someone)
            let session = try await world.signIn(someone)
            _ = try await world.share(someone, session: session)
            sessions.append(session)
        }
        let reply = try await joint(world, applicant(ada, "A-1"), applicant(ben, "B-1"))
        #expect(reply.status == 200, "\(reply.text)")
        let looks = ["first", "second"].compactMap { reply.text(at: "\($0).look") }
        #expect(Set(looks).count == 2)
        for (place, session) in sessions.enumerated() {
            let own = try await world.get("/v1/me", as: session)
            #expect(own.text(at: "looks.0.id") == looks[place])
            #expect((own.value(at: "looks") as? [Any])?.count == 1)
            let other = [ben, ada][place].identity.givenName
            #expect(!own.text.contains("\"\(other)\""))
            #expect(!own.text.contains(looks[1 - place]), "a look of the one names the other's")
            let notices = try await world.get("/v1/me/notices", as: session)
            #expect(notices.text(at: "notices.0.headline") == "Example Bank looked at your file.")
            let history = try await world.get("/v1/me/history", as: session)
            #expect(!history.text.contains(looks[1 - place]))
        }
    }

    @Test("The answer about the one is the same whatever is true of the other")
    func independent() async throws {
        var answers: Set<String> = []
        for state in ["no file", "no consent", "frozen", "shared"] {
            let world = try await World()
            try await world.enrol(ada)
            let session = try await world.signIn(ada)
            _ = try await world.share(ada, session: session)
            if state != "no file" {
                try await world.enrol(ben)
                let other = try await world.signIn(ben)
                if state != "no consent" { _ = try await world.share(ben, session: other) }
                if state == "frozen" { _ = try await world.post("/v1/me/freeze", [:], as: other) }
            }
            let reply = try await joint(world, applicant(ada), applicant(ben))
            var first = try #require(reply.value(at: "first") as? [String: Any])
            // Each look has an identifier and a receipt of its own.
            first["look"] = nil
            first["receipt"] = nil
            let data = try JSONSerialization.data(withJSONObject: first, options: .sortedKeys)
            answers.insert(String(decoding: data, as: UTF8.self))
            let outcome = reply.text(at: "second.outcome")
            #expect(outcome == (state == "shared" ? "answered" : "unavailable"))
        }
        #expect(answers.count == 1)
    }

    @Test(
        "One person twice, one reference for both, and a gap in either are refused before any look"
    )
    func refused() async throws {
        let world = try await World()
        try await world.enrol(ada)
        try await world.enrol(ben)
        let session = try await world.signIn(ada)
        _ = try await world.share(ada, session: session)
        let twice = try await joint(world, applicant(ada), applicant(ada))
        #expect(twice.status == 422)
        #expect(twice.text.contains("INV-19"))
        let same = try await joint(world, applicant(ada, "X"), applicant(ben, " X "))
        #expect(same.status == 400)
        #expect(same.text.contains("INV-19"))
        let gap = try await joint(world, applicant(ada), ["purpose": "credit-application"])
        #expect(gap.status == 400)
        #expect(gap.text.contains("second.person"))
        let looks = try await world.get("/v1/me/looks", as: session)
        #expect((looks.value(at: "looks") as? [Any])?.isEmpty == true)
        let purpose = try await joint(
            world,
            applicant(ada),
            ["person": ben.json, "purpose": "letting-a-flat"]
        )
        #expect(purpose.status == 200)
        #expect(purpose.text(at: "first.outcome") == "answered")
        #expect(purpose.text(at: "second.outcome") == "refused")
        #expect(purpose.text(at: "second.code") == "purposeNotPermitted")
    }

    @Test("A lender's staff check two applicants on one page, and read two answers")
    func console() async throws {
        let world = try await World()
        try await world.enrol(ada)
        let session = try await world.signIn(ada)
        _ = try await world.share(ada, session: session)
        let clerk = try await world.employ("lea.lender", .lender, for: world.lender)
        let blank = try await world.console("/console/checks/joint", as: clerk)
        #expect(blank.status == 200)
        #expect(HTMLCheck(blank.text).faults.isEmpty, "\(HTMLCheck(blank.text).faults)")
        let empty = try await world.consoleForm("/console/checks/joint", [:], as: clerk)
        #expect(empty.status == 422)
        var fields: [String: String] = [:]
        for (name, someone) in [("first", ada), ("second", ben)] {
            let who = someone.identity
            fields["\(name).person.givenName"] = who.givenName
            fields["\(name).person.familyName"] = who.familyName
            fields["\(name).person.dateOfBirth"] = who.dateOfBirth
            fields["\(name).person.address.street"] = who.address.street
            fields["\(name).person.address.postalCode"] = who.address.postalCode
            fields["\(name).person.address.town"] = who.address.town
            fields["\(name).person.address.country"] = who.address.country
            fields["\(name).purpose"] = "credit-application"
        }
        let done = try await world.consoleForm("/console/checks/joint", fields, as: clerk)
        #expect(done.status == 200, "\(done.text.suffix(500))")
        #expect(HTMLCheck(done.text).faults.isEmpty, "\(HTMLCheck(done.text).faults)")
        #expect(done.text.contains("We cannot answer"))
        let one = try #require(done.text.firstMatch(of: /\/console\/checks\/[0-9A-Z]{26}/))
        #expect(try await world.console(String(one.output), as: clerk).status == 200)
        #expect(try await world.console("/console/checks/joint", as: nil).status != 200)
    }
}
