import Charters
import Crypto
import Foundation
import JWTKit
import Storage

/// Sends people to the provider and reads what comes back: authorization code with PKCE.
///
/// Nothing is kept between the two: state, nonce and verifier are made from one secret that only the
/// person's browser holds, so that a reply fits the browser that asked, and no other.
actor OpenIDDesk {
    /// What the provider says of itself (OpenID Connect Discovery 1.0).
    private struct Discovery: Decodable {
        var issuer: String
        var authorizationEndpoint: String
        var tokenEndpoint: String
        var jwksUri: String
    }

    private struct TokenReply: Decodable {
        var idToken: String
    }

    private let provider: OpenIDProvider
    private let index: KeyedHash
    private let clock: any WallClock
    private var known: (discovery: Discovery, until: Instant)?
    private var keys: (collection: JWTKeyCollection, until: Instant)?
    private static let knownSeconds: Int64 = 600

    init(_ provider: OpenIDProvider, index: KeyedHash, clock: any WallClock) {
        self.provider = provider
        self.index = index
        self.clock = clock
    }

    /// Where the browser that holds the secret of an attempt goes.
    func address(attempt: String) async throws(OpenIDFault) -> String {
        let discovery = try await discovery()
        let challenge = Self.text(Array(SHA256.hash(data: Array(part("verifier", attempt).utf8))))
        let query = [
            ("response_type", "code"), ("client_id", provider.clientID),
            ("redirect_uri", provider.backAddress), ("scope", "openid"),
            ("state", part("state", attempt)), ("nonce", part("nonce", attempt)),
            ("code_challenge", challenge), ("code_challenge_method", "S256"),
        ]
        let mark = discovery.authorizationEndpoint.contains("?") ? "&" : "?"
        return discovery.authorizationEndpoint + mark + Self.form(query)
    }

    /// Who signed in, as the provider calls them.
    ///
    /// - Parameters:
    ///   - attempt: The secret that the browser holds.
    ///   - state: What came back with it.
    ///   - issuer: Who says so, where the provider says it (RFC 9207).
    ///   - code: The provider's code, good for once.
    func subject(
        attempt: String,
        state: String,
        issuer: String?,
        code: String
    ) async throws(OpenIDFault) -> String {
        let expected = part("state", attempt)
        guard !attempt.isEmpty,
            constantTimeEquals(Array(expected.utf8), Array(state.utf8))
        else { throw .otherAttempt }
        guard issuer == nil || issuer == provider.issuer else { throw .otherIssuer }
        let token = try await token(code, verifier: part("verifier", attempt))
        let claims = try await read(token)
        guard
            claims.holds(
                issuer: provider.issuer,
                clientID: provider.clientID,
                nonce: part("nonce", attempt),
                at: clock.now
            )
        else { throw .badToken }
        return claims.sub
    }

    /// One value of an attempt; none tells another, nor the secret.
    private func part(_ name: String, _ attempt: String) -> String {
        Self.text(index.hash(.openID, name, attempt))
    }

    private func discovery() async throws(OpenIDFault) -> Discovery {
        if let known, clock.now < known.until { return known.discovery }
        let issuer =
            provider.issuer.hasSuffix("/")
            ? String(provider.issuer.dropLast()) : provider.issuer
        let found: Discovery = try await fetch(
            .init(
                address: issuer + "/.well-known/openid-configuration",
                headers: ["Accept: application/json"],
                body: nil
            )
        )
        guard found.issuer == provider.issuer else { throw .otherIssuer }
        guard
            [found.authorizationEndpoint, found.tokenEndpoint, found.jwksUri]
                .allSatisfy(OpenIDProvider.isSafe)
        else { throw .unreachable }
        known = (found, clock.now.adding(seconds: Self.knownSeconds))
        return found
    }

    private func token(_ code: String, verifier: String) async throws(OpenIDFault) -> String {
        var fields = [
            ("grant_type", "authorization_code"), ("code", code),
            ("redirect_uri", provider.backAddress), ("code_verifier", verifier),
        ]
        var headers = [
            "Accept: application/json", "Content-Type: application/x-www-form-urlencoded",
        ]
        if let secret = provider.clientSecret {
            let pair = "\(Self.encoded(provider.clientID)):\(Self.encoded(secret))"
            headers.append("Authorization: Basic \(Data(pair.utf8).base64EncodedString())")
        } else {
            fields.append(("client_id", provider.clientID))
        }
        let discovery = try await discovery()
        do {
            let reply: TokenReply = try await fetch(
                .init(
                    address: discovery.tokenEndpoint,
                    headers: headers,
                    body: Array(Self.form(fields).utf8)
                )
            )
            return reply.idToken
        } catch { throw .noToken }
    }

    /// Reads a token whose signature is one of the provider's keys; a key that is new is fetched once.
    private func read(_ token: String) async throws(OpenIDFault) -> IDToken {
        if let keys, clock.now < keys.until,
            let claims = try? await keys.collection.verify(token, as: IDToken.self)
        {
            return claims
        }
        let address = try await discovery().jwksUri
        let bytes = await provider.fetch(
            .init(address: address, headers: ["Accept: application/json"], body: nil)
        )
        guard let bytes else { throw .unreachable }
        let collection = JWTKeyCollection()
        do {
            try await collection.add(jwksJSON: String(decoding: bytes, as: UTF8.self))
        } catch { throw .unreachable }
        keys = (collection, clock.now.adding(seconds: Self.knownSeconds))
        do { return try await collection.verify(token, as: IDToken.self) } catch {
            throw .badSignature
        }
    }

    private func fetch<Reply: Decodable>(
        _ request: OpenIDRequest
    ) async throws(OpenIDFault) -> Reply {
        guard let bytes = await provider.fetch(request) else { throw .unreachable }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do { return try decoder.decode(Reply.self, from: Data(bytes)) } catch {
            throw .unreachable
        }
    }

    private static func form(_ fields: [(String, String)]) -> String {
        fields.map { "\($0.0)=\(encoded($0.1))" }.joined(separator: "&")
    }

    private static func encoded(_ text: String) -> String {
        let unreserved = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
        )
        return text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    /// Bytes in base64url, without padding.
    private static func text(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    }
}
