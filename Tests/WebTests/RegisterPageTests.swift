import Bureau
import Charters
import Foundation
import HTTPTypes
import Service
import TestSupport
import Testing
import WebTestSupport

@testable import Web

@Suite("What the pages say of a court order, from the notice to its end")
struct RegisterPageTests {
    private let someone = World.furnished("MAPLE-7R7R", "Ada", "Sample")

    /// A world in which an order was filed, or also received.
    private func ordered(
        isReceived: Bool
    ) async throws -> (world: World, session: String, id: String) {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        let id = try #require(try await world.file(someone).text(at: "id"))
        if isReceived {
            try await act(
                "receipt",
                [
                    "kind": "courtCertificate", "reference": "CERT-1",
                    "receivedOn": world.day(ago: 0),
                ],
                on: id,
                world
            )
        }
        return (world, session, id)
    }

    private func act(
        _ name: String,
        _ body: [String: Any],
        on id: String,
        _ world: World
    ) async throws {
        let reply = try await world.post("/v1/judgments/\(id)/\(name)", body, as: world.court)
        #expect(reply.status == 200, "\(reply.text)")
    }

    /// The text of a page; without a session signed in anew, because days went by.
    private func page(
        _ path: String,
        _ world: World,
        as held: String? = nil
    ) async throws -> String {
        var session = held ?? ""
        if held == nil { session = try await world.signIn(someone) }
        let reply = try await world.page(path, session: session)
        #expect(reply.status == 200, "\(path)")
        #expect(HTMLCheck(reply.text).faults.isEmpty)
        return reply.text
    }

    private func day(_ ahead: Int, _ world: World) -> String {
        world.office.now.adding(seconds: Int64(ahead) * 86_400)
            .date(in: world.office.charter.zone).inWords
    }

    @Test("Before it is received, saying so comes after the ways out and names the day it leads to")
    func noticing() async throws {
        let (world, _, id) = try await ordered(isReceived: false)
        let text = try await page("/me/register/\(id)", world)
        let ways = try #require(text.range(of: "Three ways out"))
        let button = try #require(text.range(of: "I received it"))
        #expect(ways.lowerBound < button.lowerBound)
        let seen = day(world.office.charter.register.waitingDays, world)
        #expect(text.contains("lenders whom you allow could see it from \(seen)"))
        let lapse = day(world.office.charter.register.serviceDays, world)
        #expect(text.contains("<span class=\"when\">\(lapse), "))
        #expect(text.contains("If receipt was not proven before this day, it never has an effect."))
    }

    @Test("One that lenders can see stands in the first sentence of the overview")
    func listed() async throws {
        let (world, _, id) = try await ordered(isReceived: true)
        let before = try await page("/me", world)
        #expect(!before.contains("a court order that lenders can see"))
        world.wait(days: world.office.charter.register.waitingDays + 1)
        let text = try await page("/me", world)
        #expect(text.contains("about your credit, and a court order that lenders can see."))
        #expect(text.contains("/me/register/\(id)"))
        let entry = try await page("/me/register/\(id)", world)
        #expect(entry.contains("Lenders whom you allow to look"))
        #expect(entry.contains("Still owed") && !entry.contains("Gone since"))
    }

    @Test("After an objection was lost, every page says until when a second human can be asked")
    func appeal() async throws {
        let (world, _, id) = try await ordered(isReceived: true)
        world.wait(days: world.office.charter.register.waitingDays - 2)
        let session = try await world.signIn(someone)
        _ = try await world.post(
            "/v1/me/judgments/\(id)/objections",
            ["words": "Not mine."],
            as: session
        )
        let open = try await page("/me/register/\(id)", world, as: session)
        let decided = day(world.office.charter.dispute.decideDays, world)
        #expect(open.contains("A person with a name decides before \(decided)."))
        #expect(open.contains("If nobody decided before this day, it is gone."))
        #expect(!open.contains("class=\"deadline\""), "others have to act, not the person")
        #expect(!(try await page("/me", world, as: session)).contains("second human"))
        try await act(
            "objection-decisions",
            ["isUpheld": false, "reason": "The contract is signed.", "reviewer": "Rita Clerk"],
            on: id,
            world
        )
        let last = day(world.office.charter.dispute.appealDays, world)
        let sentence = "You can ask for a second human until \(last), "
        for path in ["/me/register/\(id)", "/me/register", "/me"] {
            #expect(try await page(path, world, as: session).contains(sentence), "\(path)")
        }
        let entry = try await page("/me/register/\(id)", world, as: session)
        #expect(!entry.contains("or you have won") && !entry.contains("You need do nothing."))
        #expect(entry.contains("The last day to ask for a second human."))
        let register = try await page("/me/register", world, as: session)
        #expect(register.contains("Open the entry to ask for a second human."))
        #expect(!register.contains("There is nothing for you to do."))
    }

    @Test("One that has ended says since when, and no more what is owed or when it will be gone")
    func ended() async throws {
        let (world, _, id) = try await ordered(isReceived: true)
        try await act("payments", ["principalLeftMinorUnits": 0, "proof": "Paid."], on: id, world)
        let text = try await page("/me/register/\(id)", world)
        let today = day(0, world)
        #expect(text.contains("It is paid. Gone since \(today)."))
        #expect(text.contains("<dt>Gone since</dt><dd>\(today)</dd>"))
        #expect(text.contains("The court said that it is paid."))
        #expect(!text.contains("Still owed") && !text.contains("<dt>Gone on</dt>"))
    }

    @Test("Decisions that one lender owes stand together, after what the person can do")
    func overdue() async throws {
        let (world, session, id) = try await ordered(isReceived: false)
        _ = try await world.share(someone, session: session)
        for _ in 0..<3 { _ = try await world.check(someone) }
        world.wait(days: world.office.charter.notice.adverseOuterDays + 1)
        let text = try await page("/me", world)
        let owed = try #require(text.range(of: "owes you 3 decisions"))
        let order = try #require(text.range(of: "/me/register/\(id)"))
        #expect(order.lowerBound < owed.lowerBound)
        #expect(!text.contains("owes you a decision"))
    }

    @Test("The last day of a letter that is over is told as over, and asks for nothing")
    func letters() async throws {
        let (world, _, _) = try await ordered(isReceived: true)
        let before = try await page("/me/notices", world)
        #expect(before.contains("<p class=\"deadline\">You can act until "))
        world.wait(days: 400)
        let after = try await page("/me/notices", world)
        #expect(!after.contains("You can act until ") && !after.contains("which is over"))
        #expect(after.contains("You could act until "))
    }

    @Test("Who sends a form after the session has ended is told so, and where to sign in")
    func signedOut() async throws {
        let (world, session, id) = try await ordered(isReceived: true)
        world.wait(days: 1)
        let reply = try await world.form(
            "/me/register/\(id)/object",
            ["words": "Not mine.", "csrf": World.formToken(session)],
            session: session
        )
        #expect(reply.status == 401)
        #expect(reply.text.contains("You are signed out"))
        #expect(reply.text.contains("Nothing was sent."))
        #expect(reply.text.contains("href=\"/sign-in\"") && !reply.text.contains("API key"))
        #expect(HTMLCheck(reply.text).faults.isEmpty)
        let program = try await world.get("/v1/me", as: session)
        #expect(program.text.contains("Send an API key or a session"))
    }

    @Test("Once asked for, that the whole file goes is the first thing on its page")
    func asked() async throws {
        let (world, session, _) = try await ordered(isReceived: true)
        #expect(try await page("/me/erasure", world).contains("whether you ask or not"))
        _ = try await world.post("/v1/me/erasure", ["understands": true], as: session)
        let text = try await page("/me/erasure", world)
        #expect(text.contains("<p class=\"lead\">You asked on \(day(0, world)) that your file be"))
        let whole = try #require(text.range(of: "Take it back and keep my file"))
        let days = try #require(text.range(of: "class=\"timeline\""))
        #expect(whole.lowerBound < days.lowerBound)
    }
}
