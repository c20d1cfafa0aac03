import Crypto
import HTTPTypes
import Hummingbird

/// Guards forms against being sent by another site's page.
///
/// The token is derived from the secret of the session, so that it needs no store of its own and
/// gives nothing away: SHA-256 does not run backwards.
enum Forgery {
    /// The token that every form of a session carries.
    static func token(for session: String) -> String {
        let digest = SHA256.hash(data: Array("recourse form token\u{0}\(session)".utf8))
        let digits = Array("0123456789abcdef")
        return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// A fresh random secret for a visit that has no session yet.
    static func freshVisit() -> String {
        SymmetricKey(size: .bits256).withUnsafeBytes { bytes in
            let digits = Array("0123456789abcdef")
            return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
        }
    }

    /// Refuses a change whose token is missing or wrong, or that comes from elsewhere.
    ///
    /// Under `Referrer-Policy: no-referrer` browsers send `Origin: null` with a form of our own, so
    /// that `null` is taken when the browser itself says that the page was ours.
    static func check(_ token: String?, session: String, request: Request) throws(Problem) {
        let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
        let isForeign: Bool =
            switch request.headers[.origin] {
            case .none: site != nil && site != "same-origin" && site != "none"
            case "null"?: site != "same-origin"
            case let origin?: !isOwn(origin, request: request)
            }
        // Without a session there is no form: the token of nothing is known to everybody.
        guard !isForeign, !session.isEmpty, let token, isEqual(token, Self.token(for: session))
        else {
            throw Problem(
                .forbidden,
                code: "formExpired",
                title: "This form can no longer be sent",
                detail:
                    "For your safety we did nothing. Open the page again and send the form anew."
            )
        }
    }

    private static func isOwn(_ origin: String, request: Request) -> Bool {
        guard
            let host = request.head.authority
                ?? HTTPField.Name("Host").flatMap({ request.headers[$0] })
        else { return false }
        return origin == "http://\(host)" || origin == "https://\(host)"
    }

    private static func isEqual(_ left: String, _ right: String) -> Bool {
        let left = Array(left.utf8)
        let right = Array(right.utf8)
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
