import HTTPTypes
import Hummingbird

/// Adds to every response what keeps a page from leaking or being framed.
///
/// Nothing inline, nothing from elsewhere, no referrer, no framing, no storage by any cache unless
/// the answer says so itself (the stylesheet and the tiles of the log do).
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext

    /// The headers, in the order in which they are written.
    static let fixed: [(name: String, value: String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
                + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
        ("X-Robots-Tag", "noindex, nofollow"),
    ]

    /// What is to be taken away may do nothing at all, should a browser show it nevertheless.
    static let policyOfDownloads = "default-src 'none'; sandbox; frame-ancestors 'none'"

    /// The same with names that were read once.
    private static let fields: [(name: HTTPField.Name, value: String)] = fixed.compactMap { field in
        HTTPField.Name(field.name).map { ($0, field.value) }
    }

    /// Whether to tell browsers to come back over TLS only.
    let isSecure: Bool

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.fields { response.headers[name] = value }
        if response.headers[.contentDisposition]?.hasPrefix("attachment") == true {
            response.headers[.contentSecurityPolicy] = Self.policyOfDownloads
        }
        if isSecure, let field = HTTPField.Name("Strict-Transport-Security") {
            response.headers[field] = "max-age=31536000"
        }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
