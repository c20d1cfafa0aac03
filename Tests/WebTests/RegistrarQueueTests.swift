import Bureau
import Foundation
import HTTPTypes
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("The registrar's queue and the operator's alarms")
struct RegistrarQueueTests {
    private func cases(_ reply: Reply) -> [[String: Any]] {
        reply.json["cases"] as? [[String: Any]] ?? []
    }

    @Test("says what each case of the court's own needs, the most pressing first, and names nobody")
    func queue() async throws {
        let world = try await World()
        let stage = Stage(world: world)
        for someone in [stage.ada, stage.ben, stage.cem] { try await world.enrol(someone) }
        #expect(cases(try await world.get("/v1/registrar/queue", as: world.court)).isEmpty)
        var ids: [String] = []
        for (place, someone) in [stage.ada, stage.ben, stage.cem].enumerated() {
            let filed = try await world.file(someone, ["caseNumber": "ZZ \(place)/26"])
            ids.append(filed.text(at: "id") ?? "")
        }
        for _ in 0..<2 {
            _ = try await world.post(
                "/v1/judgments/\(ids[1])/service-attempts",
                ["channel": "post"],
                as: world.court
            )
        }
        _ = try await world.post(
            "/v1/judgments/\(ids[2])/receipt",
            [
                "kind": "courtCertificate", "reference": "CERT-1", "receivedOn": world.day(ago: 0),
            ],
            as: world.court
        )
        world.wait(days: 31)
        let person = try await world.signIn(stage.cem)
        _ = try await world.post(
            "/v1/me/judgments/\(ids[2])/payments",
            ["proof": "I paid at the desk."],
            as: person
        )
        func tasks() async throws -> [String] {
            let reply = try await world.get("/v1/registrar/queue", as: world.court)
            #expect(!reply.text.contains("Sample") && !reply.text.contains("Muster"))
            return cases(reply).compactMap { $0["task"] as? String }
        }
        #expect(try await tasks() == ["serviceFailing", "serviceDue", "paymentClaimed"])
        let rita = try await world.employ("rita.court", .court, for: world.court)
        var page = try await world.console("/console/orders", as: rita)
        #expect(HTMLCheck(page.text).faults.isEmpty)
        #expect(page.text.contains("1 report of payment to answer, 1 notice that does not arrive"))
        #expect(page.text.contains("the creditor says so by"))
        world.wait(days: 4)
        #expect(try await tasks() == ["serviceFailing", "serviceDue", "satisfactionOverdue"])
        let rosa = try await world.employ("rosa.court", .court, for: world.court)
        page = try await world.console("/console/orders", as: rosa)
        #expect(page.text.contains("the creditor is late since"))
        // Another court has none of them, and a lender has no such queue.
        #expect(try await world.get("/v1/registrar/queue", as: world.lender).status == 403)
        // Nobody answers: it counts as paid, and there is nothing left to do about it.
        world.wait(days: 31)
        #expect(try await tasks().isEmpty)
    }

    @Test("shows who is suspended by an alarm until an operator lifts it with a reason")
    func alarms() async throws {
        let world = try await World()
        let session = try await world.employ("olga.operator", .operator_)
        let path = "/console/office/alarms"
        #expect(try await world.console(path, as: session).text.contains("No alarm stands"))
        let empty = try await world.consoleForm("\(path)/canaries", [:], as: session)
        #expect(empty.status == 422 && HTMLCheck(empty.text).faults.isEmpty)
        let placed = try await world.consoleForm(
            "\(path)/canaries",
            [
                "identity.givenName": "Quilla", "identity.familyName": "Quillfeather",
                "identity.dateOfBirth": "1984-05-17",
                "identity.address.street": "12 Sample Street",
                "identity.address.postalCode": "10115", "identity.address.town": "Sampleton",
                "identity.address.country": "DE",
            ],
            as: session
        )
        #expect(placed.status == 303)
        #expect(try await !world.console(path, as: session).text.contains("Quillfeather"))
        let canary = Someone("NONE", "Quilla", "Quillfeather")
        #expect(try await world.check(canary).text(at: "outcome") == "unavailable")
        #expect(try await world.check(canary).status == 403)
        let page = try await world.console(path, as: session)
        #expect(HTMLCheck(page.text).faults.isEmpty)
        #expect(page.text.contains("1 alarm stands") && page.text.contains("Example Bank"))
        #expect(!page.text.contains("Quillfeather"))
        let id = try await world.subscriber(world.lender).rawValue
        let one = try await world.console("/console/subscribers/\(id)", as: session)
        #expect(one.text.contains("Suspended by an alarm"))
        _ = try await world.consoleForm(
            "/console/subscribers/\(id)/reinstate",
            ["reason": "A test of the alarm."],
            as: session
        )
        #expect(try await world.console(path, as: session).text.contains("No alarm stands"))
    }

    @Test("lets a stopped court file again when two humans of the operator say so")
    func release() async throws {
        let world = try await World()
        let stage = Stage(world: world)
        try await world.enrol(stage.ada)
        let first = try await world.employ("olga.operator", .operator_)
        let second = try await world.employ("otto.operator", .operator_)
        for number in 0..<5 {
            let filed = try await world.file(stage.ada, ["caseNumber": "ZZ \(number)/26"])
            _ = try await world.post(
                "/v1/judgments/\(filed.text(at: "id") ?? "")/set-aside",
                ["reason": "wrongPerson"],
                as: world.court
            )
        }
        let stopped = try await world.file(stage.ada, ["caseNumber": "ZZ 9/26"])
        #expect(stopped.status == 409)
        #expect(stopped.text(at: "code") == "filingBrake")
        let id = try await world.subscriber(world.court).rawValue
        let path = "/console/office/alarms"
        #expect(try await world.console(path, as: first).text.contains("it files nothing more"))
        for (session, words) in [
            (first, "Propose it"), (first, "another human has to look"), (second, "Release it"),
        ] {
            let done = try await world.consoleForm(
                "\(path)/\(id)/release",
                ["reason": "Its clerks were retrained."],
                as: session
            )
            if words.hasPrefix("another") {
                #expect(done.status == 422 && done.text.contains(words))
            } else {
                #expect(done.status == 303, "\(done.text.suffix(500))")
            }
        }
        #expect(try await world.file(stage.ada, ["caseNumber": "ZZ 9/26"]).status == 201)
    }

    @Test("takes one order about one person in a request, and no list of any kind")
    func noBulk() async throws {
        let world = try await World()
        let stage = Stage(world: world)
        for someone in [stage.ada, stage.ben] { try await world.enrol(someone) }
        let one: [String: Any] = [
            "debtor": stage.ada.json, "isSynthetic": true, "order": world.order(),
        ]
        var other = one
        other["debtor"] = stage.ben.json
        let before = try await world.office.latestCheckpoint()
        let bodies: [Any] = [
            [one, other], ["filings": [one, other]], ["debtors": [stage.ada.json, stage.ben.json]],
            one.merging(["debtors": [stage.ben.json]]) { $1 },
            one.merging(["debtor": [stage.ada.json, stage.ben.json]]) { $1 },
            one.merging(["also": other]) { $1 },
            one.merging(["order": [world.order(), world.order()]]) { $1 },
        ]
        for body in bodies {
            let reply = try await world.client.send(
                .post,
                "/v1/judgments",
                headers: [
                    "Content-Type": "application/json", "Authorization": "Bearer \(world.court)",
                ],
                body: [UInt8](try JSONSerialization.data(withJSONObject: body))
            )
            #expect(reply.status == 400, "\(body): \(reply.text)")
        }
        #expect(try await world.office.latestCheckpoint() == before)
        // There is one door, for one order: no other route of the server files anything.
        let doors = world.server.routes.filter {
            $0.method != .get && $0.path.contains("judgment") && !$0.path.contains("{id}")
        }
        #expect(doors.map(\.path) == ["/v1/judgments"])
        let forms = world.server.routes.filter {
            $0.method == .post && $0.path.hasPrefix("/console/orders") && !$0.path.contains("{id}")
        }
        #expect(forms.map(\.path) == ["/console/orders"])
        // A form that names two people names one: the last value does not become a second order.
        let clerk = try await world.employ("rita.court", .court, for: world.court)
        let text = "debtor.givenName=Ada&debtor.givenName=Ben&csrf=\(World.formToken(clerk))"
        let twice = try await world.client.send(
            .post,
            "/console/orders",
            headers: [
                "Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html",
                "Cookie": "recourse_staff=\(clerk)", "Sec-Fetch-Site": "same-origin",
                "Origin": "null",
            ],
            body: Array(text.utf8)
        )
        #expect([400, 422].contains(twice.status))
        #expect(try await world.office.latestCheckpoint() != nil)
    }
}
