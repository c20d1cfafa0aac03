import Bureau
import Foundation
import HTTPTypes
import Testing
import WebTestSupport

@testable import Web

@Suite("Long lists")
struct PagingTests {
    private let ada = Someone("MAPLE-6F6F", "Ada", "Sample")

    private func tried(_ times: Int) async throws -> (World, session: String) {
        let world = try await World()
        try await world.enrol(ada)
        for _ in 0..<times {
            let told = try await world.check(ada)
            #expect(told.text(at: "outcome") == "unavailable")
        }
        return (world, try await world.signIn(ada))
    }

    private func count(_ text: String, in reply: Reply) -> Int {
        reply.text.components(separatedBy: text).count - 1
    }

    @Test("are shown thirty at a time, each line on one page, none twice")
    func parts() {
        for count in [0, 1, 30, 31, 60, 61, 200] {
            let lines = Array(0..<count)
            var seen: [Int] = []
            var page: Int? = 1
            while let number = page {
                let part = Paging.part(of: lines, page: number, path: "/me/looks")
                #expect(part.lines.count <= Paging.size)
                #expect((part.paging == nil) == (count <= Paging.size))
                seen += part.lines
                #expect(part.paging?.newer == (number == 1 ? nil : path(number - 1)))
                page = part.paging?.older == nil ? nil : number + 1
                if let page { #expect(part.paging?.older == path(page)) }
            }
            #expect(seen == lines)
        }
    }

    private func path(_ number: Int) -> String {
        number == 1 ? "/me/looks" : "/me/looks?page=\(number)"
    }

    @Test("A page that does not exist is the first one", arguments: [-1, 0, 3, Int.max, Int.min])
    func missing(page: Int) {
        let part = Paging.part(of: Array(1...31), page: page, path: "/me/looks")
        #expect(part.lines == [Int](1...30)[...])
        #expect(part.paging?.span == "You see 1 to 30 of 31.")
    }

    @Test("Equal tries of one day that were told nothing are one line that opens to each of them")
    func tries() async throws {
        let (world, session) = try await tried(40)
        let page = try await world.page("/me/looks", session: session)
        #expect(HTMLCheck(page.text).faults.isEmpty)
        #expect(count("Example Bank tried 40 times on", in: page) == 2)
        #expect(count("href=\"/me/looks/", in: page) == 40)
        #expect(count("?page=", in: page) == 0)
        #expect(page.text.contains("40 tries were told nothing."))
        // What the person denied, and what happened on another day, are lines of their own.
        let looks = try await world.get("/v1/me/looks", as: session)
        let all = looks.value(at: "looks") as? [[String: Any]]
        let id = try #require(all?.first?["id"] as? String)
        _ = try await world.post("/v1/me/looks/\(id)/deny", [:], as: session)
        world.wait(days: 1)
        _ = try await world.check(ada)
        let later = try await world.page("/me/looks", session: try await world.signIn(ada))
        #expect(later.text.contains("Example Bank tried 39 times on"))
        #expect(later.text.contains("You said on"))
        #expect(count("Asked to decide on credit", in: later) == 3)
    }

    @Test("History and notices have pages, and what cannot be read as a number is the first")
    func pages() async throws {
        let (world, session) = try await tried(40)
        let first = try await world.page("/me/history", session: session)
        #expect(HTMLCheck(first.text).faults.isEmpty)
        #expect(count("download=\"recourse-receipt-", in: first) == 30)
        #expect(first.text.contains("href=\"/me/history?page=2\" rel=\"next\">Older"))
        #expect(!first.text.contains("rel=\"prev\""))
        let second = try await world.page("/me/history?page=2", session: session)
        #expect(HTMLCheck(second.text).faults.isEmpty)
        #expect(second.text.contains("href=\"/me/history\" rel=\"prev\">Newer"))
        #expect(second.text.contains("recourse-receipt-1.txt"))
        #expect(!first.text.contains("recourse-receipt-1.txt\""))
        for bad in ["x", "0", "-1", "99", "2.5", "%20", "99999999999999999999"] {
            let page = try await world.page("/me/history?page=\(bad)", session: session)
            #expect(page.status == 200 && page.text.contains("rel=\"next\">Older"), "\(bad)")
            #expect(!page.text.contains("rel=\"prev\""), "\(bad)")
        }
        let notices = try await world.page("/me/notices?page=2", session: session)
        #expect(HTMLCheck(notices.text).faults.isEmpty)
        #expect(notices.text.contains("href=\"/me/notices\" rel=\"prev\">Newer"))
        // Whoever says there that a letter came stays there.
        #expect(notices.text.contains("name=\"page\" value=\"2\""))
        let receipt = try #require(
            notices.text.firstMatch(of: /action="(\/me\/notices\/[^"]+)"/)?.output.1
        )
        let done = try await world.form(
            String(receipt),
            ["csrf": World.formToken(session), "page": "2"],
            session: session
        )
        #expect(done.header("Location") == "/me/notices?done=noticeReceived&page=2")
        // The API stays whole.
        let whole = try await world.get("/v1/me/looks", as: session)
        #expect((whole.value(at: "looks") as? [Any])?.count == 40)
    }
}
