import Foundation
import HTTPTypes
import Languages
import Service
import Testing
import Web
import WebTestSupport

@Suite("Pages in the reader's language")
struct LanguageRouteTests {
    private let someone = Someone("MAPLE-8L8L", "Lena", "Sample")

    private func page(
        _ path: String,
        _ world: World,
        accept: String? = nil,
        cookie: String? = nil
    ) async throws -> Reply {
        var headers = ["Accept": "text/html"]
        headers["Accept-Language"] = accept
        headers["Cookie"] = cookie
        return try await world.client.send(.get, path, headers: headers)
    }

    private func choose(
        _ fields: [String: String],
        _ world: World,
        cookie: String? = nil
    ) async throws -> Reply {
        var form = URLComponents()
        form.queryItems = fields.map { URLQueryItem(name: $0.key, value: $0.value) }
        var headers = ["Content-Type": "application/x-www-form-urlencoded"]
        headers["Cookie"] = cookie
        return try await world.client.send(
            .post,
            "/language",
            headers: headers,
            body: [UInt8]((form.percentEncodedQuery ?? "").utf8)
        )
    }

    @Test(
        "A first visit is read in the browser's language, and says so",
        arguments: Language.allCases
    )
    func firstVisit(language: Language) async throws {
        let world = try await World()
        let reply = try await page("/how", world, accept: "pt, \(language.tag);q=0.8, en;q=0.1")
        #expect(reply.status == 200)
        #expect(reply.header("Content-Language") == language.tag)
        #expect(reply.header("Vary") == "Accept-Language, Cookie")
        #expect(reply.text.contains("<html lang=\"\(language.tag)\""))
        for other in Language.allCases {
            #expect(reply.text.contains(">\(other.ownName)</button>"), "\(other) cannot be chosen")
        }
        #expect(reply.text.contains("Sign out") == false)
        #expect(reply.text.contains("How it works") == (language == .english))
    }

    @Test("What was chosen counts more than what the browser prefers")
    func chosen() async throws {
        let world = try await World()
        let reply = try await choose(["language": "fr", "back": "/how?a=b"], world)
        #expect(reply.status == 303)
        #expect(reply.header("Location") == "/how?a=b")
        let cookie = try #require(reply.cookie("recourse_language"))
        let french = try await page(
            "/how",
            world,
            accept: "de",
            cookie: "recourse_language=\(cookie)"
        )
        #expect(french.header("Content-Language") == "fr")
        let odd = try await page("/how", world, accept: "de", cookie: "recourse_language=xx")
        #expect(odd.header("Content-Language") == "de")
    }

    @Test(
        "A choice leads back to a page of this server and to nowhere else",
        arguments: [
            "//evil.example", "https://evil.example", "/\\evil.example", "", "/a b", "/a\r\nX: y",
        ]
    )
    func back(place: String) async throws {
        let reply = try await choose(["language": "de", "back": place], try await World())
        #expect(reply.header("Location") == "/")
    }

    @Test(
        "A language that is not offered cannot be chosen",
        arguments: ["en-XA", "ar-XB", "", "it"]
    )
    func notOffered(tag: String) async throws {
        let reply = try await choose(["language": tag, "back": "/"], try await World())
        #expect(reply.status == 422)
        #expect(reply.cookie("recourse_language") == nil)
    }

    @Test(
        "A person's choice is kept in their file and stands in their history; a forged one is not"
    )
    func kept() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        let cookie = "recourse_session=\(session)"
        let forged = try await choose(["language": "de", "back": "/me"], world, cookie: cookie)
        #expect(forged.status == 403)
        func history() async throws -> String {
            try await world.get("/v1/me/history", as: session).text
        }
        #expect(try await history().contains("person.languageChosen") == false)
        for _ in 0..<2 {
            let reply = try await choose(
                ["language": "de", "back": "/me", "csrf": World.formToken(session)],
                world,
                cookie: cookie
            )
            #expect(reply.status == 303)
        }
        // Once as the type of the line, once in the event that it shows: chosen twice, told once.
        let told = try await history()
        #expect(told.components(separatedBy: "person.languageChosen").count == 3)
    }

    @Test("A new browser reads on in the language that the person chose, unless it has its own")
    func newBrowser() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        func signIn(_ cookies: String) async throws -> Reply {
            let door = try await world.client.send(
                .get,
                "/sign-in",
                headers: ["Cookie": cookies, "Accept-Language": "fr"]
            )
            let visit = try #require(door.cookie("recourse_visit"))
            let own = "recourse_visit=\(visit); \(cookies)"
            func send(_ path: String, _ fields: [String: String]) async throws -> Reply {
                var form = URLComponents()
                form.queryItems = fields.merging(["csrf": World.formToken(visit)]) { $1 }
                    .map { URLQueryItem(name: $0.key, value: $0.value) }
                return try await world.client.send(
                    .post,
                    path,
                    headers: [
                        "Content-Type": "application/x-www-form-urlencoded", "Cookie": own,
                        "Sec-Fetch-Site": "same-origin",
                    ],
                    body: [UInt8]((form.percentEncodedQuery ?? "").utf8)
                )
            }
            let asked = try await send("/sign-in", ["reference": someone.reference])
            let challenge = try #require(
                asked.text.firstMatch(of: /name="challenge" value="([^"]+)"/)?.1
            )
            let code = try #require(asked.text.firstMatch(of: /data-demo-code[^>]*>([^<]+)</)?.1)
            return try await send(
                "/sign-in/code",
                ["challenge": String(challenge), "code": String(code)]
            )
        }
        #expect(try await signIn("a=b").cookie("recourse_language") == nil)
        _ = try await choose(
            ["language": "de", "back": "/me", "csrf": World.formToken(session)],
            world,
            cookie: "recourse_session=\(session)"
        )
        #expect(try await signIn("a=b").cookie("recourse_language") == "de")
        #expect(try await signIn("recourse_language=es").cookie("recourse_language") == nil)
    }

    @Test("Letters and mails come in the language that the person chose")
    func letters() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        _ = try await choose(
            ["language": "de", "back": "/me", "csrf": World.formToken(session)],
            world,
            cookie: "recourse_session=\(session)"
        )
        let sheets = Sheets()
        let means = PostRoomMeans(handOver: nil) { letter, language, _ in
            let html = try LetterSheet.html(letter, portal: "https://p.example", in: language)
            await sheets.add(html)
        }
        #expect(try await world.office.postRoom(means).round() == 1)
        let sheet = try #require(await sheets.all.first)
        for words in [
            "<html lang=\"de\"", "Es wurde eine Kreditakte über Sie angelegt.", "2. März 2026",
            "Was Sie tun können", "Lena Sample",
        ] {
            #expect(sheet.contains(words), "\(words)")
        }
        #expect(!sheet.contains("What you can do"))
    }

    @Test("Errors are read in the language, too; the API and the consoles stay English")
    func elsewhere() async throws {
        let world = try await World()
        let missing = try await page("/nowhere", world, accept: "es")
        #expect(missing.status == 404)
        #expect(missing.text.contains("Aquí no hay nada"))
        let api = try await world.client.send(.get, "/v1/me", headers: ["Accept-Language": "de"])
        #expect(api.text.contains("You are not signed in"))
        let console = try await page("/console/sign-in", world, accept: "de")
        #expect(console.text.contains("<html lang=\"en\""))
    }

    @Test(
        "On the pages of a person every sentence was found: what is English is marked, and there is none"
    )
    func everySentence() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        _ = try await world.ask(someone)
        for path in [
            "/me", "/me/file", "/me/score", "/me/looks", "/me/sharing", "/me/register",
            "/me/freeze",
            "/me/disputes", "/me/notices", "/me/history", "/me/download", "/me/account",
            "/me/statement", "/me/theft", "/me/representatives", "/me/disclosures", "/me/erasure",
        ] {
            let reply = try await page(
                path,
                world,
                cookie: "recourse_session=\(session); recourse_language=de"
            )
            #expect(reply.status == 200, "\(path)")
            #expect(reply.header("Content-Language") == "de", "\(path)")
            let left = reply.text.components(separatedBy: "<span lang=\"en\">").dropFirst()
            #expect(left.isEmpty, "\(path): \(left.map { $0.prefix(60) })")
        }
    }
}

/// Letters as they were laid in a tray.
private actor Sheets {
    private(set) var all: [String] = []

    func add(_ sheet: String) { all.append(sheet) }
}
