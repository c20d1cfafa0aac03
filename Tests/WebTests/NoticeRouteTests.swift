import Bureau
import Foundation
import HTTPTypes
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("Notices on their way")
struct NoticeRouteTests {
    let someone = Someone.withItems("MAPLE-4D4D", "Dora", "Sample")

    /// A person with one notice that a letter was written for.
    private func written() async throws -> (World, session: String, notice: String) {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        let means = PostRoomMeans(handOver: nil) { _, _, _ in }
        // The notice that the file was opened is on its way and received before the one that counts.
        #expect(try await world.office.postRoom(means).round() == 1)
        let opened = try await world.get("/v1/me/notices", as: session)
        let first = try #require(opened.text(at: "notices.0.id"))
        #expect(
            try await world.post("/v1/me/notices/\(first)/receipt", [:], as: session).status == 200
        )
        _ = try await world.ask(someone)
        #expect(try await world.office.postRoom(means).round() == 1)
        let list = try await world.get("/v1/me/notices", as: session)
        return (world, session, try #require(list.text(at: "notices.0.id")))
    }

    @Test("Sent, arrived and received are told apart, by API and on the page")
    func states() async throws {
        let (world, session, notice) = try await written()
        let staff = try await world.operatorSession()
        var list = try await world.get("/v1/me/notices", as: session)
        #expect(list.text(at: "notices.0.mail") == "queued")
        #expect(list.text(at: "notices.0.letter") == "handedOver")
        #expect(list.value(at: "notices.0.receivedAt") as? String == nil)
        #expect(
            try await page(world, session).contains("By letter: written; it waits to be posted")
        )
        for (fact, words) in [
            ("posted", "By letter: posted; whether it arrived is not known"),
            ("delivered", "By letter: arrived where it was sent"),
        ] {
            let said = try await world.post(
                "/v1/notices/\(notice)/dispatch",
                ["channel": "letter", "fact": fact],
                as: staff
            )
            #expect(said.status == 200, "\(said.text)")
            #expect(try await page(world, session).contains(words))
        }
        list = try await world.get("/v1/me/notices", as: session)
        #expect(list.text(at: "notices.0.letter") == "delivered")
        #expect(list.value(at: "notices.0.receivedAt") as? String == nil)
        #expect(try await page(world, session).contains("I have received this"))
        let received = try await world.form(
            "/me/notices/\(notice)/received",
            ["csrf": World.formToken(session)],
            session: session
        )
        #expect(received.status == 303)
        #expect(try await page(world, session).contains("You said that you received it"))
        #expect(try await !page(world, session).contains("I have received this"))
        list = try await world.get("/v1/me/notices", as: session)
        #expect(list.text(at: "notices.0.receivedAt") != nil)
        let again = try await world.post("/v1/me/notices/\(notice)/receipt", [:], as: session)
        #expect(again.status == 409)
    }

    private func page(_ world: World, _ session: String) async throws -> String {
        let reply = try await world.page("/me/notices", session: session)
        #expect(reply.status == 200)
        #expect(HTMLCheck(reply.text).faults == [])
        return reply.text
    }

    @Test("A notice is received by nobody else, and only staff say what became of it")
    func others() async throws {
        let (world, session, notice) = try await written()
        let other = Someone("MAPLE-5E5E", "Emil", "Sample")
        try await world.enrol(other)
        let stranger = try await world.signIn(other)
        let path = "/v1/me/notices/\(notice)/receipt"
        #expect(try await world.post(path, [:], as: stranger).status == 404)
        #expect(try await world.post(path, [:], as: world.lender).status == 403)
        let fact = ["channel": "letter", "fact": "returned"]
        for token in [session, stranger, world.lender, world.court] {
            let reply = try await world.post("/v1/notices/\(notice)/dispatch", fact, as: token)
            #expect(reply.status == 403)
        }
        let staff = try await world.operatorSession()
        for fact in ["handedOver", "deferred", "received", ""] {
            let reply = try await world.post(
                "/v1/notices/\(notice)/dispatch",
                ["channel": "letter", "fact": fact],
                as: staff
            )
            #expect(reply.status == 400, "\(fact)")
        }
    }

    @Test("The operator's page records what became of a letter and shows whether post waits")
    func console() async throws {
        let (world, session, notice) = try await written()
        let staff = try await world.employ("olga.operator", .operator_)
        let empty = try await world.console("/console/office/post", as: staff)
        #expect(empty.text.contains("Nothing waits to be sent"))
        #expect(HTMLCheck(empty.text).faults == [])
        let wrong = try await world.consoleForm(
            "/console/office/post",
            ["reference": "short", "channel": "letter", "fact": "posted"],
            as: staff
        )
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("26 letters and digits."))
        let unknown = try await world.consoleForm(
            "/console/office/post",
            ["reference": "01ARZ3NDEKTSV4RRFFQ69G5FAV", "channel": "letter", "fact": "posted"],
            as: staff
        )
        #expect(unknown.status == 422)
        let done = try await world.consoleForm(
            "/console/office/post",
            ["reference": " \(notice.lowercased()) ", "channel": "letter", "fact": "returned"],
            as: staff
        )
        #expect(done.status == 303)
        #expect(try await page(world, session).contains("is your address still right?"))
        _ = try await world.ask(someone, ["termDays": 30])
        let waiting = try await world.console("/console/office/post", as: staff)
        #expect(waiting.text.contains("1 notice to be sent on"))
    }

    @Test("A person gives an address for mail, and takes it back, and is told each time")
    func mail() async throws {
        let (world, session, _) = try await written()
        func put(_ address: String) async throws -> Reply {
            try await world.client.send(
                .put,
                "/v1/me/mail",
                headers: [
                    "Authorization": "Bearer \(session)", "Content-Type": "application/json",
                ],
                body: [UInt8](try JSONSerialization.data(withJSONObject: ["address": address]))
            )
        }
        #expect(try await put("no address").status == 400)
        #expect(try await put("dora@mail.example").status == 200)
        #expect(try await put("dora@mail.example").status == 409)
        #expect(
            try await world.get("/v1/me", as: session).text(at: "person.mail")
                == "dora@mail.example"
        )
        #expect(try await page(world, session).contains("value=\"dora@mail.example\""))
        let wrong = try await world.form(
            "/me/mail",
            ["mail": "a@b", "csrf": World.formToken(session)],
            session: session
        )
        #expect(wrong.status == 400)
        let off = try await world.form(
            "/me/mail",
            ["mail": "", "csrf": World.formToken(session)],
            session: session
        )
        #expect(off.status == 303)
        let list = try await world.get("/v1/me/notices", as: session)
        #expect(list.text(at: "notices.0.kind") == "account")
        #expect(list.text(at: "notices.1.kind") == "account")
        #expect(!list.text.contains("dora@mail.example"))
        let history = try await world.get("/v1/me/history", as: session)
        #expect(!history.text.contains("dora@mail.example"))
    }

    @Test("A letter is whole, escaped, and needs nothing beside it")
    func letter() async throws {
        let world = try await World()
        let odd = Someone("MAPLE-6F6F", "<b>Fritz", "O'Sample & Söhne 张")
        try await world.enrol(odd)
        let first = PostRoomMeans(handOver: nil) { _, _, _ in }
        #expect(try await world.office.postRoom(first).round() == 1)
        _ = try await world.ask(odd)
        let letters = Letters()
        let means = PostRoomMeans(handOver: nil) { letter, _, _ in await letters.add(letter) }
        #expect(try await world.office.postRoom(means).round() == 1)
        let letter = try #require(await letters.all.first)
        let html = try LetterSheet.html(letter, portal: "https://office.example")
        #expect(html.contains("&lt;b&gt;Fritz"))
        #expect(!html.contains("<b>Fritz"))
        for text in [
            "张", "https://office.example/me/notices", "MAPLE-6F6F", "@media print", "15 March 2026",
            letter.reference,
        ] {
            #expect(html.contains(text), "\(text)")
        }
        for outside in ["<script", "<link", "src=", "url("] { #expect(!html.contains(outside)) }
        #expect(HTMLCheck(html).faults == ["inline style"])
    }

    private actor Letters {
        var all: [NoticeLetter] = []
        func add(_ letter: NoticeLetter) { all.append(letter) }
    }
}

@Suite("The record of a consent")
struct ConsentRecordTests {
    let someone = Someone.withItems("MAPLE-7G7G", "Gerda", "Sample")

    private func record(
        _ world: World,
        _ session: String,
        after act: (String, String) async throws -> Void
    ) async throws -> Reply {
        _ = try await world.ask(someone)
        let consent = try await world.consent("requested", session: session)
        let id = try #require(consent["id"] as? String)
        try await act(id, try #require(consent["wordingHash"] as? String))
        let reply = try await world.get("/v1/me/consents/\(id)/record", as: session)
        #expect(reply.status == 200)
        #expect(reply.header("Content-Type") == "application/ld+json")
        return reply
    }

    private func statuses(_ reply: Reply) -> [String] {
        let processes = reply.json["dpv:hasProcess"] as? [[String: Any]]
        let events = processes?.first?["dpv:hasConsentStatus"] as? [[String: Any]] ?? []
        return events.compactMap { ($0["@type"] as? [String])?.first }
    }

    @Test("holds every field that the guide calls mandatory, whatever the answer was")
    func fields() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        let given = try await record(world, session) { id, hash in
            _ = try await world.post(
                "/v1/me/consents/\(id)/grant",
                ["wordingHash": hash],
                as: session
            )
        }
        #expect(statuses(given) == ["dpv:ConsentRequested", "dpv:ConsentGiven"])
        for field in [
            "@context", "dct:conformsTo", "dpv:hasIdentifier", "dct:created", "dct:creator",
            "dct:language", "dpv:hasNotice", "dpv:hasEntity",
        ] {
            #expect(given.json[field] != nil, "\(field)")
        }
        #expect(given.json["dct:conformsTo"] as? String == "dpv-27560:record-2")
        let process = try #require((given.json["dpv:hasProcess"] as? [[String: Any]])?.first)
        for field in [
            "dpv:hasPurpose", "dpv:hasPersonalData", "dpv:hasProcessing", "dpv:hasDataController",
            "dpv:hasDataSource", "dpv:hasRecipient", "dpv:hasLegalBasis", "dpv:hasStorageCondition",
            "dpv:hasConsentControl", "dpv:hasRight", "dpv:hasJurisdiction", "dpv:hasConsentStatus",
        ] {
            #expect(
                (process[field] as? [Any])?.isEmpty == false || process[field] is String,
                "\(field)"
            )
        }
        // Parties are named by keys that stand among the entities.
        let entities = try #require(given.json["dpv:hasEntity"] as? [String: Any])
        for role in ["dpv:hasDataController", "dpv:hasRecipient", "dpv:hasAuthority"] {
            for key in process[role] as? [String] ?? [] { #expect(entities[key] != nil) }
        }
        // Each act has its receipt, and the receipt can be had.
        let events = process["dpv:hasConsentStatus"] as? [[String: Any]] ?? []
        for event in events {
            let path = try #require(event["recourse:receipt"] as? String)
            #expect(try await world.get(path, as: session).status == 200)
        }
        #expect(!given.text.contains("Gerda"))
    }

    @Test("is the receipt of a no, of an end, and of silence")
    func ends() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        let refused = try await record(world, session) { id, _ in
            _ = try await world.post("/v1/me/consents/\(id)/refuse", [:], as: session)
        }
        #expect(statuses(refused) == ["dpv:ConsentRequested", "dpv:ConsentRefused"])
        let withdrawn = try await record(world, session) { id, hash in
            _ = try await world.post(
                "/v1/me/consents/\(id)/grant",
                ["wordingHash": hash],
                as: session
            )
            _ = try await world.post("/v1/me/consents/\(id)/withdraw", [:], as: session)
        }
        #expect(
            statuses(withdrawn)
                == ["dpv:ConsentRequested", "dpv:ConsentGiven", "dpv:ConsentWithdrawn"]
        )
        _ = try await world.ask(someone)
        let open = try await world.consent("requested", session: session)
        let id = try #require(open["id"] as? String)
        world.wait(days: 20)
        let later = try await world.signIn(someone)
        let lapsed = try await world.get("/v1/me/consents/\(id)/record", as: later)
        #expect(statuses(lapsed) == ["dpv:ConsentRequested", "dpv:ConsentRefused"])
        #expect(lapsed.json["recourse:state"] as? String == "lapsed")
        let other = Someone("MAPLE-8H8H", "Hugo", "Sample")
        try await world.enrol(other)
        let stranger = try await world.signIn(other)
        #expect(try await world.get("/v1/me/consents/\(id)/record", as: stranger).status == 404)
    }
}
