import Bureau
import Foundation
import HTTPTypes
import Identity
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("A console")
struct ConsolePageTests {
    /// A well-formed page, or a failed expectation.
    private func expectGood(_ reply: Reply, status: Int = 200, _ path: String) {
        #expect(reply.status == status, "\(path): \(reply.text.suffix(600))")
        let faults = HTMLCheck(reply.text).faults
        #expect(faults.isEmpty, "\(path): \(faults)")
    }

    @Test("shows every page of the operator, well formed")
    func operatorPages() async throws {
        let world = try await World()
        let session = try await world.employ("olga.operator", .operator_)
        _ = try await world.employ("rita.court", .court, for: world.court)
        let id = try await world.subscriber(world.court).rawValue
        for path in [
            "/console/subscribers", "/console/subscribers/new", "/console/subscribers/\(id)",
            "/console/staff", "/console/staff/new", "/console/scorecard", "/console/log",
        ] { expectGood(try await world.console(path, as: session), path) }
        let checked = try await world.consoleForm("/console/log/check", [:], as: session)
        #expect(checked.status == 303)
        let log = try await world.console("/console/log", as: session)
        #expect(log.text.contains("everything agrees"))
    }

    @Test("takes on a subscriber, shows its key once, and takes it back")
    func keys() async throws {
        let world = try await World()
        let session = try await world.employ("olga.operator", .operator_)
        let wrong = try await world.consoleForm(
            "/console/subscribers",
            ["name": "Kept Bank", "looksPerDay": "many"],
            as: session
        )
        expectGood(wrong, status: 422, "onboard")
        #expect(wrong.text.contains("value=\"Kept Bank\""))
        #expect(wrong.text.contains("onboard-licence-fault"))
        let taken = try await world.consoleForm(
            "/console/subscribers",
            [
                "name": "New Bank", "contact": "a@example.org", "licence": "L-9",
                "roles": "lender", "looksPerDay": "20",
            ],
            as: session
        )
        let path = try #require(
            taken.header("Location")?.split(separator: "?").first.map(String.init)
        )
        let issued = try await world.consoleForm(path + "/keys", [:], as: session)
        expectGood(issued, "issue")
        let key = try #require(issued.text.firstMatch(of: /<pre data-secret[^>]*>(rk_[^<]+)</)?.1)
        #expect(try await world.office.principal(apiKey: String(key)) != nil)
        let page = try await world.console(path, as: session)
        #expect(!page.text.contains(key))
        let name = try #require(page.text.firstMatch(of: /name="key" value="([0-9a-f]+)"/)?.1)
        let back = try await world.consoleForm(
            path + "/keys/revoke",
            ["key": String(name)],
            as: session
        )
        #expect(back.status == 303)
        #expect(try await world.office.principal(apiKey: String(key)) == nil)
    }

    @Test("proposes a card from a file, and refuses what is none beside its field")
    func upload() async throws {
        let world = try await World()
        let session = try await world.employ("olga.operator", .operator_)
        func send(_ card: String, token: String) async throws -> Reply {
            let body =
                "--B\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(token)\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"card\"; filename=\"c.json\"\r\n"
                + "Content-Type: application/json\r\n\r\n\(card)\r\n--B--\r\n"
            return try await world.client.send(
                .post,
                "/console/scorecard",
                headers: [
                    "Content-Type": "multipart/form-data; boundary=B",
                    "Cookie": "recourse_staff=\(session)", "Sec-Fetch-Site": "same-origin",
                    "Origin": "null",
                ],
                body: Array(body.utf8)
            )
        }
        let token = World.formToken(session)
        #expect(try await send("{}", token: "").status == 403)
        let refused = try await send("{}", token: token)
        #expect(refused.status == 400 || refused.status == 422)
        #expect(refused.text.contains("Nothing was done"))
        let hash = try #require(try await world.office.servedScorecard()).hash
        let card = try #require(try await world.office.scorecard(hash: hash))
        let text = String(decoding: card, as: UTF8.self)
        #expect(try await send(text, token: token).status == 422, "it is in force already")
        let other = text.replacingOccurrences(of: "\"name\":\"", with: "\"name\":\"Newer ")
        #expect(try await send(other, token: token).status == 303)
        #expect(try await world.office.servedScorecard()?.hash == hash, "one human is not enough")
    }

    @Test("brings an order back with every fault beside its field and nothing lost")
    func orderFaults() async throws {
        let world = try await World()
        let stage = Stage(world: world)
        try await world.enrol(stage.ben)
        let session = try await world.employ("rita.court", .court, for: world.court)
        expectGood(try await world.console("/console/orders/new", as: session), "new")
        var fields = Self.order(world, stage.ben)
        fields["order.kind"] = "fine"
        fields["order.costsMinorUnits"] = "4,10 or so"
        fields["order.isFinal"] = nil
        fields["order.creditor"] = ""
        let reply = try await world.consoleForm("/console/orders", fields, as: session)
        expectGood(reply, status: 422, "file")
        for field in ["kind", "costsMinorUnits", "isFinal", "creditor"] {
            #expect(reply.text.contains("id=\"file-order-\(field)-fault\""), "\(field)")
        }
        #expect(!reply.text.contains("id=\"file-order-principalMinorUnits-fault\""))
        #expect(
            reply.text.contains("value=\"3,400.00\"") && reply.text.contains("value=\"Example\"")
        )
        #expect(try await world.office.ownOrders(of: principal(session, world)).isEmpty)
    }

    @Test("leads an order from filing to the list, and through an objection, act by act")
    func orderLife() async throws {
        let world = try await World()
        let stage = Stage(world: world)
        try await world.enrol(stage.ben)
        let session = try await world.employ("rita.court", .court, for: world.court)
        let filed = try await filed(stage.ben, by: session, world)
        let path = try #require(
            filed.header("Location")?.split(separator: "?").first.map(String.init),
            "\(filed.text)"
        )
        func act(_ name: String, _ fields: [String: String]) async throws -> Reply {
            try await world.consoleForm("\(path)/\(name)", fields, as: session)
        }
        func page() async throws -> String {
            let reply = try await world.console(path, as: session)
            expectGood(reply, path)
            return reply.text
        }
        #expect(try await page().contains("Being served"))
        #expect(try await act("attempt", ["channel": "post"]).status == 303)
        let late = try await act("receipt", ["reference": "", "receivedOn": "2026-02-31"])
        expectGood(late, status: 422, "receipt")
        #expect(late.text.contains("receipt-reference-fault"))
        let served = try await act(
            "receipt",
            ["reference": "C-1", "receivedOn": world.day(ago: 0)]
        )
        #expect(served.status == 303)
        #expect(try await page().contains("Waiting period"))
        world.wait(days: 30)
        let again = try await enter("rita.court", world)
        #expect(try await world.console(path, as: again).text.contains(">Listed<"))
        let person = try await world.signIn(stage.ben)
        let entry = path.split(separator: "/").last ?? ""
        _ = try await world.post(
            "/v1/me/judgments/\(entry)/objections",
            ["words": "I paid <b>cash</b>."],
            as: person
        )
        let queue = try await world.console("/console/orders", as: again)
        expectGood(queue, "queue")
        #expect(queue.text.contains("Decide the objection"))
        let decision = ["isUpheld": "no", "reason": "No slip was shown.", "reviewer": "Judge Ada"]
        let unconfirmed = try await world.consoleForm("\(path)/objection", decision, as: again)
        expectGood(unconfirmed, status: 422, "objection")
        #expect(unconfirmed.text.contains("objection-confirmed-fault"))
        #expect(unconfirmed.text.contains("I paid &lt;b&gt;cash"))
        let decided = try await world.consoleForm(
            "\(path)/objection",
            decision.merging(["confirmed": "on"]) { $1 },
            as: again
        )
        #expect(decided.status == 303)
        let paid = try await world.consoleForm(
            "\(path)/payment",
            ["principalLeftMinorUnits": "0", "proof": "Bailiff's slip"],
            as: again
        )
        #expect(paid.status == 303)
        #expect(try await world.console(path, as: again).text.contains(">Removed<"))
    }

    @Test("shows a court its own orders alone")
    func ownOrders() async throws {
        let world = try await World()
        let stage = Stage(world: world)
        try await world.enrol(stage.ben)
        let filed = try await world.file(stage.ben)
        let id = filed.text(at: "id") ?? ""
        let other = try await world.office.perform(
            OnboardSubscriber(
                name: "Other Court",
                contact: "c@example.org",
                roles: [.court],
                licence: "C-2",
                looksPerDay: 0
            ),
            as: World.clerk
        ).answer
        let key = try await world.office.issueAPIKey(for: other, as: World.clerk).answer
        let mine = try await world.employ("rita.court", .court, for: world.court)
        let theirs = try await world.employ("otto.court", .court, for: key)
        #expect(try await world.console("/console/orders/\(id)", as: mine).status == 200)
        #expect(try await world.console("/console/orders/\(id)", as: theirs).status == 404)
        let act = try await world.consoleForm("/console/orders/\(id)/confirm", [:], as: theirs)
        #expect(act.status == 404)
        let queue = try await world.console("/console/orders", as: theirs)
        #expect(
            queue.text.contains("filed no order here yet") && !queue.text.contains("ZZ 4711/26")
        )
    }

    @Test("asks, is allowed, checks, and gives the receipt, all under the lender's own reference")
    func lender() async throws {
        let world = try await World()
        let stage = Stage(world: world)
        try await world.enrol(stage.ada)
        let session = try await world.employ("lea.lender", .lender, for: world.lender)
        for path in ["/console/requests/new", "/console/checks/new"] {
            expectGood(try await world.console(path, as: session), path)
        }
        var asked = Self.person(stage.ada)
        asked["purpose"] = "credit-application"
        asked["ownReference"] = "APP-1"
        asked["isSingleUse"] = "yes"
        asked["termDays"] = "30"
        let empty = try await world.consoleForm("/console/requests", asked, as: session)
        expectGood(empty, status: 422, "request")
        #expect(empty.text.contains("names the data"))
        asked["categories.own-conduct"] = "on"
        #expect(try await world.consoleForm("/console/requests", asked, as: session).status == 303)
        let unavailable = try await world.consoleForm("/console/checks", asked, as: session)
        expectGood(unavailable, "unavailable")
        var nobody = asked
        nobody["person.givenName"] = "Nobody"
        let unknown = try await world.consoleForm("/console/checks", nobody, as: session)
        #expect(unknown.body == unavailable.body)
        let person = try await world.signIn(stage.ada)
        let consent = try await world.consent("requested", session: person)
        let granted = try await world.post(
            "/v1/me/consents/\(consent["id"] ?? "")/grant",
            ["wordingHash": consent["wordingHash"] ?? ""],
            as: person
        )
        #expect(granted.status == 200)
        let list = try await world.console("/console/requests", as: session)
        expectGood(list, "requests")
        #expect(list.text.contains("Allowed") && list.text.contains("APP-1"))
        let answered = try await world.consoleForm("/console/checks", asked, as: session)
        let path = try #require(
            answered.header("Location")?.split(separator: "?").first.map(String.init)
        )
        let page = try await world.console(path, as: session)
        expectGood(page, path)
        #expect(page.text.contains("points") && page.text.contains("No entry."))
        let receipt = try await world.console(path + "/receipt", as: session)
        #expect(receipt.status == 200 && receipt.text.contains("tlog-proof"))
        let other = try await world.employ("leo.lender", .lender, for: world.otherLender)
        #expect(try await world.console(path, as: other).status == 404)
        #expect(try await world.console(path + "/receipt", as: other).status == 404)
        let looks = try await world.page("/me/looks", session: person)
        #expect(looks.text.contains("Invented lea.lender"))
    }

    @Test("records a decision only with a true reason and a human who stands by it")
    func decision() async throws {
        let world = try await World()
        let stage = Stage(world: world)
        try await world.enrol(stage.ada)
        let session = try await world.employ("lea.lender", .lender, for: world.lender)
        let person = try await world.signIn(stage.ada)
        _ = try await world.share(stage.ada, session: person)
        var fields = Self.person(stage.ada)
        fields["purpose"] = "credit-application"
        let checked = try await world.consoleForm("/console/checks", fields, as: session)
        let path = try #require(
            checked.header("Location")?.split(separator: "?").first.map(String.init)
        )
        let page = try await world.console(path, as: session)
        expectGood(page, path)
        #expect(page.text.contains("name=\"reviewer.name\" value=\"Invented lea.lender\""))
        #expect(!page.text.contains("ownReasons.unpaid-court-order"))
        var decision = [
            "outcome": "declined", "hearing": "not-asked", "reviewer.name": "Lea Lender",
            "reviewer.role": "Loan officer",
        ]
        let bare = try await world.consoleForm(path + "/decision", decision, as: session)
        expectGood(bare, status: 422, "decision")
        #expect(bare.text.contains("id=\"decision-reviewer-couldDecideOtherwise-fault\""))
        #expect(bare.text.contains("cannot state a true reason"))
        decision["reviewer.couldDecideOtherwise"] = "on"
        decision["ownReasons.income-insufficient"] = "on"
        decision["keyFactors.savings"] = "on"
        let untrue = try await world.consoleForm(path + "/decision", decision, as: session)
        #expect(untrue.status == 422)
        decision["keyFactors.savings"] = nil
        let recorded = try await world.consoleForm(path + "/decision", decision, as: session)
        #expect(recorded.status == 303, "\(recorded.text)")
        let after = try await world.console(path, as: session)
        expectGood(after, path)
        #expect(after.text.contains("Lea Lender, Loan officer."))
        #expect(!after.text.contains("id=\"decision\""))
        let again = try await world.consoleForm(path + "/decision", decision, as: session)
        #expect(again.status == 409)
        let other = try await world.employ("leo.lender", .lender, for: world.otherLender)
        #expect(try await world.consoleForm(path + "/decision", decision, as: other).status == 404)
        let list = try await world.console("/console/checks", as: session)
        expectGood(list, "checks")
        #expect(list.text.contains("Declined"))
    }

    @Test("hides an answer once the person switched the sharing off")
    func withdrawn() async throws {
        let world = try await World()
        let stage = Stage(world: world)
        try await world.enrol(stage.ada)
        let session = try await world.employ("lea.lender", .lender, for: world.lender)
        let person = try await world.signIn(stage.ada)
        let consent = try await world.share(stage.ada, session: person)
        var fields = Self.person(stage.ada)
        fields["purpose"] = "credit-application"
        let checked = try await world.consoleForm("/console/checks", fields, as: session)
        let path = try #require(
            checked.header("Location")?.split(separator: "?").first.map(String.init)
        )
        _ = try await world.post("/v1/me/consents/\(consent)/withdraw", [:], as: person)
        let page = try await world.console(path, as: session)
        #expect(page.text.contains("switched the sharing off") && !page.text.contains("The sum"))
        // The receipt holds the score and all that led to it.
        #expect(!page.text.contains("Download the receipt"))
        #expect(try await world.console(path + "/receipt", as: session).status == 404)
    }

    @Test("shows no court order again that may not be seen any more")
    func hiddenSince() async throws {
        let world = try await World()
        let stage = Stage(world: world)
        try await stage.set()
        let session = try await world.employ("lea.lender", .lender, for: world.lender)
        let person = try await world.signIn(stage.ben)
        _ = try await world.share(stage.ben, session: person)
        var fields = Self.person(stage.ben)
        fields["purpose"] = "credit-application"
        let checked = try await world.consoleForm("/console/checks", fields, as: session)
        let path = try #require(
            checked.header("Location")?.split(separator: "?").first.map(String.init)
        )
        #expect(try await world.console(path, as: session).text.contains("One court order"))
        let file = try await world.office.personFile(
            of: try #require(try await world.office.principal(session: person))
        )
        let entry = try #require(file.judgments.first).id.rawValue
        _ = try await world.post(
            "/v1/me/judgments/\(entry)/objections",
            ["words": "Not mine."],
            as: person
        )
        let page = try await world.console(path, as: session).text
        #expect(!page.contains("One court order") && page.contains("Delete what you hold of it."))
        // The person reads why it was told then and is not told now; the lender reads neither.
        let again = try await world.check(stage.ben)
        #expect(again.status == 200 && !again.text.contains("steps"))
        let looks = try await world.get("/v1/me/looks", as: person).json["looks"]
        let orders = (looks as? [[String: Any]])?.compactMap { $0["orders"] as? [[String: Any]] }
        let told = orders?.joined().compactMap { $0["isTold"] as? Bool } ?? []
        #expect(told.contains(true) && told.contains(false))
        for look in (looks as? [[String: Any]]) ?? [] where look["orders"] is [[String: Any]] {
            let own = try await world.page("/me/looks/\(look["id"] ?? "")", session: person)
            #expect(own.text.contains("Why a court order was "))
        }
    }

    // MARK: What is typed

    private func principal(_ session: String, _ world: World) async throws -> Principal {
        try #require(try await world.office.staff(session: session)).principal
    }

    /// One clerk files an order, another one confirms it.
    private func filed(
        _ someone: Someone,
        by session: String,
        _ world: World
    ) async throws -> Reply {
        let waiting = try await world.consoleForm(
            "/console/orders",
            Self.order(world, someone),
            as: session
        )
        let filing = try #require(waiting.header("Location")?.split(separator: "?").first)
        return try await world.consoleForm(
            "\(filing)/confirm",
            ["principalMinorUnits": "3,400.00"],
            as: try await world.employ("otto.court", .court, for: world.court)
        )
    }

    private func enter(_ name: String, _ world: World) async throws -> String {
        let token = try await world.office.signInStaff(
            signInName: name,
            passPhrase: World.phrase
        )
        return try #require(token).value
    }

    private static func person(_ someone: Someone, _ path: String = "person") -> [String: String] {
        let identity = someone.identity
        return [
            "\(path).givenName": identity.givenName, "\(path).familyName": identity.familyName,
            "\(path).dateOfBirth": identity.dateOfBirth,
            "\(path).address.street": identity.address.street,
            "\(path).address.postalCode": identity.address.postalCode,
            "\(path).address.town": identity.address.town,
            "\(path).address.country": identity.address.country,
        ]
    }

    private static func order(_ world: World, _ someone: Someone) -> [String: String] {
        person(someone, "debtor").merging([
            "order.court": "District Court of Sampleton", "order.caseNumber": "ZZ 1/26",
            "order.kind": "civilMoney", "order.orderedOn": world.day(ago: 60),
            "order.obligationAroseOn": world.day(ago: 400),
            "order.principalMinorUnits": "3,400.00", "order.currency": "EUR",
            "order.creditor": "Example Furniture Ltd", "order.liability": "own",
            "order.isFinal": "on", "order.reasons": "Delivered and not paid for.",
            "order.confirmedOn": world.day(ago: 1), "order.signedBy": "Rita",
        ]) { $1 }
    }
}
