import HTTPTypes
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("What stands where on a page")
struct WhatStandsWhereTests {
    private let someone = World.furnished("MAPLE-7W7W", "Ada", "Sample")

    private func opened() async throws -> (World, session: String) {
        let world = try await World()
        try await world.enrol(someone)
        return (world, try await world.signIn(someone))
    }

    /// Whether the texts stand on a page in that order.
    private func areInOrder(_ texts: [String], in page: Reply) -> Bool {
        var rest = page.text[...]
        for text in texts {
            guard let found = rest.firstRange(of: text) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }

    @Test("The menu calls the register by what is in it, and what few need stands last")
    func menu() async throws {
        let (world, session) = try await opened()
        let page = try await world.page("/me/erasure", session: session)
        #expect(
            areInOrder(
                [
                    "\"/me/register\">Court orders<", "\"/me/freeze\">", "\"/me/account\">",
                    "\"/me/history\">", "\"/me/download\">",
                    "\"/me/erasure\" aria-current=\"page\">Delete my data<",
                ],
                in: page
            )
        )
        #expect(page.text.contains("<h1>Delete my data</h1>"))
        #expect(page.text.contains("<title>Delete my data"))
        #expect(!page.text.contains(">Register<"))
    }

    @Test("The three forms of a court order come in the order of its three ways out")
    func waysOut() async throws {
        let (world, session) = try await opened()
        let order = try #require(try await world.file(someone).text(at: "id"))
        let page = try await world.page("/me/register/\(order)", session: session)
        #expect(
            areInOrder(
                [
                    "href=\"#paid\"", "href=\"#plan\"", "href=\"#object\"", "id=\"paid\"",
                    "If nobody says that money is still owed, it is removed.", "id=\"plan\"",
                    "id=\"object\"",
                ],
                in: page
            )
        )
    }

    @Test("On a look, that it was not them is said before anything of the score")
    func notMe() async throws {
        let (world, session) = try await opened()
        _ = try await world.share(someone, session: session)
        _ = try await world.check(someone)
        let looks = try await world.get("/v1/me/looks", as: session)
        let path = "/me/looks/\(try #require(looks.text(at: "looks.0.id")))"
        let before = try await world.page(path, session: session)
        #expect(areInOrder(["</dl>", "This was not me", "The score that was told"], in: before))
        #expect(!before.text.contains("data-label=\"Wrong?\""))
        let token = World.formToken(session)
        _ = try await world.form("\(path)/deny", ["csrf": token], session: session)
        let after = try await world.page(path, session: session)
        #expect(areInOrder(["You said: this was not me", "The score that was told"], in: after))
        #expect(HTMLCheck(after.text).faults.isEmpty)
    }

    @Test("A page that fails leads where its reader can go")
    func problems() async throws {
        let (world, session) = try await opened()
        let own = try await world.page("/me/looks/nothing", session: session)
        #expect(own.status == 404)
        #expect(own.text.contains("<summary>Menu</summary>"))
        #expect(!own.text.contains("aria-current=\"page\""))
        #expect(own.text.contains("<a href=\"/me\">Overview</a><a href=\"mailto:"))
        #expect(!own.text.contains("First page"))
        let other = try await world.client.send(.get, "/nothing", headers: ["Accept": "text/html"])
        #expect(other.status == 404)
        #expect(
            other.text.contains(
                "<a href=\"/\">First page</a><a href=\"/sign-in\">Sign in</a></div>"
            )
        )
        #expect(!other.text.contains("overview"))
        let theirs = try await world.client.send(
            .get,
            "/representative/nothing",
            headers: ["Accept": "text/html"]
        )
        #expect(theirs.text.contains("<a href=\"/representative\">What I do for others</a>"))
    }

    @Test("That nothing was changed is said once")
    func saidOnce() {
        func page(_ problem: Problem) -> ProblemPage {
            ProblemPage(problem, to: .person, contact: "help@recourse.example")
        }
        for problem in [Problem.internalError, .notWriting] {
            #expect(problem.primary.sentence.contains("Nothing was changed."))
            #expect(page(problem).next == "Go back and try again, or write to us.")
        }
        let other = Problem(.forbidden, code: "other", title: "Title", detail: "Detail.")
        #expect(page(other).next.hasPrefix("Nothing was changed."))
    }

    @Test("Where one signs in, the letterhead does not offer it; languages are told by their names")
    func letterhead() async throws {
        let world = try await World()
        let door = "class=\"button plain\" href=\"/sign-in\""
        for path in ["/sign-in", "/sign-in/account", "/representative/sign-in"] {
            let page = try await world.get(path)
            #expect(page.status == 200)
            #expect(!page.text.contains(door), "\(path)")
        }
        let first = try await world.get("/")
        #expect(first.text.contains(door))
        #expect(
            first.text.contains("href=\"#languages\"><bdi lang=\"en\" translate=\"no\">English<")
        )
        #expect(first.text.contains("<bdi lang=\"zh-Hans\" translate=\"no\">简体中文</bdi>"))
    }

    @Test("A consent is headed by what it allows, ends by a plain button, and after a no says so")
    func consents() async throws {
        let (world, session) = try await opened()
        let yes = try await world.share(someone, session: session)
        let active = try await world.page("/me/sharing/\(yes)", session: session)
        #expect(active.text.contains("<h1>You allow Example Bank to look</h1>"))
        #expect(active.text.contains("type=\"submit\">Switch it off</button>"))
        #expect(!active.text.contains("aria-pressed"))
        #expect(active.text.contains("<dt>How long</dt>"))
        _ = try await world.ask(someone, as: world.otherLender)
        let asked = try await world.consent("requested", session: session)
        let no = "/me/sharing/\(try #require(asked["id"] as? String))"
        let request = try await world.page(no, session: session)
        #expect(request.text.contains("within 90 days of your yes"))
        #expect(
            areInOrder(["<summary>Fingerprint", "<code>", "</details>", "/allow"], in: request)
        )
        let token = World.formToken(session)
        _ = try await world.form("\(no)/refuse", ["csrf": token], session: session)
        let refused = try await world.page(no, session: session)
        #expect(refused.text.contains("<h1>You said no</h1>"))
        #expect(areInOrder(["<dt>It asked for</dt>", "within 90 days<"], in: refused))
        #expect(!refused.text.contains("of your yes"))
    }

    @Test("What was done is said while it is so, and no longer")
    func done() async throws {
        let (world, session) = try await opened()
        let id = try await world.dispute(session: session)
        let path = "/me/disputes/\(id)?done=disputed"
        let words = "From this moment nothing that you contest is shown to others."
        #expect(try await world.page(path, session: session).text.contains(words))
        let never = "/me/disputes/\(id)?done=frozen"
        #expect(
            try await !world.page(never, session: session).text.contains("role=\"status\"><p>Your")
        )
        world.wait(days: 1)
        let next = try await world.signIn(someone)
        #expect(try await world.page(path, session: next).text.contains(words))
        let answered = try await world.post(
            "/v1/disputes/\(id)/answer",
            World.answer("kept"),
            as: world.lender
        )
        #expect(answered.status == 200, "\(answered.text)")
        let page = try await world.page(path, session: next)
        #expect(page.status == 200)
        #expect(!page.text.contains(words))
    }

    @Test("A copy lists what is in it, and in one line what is not")
    func copy() async throws {
        let (world, session) = try await opened()
        let page = try await world.page("/me/download", session: session)
        #expect(page.text.contains("3 items of your credit file, with source and end"))
        #expect(
            areInOrder(["Nothing else:", "<li>no looks</li>", "no reports of theft"], in: page)
        )
        #expect(!page.text.contains("with what was told and why"))
        _ = try await world.share(someone, session: session)
        _ = try await world.check(someone)
        let later = try await world.page("/me/download", session: session)
        #expect(later.text.contains("1 look, with what was told and why"))
        #expect(!later.text.contains("no looks"))
    }

    @Test("A frozen file that is open says until when, and the end can be moved")
    func openings() async throws {
        let (world, session) = try await opened()
        let consent = try await world.share(someone, session: session)
        let token = World.formToken(session)
        _ = try await world.form("/me/freeze", ["csrf": token], session: session)
        let closed = try await world.page("/me/freeze", session: session)
        #expect(closed.text.contains("type=\"submit\">Open it for Example Bank</button>"))
        _ = try await world.form(
            "/me/freeze/thaw/\(consent)",
            ["csrf": token, "days": "7"],
            session: session
        )
        let open = try await world.page("/me/freeze", session: session)
        #expect(open.text.contains("It is open for Example Bank alone, until 9 March 2026, 12:00."))
        #expect(open.text.contains("Change when it closes"))
        #expect(!open.text.contains("type=\"submit\">Open it for"))
        #expect(
            open.text.contains("<button class=\"plain\" type=\"submit\">Lift the freeze</button>")
        )
    }
}
