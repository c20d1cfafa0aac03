import Foundation
import HTTPTypes
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("The portal, about what is wrong")
struct DisputePageTests {
    let someone = World.furnished("MAPLE-5E5E", "Ada", "Sample")

    private func expectGood(_ reply: Reply, status: Int = 200, _ path: String) {
        #expect(reply.status == status, "\(path): \(reply.text.suffix(600))")
        let faults = HTMLCheck(reply.text).faults
        #expect(faults.isEmpty, "\(path): \(faults)")
    }

    private func looked() async throws -> (World, session: String) {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        _ = try await world.share(someone, session: session)
        _ = try await world.check(someone)
        return (world, session)
    }

    /// The addresses of "This is wrong" on a page.
    private func links(_ reply: Reply) -> [String] {
        HTMLCheck(reply.text).values(of: "href", on: "a")
            .map { $0.replacing("&amp;", with: "&") }
            .filter { $0.hasPrefix("/me/disputes/new") }
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

    @Test("Every item, every look and every line of a score can be contested where it stands")
    func everywhere() async throws {
        let (world, session) = try await looked()
        let file = try await world.page("/me/file", session: session)
        expectGood(file, "/me/file")
        #expect(links(file).count == 3)
        let looks = try await world.page("/me/looks", session: session)
        let look = try #require(looks.text.firstMatch(of: /\/me\/looks\/[0-9A-Z]{26}/)).output
        let page = try await world.page(String(look), session: session)
        expectGood(page, String(look))
        let score = try #require(
            try await world.get("/v1/me/looks", as: session).value(
                at: "looks.0.score.contributions"
            ) as? [Any]
        )
        #expect(links(page).count == score.count + 1)
        for path in links(file) + links(page) {
            let form = try await world.page(path, session: session)
            expectGood(form, path)
            let check = HTMLCheck(form.text)
            // Nothing is chosen beforehand: one free text, empty, and no box or list.
            #expect(form.text.contains("></textarea>"))
            let kinds = Set(check.values(of: "type", on: "input"))
            #expect(kinds == ["hidden", "file"])
            #expect(check.values(of: "name", on: "textarea") == ["words"])
            #expect(form.text.contains("22 March 2026"), "the last day is not told: \(path)")
        }
    }

    @Test("An item is contested by its form, and the page says who must do what by when")
    func contested() async throws {
        let (world, session) = try await looked()
        let item = try await world.item("existing_credits", session: session)
        let forged = try await world.form(
            "/me/disputes",
            ["item": item, "words": "No.", "csrf": "wrong"],
            session: session
        )
        #expect(forged.status == 403)
        let sent = try await send(
            world,
            "/me/disputes",
            ["item": item, "words": "I never had <this> loan."],
            session: session
        )
        #expect(sent.status == 303, "\(sent.text)")
        let path = try #require(sent.header("Location"))
        let page = try await world.page(path, session: session)
        expectGood(page, path)
        for words in [
            "I never had &lt;this&gt; loan.", "Nobody but you and Example Bank", "22 March 2026",
            "It is deleted.", "Download the receipt",
        ] { #expect(page.text.contains(words), "\(words)") }
        let file = try await world.page("/me/file", session: session)
        #expect(file.text.contains("Being looked at"))
        #expect(links(file).count == 2)
        let again = try await world.page("/me/disputes/new?item=\(item)", session: session)
        #expect(again.status == 303)
        #expect(path.hasPrefix(again.header("Location") ?? "none"))
        expectGood(try await world.page("/me/disputes", session: session), "list")
        world.wait(days: 20)
        let later = try await world.signIn(someone)
        let bare = String(path.prefix { $0 != "?" })
        let over = try await world.page(bare, session: later)
        expectGood(over, bare)
        #expect(over.text.contains("Nobody had answered. It is deleted."))
        #expect(over.text.contains("Example Bank was told of it before."))
        #expect(!(try await world.page("/me/file", session: later)).text.contains("item-\(item)"))
    }

    @Test("After an item is kept the page offers a second human, a statement and the regulator")
    func rejected() async throws {
        let (world, session) = try await looked()
        let id = try await world.dispute(session: session)
        _ = try await world.post(
            "/v1/disputes/\(id)/answer",
            World.answer("kept"),
            as: world.lender
        )
        let path = "/me/disputes/\(id)"
        let page = try await world.page(path, session: session)
        expectGood(page, path)
        for words in [
            "Berta Clerk, Data officer", "The contract and the account.", "Ask for a second human",
            "12 March 2026", "At most 200 words", "You can complain to",
        ] { #expect(page.text.contains(words), "\(words)") }
        let overview = try await world.page("/me", session: session)
        #expect(overview.text.contains("you can ask for a second human"))
        let long = Array(repeating: "word", count: 201).joined(separator: " ")
        let refused = try await send(
            world,
            path + "/statement",
            ["words": long],
            session: session
        )
        expectGood(refused, status: 422, "statement")
        #expect(refused.text.contains("201 words long"))
        #expect(refused.text.contains(long))
        let kept = try await send(
            world,
            path + "/statement",
            ["words": "The signature is not mine."],
            session: session
        )
        #expect(kept.header("Location") == path + "?done=stated")
        let file = try await world.page("/me/file", session: session)
        #expect(file.text.contains("The signature is not mine."))
        let appealed = try await send(world, path + "/appeal", [:], session: session)
        #expect(appealed.status == 303, "\(appealed.text)")
        let second = try await world.page(path, session: session)
        expectGood(second, path)
        #expect(second.text.contains("A second human looks"))
        #expect(!second.text.contains("id=\"appeal\""))
        for form in ["/appeal", "/statement", "/time"] {
            let forged = try await world.form(path + form, ["csrf": ""], session: session)
            #expect(forged.status == 403, "\(form)")
        }
    }

    @Test("A person asks for everything on one page and takes it away")
    func disclosure() async throws {
        let (world, session) = try await looked()
        expectGood(try await world.page("/me/disclosures", session: session), "empty")
        let sent = try await send(world, "/me/disclosures", [:], session: session)
        let path = try #require(sent.header("Location"))
        let page = try await world.page(path, session: session)
        expectGood(page, path)
        let link = try #require(
            page.text.firstMatch(of: /\/v1\/me\/disclosures\/[0-9A-Z]{26}\/file/)
        ).output
        let file = try await world.client.send(
            .get,
            String(link),
            headers: ["Cookie": "recourse_session=\(session)"]
        )
        #expect(file.status == 200)
        #expect(file.text(at: "items.0.source") != nil)
        expectGood(try await world.page("/me/disclosures", session: session), "list")
        #expect(try await world.form("/me/disclosures", [:], session: session).status == 403)
    }

    @Test("Nothing of another person's can be contested or seen")
    func strangers() async throws {
        let (world, session) = try await looked()
        let id = try await world.dispute(session: session)
        let item = try await world.item("savings", session: session)
        let other = Someone.withItems("MAPLE-6F6F", "Other", "Person")
        try await world.enrol(other)
        let stranger = try await world.signIn(other)
        for path in [
            "/me/disputes/\(id)", "/me/disputes/new?item=\(item)", "/me/disputes/new",
            "/me/disputes/new?look=\(item)&input=x", "/me/disputes/new?item=\(item)&look=\(item)",
        ] {
            #expect(try await world.page(path, session: stranger).status == 404, "\(path)")
        }
        let sent = try await send(world, "/me/disputes", ["item": item], session: stranger)
        #expect(sent.status == 404)
    }
}
