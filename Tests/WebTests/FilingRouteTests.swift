import Bureau
import HTTPTypes
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("Filings that wait for a second human")
struct FilingRouteTests {
    private func world() async throws -> (World, Someone) {
        let world = try await World()
        let stage = Stage(world: world)
        try await world.enrol(stage.ben)
        return (world, stage.ben)
    }

    @Test("by a program wait, are confirmed by a session and the sum of the order, one at a time")
    func program() async throws {
        let (world, ben) = try await world()
        let filed = try await world.submit(ben)
        #expect(filed.status == 202 && filed.text(at: "state") == "waiting")
        let id = try #require(filed.text(at: "id"))
        let path = "/v1/filings/\(id)"
        #expect(filed.header("Location") == path)
        let person = try await world.signIn(ben)
        for own in ["/v1/me/judgments", "/v1/me/notices", "/v1/me/history"] {
            let text = try await world.get(own, as: person).text
            #expect(!text.contains("4711") && !text.contains("judgment."), "\(own)")
        }
        let read = try await world.get(path, as: world.court)
        #expect(read.status == 200 && !read.text.contains("340000"))
        let sum = ["principalMinorUnits": 340_000]
        #expect(try await world.post("\(path)/confirm", sum, as: world.court).status == 403)
        #expect(try await world.post("\(path)/confirm", sum, as: world.lender).status == 403)
        #expect(try await world.post("\(path)/confirm", sum, as: person).status == 403)
        let rita = try await world.employ("rita.court", .court, for: world.court)
        let wrong = try await world.post(
            "\(path)/confirm",
            ["principalMinorUnits": 1],
            as: rita
        )
        #expect(wrong.status == 400 && !wrong.text.contains("340"))
        let many = try await world.post("/v1/filings/confirm", ["filings": [id]], as: rita)
        #expect(many.status == 405)
        let entered = try await world.post("\(path)/confirm", sum, as: rita)
        #expect(entered.status == 201 && entered.text(at: "state") == "noticing")
        #expect(try await world.get(path, as: world.court).status == 404)
        #expect(try await world.get("/v1/me/notices", as: person).text.contains("3,400.00 EUR"))
    }

    @Test("are work of the court's queue, and no other way than one by one leads out of it")
    func queue() async throws {
        let (world, ben) = try await world()
        let id = try await world.submit(ben).text(at: "id") ?? ""
        func tasks() async throws -> String {
            try await world.get("/v1/registrar/queue", as: world.court).text
        }
        #expect(try await tasks().contains("\"task\":\"filingUnconfirmed\""))
        let rita = try await world.employ("rita.court", .court, for: world.court)
        let back = try await world.post(
            "/v1/filings/\(id)/return",
            ["reason": "The address is another one."],
            as: rita
        )
        #expect(back.text(at: "returned.by") == "Invented rita.court")
        #expect(try await tasks().contains("\"task\":\"filingReturned\""))
        let gone = try await world.client.send(
            .delete,
            "/v1/filings/\(id)",
            headers: ["Authorization": "Bearer \(world.court)"]
        )
        #expect(gone.status == 200)
        #expect(try await !tasks().contains("filing"))
        let doors = world.server.routes.filter {
            $0.method != .get && $0.path.contains("filings")
        }
        #expect(doors.allSatisfy { $0.path.contains("{id}") })
    }

    @Test("stand in the court's queue among its orders, whatever has the earlier last day first")
    func order() async throws {
        let (world, ben) = try await world()
        _ = try await world.file(ben, ["caseNumber": "ZZ 2/26"])
        _ = try await world.submit(ben, ["caseNumber": "ZZ 1/26"])
        func cases() async throws -> [Substring] {
            let name = "rita\(world.day(ago: 0)).court"
            let clerk = try await world.employ(name, .court, for: world.court)
            let queue = try await world.console("/console/orders", as: clerk)
            return queue.text.matches(of: /ZZ \d\/26/).map(\.output)
        }
        #expect(try await cases() == ["ZZ 1/26", "ZZ 2/26"])
        // The order has eight weeks for its notice, a filing four.
        world.wait(days: 40)
        _ = try await world.submit(ben, ["caseNumber": "ZZ 3/26"])
        #expect(try await cases() == ["ZZ 2/26", "ZZ 3/26"])
    }

    @Test("in the console are read by another human without the sum, sent back, and filed anew")
    func console() async throws {
        let (world, ben) = try await world()
        let id = try await world.submit(ben).text(at: "id") ?? ""
        let rita = try await world.employ("rita.court", .court, for: world.court)
        let otto = try await world.employ("otto.court", .court, for: world.court)
        let path = "/console/filings/\(id)"
        let queue = try await world.console("/console/orders", as: rita)
        #expect(HTMLCheck(queue.text).faults.isEmpty)
        #expect(queue.text.contains("1 filing for another of you to read"))
        let page = try await world.console(path, as: rita)
        #expect(page.status == 200 && HTMLCheck(page.text).faults.isEmpty)
        #expect(page.text.contains("Ben") && !page.text.contains("3,400"))
        let empty = try await world.consoleForm("\(path)/return", [:], as: rita)
        #expect(empty.status == 422 && HTMLCheck(empty.text).faults.isEmpty)
        let back = try await world.consoleForm(
            "\(path)/return",
            ["reason": "The <b>street</b> is another one."],
            as: rita
        )
        #expect(back.status == 303)
        let again = try await world.console("/console/orders/new?again=\(id)", as: otto)
        #expect(HTMLCheck(again.text).faults.isEmpty)
        #expect(again.text.contains("name=\"replaced\" value=\"\(id)\""))
        #expect(again.text.contains("value=\"3,400\"") || again.text.contains("value=\"3,400.00\""))
        let returned = try await world.console(path, as: otto)
        #expect(returned.text.contains("&lt;b&gt;street"))
        #expect(!returned.text.contains("action=\"\(path)/confirm\""))
        #expect(try await world.console(path, as: world.court).status == 303)
        let lea = try await world.employ("lea.lender", .lender, for: world.lender)
        #expect(try await world.console(path, as: lea).status == 403)
    }

    @Test("are confirmed by nobody who filed them, and the page says so")
    func sameHuman() async throws {
        let (world, ben) = try await world()
        let rita = try await world.employ("rita.court", .court, for: world.court)
        let id = try await world.submit(ben, as: rita).text(at: "id") ?? ""
        let path = "/console/filings/\(id)"
        let page = try await world.console(path, as: rita)
        #expect(page.text.contains("You filed it yourself"))
        #expect(!page.text.contains("action=\"\(path)/confirm\""))
        let forced = try await world.consoleForm(
            "\(path)/confirm",
            ["principalMinorUnits": "3,400.00"],
            as: rita
        )
        #expect(forced.status == 422)
        #expect(try await world.get("/v1/registrar/queue", as: world.court).text.contains(id))
    }
}
