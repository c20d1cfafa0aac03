import Charters
import JWTKit

/// What the provider says of who signed in (OpenID Connect Core 1.0, section 2).
struct IDToken: JWTPayload {
    var iss: String
    var sub: String
    var aud: Audience
    var exp: Double
    var iat: Double
    var nonce: String?
    var azp: String?

    /// For whom: one name or several.
    ///
    /// The claim of jwt-kit ends the process where there is none.
    struct Audience: Codable, Sendable {
        var names: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let name = try? container.decode(String.self) {
                names = [name]
            } else {
                names = try container.decode([String].self)
            }
        }

        func encode(to encoder: any Encoder) throws { try names.encode(to: encoder) }
    }

    /// Clocks of two houses differ by at most this.
    static let slackSeconds = 60.0
    /// A token is used at once or not at all.
    static let longestSeconds = 600.0

    /// The signature is all that is checked where the token is read; the rest needs our own clock.
    func verify(using _: some JWTAlgorithm) async throws {}

    /// Whether it is for us, for this attempt, and of now (section 3.1.3.7).
    func holds(
        issuer: String,
        clientID: String,
        nonce expected: String,
        at now: Instant
    ) -> Bool {
        let seconds = Double(now.millisecondsSinceEpoch) / 1_000
        let isForUs =
            aud.names.contains(clientID) && (aud.names.count == 1 || azp == clientID)
            && (azp ?? clientID) == clientID
        let isOfNow =
            exp > seconds - Self.slackSeconds && iat < seconds + Self.slackSeconds
            && iat > seconds - Self.longestSeconds
        let isOurs = constantTimeEquals(Array((nonce ?? "").utf8), Array(expected.utf8))
        return iss == issuer && isForUs && isOfNow && isOurs && !sub.isEmpty
            && sub.utf8.count <= 255
    }
}
