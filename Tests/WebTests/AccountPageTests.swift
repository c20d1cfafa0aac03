import Foundation
import HTTPTypes
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("The portal, about signing in")
struct AccountPageTests {
    let someone = World.furnished("MAPLE-ACC0", "Ada", "Sample")

    private func expectGood(_ reply: Reply, status: Int = 200, _ path: String) {
        #expect(reply.status == status, "\(path): \(reply.text.suffix(600))")
        let faults = HTMLCheck(reply.text).faults
        #expect(faults.isEmpty, "\(path): \(faults)")
    }

    private func signedIn() async throws -> (World, session: String) {
        let world = try await World()
        try await world.enrol(someone)
        return (world, try await world.signIn(someone))
    }

    @Test(
        "The page offers an account, tells every fault beside its field, and needs its form token"
    )
    func faults() async throws {
        let (world, session) = try await signedIn()
        expectGood(try await world.page("/me/account", session: session), "/me/account")
        let wrong = try await world.form(
            "/me/account",
            [
                "csrf": World.formToken(session), "userName": "<x>", "passPhrase": "short",
                "code": "123",
            ],
            session: session
        )
        expectGood(wrong, status: 422, "wrong")
        #expect(wrong.text.contains("at least 12 characters"))
        #expect(wrong.text.contains("value=\"&lt;x&gt;\""))
        #expect(!wrong.text.contains("\"short\""))
        for path in ["/me/account", "/me/account/close", "/me/account/sessions/end"] {
            #expect(try await world.form(path, [:], session: session).status == 403, "\(path)")
            #expect(try await world.form(path, [:], session: "none").status == 401, "\(path)")
        }
    }

    @Test("A wrong sign-in says the same for every reason, and begins no session")
    func wrong() async throws {
        let (world, _) = try await signedIn()
        let form = try await world.client.send(.get, "/sign-in/account", headers: [:])
        expectGood(form, "/sign-in/account")
        let cookie = try #require(form.header("Set-Cookie"))
        let visit = try #require(cookie.firstMatch(of: /recourse_visit=([0-9a-f]+)/)).output.1
        let reply = try await world.client.send(
            .post,
            "/sign-in/account",
            headers: [
                "Content-Type": "application/x-www-form-urlencoded", "Origin": "null",
                "Sec-Fetch-Site": "same-origin", "Cookie": "recourse_visit=\(visit)",
            ],
            body: Array(
                "csrf=\(Forgery.token(for: String(visit)))&userName=nobody&passPhrase=x&code=1".utf8
            )
        )
        expectGood(reply, status: 422, "wrong")
        #expect(reply.header("Set-Cookie")?.contains("recourse_session") != true)
        #expect(!reply.text.contains("unknown"))
    }

    @Test("Signing out everywhere ends this session and every other one of the person")
    func everywhere() async throws {
        let (world, session) = try await signedIn()
        let other = try await world.signIn(someone)
        let reply = try await world.form(
            "/me/account/sessions/end",
            ["csrf": World.formToken(session)],
            session: session
        )
        #expect(reply.status == 303)
        for one in [session, other] {
            #expect(try await world.page("/me", session: one).header("Location") == "/sign-in")
        }
    }

    @Test("Cookies are for this host alone, over TLS, out of reach of scripts and other sites")
    func cookies() {
        let jar = CookieJar(WebSettings())
        for name in [jar.sessionName, jar.visitName] {
            let header = jar.keep(name, "secret")
            #expect(header.hasPrefix("__Host-recourse_"))
            for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
                #expect(header.contains(part), "\(name) \(part)")
            }
            // It ends with the browser, and no other host gets it.
            #expect(!header.contains("Max-Age") && !header.contains("Domain"))
        }
        #expect(jar.keepStaff("secret").contains("SameSite=Strict; Secure"))
    }

    @Test("Signing in ends the session that the browser had before")
    func rotation() async throws {
        let (world, old) = try await signedIn()
        let begun = try await world.post("/v1/me/sign-in", ["reference": someone.reference])
        let challenge = try #require(begun.text(at: "challenge"))
        let code = try #require(begun.text(at: "demoCode"))
        let visit = "0123456789abcdef"
        let reply = try await world.client.send(
            .post,
            "/sign-in/code",
            headers: [
                "Content-Type": "application/x-www-form-urlencoded", "Origin": "null",
                "Sec-Fetch-Site": "same-origin",
                "Cookie": "recourse_visit=\(visit); recourse_session=\(old)",
            ],
            body: Array(
                "csrf=\(Forgery.token(for: visit))&challenge=\(challenge)&code=\(code)".utf8
            )
        )
        #expect(reply.status == 303)
        #expect(try await world.page("/me", session: old).header("Location") == "/sign-in")
    }
}
