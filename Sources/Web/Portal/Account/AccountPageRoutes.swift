import Bureau
import Hummingbird
import Service

/// Signing in with a user name, and how a person sets that up, closes it and signs out everywhere.
struct AccountPageRoutes {
    /// The office and the settings.
    let desk: FrontDesk
    /// Renders pages.
    let pages: Pages

    private var jar: CookieJar { CookieJar(desk.settings) }

    /// The routes.
    var routes: [Route] {
        [
            .page(.get, "/sign-in/account") { request, _ in try signInForm(request) },
            .page(.post, "/sign-in/account") { request, _ in try await signIn(request) },
            .page(.get, Menu.account.rawValue) { request, _ in
                let caller = try await desk.visitor(request)
                return try await show(caller, request)
            },
            .page(.post, Menu.account.rawValue) { request, _ in try await open(request) },
            .page(.post, "/me/account/close") { request, _ in try await close(request) },
            .page(.post, "/me/account/sessions/end") { request, _ in try await endAll(request) },
        ]
    }

    // MARK: Signing in

    private func signInForm(
        _ request: Request,
        userName: String = "",
        fault: String? = nil
    ) throws -> Response {
        let visit = jar.visit(of: request) ?? Forgery.freshVisit()
        var response = try pages.open(
            AccountSignInPage(fault: fault, userName: userName),
            title: "Sign in with a user name",
            template: "signin_account",
            isDoor: true,
            visit: visit,
            status: fault == nil ? .ok : .unprocessableContent
        )
        response.headers.append(jar.keep(jar.visitName, visit))
        return response
    }

    private func signIn(_ request: Request) async throws -> Response {
        let fields = try await BodyReader.form(of: request, limit: desk.settings.bodyLimitBytes)
        try Forgery.check(fields["csrf"], session: jar.visit(of: request) ?? "", request: request)
        let name = String((fields["userName"] ?? "").prefix(64))
        let token = try await desk.office.signIn(
            userName: name,
            passPhrase: String((fields["passPhrase"] ?? "").prefix(1_024)),
            code: String((fields["code"] ?? "").prefix(64))
        )
        guard let token else {
            return try signInForm(
                request,
                userName: name,
                fault: "This did not fit together, or was tried too often. After five tries wait a "
                    + "quarter of an hour. Each code works once."
            )
        }
        return try await SignInPageRoutes(desk: desk, pages: pages).signedIn(token, request)
    }

    // MARK: The account

    private func show(
        _ caller: Caller,
        _ request: Request,
        typed: [String: String] = [:],
        refusal: Refusal? = nil,
        closeFault: String? = nil
    ) async throws -> Response {
        let account = try await desk.office.account(of: caller.principal)
        return try await pages.show(
            AccountPage(
                account,
                words: desk.words,
                typed: typed,
                refusal: refusal,
                closeFault: closeFault,
                provider: desk.office.openIDLabel,
                isConnected: try await desk.office.isConnectedWithOpenID(caller.principal)
            ),
            title: "Signing in",
            template: "account",
            menu: .account,
            caller: caller,
            request: request,
            status: refusal == nil && closeFault == nil ? .ok : .unprocessableContent
        )
    }

    private func open(_ request: Request) async throws -> Response {
        let (caller, fields) = try await form(request)
        do {
            let opened = try await desk.office.openAccount(
                userName: fields["userName"] ?? "",
                passPhrase: fields["passPhrase"] ?? "",
                code: fields["code"] ?? "",
                as: caller.principal
            )
            return try await pages.show(
                RecoveryCodesPage(codes: opened.answer),
                title: "Your recovery codes",
                template: "account_codes",
                menu: .account,
                caller: caller,
                request: request
            )
        } catch let refusal as Refusal {
            return try await show(caller, request, typed: fields, refusal: refusal)
        }
    }

    private func close(_ request: Request) async throws -> Response {
        let (caller, fields) = try await form(request)
        let closed = try await desk.office.closeAccount(
            passPhrase: fields["passPhrase"] ?? "",
            code: fields["code"] ?? "",
            as: caller.principal
        )
        guard closed != nil else {
            return try await show(
                caller,
                request,
                closeFault: "Pass phrase and code did not fit together, so nothing was closed."
            )
        }
        return Response(
            status: .seeOther,
            headers: [.location: "\(Menu.account.rawValue)?done=\(Done.accountClosed.rawValue)"]
        )
    }

    private func endAll(_ request: Request) async throws -> Response {
        let (caller, _) = try await form(request)
        _ = try await desk.office.endSessions(of: caller.principal)
        return SignInPageRoutes(desk: desk, pages: pages).away(to: "/")
    }

    private func form(_ request: Request) async throws -> (Caller, [String: String]) {
        let caller = try await desk.visitor(request)
        let fields = try await BodyReader.form(of: request, limit: desk.settings.bodyLimitBytes)
        try Forgery.check(fields["csrf"], session: caller.session, request: request)
        return (caller, fields)
    }
}
