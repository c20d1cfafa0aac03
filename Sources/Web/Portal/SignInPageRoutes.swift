import HTTPTypes
import Hummingbird
import Service

/// Signing in and out, and leaving quickly.
struct SignInPageRoutes {
    /// The office and the settings.
    let desk: FrontDesk
    /// Renders pages.
    let pages: Pages

    private var jar: CookieJar { CookieJar(desk.settings) }

    /// The routes.
    var routes: [Route] {
        [
            .page(.get, "/sign-in") { request, _ in try form(request) },
            .page(.post, "/sign-in") { request, _ in try await begin(request) },
            .page(.post, "/sign-in/code") { request, _ in try await finish(request) },
            .page(.post, "/sign-out") { request, _ in try await signOut(request) },
            .page(.get, "/leave") { request, _ in try await leave(request) },
        ]
    }

    private func form(
        _ request: Request,
        fault: String? = nil,
        reference: String = ""
    ) throws -> Response {
        let visit = jar.visit(of: request) ?? Forgery.freshVisit()
        let page = SignInPage(
            isDemo: desk.settings.isDemo,
            fault: fault,
            reference: reference,
            provider: desk.office.openIDLabel,
            contact: desk.settings.contact
        )
        var response = try pages.open(
            page,
            title: "Sign in",
            template: "signin",
            isDoor: true,
            visit: visit,
            status: fault == nil ? .ok : .unprocessableContent
        )
        response.headers.append(jar.keep(jar.visitName, visit))
        return response
    }

    private func begin(_ request: Request) async throws -> Response {
        let fields = try await checked(request)
        let reference = (fields["reference"] ?? "").uppercased().filter { !$0.isWhitespace }
        guard (1...64).contains(reference.utf8.count) else {
            return try form(
                request,
                fault: "Write the reference from your letter, for instance MAPLE-7Q2K."
            )
        }
        let challenge = try await desk.office.beginSignIn(reference: reference)
        return try code(
            request,
            challenge: challenge.id,
            until: "until \(desk.words.moment(challenge.expiresAt))",
            demoCode: challenge.demoCode
        )
    }

    private func finish(_ request: Request) async throws -> Response {
        let fields = try await checked(request)
        let challenge = String((fields["challenge"] ?? "").prefix(200))
        let typed = (fields["code"] ?? "").filter { !$0.isWhitespace }
        guard
            let token = try await desk.office.completeSignIn(
                challenge: challenge,
                code: String(typed.prefix(64))
            )
        else {
            return try code(
                request,
                challenge: challenge,
                until: "and only for a short time",
                demoCode: nil,
                fault: "This code is wrong, was used, or is too old."
            )
        }
        return try await signedIn(token, request)
    }

    /// Keeps a fresh session; the one that the browser had before ends.
    func signedIn(_ token: SessionToken, _ request: Request) async throws -> Response {
        if let before = jar.session(of: request) { try await desk.office.endSession(before) }
        var response = Response(status: .seeOther, headers: [.location: "/me"])
        response.headers.append(jar.keep(jar.sessionName, token.value))
        response.headers.append(jar.forget(jar.visitName))
        // A browser in which nobody chose yet reads on in the language that the person chose.
        if jar.language(of: request) == nil,
            let principal = try await desk.office.principal(session: token.value),
            let language = try await desk.office.language(of: principal)
        {
            response.headers.append(jar.keep(language))
        }
        return response
    }

    private func code(
        _ request: Request,
        challenge: String,
        until: String,
        demoCode: String?,
        fault: String? = nil
    ) throws -> Response {
        let page = SignInCodePage(
            until: until,
            demoCode: demoCode,
            challenge: challenge,
            fault: fault
        )
        return try pages.open(
            page,
            title: "Enter your code",
            template: "signin_code",
            isDoor: true,
            visit: jar.visit(of: request) ?? "",
            status: fault == nil ? .ok : .unprocessableContent
        )
    }

    private func signOut(_ request: Request) async throws -> Response {
        let caller = try await desk.visitor(request)
        let fields = try await BodyReader.form(of: request, limit: desk.settings.bodyLimitBytes)
        try Forgery.check(fields["csrf"], session: caller.session, request: request)
        try await desk.office.endSession(caller.session)
        return away(to: "/")
    }

    /// Signs out and leads to a page of somebody else.
    ///
    /// A link of another site cannot do more by it
    /// than sign the person out.
    private func leave(_ request: Request) async throws -> Response {
        if let session = jar.session(of: request) { try await desk.office.endSession(session) }
        if let session = jar.representativeSession(of: request) {
            try await desk.office.endRepresentativeSession(session)
        }
        var response = away(to: desk.settings.neutralAddress)
        response.headers.append(jar.forget(jar.representativeName))
        return response
    }

    /// Forgets the session in the browser and leads to a page.
    func away(to location: String) -> Response {
        var response = Response(status: .seeOther, headers: [.location: location])
        response.headers.append(jar.forget(jar.sessionName))
        if let clear = HTTPField.Name("Clear-Site-Data") {
            response.headers[clear] = "\"cache\", \"storage\""
        }
        return response
    }

    private func checked(_ request: Request) async throws -> [String: String] {
        let fields = try await BodyReader.form(of: request, limit: desk.settings.bodyLimitBytes)
        try Forgery.check(fields["csrf"], session: jar.visit(of: request) ?? "", request: request)
        return fields
    }
}

extension HTTPFields {
    /// Adds a cookie without losing the ones before it.
    mutating func append(_ cookie: String) {
        append(HTTPField(name: .setCookie, value: cookie))
    }
}
