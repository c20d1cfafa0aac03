import Bureau
import Charters
import Foundation
import HTTPTypes
import Identity
public import Service
import Storage
import TestSupport
public import Web

/// A server over a fresh database, with two lenders, a court and a clock that stands still.
public struct World: Sendable {
    /// The office behind the server.
    public let office: CreditOffice
    /// The clock; it moves only when it is told to.
    public let clock: SettableClock
    /// The server.
    public let server: WebServer
    /// Talks to the server.
    public let client: RouterClient
    /// The API key of Example Bank.
    public let lender: String
    /// The API key of Specimen Credit Union.
    public let otherLender: String
    /// The API key of the District Court of Sampleton.
    public let court: String

    /// The staff member who opens files.
    public static let clerk = Principal.staff("Test Clerk")

    /// A world on 2 March 2026, with the settings of a demo on plain loopback.
    public init(
        settings: WebSettings = WebSettings(
            isDemo: true,
            cookiesAreSecure: false,
            unavailableDelay: .milliseconds(20)
        )
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("recourse-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let charter = try Charter.strictest()
        guard let day = CalendarDate(year: 2026, month: 3, day: 2) else {
            throw OfficeError.settings("no such day")
        }
        clock = SettableClock(Instant(noonOf: day, in: charter.zone))
        office = try await CreditOffice(
            database: try SQLiteDatabase(path: folder.appendingPathComponent("test.db").path),
            keys: KeyRing(
                master: Array(repeating: 1, count: 32),
                index: Array(repeating: 2, count: 32),
                identity: Array(repeating: 3, count: 32),
                logSigningSeed: Array(repeating: 4, count: 32)
            ),
            charter: charter,
            clock: clock,
            settings: OfficeSettings(
                origin: "test.recourse.example/log",
                sendsMail: true,
                isDemo: true,
                passPhraseCost: PassPhraseCost(rounds: 16, mixingSize: 8, parallelism: 1)
            )
        )
        let card = TestCard.json(characteristic: "existing_credits")
        let proposed = try await office.propose(card: card, as: Self.clerk).answer
        _ = try await office.approve(term: proposed.id, as: .staff("Second Clerk"))
        server = WebServer(office: office, settings: settings, demoClock: clock)
        client = RouterClient(server)
        lender = try await Self.key("Example Bank", .lender, office)
        otherLender = try await Self.key("Specimen Credit Union", .lender, office)
        court = try await Self.key("District Court of Sampleton", .court, office)
        try await registerCourtKey(of: court)
    }

    /// Two humans of the operator register the key of the tests' courts.
    public func registerCourtKey(of court: String) async throws {
        let register = RegisterCourtKey(
            subscriber: try await subscriber(court),
            publicKey: TestCourtKey.publicKey
        )
        _ = try await office.perform(register, as: Self.clerk)
        _ = try await office.perform(register, as: .staff("Second Clerk"))
    }

    private static func key(
        _ name: String,
        _ role: Role,
        _ office: CreditOffice
    ) async throws -> String {
        let subscriber = try await office.perform(
            OnboardSubscriber(
                name: name,
                contact: "office@\(name.lowercased().filter(\.isLetter)).example",
                roles: [role],
                licence: "TEST-1",
                looksPerDay: 500
            ),
            as: clerk
        )
        return try await office.issueAPIKey(for: subscriber.answer, as: clerk).answer
    }

    /// Opens a file for an invented person.
    public func enrol(_ someone: Someone) async throws {
        _ = try await office.perform(
            EnrolPerson(
                identity: someone.identity,
                items: someone.items,
                reference: someone.reference,
                isSynthetic: true
            ),
            as: Self.clerk
        )
    }

    /// The day that many days before the clock's today.
    public func day(ago days: Int) -> String {
        clock.now.date(in: office.charter.zone).adding(days: -days).description
    }

    /// Signs a person in by API and gives the session.
    public func signIn(_ someone: Someone) async throws -> String {
        let begun = try await post("/v1/me/sign-in", ["reference": someone.reference])
        guard let challenge = begun.text(at: "challenge"), let code = begun.text(at: "demoCode")
        else { throw OfficeError.settings("no challenge: \(begun.text)") }
        let opened = try await post("/v1/me/session", ["challenge": challenge, "code": code])
        guard let session = opened.text(at: "session") else {
            throw OfficeError.settings("no session: \(opened.text)")
        }
        return session
    }

    /// Sends JSON as a POST, with a bearer token when there is one.
    public func post(
        _ path: String,
        _ body: [String: Any],
        as token: String? = nil
    ) async throws -> Reply {
        let bytes = [UInt8](try JSONSerialization.data(withJSONObject: body))
        var headers = ["Content-Type": "application/json"]
        if let token { headers["Authorization"] = "Bearer \(token)" }
        return try await client.send(.post, path, headers: headers, body: bytes)
    }

    /// Reads a path, with a bearer token when there is one.
    public func get(_ path: String, as token: String? = nil) async throws -> Reply {
        try await client.send(
            .get,
            path,
            headers: token.map { ["Authorization": "Bearer \($0)"] } ?? [:]
        )
    }

    /// Reads a page with the cookie of a session.
    public func page(_ path: String, session: String) async throws -> Reply {
        try await client.send(
            .get,
            path,
            headers: ["Cookie": "recourse_session=\(session)", "Accept": "text/html"]
        )
    }

    /// Sends a form with the cookie of a session, as a browser does.
    public func form(
        _ path: String,
        _ fields: [String: String],
        session: String,
        headers: [String: String] = [:]
    ) async throws -> Reply {
        let text = fields.sorted { $0.key < $1.key }
            .map { "\(Self.encoded($0.key))=\(Self.encoded($0.value))" }.joined(separator: "&")
        let own = [
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "recourse_session=\(session)", "Accept": "text/html", "Origin": "null",
            "Sec-Fetch-Site": "same-origin",
        ]
        return try await client.send(
            .post,
            path,
            headers: own.merging(headers) { $1 },
            body: Array(text.utf8)
        )
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
