import Bureau
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("Files with a dispute, on pages and in the API")
struct DisputeFileRouteTests {
    let someone = World.furnished("MAPLE-8H8H", "Ada", "Sample")

    private func world() async throws -> (World, session: String, item: String) {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        return (world, session, try await world.item("existing_credits", session: session))
    }

    private func expectGood(_ reply: Reply, status: Int = 200, _ path: String) {
        #expect(reply.status == status, "\(path): \(reply.text.suffix(600))")
        let faults = HTMLCheck(reply.text).faults
        #expect(faults.isEmpty, "\(path): \(faults)")
    }

    /// A file leaves in a way in which no browser shows or runs it.
    private func expectDownload(_ reply: Reply, _ bytes: [UInt8], _ place: String) {
        #expect(reply.status == 200 && reply.body == bytes, "\(place)")
        #expect(reply.header("Content-Disposition")?.hasPrefix("attachment; ") == true)
        #expect(reply.header("Content-Type") == "application/octet-stream")
        #expect(reply.header("X-Content-Type-Options") == "nosniff")
        let policy = reply.header("Content-Security-Policy") ?? ""
        #expect(policy.contains("sandbox") && policy.contains("default-src 'none'"))
        #expect(reply.header("Cache-Control") == "no-store")
    }

    private func page(
        _ world: World,
        _ item: String,
        _ files: [World.Upload],
        session: String,
        words: String = "I never had <this> loan."
    ) async throws -> Reply {
        try await world.send(
            "/me/disputes",
            ["item": item, "words": words, "csrf": World.formToken(session)],
            files,
            session: session
        )
    }

    @Test("go with the words in one plain form, stand on the dispute's page, and come back")
    func portal() async throws {
        let (world, session, item) = try await world()
        let blank = try await world.page("/me/disputes/new?item=\(item)", session: session)
        expectGood(blank, "new")
        #expect(blank.text.contains("enctype=\"multipart/form-data\""))
        let opened = try await page(
            world,
            item,
            [.init("pay <slip>.exe", World.pdf), .init("", "")],
            session: session
        )
        #expect(opened.status == 303, "\(opened.text)")
        let path = String(try #require(opened.header("Location")).prefix { $0 != "?" })
        var shown = try await world.page(path, session: session)
        expectGood(shown, path)
        #expect(shown.text.contains("pay _slip_.exe.pdf"))
        #expect(shown.text.contains(SentFile(name: "", bytes: World.pdf).sha256))
        #expect(shown.text.contains("17 bytes, sent 2 March 2026"))
        let added = try await world.send(
            path + "/files",
            ["csrf": World.formToken(session)],
            [.init("工资单.txt", "More.")],
            session: session
        )
        #expect(added.header("Location") == path + "?done=filesAdded", "\(added.text)")
        shown = try await world.page(path, session: session)
        expectGood(shown, path)
        #expect(shown.text.contains("You sent 2 files.") || shown.text.contains("You sent 1 file."))
        let links = HTMLCheck(shown.text).values(of: "href", on: "a")
            .filter { $0.contains("/files/") }
        #expect(links.count == 2)
        for (link, bytes) in zip(links, [World.pdf, Array("More.".utf8)]) {
            expectDownload(try await world.page(link, session: session), bytes, link)
        }
        let last = try await world.page(try #require(links.last), session: session)
        #expect(
            last.header("Content-Disposition")
                == "attachment; filename=\"___.txt\"; "
                + "filename*=UTF-8''%E5%B7%A5%E8%B5%84%E5%8D%95.txt"
        )
        for path in [path + "/files", "/me/disputes"] {
            let forged = try await world.send(
                path,
                ["csrf": "wrong", "item": item],
                [.init("a.txt", "a")],
                session: session
            )
            #expect(forged.status == 403, "\(path)")
        }
    }

    @Test("that cannot be taken come back with everything that is wrong, and nothing is kept")
    func refused() async throws {
        let (world, session, item) = try await world()
        let files: [World.Upload] = [
            .init("good.txt", "Good."), .init("p<rog>ram.pdf", [0x7F, 0x45, 0x4C, 0x46]),
            .init("empty.txt", ""),
            .init("scan.jpg", [0xFF, 0xD8, 0xFF] + Array(repeating: 0, count: 6 * 1_048_576)),
        ]
        let reply = try await page(world, item, files, session: session)
        expectGood(reply, status: 422, "refused")
        for words in [
            "Nothing was sent. Choose your files again.", "I never had &lt;this&gt; loan.",
            "File 2, \u{201C}p_rog_ram.pdf\u{201D}, is no PDF",
            "\u{201C}empty.txt\u{201D}, is empty",
            "\u{201C}scan.jpg\u{201D}, has 6.1 MB; a file has at most 5 MB",
        ] { #expect(reply.text.contains(words), "\(words)") }
        #expect(!reply.text.contains("good.txt"))
        let own = try await world.get("/v1/me/disputes", as: session)
        #expect((own.json["disputes"] as? [Any])?.isEmpty == true)
        // The page of a dispute says it in the same way.
        let id = try await world.dispute(session: session)
        let more = try await world.send(
            "/me/disputes/\(id)/files",
            ["csrf": World.formToken(session)],
            [files[1]],
            session: session
        )
        expectGood(more, status: 422, "more")
        #expect(more.text.contains("File 1, \u{201C}p_rog_ram.pdf\u{201D}, is no PDF"))
        let none = try await world.send(
            "/me/disputes/\(id)/files",
            ["csrf": World.formToken(session)],
            [.init("", "")],
            session: session
        )
        expectGood(none, status: 422, "none")
        #expect(none.text.contains("Choose at least one file."))
        // More than any dispute holds is not even read to its end.
        let flood = try await world.send(
            "/me/disputes/\(id)/files",
            ["csrf": World.formToken(session)],
            [.init("a.txt", Array(repeating: 0x41, count: DisputeFiles.bodyLimit + 1))],
            session: session
        )
        expectGood(flood, status: 413, "flood")
        #expect(flood.text.contains("at most 20 MB"))
    }

    @Test("go to who furnished the item, whole, by API and console, and to no other lender")
    func furnisher() async throws {
        let (world, session, item) = try await world()
        let reply = try await world.send(
            "/v1/me/disputes",
            ["item": item, "words": "No."],
            [.init("slip.pdf", World.pdf)],
            bearer: session
        )
        #expect(reply.status == 201, "\(reply.text)")
        let id = try #require(reply.text(at: "id"))
        let file = try #require(reply.text(at: "files.0.id"))
        let seen = try await world.get("/v1/disputes/\(id)", as: world.lender)
        #expect(seen.text(at: "files.0.name") == "slip.pdf")
        #expect(seen.text(at: "files.0.mediaType") == "application/pdf")
        #expect(seen.text(at: "files.0.sha256") == SentFile(name: "", bytes: World.pdf).sha256)
        let path = "/v1/disputes/\(id)/files/\(file)"
        expectDownload(try await world.get(path, as: world.lender), World.pdf, path)
        #expect(try await world.get(path, as: world.otherLender).status == 404)
        #expect(try await world.get(path, as: world.court).status == 403)
        #expect(try await world.get(path).status == 401)
        #expect(try await world.get(path, as: session).status == 403)
        let lea = try await world.employ("lea.lender", .lender, for: world.lender)
        let console = try await world.console("/console/disputes/\(id)", as: lea)
        expectGood(console, "console")
        let link = "/console/disputes/\(id)/files/\(file)"
        #expect(console.text.contains("slip.pdf") && console.text.contains(link))
        expectDownload(try await world.console(link, as: lea), World.pdf, link)
        let eve = try await world.employ("eve.lender", .lender, for: world.otherLender)
        #expect(try await world.console(link, as: eve).status == 404)
        // The operator's staff read it under their name, and the person sees that they did.
        let olga = try await world.employ("olga.operator", .operator_)
        let desk = try await world.console(
            "/console/office/disputes/\(id)/files/\(file)",
            as: olga
        )
        expectDownload(desk, World.pdf, "office")
        let looks = try await world.get("/v1/me/looks", as: session).text
        #expect(looks.contains("olga") || looks.contains("Olga"), "\(looks)")
        // The copy of the whole file lists it.
        let copy = try await world.get("/v1/me/copy", as: session)
        #expect(copy.text.contains("slip.pdf"))
        #expect(copy.text.contains(SentFile(name: "", bytes: World.pdf).sha256))
    }

    @Test("of another person are not there")
    func strangers() async throws {
        let (world, session, item) = try await world()
        let reply = try await world.send(
            "/v1/me/disputes",
            ["item": item],
            [.init("slip.pdf", World.pdf)],
            bearer: session
        )
        let (id, file) = (
            try #require(reply.text(at: "id")), try #require(reply.text(at: "files.0.id"))
        )
        let other = Someone.withItems("MAPLE-9J9J", "Other", "Person")
        try await world.enrol(other)
        let stranger = try await world.signIn(other)
        let path = "/v1/me/disputes/\(id)/files"
        #expect(try await world.get("\(path)/\(file)", as: stranger).status == 404)
        #expect(try await world.page("\(path)/\(file)", session: stranger).status == 404)
        let added = try await world.send(path, [:], [.init("a.txt", "a")], bearer: stranger)
        #expect(added.status == 404)
        #expect(try await world.get("\(path)/\(file)", as: session).status == 200)
    }

    @Test("come one form at a time from each person, so that nobody fills the memory with them")
    func oneAtATime() async throws {
        let (world, session, item) = try await world()
        let other = Someone.withItems("MAPLE-9K9K", "Other", "Person")
        try await world.enrol(other)
        let stranger = try await world.signIn(other)
        let theirs = try await world.item("savings", session: stranger)
        let id = try await world.dispute("savings", session: session)
        let whole =
            "--B\r\nContent-Disposition: form-data; name=\"item\"\r\n\r\n\(item)\r\n--B--\r\n"
        // While the body of the first form is being read, others come in.
        let body = Interrupted(bytes: Array(whole.utf8)) {
            let again = [
                try await world.send("/v1/me/disputes", ["item": item], [], bearer: session),
                try await world.send(
                    "/v1/me/disputes/\(id)/files",
                    [:],
                    [.init("a.txt", "a")],
                    bearer: session
                ),
                try await self.page(world, item, [], session: session),
            ]
            for reply in again {
                #expect(reply.status == 429 && reply.header("Retry-After") == "10")
            }
            let free = try await world.send(
                "/v1/me/disputes",
                ["item": theirs],
                [.init("a.txt", "a")],
                bearer: stranger
            )
            #expect(free.status == 201, "\(free.text)")
        }
        let first = try await world.client.send(
            .post,
            "/v1/me/disputes",
            headers: [
                "Content-Type": "multipart/form-data; boundary=B",
                "Authorization": "Bearer \(session)",
            ],
            stream: RequestBody(asyncSequence: body)
        )
        #expect(first.status == 201, "\(first.text)")
        let next = try await world.send(
            "/v1/me/disputes/\(id)/files",
            [:],
            [.init("a.txt", "a")],
            bearer: session
        )
        #expect(next.status == 200, "\(next.text)")
    }

    @Test("in a field that takes none, or with an act that takes none, are a fault of the request")
    func misplaced() async throws {
        let (world, session, item) = try await world()
        let file = World.Upload("a.txt", Array("a".utf8), field: "fiels")
        let misspelt = try await world.send(
            "/v1/me/disputes",
            ["item": item],
            [file],
            bearer: session
        )
        #expect(misspelt.status == 400 && misspelt.text.contains("fiels"), "\(misspelt.text)")
        let id = try await world.dispute(session: session)
        let words = try await world.send(
            "/v1/me/disputes/\(id)/statement",
            ["words": "Mine."],
            [.init("a.txt", "a")],
            bearer: session
        )
        #expect(words.status == 415)
        let empty = try await world.send("/v1/me/disputes/\(id)/files", [:], [], bearer: session)
        #expect(empty.status == 400 && empty.text(at: "code") == "missingField", "\(empty.text)")
        let bad = try await world.send(
            "/v1/me/disputes/\(id)/files",
            [:],
            [.init("a.txt", [0, 1])],
            bearer: session
        )
        #expect(bad.status == 422 && bad.text(at: "findings.0.field") == "files.1")
        #expect(!bad.text.contains("a.txt"))
        let none = try await world.get("/v1/me/disputes/\(id)", as: session)
        #expect((none.json["files"] as? [Any])?.isEmpty == true)
    }
}

/// A body during whose reading something else happens.
private struct Interrupted: AsyncSequence, Sendable {
    let bytes: [UInt8]
    let meanwhile: @Sendable () async throws -> Void

    struct AsyncIterator: AsyncIteratorProtocol {
        var bytes: [UInt8]?
        let meanwhile: @Sendable () async throws -> Void

        mutating func next() async throws -> ByteBuffer? {
            guard let left = bytes else { return nil }
            bytes = nil
            try await meanwhile()
            return ByteBuffer(bytes: left)
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(bytes: bytes, meanwhile: meanwhile)
    }
}
