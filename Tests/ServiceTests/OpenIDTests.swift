import Bureau
import Charters
import Crypto
import Foundation
import JWTKit
import Storage
import StorageTestSupport
import Synchronization
import Testing

@testable import Service

/// A provider in memory that does everything right unless told otherwise.
final class TestProvider: Sendable {
    /// What a token says.
    struct Claims: JWTPayload {
        var iss = "https://id.example"
        var sub = "user-1"
        var aud: [String] = ["recourse"]
        var exp: Double
        var iat: Double
        var nonce: String?
        var azp: String?

        func verify(using _: some JWTAlgorithm) async throws {}
    }

    struct State {
        var issuer = "https://id.example"
        var nonce = ""
        var challenge = ""
        var change: @Sendable (inout Claims) -> Void = { _ in }
        /// Signs otherwise than with the key that is published.
        var sign: (@Sendable (Claims) async throws -> String)?
        var requests: [OpenIDRequest] = []
    }

    let state = Mutex(State())
    let clock: SettableClock
    private let key: ES256PrivateKey
    let jwks: String

    init(clock: SettableClock) throws {
        self.clock = clock
        key = ES256PrivateKey()
        let parts = try #require(key.publicKey.parameters)
        func url(_ text: String) -> String {
            text.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
                .replacingOccurrences(of: "=", with: "")
        }
        jwks = """
            {"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"one",\
            "x":"\(url(parts.x))","y":"\(url(parts.y))"}]}
            """
    }

    /// The answer to a request; a token only for the verifier of the challenge.
    func answer(_ request: OpenIDRequest) async -> [UInt8]? {
        state.withLock { $0.requests.append(request) }
        if request.address.hasSuffix("openid-configuration") {
            let issuer = state.withLock(\.issuer)
            return Array(
                """
                {"issuer":"\(issuer)","authorization_endpoint":"https://id.example/go",\
                "token_endpoint":"https://id.example/token","jwks_uri":"https://id.example/keys"}
                """.utf8
            )
        }
        if request.address.hasSuffix("/keys") { return Array(jwks.utf8) }
        let fields = String(decoding: request.body ?? [], as: UTF8.self).split(separator: "&")
        let verifier = fields.first { $0.hasPrefix("code_verifier=") }?.dropFirst(14) ?? ""
        let hash = Data(SHA256.hash(data: Array(verifier.utf8))).base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
        guard hash == state.withLock(\.challenge), fields.contains("code=right") else { return nil }
        guard let token = try? await token() else { return nil }
        return Array("{\"access_token\":\"x\",\"id_token\":\"\(token)\"}".utf8)
    }

    private func token() async throws -> String {
        let now = Double(clock.now.millisecondsSinceEpoch) / 1_000
        let (nonce, change, sign) = state.withLock { ($0.nonce, $0.change, $0.sign) }
        var claims = Claims(exp: now + 300, iat: now, nonce: nonce)
        change(&claims)
        if let sign { return try await sign(claims) }
        let keys = JWTKeyCollection()
        await keys.add(ecdsa: key, kid: "one")
        return try await keys.sign(claims, kid: "one")
    }

    /// Goes there as a browser does, and remembers what was asked.
    func visit(_ address: String) throws -> String {
        let parts = try #require(URLComponents(string: address))
        func value(_ name: String) -> String {
            parts.queryItems?.first { $0.name == name }?.value ?? ""
        }
        #expect(value("response_type") == "code" && value("code_challenge_method") == "S256")
        #expect(value("scope") == "openid")
        state.withLock {
            $0.nonce = value("nonce")
            $0.challenge = value("code_challenge")
        }
        return value("state")
    }
}

@Suite("Signing in through a provider")
struct OpenIDTests {
    private let clock: SettableClock
    private let provider: TestProvider
    private let desk: OpenIDDesk

    init() throws {
        clock = SettableClock(try #require(Instant("2026-11-22T12:00:00Z")))
        let provider = try TestProvider(clock: clock)
        self.provider = provider
        desk = OpenIDDesk(
            try OpenIDProvider(
                issuer: "https://id.example",
                clientID: "recourse",
                clientSecret: "sec ret",
                label: "Example ID",
                backAddress: "https://portal.example/sign-in/openid/back",
                fetch: { await provider.answer($0) }
            ),
            index: KeyedHash(key: Array(repeating: 7, count: 32)),
            clock: clock
        )
    }

    private func fault(
        attempt: String = "one",
        state: String? = nil,
        issuer: String? = nil,
        code: String = "right"
    ) async throws -> OpenIDFault? {
        let shown = try provider.visit(try await desk.address(attempt: "one"))
        do {
            let subject = try await desk.subject(
                attempt: attempt,
                state: state ?? shown,
                issuer: issuer,
                code: code
            )
            #expect(subject == "user-1")
            return nil
        } catch { return error }
    }

    @Test("takes a right reply, with the verifier and our secret in the request")
    func right() async throws {
        #expect(try await fault(issuer: "https://id.example") == nil)
        let token = try #require(
            provider.state.withLock { $0.requests.first { $0.body != nil } }
        )
        let basic = Data("recourse:sec%20ret".utf8).base64EncodedString()
        #expect(token.headers.contains("Authorization: Basic \(basic)"))
        #expect(!String(decoding: token.body ?? [], as: UTF8.self).contains("sec"))
    }

    @Test("tells different attempts apart, and gives none of their parts away")
    func attempts() async throws {
        let one = try await desk.address(attempt: "one")
        let two = try await desk.address(attempt: "two")
        #expect(one != two)
        #expect(try await desk.address(attempt: "one") == one)
        #expect(try await fault(attempt: "two") == .otherAttempt)
        #expect(try await fault(attempt: "") == .otherAttempt)
        #expect(try await fault(state: "forged") == .otherAttempt)
        #expect(try await fault(state: "") == .otherAttempt)
    }

    @Test("refuses another issuer in the reply and in the provider's own document")
    func issuers() async throws {
        #expect(try await fault(issuer: "https://other.example") == .otherIssuer)
        provider.state.withLock { $0.issuer = "https://other.example" }
        clock.advance(seconds: 601)
        await #expect(throws: OpenIDFault.otherIssuer) { try await desk.address(attempt: "one") }
    }

    @Test("refuses a code that the provider does not take")
    func code() async throws { #expect(try await fault(code: "used") == .noToken) }

    @Test("refuses a token that is not for us, not of this attempt, or not of now")
    func claims() async throws {
        let changes: [@Sendable (inout TestProvider.Claims) -> Void] = [
            { $0.iss = "https://other.example" }, { $0.aud = ["another"] }, { $0.aud = [] },
            { $0.aud = ["recourse", "another"] }, { $0.azp = "another" },
            {
                $0.aud = ["recourse", "another"]; $0.azp = "another"
            },
            { $0.exp -= 361 }, { $0.iat += 61 }, { $0.iat -= 601 }, { $0.nonce = "replayed" },
            { $0.nonce = nil }, { $0.sub = "" },
        ]
        for (place, change) in changes.enumerated() {
            provider.state.withLock { $0.change = change }
            #expect(try await fault() == .badToken, "change \(place)")
        }
        provider.state.withLock {
            $0.change = {
                $0.aud = ["recourse", "x"]; $0.azp = "recourse"
            }
        }
        #expect(try await fault() == nil)
        provider.state.withLock {
            $0.change = {
                $0.exp -= 350; $0.iat += 50
            }
        }
        #expect(try await fault() == nil)
    }

    @Test("refuses a token that another key signed, that nothing signed, or that our secret signed")
    func signatures() async throws {
        let jwks = provider.jwks
        let ways: [@Sendable (TestProvider.Claims) async throws -> String] = [
            { claims in
                let keys = JWTKeyCollection()
                await keys.add(ecdsa: ES256PrivateKey(), kid: "one")
                return try await keys.sign(claims, kid: "one")
            },
            { claims in
                let keys = JWTKeyCollection()
                await keys.add(
                    hmac: HMACKey(from: Data(jwks.utf8)),
                    digestAlgorithm: .sha256,
                    kid: "one"
                )
                return try await keys.sign(claims, kid: "one")
            },
            { claims in
                func part(_ data: Data) -> String {
                    data.base64EncodedString().replacingOccurrences(of: "=", with: "")
                        .replacingOccurrences(of: "+", with: "-")
                        .replacingOccurrences(of: "/", with: "_")
                }
                let head = Data("{\"alg\":\"none\",\"kid\":\"one\"}".utf8)
                return "\(part(head)).\(part(try JSONEncoder().encode(claims)))."
            },
        ]
        for (place, way) in ways.enumerated() {
            provider.state.withLock { $0.sign = way }
            #expect(try await fault() == .badSignature, "way \(place)")
        }
    }

    @Test("talks over TLS alone, this machine aside")
    func safe() {
        #expect(OpenIDProvider.isSafe("https://id.example"))
        #expect(OpenIDProvider.isSafe("http://127.0.0.1:9/x"))
        #expect(OpenIDProvider.isSafe("http://localhost/x"))
        for unsafe in [
            "http://id.example", "ftp://127.0.0.1", "http://127.0.0.1.evil.example/",
            "http://localhost@evil.example/", "http://127.0.0.1:9@evil.example/", "",
        ] { #expect(!OpenIDProvider.isSafe(unsafe), "\(unsafe)") }
    }
}
