import Bureau
import Foundation
import HTTPTypes
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("The consoles let in")
struct ConsoleRoleTests {
    /// Whose a route is, said once more and independently of the program.
    private static func role(of path: String) -> Role {
        let first = path.split(separator: "/").dropFirst().first ?? ""
        return switch first {
        case "orders", "filings": .court
        case "checks", "requests", "disputes", "consents", "theft": .lender
        default: .operator_
        }
    }

    private static let doors: Set<String> = [
        "/console", "/console/sign-in", "/console/enrol", "/console/sign-out",
    ]

    @Test("nobody but the permitted role, on any route, with any number")
    func matrix() async throws {
        let world = try await World()
        let sessions: [Role: String] = [
            .court: try await world.employ("rita.court", .court, for: world.court),
            .lender: try await world.employ("lea.lender", .lender, for: world.lender),
            .operator_: try await world.employ("olga.operator", .operator_),
        ]
        let routes = world.server.routes.filter {
            $0.path.hasPrefix("/console") && !Self.doors.contains($0.path)
        }
        #expect(routes.count > 30)
        let seed = UInt64(ProcessInfo.processInfo.environment["RECOURSE_TEST_SEED"] ?? "") ?? 7
        var generator = SplitMix(state: seed)
        let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        for route in routes.shuffled(using: &generator) {
            let id = String((0..<26).map { _ in letters.randomElement(using: &generator) ?? "0" })
            let path = route.path.replacing("{id}", with: id)
            let permitted = Self.role(of: path)
            for (role, session) in sessions {
                let note: Comment = "seed \(seed): \(role) on \(route.method) \(path)"
                let reply =
                    route.method == .get
                    ? try await world.console(path, as: session)
                    : try await world.consoleForm(path, [:], as: session)
                if role == permitted {
                    #expect(reply.status != 403 || reply.text.contains("suspended"), note)
                } else {
                    #expect(reply.status == 403 && reply.text.contains("You may not do this"), note)
                }
            }
            let stranger = try await world.client.send(
                route.method,
                path,
                headers: ["Accept": "text/html"]
            )
            #expect(stranger.status == (route.method == .get ? 303 : 401), "\(path)")
        }
    }

    @Test("no form without the token of its own session")
    func forgery() async throws {
        let world = try await World()
        let session = try await world.employ("olga.operator", .operator_)
        let other = try await world.employ("otto.operator", .operator_)
        for route in world.server.routes
        where route.method == .post && Self.role(of: route.path) == .operator_
            && route.path.hasPrefix("/console/") && !Self.doors.contains(route.path)
            && route.path != "/console/scorecard"
        {
            let path = route.path.replacing("{id}", with: "01ARZ3NDEKTSV4RRFFQ69G5FAV")
            for token in ["", World.formToken(other)] {
                let reply = try await world.consoleForm(path, [:], as: session, csrf: token)
                #expect(
                    reply.status == 403 && reply.text.contains("can no longer be sent"),
                    "\(path)"
                )
            }
        }
    }

    @Test("nobody by a form that belongs to no visit")
    func noVisit() async throws {
        let world = try await World()
        _ = try await world.employ("olga.operator", .operator_)
        for path in ["/console/sign-in", "/sign-in"] {
            let reply = try await world.form(
                path,
                [
                    "csrf": World.formToken(""), "signInName": "olga.operator",
                    "passPhrase": World.phrase, "reference": "MAPLE-7Q2K",
                ],
                session: "",
                headers: ["Cookie": "other=1"]
            )
            #expect(reply.status == 403, "\(path)")
            #expect(reply.header("Set-Cookie")?.contains("recourse_staff=") != true)
        }
    }

    @Test("no person of a file, and no key of a program")
    func others() async throws {
        let world = try await World()
        let stage = Stage(world: world)
        try await world.enrol(stage.emil)
        let person = try await world.signIn(stage.emil)
        for secret in [person, world.court, world.lender, "", "x"] {
            let reply = try await world.console("/console/orders", as: secret)
            #expect(reply.status == 303)
            #expect(reply.header("Location") == "/console/sign-in")
        }
        let clerk = try await world.employ("rita.court", .court, for: world.court)
        let portal = try await world.page("/me", session: clerk)
        #expect(portal.status == 303)
    }

    @Test("nobody who was disabled, and nobody whose institution is suspended")
    func ended() async throws {
        let world = try await World()
        let operator_ = try await world.employ("olga.operator", .operator_)
        let clerk = try await world.employ("rita.court", .court, for: world.court)
        let lender = try await world.employ("lea.lender", .lender, for: world.lender)
        world.clock.advance(seconds: 1)
        let member = try #require(
            try await world.office.staff(for: World.clerk).first {
                $0.member.signInName == "rita.court"
            }
        ).member.id
        let closed = try await world.consoleForm(
            "/console/staff/\(member.rawValue)/disable",
            [:],
            as: operator_
        )
        #expect(closed.status == 303)
        #expect(try await world.console("/console/orders", as: clerk).status == 303)
        let id = try await world.subscriber(world.lender)
        let path = "/console/subscribers/\(id.rawValue)"
        let empty = try await world.consoleForm(path + "/suspend", ["reason": " "], as: operator_)
        #expect(empty.status == 422 && empty.text.contains("suspend-reason-fault"))
        _ = try await world.consoleForm(path + "/suspend", ["reason": "Tried"], as: operator_)
        let refused = try await world.console("/console/checks", as: lender)
        #expect(refused.status == 403 && refused.text.contains("suspended"))
        world.clock.advance(seconds: 1)
        _ = try await world.consoleForm(path + "/reinstate", ["reason": "Settled"], as: operator_)
        #expect(try await world.console("/console/checks", as: lender).status == 303)
    }

    @Test("nobody after five wrong tries, and tells an unknown name nothing")
    func throttle() async throws {
        let world = try await World()
        _ = try await world.employ("olga.operator", .operator_)
        func enter(_ name: String, _ phrase: String) async throws -> Reply {
            let door = try await world.console("/console/sign-in", as: nil)
            let visit = try #require(door.cookie("recourse_visit"))
            return try await world.form(
                "/console/sign-in",
                [
                    "signInName": name, "passPhrase": phrase,
                    "csrf": World.formToken(visit),
                ],
                session: "",
                headers: ["Cookie": "recourse_visit=\(visit)"]
            )
        }
        func plain(_ reply: Reply, _ name: String) -> String {
            reply.text.replacing(name, with: "")
                .replacing(/name="csrf" value="[0-9a-f]*"/, with: "")
        }
        let known = try await enter("olga.operator", "wrong")
        let unknown = try await enter("nobody.at.all", "wrong")
        #expect(known.status == 422 && unknown.status == 422)
        #expect(plain(known, "olga.operator") == plain(unknown, "nobody.at.all"))
        for _ in 0..<4 { _ = try await enter("olga.operator", "wrong") }
        let locked = try await enter("olga.operator", World.phrase)
        #expect(plain(locked, "olga.operator") == plain(known, "olga.operator"))
        world.clock.advance(seconds: 900)
        let inside = try await enter("olga.operator", World.phrase)
        #expect(inside.status == 303)
        let cookie = inside.headers[values: .setCookie].first { $0.hasPrefix("recourse_staff=") }
        #expect(cookie?.contains("HttpOnly; SameSite=Strict") == true)
    }
}

/// A small generator with a seed that is printed.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
