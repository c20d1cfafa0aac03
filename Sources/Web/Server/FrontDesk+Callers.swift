import HTTPTypes
import Hummingbird
import Service

extension FrontDesk {
    /// Whoever holds the bearer token: a subscriber by API key, a person or staff by session.
    ///
    /// Whether they may do what they ask is decided, and recorded, behind the office's door.
    func bearer(_ request: Request) async throws -> Principal {
        guard let token = bearerToken(of: request) else { throw Problem.unauthenticated }
        if let principal = try await office.principal(apiKey: token) { return principal }
        if let principal = try await office.principal(session: token) { return principal }
        if let staff = try await office.staff(session: token) { return staff.principal }
        throw Problem.unauthenticated
    }

    /// A person by bearer token or by the portal's cookie.
    ///
    /// A change by cookie also needs the token of the session in the header `X-CSRF-Token`, and must
    /// not come from another site: a cookie is sent by any page, a header is not.
    func person(_ request: Request) async throws -> Caller {
        if bearerToken(of: request) != nil {
            return Caller(
                principal: try await bearer(request),
                session: bearerToken(of: request) ?? ""
            )
        }
        let caller = try await visitor(request)
        if !request.method.isSafe {
            let header = HTTPField.Name("X-CSRF-Token").flatMap { request.headers[$0] }
            try Forgery.check(header, session: caller.session, request: request)
        }
        return caller
    }

    /// A person by the portal's cookie alone.
    func visitor(_ request: Request) async throws -> Caller {
        guard let session = CookieJar(settings).session(of: request),
            let principal = try await office.principal(session: session)
        else { throw Problem.unauthenticated }
        return Caller(principal: principal, session: session)
    }

    private func bearerToken(of request: Request) -> String? {
        guard let header = request.headers[.authorization] else { return nil }
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }
}

/// A person who is signed in, and the session that says so.
struct Caller: Sendable {
    /// Who it is.
    let principal: Principal
    /// The secret of the session.
    let session: String
}

extension HTTPRequest.Method {
    /// Whether the method changes nothing.
    var isSafe: Bool { self == .get || self == .head || self == .options }
}
