import Bureau
import HTTPTypes
import Identity
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("A representative's own pages")
struct RepresentativePageTests {
    private let ada = Someone.withItems("MAPLE-7Q2K", "Ada", "Sample")

    private func expectGood(_ reply: Reply, status: Int = 200) {
        #expect(reply.status == status, "\(reply.text.prefix(400))")
        #expect(HTMLCheck(reply.text).faults.isEmpty)
    }

    /// The person as the fields of a console's form.
    private func fields(_ more: [String: String]) -> [String: String] {
        let identity = ada.identity
        return [
            "person.givenName": identity.givenName, "person.familyName": identity.familyName,
            "person.dateOfBirth": identity.dateOfBirth,
            "person.address.street": identity.address.street,
            "person.address.postalCode": identity.address.postalCode,
            "person.address.town": identity.address.town,
            "person.address.country": identity.address.country,
        ].merging(more) { $1 }
    }

    /// A clerk records a mandate and makes the sign-in; gives the reference.
    private func appoint(_ world: World, _ staff: String, scopes: [String]) async throws -> String {
        let path = "/console/office/assist/mandates"
        var record = fields([
            "representative": "Dana <Helper>", "contact": "1 Help Street",
            "basis": "appointment", "proof": "Order of the court of 1 February.",
            "lastDay": "2026-12-01",
        ])
        for scope in scopes { record["scopes.\(scope)"] = "on" }
        #expect(try await world.consoleForm(path, record, as: staff).status == 303)
        let page = try await world.console(path, as: staff)
        let form = try #require(
            page.text.firstMatch(of: /\/console\/office\/assist\/mandates\/[0-9A-Z]{26}\/sign-in/)
        )
        let opened = try await world.consoleForm(String(form.output), [:], as: staff)
        expectGood(opened)
        let secret = try #require(
            opened.text.firstMatch(of: /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/)
        )
        return String(secret.output)
    }

    private func send(
        _ world: World,
        _ path: String,
        _ fields: [String: String],
        visit: String? = nil,
        session: String? = nil
    ) async throws -> Reply {
        let secret = session ?? visit ?? ""
        let name = session == nil ? "recourse_visit" : "recourse_representative"
        return try await world.form(
            path,
            fields.merging(["csrf": World.formToken(secret)]) { $1 },
            session: "",
            headers: ["Cookie": "\(name)=\(secret)"]
        )
    }

    private func cookie(_ name: String, of reply: Reply) -> String? {
        reply.headers[values: .setCookie].compactMap { header -> String? in
            guard header.hasPrefix("\(name)=") else { return nil }
            return header.dropFirst(name.count + 1).split(separator: ";").first.map(String.init)
        }.first
    }

    /// Signs in with a reference and the code that a demo shows; nil when nobody is let in.
    private func enter(_ world: World, _ reference: String) async throws -> String? {
        let door = try await world.client.send(
            .get,
            "/representative/sign-in",
            headers: ["Accept": "text/html"]
        )
        expectGood(door)
        let visit = try #require(cookie("recourse_visit", of: door))
        let begun = try await send(
            world,
            "/representative/sign-in",
            ["reference": reference],
            visit: visit
        )
        expectGood(begun)
        let code = try #require(begun.text.firstMatch(of: /data-demo-code>(\d{6})</)).output.1
        let challenge = try #require(
            begun.text.firstMatch(of: /name="challenge" value="([^"]+)"/)
        ).output.1
        let done = try await send(
            world,
            "/representative/sign-in/code",
            ["challenge": String(challenge), "code": String(code)],
            visit: visit
        )
        return cookie("recourse_representative", of: done)
    }

    private func page(_ world: World, _ path: String, _ session: String) async throws -> Reply {
        try await world.client.send(
            .get,
            path,
            headers: ["Cookie": "recourse_representative=\(session)", "Accept": "text/html"]
        )
    }

    @Test(
        "say for whom and until when, offer the acts of the mandate, and show nothing of the file"
    )
    func acts() async throws {
        let world = try await World()
        try await world.enrol(ada)
        let staff = try await world.employ("olga.operator", .operator_)
        let reference = try await appoint(world, staff, scopes: ["freeze", "disputes"])
        let session = try #require(try await enter(world, reference))
        let first = try await page(world, "/representative", session)
        expectGood(first)
        #expect(first.text.contains("You act for Ada Sample, until 1 December 2026."))
        #expect(first.text.contains("Dana &lt;Helper&gt;"))
        #expect(!first.text.contains("existing_credits") && !first.text.contains("MAPLE-7Q2K"))
        #expect(first.text.contains("action=\"/representative/acts/freeze\""))
        #expect(!first.text.contains("action=\"/representative/acts/write-statement\""))
        let bad = try await send(
            world,
            "/representative/acts/dispute-item",
            ["reference": "01ARZ3NDEKTSV4RRFFQ69G5FAV", "words": "Not hers."],
            session: session
        )
        #expect(bad.status == 422 && bad.text.contains("You act for Ada Sample"))
        let done = try await send(world, "/representative/acts/freeze", [:], session: session)
        #expect(done.header("Location") == "/representative?done=represented")
        let outside = try await send(
            world,
            "/representative/acts/write-statement",
            ["words": "x"],
            session: session
        )
        #expect(outside.status == 403)
        #expect(
            try await send(world, "/representative/acts/lift", [:], session: session).status == 404
        )
        let after = try await page(world, "/representative?done=represented", session)
        expectGood(after)
        #expect(after.text.contains("You froze the file"))
        let person = try await world.signIn(ada)
        let history = try await world.page("/me/history", session: person)
        #expect(history.text.contains("By Dana &lt;Helper&gt;, who may act for you"))
        let own = try await world.page("/me/representatives", session: person)
        expectGood(own)
        #expect(own.text.contains("Own sign-in"))
    }

    @Test("open to no other session, and a representative's opens no other page")
    func doors() async throws {
        let world = try await World()
        try await world.enrol(ada)
        let staff = try await world.employ("olga.operator", .operator_)
        let reference = try await appoint(world, staff, scopes: ["freeze"])
        let session = try #require(try await enter(world, reference))
        let person = try await world.signIn(ada)
        for other in [person, staff, "x"] {
            let reply = try await page(world, "/representative", other)
            #expect(reply.header("Location") == "/representative/sign-in")
            let act = try await send(world, "/representative/acts/freeze", [:], session: other)
            #expect(act.status == 401)
        }
        #expect(try await world.page("/me", session: session).status == 303)
        #expect(try await world.console("/console/staff", as: session).status == 303)
        #expect(try await world.get("/v1/me", as: session).status == 401)
        let forged = try await world.form(
            "/representative/acts/freeze",
            ["csrf": World.formToken("another")],
            session: "",
            headers: ["Cookie": "recourse_representative=\(session)"]
        )
        #expect(forged.status == 403)
        #expect(try await enter(world, "AAAA-BBBB-CCCC-DDDD") == nil)
        let out = try await send(world, "/representative/sign-out", [:], session: session)
        #expect(out.status == 303)
        #expect(try await page(world, "/representative", session).status == 303)
    }

    @Test("close when the person ends it in their own portal")
    func ended() async throws {
        let world = try await World()
        try await world.enrol(ada)
        let staff = try await world.employ("olga.operator", .operator_)
        let reference = try await appoint(world, staff, scopes: ["freeze"])
        let session = try #require(try await enter(world, reference))
        let person = try await world.signIn(ada)
        let own = try await world.page("/me/representatives", session: person)
        let end = try #require(
            own.text.firstMatch(of: /\/me\/representatives\/[0-9A-Z]{26}\/end/)
        )
        let ended = try await world.form(
            String(end.output),
            ["csrf": World.formToken(person)],
            session: person
        )
        #expect(ended.status == 303)
        #expect(try await page(world, "/representative", session).status == 303)
        let late = try await send(world, "/representative/acts/freeze", [:], session: session)
        #expect(late.status == 401)
        #expect(try await enter(world, reference) == nil)
    }

    @Test("and the desk take the report of a theft, with its form")
    func theft() async throws {
        let world = try await World()
        try await world.enrol(ada)
        let staff = try await world.employ("olga.operator", .operator_)
        let path = "/console/office/assist"
        let page = try await world.console(path, as: staff)
        #expect(page.text.contains("Report the theft of an identity"))
        let asked = ["way": "counter", "proof": "Passport C123, seen.", "act": "report-theft"]
        let empty = try await world.consoleForm(path, fields(asked), as: staff)
        expectGood(empty, status: 422)
        for field in ["items", "authority", "number", "madeOn", "isNotMine"] {
            #expect(empty.text.contains("id=\"assist-\(field)-fault\""), "\(field)")
        }
        let person = try await world.signIn(ada)
        let item = try await world.item("existing_credits", session: person)
        let report = [
            "items": " \(item)\n", "authority": "Police of Sampleton", "number": "ST 1/26",
            "madeOn": "2026-02-20", "isNotMine": "on",
        ]
        let done = try await world.consoleForm(
            path,
            fields(asked).merging(report) { $1 },
            as: staff
        )
        #expect(done.status == 303, "\(done.text)")
        let own = try await world.page("/me/theft", session: person)
        let block = try #require(own.text.firstMatch(of: /\/me\/theft\/[0-9A-Z]{26}/))
        let reported = try await world.page(String(block.output), session: person)
        #expect(reported.text.contains("Police of Sampleton"))
        let notices = try await world.get("/v1/me/notices", as: person).text
        #expect(notices.contains("the theft of your identity was reported"))
        let reference = try await appoint(world, staff, scopes: ["theft"])
        let session = try #require(try await enter(world, reference))
        let other = try await world.item("savings", session: person)
        let under = try await send(
            world,
            "/representative/acts/report-theft",
            report.merging(["items": other, "number": "ST 2/26"]) { $1 },
            session: session
        )
        #expect(under.status == 303, "\(under.text.prefix(2000))")
    }
}

@Suite("An auditor")
struct AuditorTests {
    @Test("reads numbers by furnisher and the log, and nothing about any person")
    func matrix() async throws {
        let world = try await World()
        let someone = Someone.withItems("MAPLE-7Q2K", "Ada", "Sample")
        try await world.enrol(someone)
        let person = try await world.signIn(someone)
        _ = try await world.dispute("existing_credits", session: person)
        let session = try await world.employ("ines.auditor", .auditor)
        let open: Set<String> = [
            "/console", "/console/sign-in", "/console/enrol", "/console/sign-out",
            "/console/office/furnishers", "/console/log", "/console/log/check",
        ]
        for path in ["/console/office/furnishers", "/console/log"] {
            let page = try await world.console(path, as: session)
            #expect(page.status == 200 && HTMLCheck(page.text).faults.isEmpty, "\(path)")
            #expect(!page.text.contains("Ada") && !page.text.contains("href=\"/console/staff\""))
        }
        let home = try await world.console("/console", as: session)
        #expect(home.header("Location") == "/console/office/furnishers")
        #expect(try await world.get("/v1/dispute-statistics", as: session).status == 200)
        let id = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
        for route in world.server.routes where route.path.hasPrefix("/console") {
            guard !open.contains(route.path) else { continue }
            let path = route.path.replacing("{id}", with: id)
            let reply =
                route.method == .get
                ? try await world.console(path, as: session)
                : try await world.consoleForm(path, [:], as: session)
            #expect(reply.status == 403, "\(route.method) \(path)")
        }
        for route in world.server.routes
        where route.path.hasPrefix("/v1/") && route.method == .get {
            guard route.path != "/v1/dispute-statistics" else { continue }
            let path = route.path.replacing("{id}", with: id)
            let reply = try await world.get(path, as: session)
            #expect(reply.status >= 400 || !reply.text.contains("Ada"), "\(path): \(reply.status)")
            #expect(!reply.text.contains("I never had this loan."), "\(path)")
        }
    }

    @Test("belongs to no lender and no court, and checks the log without a key of any row")
    func account() async throws {
        let world = try await World()
        await #expect(throws: Refusal.self) {
            try await world.employ("ines.auditor", .auditor, for: world.lender)
        }
        let session = try await world.employ("ida.auditor", .auditor)
        #expect(
            try await world.consoleForm("/console/log/check", [:], as: session).status == 303
        )
        let page = try await world.console("/console/log", as: session)
        #expect(page.text.contains("rows agree"))
    }
}
