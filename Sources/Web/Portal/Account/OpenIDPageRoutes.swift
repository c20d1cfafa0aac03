import Bureau
import Hummingbird
import Service

/// The way to the provider of OpenID Connect and back.
///
/// The browser keeps one secret for the way, in a cookie that no script reads; everything that the
/// provider sends back has to fit it.
struct OpenIDPageRoutes {
    /// The office and the settings.
    let desk: FrontDesk
    /// Renders pages.
    let pages: Pages

    private var jar: CookieJar { CookieJar(desk.settings) }
    private static let signingIn = "in."
    private static let connecting = "to."

    /// The routes.
    var routes: [Route] {
        [
            .page(.get, "/sign-in/openid") { _, _ in try await leave() },
            .page(.get, "/sign-in/openid/back") { request, _ in try await back(request) },
            .page(.post, "/me/account/openid") { request, _ in try await connect(request) },
            .page(.post, "/me/account/openid/end") { request, _ in try await end(request) },
        ]
    }

    private func leave() async throws -> Response {
        let attempt = Self.signingIn + desk.office.freshOpenIDAttempt()
        do {
            let address = try await desk.office.openIDAddress(attempt: attempt)
            var response = Response(status: .seeOther, headers: [.location: address])
            response.headers.append(jar.keep(jar.openIDName, attempt))
            return response
        } catch let fault as OpenIDFault { return try sorry(fault) }
    }

    private func back(_ request: Request) async throws -> Response {
        let query = request.uri.queryParameters
        let attempt = jar.openID(of: request) ?? ""
        func part(_ name: String) -> String? { query.get(name).map { String($0.prefix(4_096)) } }
        do {
            guard let code = part("code"), let state = part("state") else {
                throw OpenIDFault.noToken
            }
            let response =
                attempt.hasPrefix(Self.connecting)
                ? try await connected(attempt, state, part("iss"), code, request)
                : try await signedIn(attempt, state, part("iss"), code, request)
            return forgetting(response)
        } catch let fault as OpenIDFault {
            return forgetting(try sorry(fault))
        }
    }

    private func signedIn(
        _ attempt: String,
        _ state: String,
        _ issuer: String?,
        _ code: String,
        _ request: Request
    ) async throws -> Response {
        let token = try await desk.office.signInWithOpenID(
            attempt: attempt,
            state: state,
            issuer: issuer,
            code: code
        )
        guard let token else {
            return try page(
                "No file is connected",
                "You signed in there, but no file here is connected with that identity. Sign in once "
                    + "with the reference from your letter, then connect it under Signing in."
            )
        }
        return try await SignInPageRoutes(desk: desk, pages: pages).signedIn(token, request)
    }

    private func connected(
        _ attempt: String,
        _ state: String,
        _ issuer: String?,
        _ code: String,
        _ request: Request
    ) async throws -> Response {
        let caller = try await desk.visitor(request)
        _ = try await desk.office.connectOpenID(
            attempt: attempt,
            state: state,
            issuer: issuer,
            code: code,
            as: caller.principal
        )
        return done(.providerConnected)
    }

    private func connect(_ request: Request) async throws -> Response {
        let caller = try await form(request)
        let attempt = Self.connecting + desk.office.freshOpenIDAttempt()
        do {
            let address = try await desk.office.openIDAddress(attempt: attempt)
            let label = desk.office.openIDLabel ?? ""
            var response = try pages.own(
                OpenIDAwayPage(label: label, address: address),
                title: "To \(label)",
                template: "openid_away",
                menu: .account,
                session: caller.session
            )
            response.headers.append(jar.keep(jar.openIDName, attempt))
            return response
        } catch let fault as OpenIDFault { return try sorry(fault) }
    }

    private func end(_ request: Request) async throws -> Response {
        let caller = try await form(request)
        _ = try await desk.office.disconnectOpenID(as: caller.principal)
        return done(.providerEnded)
    }

    private func form(_ request: Request) async throws -> Caller {
        let caller = try await desk.visitor(request)
        let fields = try await BodyReader.form(of: request, limit: desk.settings.bodyLimitBytes)
        try Forgery.check(fields["csrf"], session: caller.session, request: request)
        return caller
    }

    private func done(_ done: Done) -> Response {
        Response(
            status: .seeOther,
            headers: [.location: "\(Menu.account.rawValue)?done=\(done.rawValue)"]
        )
    }

    private func forgetting(_ response: Response) -> Response {
        var response = response
        response.headers.append(jar.forget(jar.openIDName))
        return response
    }

    private func sorry(_ fault: OpenIDFault) throws -> Response {
        switch fault {
        case .none: throw Problem.notFound
        case .unreachable, .noToken:
            return try page(
                "It did not work there",
                "The other side did not answer, or did not let you in. Nothing happened here."
            )
        case .otherAttempt, .otherIssuer, .badSignature, .badToken:
            return try page(
                "That reply was not for you",
                "What came back does not fit what was asked, so nothing happened. Start again."
            )
        }
    }

    private func page(_ heading: String, _ lead: String) throws -> Response {
        try pages.open(
            OpenIDSorryPage(heading: heading, lead: lead, contact: desk.settings.contact),
            title: heading,
            template: "openid_sorry",
            isDoor: true,
            status: .unprocessableContent
        )
    }
}

/// The step out of the house to the provider.
struct OpenIDAwayPage: Sendable {
    let label: String
    let address: String
}

/// What to do when it came to nothing.
struct OpenIDSorryPage: Sendable {
    let heading: String
    let lead: String
    let contact: String
}
