import Bureau
import Foundation
import HTTPTypes
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("Statement, identity theft and the copy of a file")
struct RightsRouteTests {
    let someone = World.furnished("MAPLE-6F6F", "Ada", "Sample")

    private func opened() async throws -> (World, session: String) {
        let world = try await World()
        try await world.enrol(someone)
        return (world, try await world.signIn(someone))
    }

    private func put(_ world: World, _ words: String, as session: String) async throws -> Reply {
        try await world.client.send(
            .put,
            "/v1/me/statement",
            headers: ["Content-Type": "application/json", "Authorization": "Bearer \(session)"],
            body: [UInt8](try JSONSerialization.data(withJSONObject: ["words": words]))
        )
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

    private func expectGood(_ reply: Reply, status: Int = 200) {
        #expect(reply.status == status, "\(reply.text.suffix(600))")
        let faults = HTMLCheck(reply.text).faults
        #expect(faults.isEmpty, "\(faults)")
    }

    // MARK: Statement

    @Test("No answer and no disclosure leaves without the statement, however it is asked for")
    func everywhere() async throws {
        let (world, session) = try await opened()
        let words = "I was ill <in spring>.\nSince June I pay."
        #expect(try await put(world, words, as: session).status == 200)
        _ = try await world.share(someone, session: session)
        let answer = try await world.check(someone)
        #expect(answer.text(at: "statement") == words)
        let joint = try await world.post(
            "/v1/joint-checks",
            [
                "first": ["person": someone.json, "purpose": "credit-application"],
                "second": [
                    "person": Someone("FERNS-1A1A", "Emil", "Leer").json,
                    "purpose": "credit-application",
                ],
            ],
            as: world.lender
        )
        #expect(joint.text(at: "first.statement") == words)
        #expect(joint.text(at: "second.outcome") == "unavailable")
        let clerk = try await world.employ("lea.lender", .lender, for: world.lender)
        let checks = try await world.console("/console/checks", as: clerk)
        let one = try #require(checks.text.firstMatch(of: /\/console\/checks\/[0-9A-Z]{26}/))
        let page = try await world.console(String(one.output), as: clerk)
        #expect(page.text.contains("I was ill &lt;in spring&gt;."))
        let asked = try await world.post("/v1/me/disclosures", [:], as: session)
        let id = try #require(asked.text(at: "id"))
        for path in ["/v1/me", "/v1/me/copy/data", "/v1/me/disclosures/\(id)/file"] {
            let file = try await world.get(path, as: session)
            #expect(file.text(at: "statement.words") == words, "\(path)")
        }
        for path in ["/v1/me/copy", "/v1/me/disclosures/\(id)/page"] {
            let file = try await world.get(path, as: session)
            #expect(file.text.contains("I was ill &lt;in spring&gt;."), "\(path)")
        }
        let staff = try await world.operatorSession()
        let letter = try await world.post(
            "/v1/disclosures",
            ["person": someone.json, "channel": "letter", "receivedOn": world.day(ago: 0)],
            as: staff
        )
        let request = try #require(letter.text(at: "id"))
        for step in ["identity", "compilation"] {
            _ = try await world.post("/v1/disclosures/\(request)/\(step)", [:], as: staff)
        }
        let handed = try await world.get("/v1/disclosures/\(request)/file", as: staff)
        #expect(handed.text(at: "statement.words") == words)
        let printed = try await world.console(
            "/console/office/disclosures/\(request)/page",
            as: staff
        )
        #expect(printed.text.contains("I was ill &lt;in spring&gt;."))
        #expect(!printed.text.contains("tlog-proof"), "receipts go to the person alone")
    }

    @Test("Withdrawn, it is in no answer and on no page, not even in a lender's old case")
    func withdrawn() async throws {
        let (world, session) = try await opened()
        _ = try await put(world, "A sentence to forget.", as: session)
        _ = try await world.share(someone, session: session)
        _ = try await world.check(someone)
        let gone = try await world.client.send(
            .delete,
            "/v1/me/statement",
            headers: ["Authorization": "Bearer \(session)"]
        )
        #expect(gone.status == 200)
        #expect(try await world.check(someone).value(at: "statement") is NSNull)
        let clerk = try await world.employ("lea.lender", .lender, for: world.lender)
        let checks = try await world.console("/console/checks", as: clerk)
        for one in checks.text.matches(of: /\/console\/checks\/[0-9A-Z]{26}/) {
            let page = try await world.console(String(one.output), as: clerk)
            #expect(page.status == 200)
            #expect(!page.text.contains("to forget"))
        }
        let file = try await world.get("/v1/me/statement", as: session)
        #expect(file.value(at: "statement") is NSNull)
    }

    @Test("The page counts words without a script, keeps what fits and says what is too much")
    func page() async throws {
        let (world, session) = try await opened()
        expectGood(try await world.page("/me/statement", session: session))
        let counted = try await send(
            world,
            "/me/statement",
            ["words": "one two  three", "act": "count"],
            session: session
        )
        expectGood(counted)
        #expect(counted.text.contains("3 words of at most 200."))
        #expect(counted.text.contains(">one two  three</textarea>"))
        let none = try await world.get("/v1/me/statement", as: session)
        #expect(none.value(at: "statement") is NSNull, "counting keeps nothing")
        let long = Array(repeating: "so", count: 201).joined(separator: " ")
        let refused = try await send(world, "/me/statement", ["words": long], session: session)
        expectGood(refused, status: 422)
        #expect(refused.text.contains("1 word too many."))
        #expect(refused.text.contains("This is 201 words long"))
        let kept = try await send(
            world,
            "/me/statement",
            ["words": "Read <this>, please."],
            session: session
        )
        #expect(kept.status == 303)
        let page = try await world.page("/me/statement?done=statementWritten", session: session)
        expectGood(page)
        #expect(page.text.contains("Read &lt;this&gt;, please."))
        let own = try await world.page("/me/file", session: session)
        expectGood(own)
        #expect(own.text.contains("Read &lt;this&gt;, please."))
        let script = try await world.page("/assets/words.js", session: session)
        #expect(script.status == 200)
        let withdrawn = try await send(world, "/me/statement/withdraw", [:], session: session)
        #expect(withdrawn.status == 303)
        #expect(try await !world.page("/me/file", session: session).text.contains("please."))
        let forged = try await world.form(
            "/me/statement",
            ["words": "x", "csrf": "wrong"],
            session: session
        )
        #expect(forged.status == 403)
    }

    // MARK: Theft

    @Test("The day of a report may be written as the person's language writes days")
    func ownDay() async throws {
        let (world, session) = try await opened()
        let item = try await world.item("existing_credits", session: session)
        var sent: [Reply] = []
        for day in ["1. Marz 2026", "1. März 2026"] {
            let fields = [
                "item.\(item)": "on", "authority": "Polizei", "number": "ST 1/26", "madeOn": day,
                "isNotMine": "on", "csrf": World.formToken(session),
            ]
            var form = URLComponents()
            form.queryItems = fields.map { URLQueryItem(name: $0.key, value: $0.value) }
            let body = form.percentEncodedQuery ?? ""
            sent.append(
                try await world.client.send(
                    .post,
                    "/me/theft",
                    headers: [
                        "Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html",
                        "Cookie": "recourse_session=\(session); recourse_language=de",
                        "Sec-Fetch-Site": "same-origin", "Origin": "null",
                    ],
                    body: Array(body.utf8)
                )
            )
        }
        #expect(sent.map(\.status) == [422, 303])
        #expect(sent[0].text.contains("Schreiben Sie es so: 28. Februar 2026."))
        let page = try await world.page(try #require(sent[1].header("Location")), session: session)
        #expect(page.text.contains("1 March 2026"))
    }

    @Test("A theft is reported on its page, each gap at its field, and hidden at once")
    func report() async throws {
        let (world, session) = try await opened()
        _ = try await world.share(someone, session: session)
        #expect(try await world.check(someone).value(at: "score.score") is Int)
        expectGood(try await world.page("/me/theft", session: session))
        let empty = try await send(world, "/me/theft", [:], session: session)
        expectGood(empty, status: 422)
        for id in ["items-fault", "authority-fault", "number-fault", "madeOn-fault"] {
            #expect(empty.text.contains("id=\"\(id)\""), "\(id)")
        }
        let item = try await world.item("existing_credits", session: session)
        let sent = try await send(
            world,
            "/me/theft",
            [
                "item.\(item)": "on", "authority": "Police of Sampleton", "number": "ST 1/26",
                "madeOn": "2026-03-01", "isNotMine": "on", "words": "My <wallet> was taken.",
            ],
            session: session
        )
        #expect(sent.status == 303)
        let place = try #require(sent.header("Location"))
        let page = try await world.page(place, session: session)
        expectGood(page)
        #expect(page.text.contains("Hidden, being looked at"))
        #expect(page.text.contains("Example Bank knows since"))
        let file = try await world.page("/me/file", session: session)
        expectGood(file)
        #expect(file.text.contains("Your report of a theft"))
        let told = try await world.check(someone)
        let used = told.value(at: "score.contributions") as? [[String: Any]] ?? []
        #expect(!used.contains { $0["source"] as? String == "Example Bank" })
        let list = try await world.page("/me/theft", session: session)
        expectGood(list)
        #expect(!list.text.contains("name=\"item.\(item)\""))
    }

    @Test("The furnisher sees its own items of a report, the office all, another lender nothing")
    func known() async throws {
        let (world, session) = try await opened()
        let own = try await world.item("existing_credits", session: session)
        let other = try await world.item("savings", session: session)
        let sent = try await world.post(
            "/v1/me/theft-blocks",
            [
                "items": [own, other], "authority": "Police", "number": "1",
                "madeOn": world.day(ago: 1), "isNotMine": true,
            ],
            as: session
        )
        #expect(sent.status == 201, "\(sent.text)")
        let id = try #require(sent.text(at: "id"))
        let path = "/v1/theft-blocks/\(id)"
        let seen = try await world.get(path, as: world.lender)
        #expect((seen.value(at: "items") as? [Any])?.count == 1)
        #expect(seen.text(at: "items.0.item.id") == own)
        #expect(seen.text(at: "person.familyName") == "Sample")
        #expect(try await world.get(path, as: world.otherLender).status == 404)
        #expect(try await world.get(path, as: world.court).status == 403)
        let list = try await world.get("/v1/theft-blocks", as: world.otherLender)
        #expect((list.value(at: "theftBlocks") as? [Any])?.isEmpty == true)
        let staff = try await world.operatorSession()
        #expect((try await world.get(path, as: staff).value(at: "items") as? [Any])?.count == 2)
        let confirm = ["proof": "Passport seen; the police has the report."]
        #expect(
            try await world.post("\(path)/confirmation", confirm, as: world.lender).status == 403
        )
        let told = try await world.post(
            "\(path)/furnisher",
            ["furnisher": "Sample Savings Bank"],
            as: staff
        )
        #expect(told.status == 200, "\(told.text)")
        let confirmed = try await world.post("\(path)/confirmation", confirm, as: staff)
        #expect(confirmed.text(at: "state") == "blocked")
        let wrong = try await world.post(
            "\(path)/rescission",
            ["ground": "unpaid", "reason": "x", "reviewer": ["name": "Berta Clerk"]],
            as: staff
        )
        #expect(wrong.status == 400)
        let ended = try await world.post(
            "\(path)/rescission",
            [
                "ground": "goods-obtained", "reason": "A delivery that was signed for.",
                "reviewer": [
                    "name": "Berta Clerk", "role": "Officer", "couldDecideOtherwise": true,
                ],
            ],
            as: staff
        )
        #expect(ended.text(at: "state") == "rescinded")
        #expect(ended.value(at: "isHidden") as? Bool == true)
        let page = try await world.page("/me/theft/\(id)", session: session)
        expectGood(page)
        #expect(page.text.contains("A delivery that was signed for."))
        #expect(page.text.contains("/me/disputes/new"))
    }

    @Test("The office works through reports in its console; a lender reads what not to furnish")
    func console() async throws {
        let (world, session) = try await opened()
        let own = try await world.item("existing_credits", session: session)
        let sent = try await world.post(
            "/v1/me/theft-blocks",
            [
                "items": [own], "authority": "Police", "number": "1",
                "madeOn": world.day(ago: 1), "isNotMine": true, "words": "Not <me>.",
            ],
            as: session
        )
        let id = try #require(sent.text(at: "id"))
        let staff = try await world.operatorSession()
        let list = try await world.console("/console/office/theft", as: staff)
        expectGood(list)
        #expect(list.text.contains("1 report"))
        #expect(!list.text.contains("Sample-"), "no name stands in the list")
        let base = "/console/office/theft/\(id)"
        let page = try await world.console(base, as: staff)
        expectGood(page)
        #expect(page.text.contains("Not &lt;me&gt;."))
        let gap = try await world.consoleForm("\(base)/confirmation", ["proof": " "], as: staff)
        expectGood(gap, status: 422)
        let done = try await world.consoleForm(
            "\(base)/confirmation",
            ["proof": "Passport."],
            as: staff
        )
        #expect(done.status == 303)
        expectGood(try await world.console(base, as: staff))
        let clerk = try await world.employ("lea.lender", .lender, for: world.lender)
        expectGood(try await world.console("/console/theft", as: clerk))
        let seen = try await world.console("/console/theft/\(id)", as: clerk)
        expectGood(seen)
        #expect(!seen.text.contains("End the block"))
        #expect(try await world.console(base, as: clerk).status == 403)
        expectGood(try await world.console("/console/office/furnishers", as: staff))
        #expect(try await world.console("/console/office/furnishers", as: clerk).status == 403)
    }

    // MARK: The copy

    @Test("The copy holds every value of the file for programs, and a receipt for each event")
    func copy() async throws {
        let (world, session) = try await opened()
        _ = try await put(world, "Mine & mine.", as: session)
        _ = try await world.share(someone, session: session)
        _ = try await world.check(someone)
        _ = try await world.dispute(session: session)
        let data = try await world.get("/v1/me/copy/data", as: session)
        #expect(data.header("Content-Disposition")?.contains("attachment") == true)
        let page = try await world.get("/v1/me/copy", as: session)
        #expect(page.header("Content-Disposition")?.contains(".html") == true)
        #expect(page.status == 200)
        // It has its style within it, since it stands alone; nothing else is wrong with it.
        #expect(HTMLCheck(page.text).faults == ["inline style"])
        #expect(
            !page.text.contains("src=") && !page.text.contains("href="),
            "it needs nothing else"
        )
        var leaves: [String] = []
        func collect(_ value: Any) {
            switch value {
            case let members as [String: Any]: members.values.forEach(collect)
            case let list as [Any]: list.forEach(collect)
            case let text as String: leaves.append(text)
            default: break
            }
        }
        var members = data.json
        let history = try #require(members.removeValue(forKey: "history") as? [[String: Any]])
        // The two were read one after another, at one instant of the clock.
        collect(members)
        #expect(leaves.count > 100)
        for leaf in leaves {
            #expect(page.text.contains(DisclosureCopy.escaped(leaf)), "missing: \(leaf)")
        }
        #expect(!history.isEmpty)
        for entry in history {
            let receipt = try #require(entry["receipt"] as? String)
            #expect(receipt.contains("tlog-proof"))
            #expect(page.text.contains(DisclosureCopy.escaped(receipt)))
        }
        #expect(try await world.get("/v1/me/copy", as: world.lender).status == 403)
        #expect(try await world.get("/v1/me/copy").status == 401)
        expectGood(try await world.page("/me/download", session: session))
    }

    // MARK: Consents

    @Test("A lender keeps the record of a consent that was given, and of nothing else")
    func record() async throws {
        let (world, session) = try await opened()
        let asked = try await world.ask(someone)
        let request = try #require(asked.text(at: "requestReference"))
        let path = "/v1/consents/\(request)/record"
        let before = try await world.get(path, as: world.lender)
        #expect(before.status == 404)
        let nobody = try await world.ask(Someone("FERNS-1A1A", "Emil", "Leer"))
        let other = try #require(nobody.text(at: "requestReference"))
        let none = try await world.get("/v1/consents/\(other)/record", as: world.lender)
        #expect(none.status == 404)
        #expect(none.text == before.text, "not answered and nobody read alike")
        let consent = try await world.consent("requested", session: session)
        let id = try #require(consent["id"] as? String)
        _ = try await world.post(
            "/v1/me/consents/\(id)/grant",
            ["wordingHash": consent["wordingHash"] ?? ""],
            as: session
        )
        let given = try await world.get(path, as: world.lender)
        #expect(given.status == 200)
        #expect(given.header("Content-Type") == "application/ld+json")
        #expect(given.text.contains("dpv:ConsentGiven"))
        #expect(given.text.contains("dpv-27560:record-2"))
        let person = try #require(try await world.get("/v1/me", as: session).text(at: "person.id"))
        let clerk = try await world.employ("lea.lender", .lender, for: world.lender)
        let page = try await world.console("/console/requests/\(request)", as: clerk)
        expectGood(page)
        #expect(page.text.contains("/console/consents/\(request)/record"))
        #expect(try await world.console("/console/requests/\(other)", as: clerk).status == 404)
        #expect(!given.text.contains(person), "two lenders could put together what they hold")
        #expect(try await world.get(path, as: world.otherLender).status == 404)
        _ = try await world.post("/v1/me/freeze", [:], as: session)
        #expect(try await world.get(path, as: world.lender).text == before.text)
    }

    @Test("After a check the lender also keeps how the consent ended")
    func termination() async throws {
        let (world, session) = try await opened()
        let id = try await world.share(someone, session: session)
        _ = try await world.check(someone)
        _ = try await world.post("/v1/me/consents/\(id)/withdraw", [:], as: session)
        let clerk = try await world.employ("lea.lender", .lender, for: world.lender)
        let checks = try await world.console("/console/checks", as: clerk)
        let one = try #require(checks.text.firstMatch(of: /\/console\/checks\/([0-9A-Z]{26})/))
        let record = try await world.get("/v1/consents/\(one.1)/record", as: world.lender)
        #expect(record.status == 200)
        #expect(record.text.contains("dpv:ConsentWithdrawn"))
        let page = try await world.console("/console/consents/\(one.1)/record", as: clerk)
        #expect(page.status == 200)
        #expect(page.text.contains("dpv:ConsentWithdrawn"))
    }
}
