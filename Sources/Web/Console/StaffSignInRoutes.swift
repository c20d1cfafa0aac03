import Bureau
import HTTPTypes
import Hummingbird
import Service

/// Staff sign in, choose their pass phrase, and sign out.
struct StaffSignInRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var desk: FrontDesk { console.desk }
    private var jar: CookieJar { CookieJar(desk.settings) }

    /// One sentence for everything that can be wrong.
    static let wrong =
        "This sign-in name and pass phrase do not fit, or there were too many tries. After five "
        + "wrong ones wait fifteen minutes."
    /// One sentence for everything that can be wrong with a code.
    static let wrongCode =
        "This sign-in name and code do not fit, the code was used or is too old, or there were too "
        + "many tries. Ask the operator for a new code."

    /// The routes.
    var routes: [Route] {
        [
            .page(.get, "/console") { request, _ in
                let caller = try await console.caller(request)
                return Response(
                    status: .seeOther,
                    headers: [.location: ConsoleMenu.home(of: caller.staff.member.role)]
                )
            },
            .page(.get, "/console/sign-in") { request, _ in try door(request) },
            .page(.post, "/console/sign-in") { request, _ in try await signIn(request) },
            .page(.get, "/console/enrol") { request, _ in try enrolment(request) },
            .page(.post, "/console/enrol") { request, _ in try await enrol(request) },
            .page(.post, "/console/sign-out") { request, _ in try await signOut(request) },
        ]
    }

    private static let doorForm = FormSpec(
        "sign-in",
        action: "/console/sign-in",
        submit: "Sign in",
        fields: [
            FieldSpec(name: "signInName", label: "Sign-in name", autocomplete: "username"),
            FieldSpec(
                name: "passPhrase",
                label: "Pass phrase",
                kind: .line(type: "password"),
                autocomplete: "current-password"
            ),
        ]
    )

    private static let enrolmentForm = FormSpec(
        "enrol",
        action: "/console/enrol",
        consequence: "The code ends. From then on you sign in with your name and the pass phrase.",
        submit: "Set the pass phrase",
        fields: [
            FieldSpec(name: "signInName", label: "Sign-in name", autocomplete: "username"),
            FieldSpec(
                name: "code",
                label: "One-time code",
                hint: "Sixteen letters and digits, as the operator gave it to you.",
                autocomplete: "one-time-code"
            ),
            FieldSpec(
                name: "passPhrase",
                label: "New pass phrase",
                kind: .line(type: "password"),
                hint: "At least 15 characters. Four or five unrelated words do well.",
                autocomplete: "new-password"
            ),
            FieldSpec(
                name: "again",
                label: "The same once more",
                kind: .line(type: "password"),
                autocomplete: "new-password"
            ),
        ]
    )

    private func door(
        _ request: Request,
        values: [String: String] = [:],
        findings: [Problem.Finding] = []
    ) throws -> Response {
        let isNew = request.uri.queryParameters.get("enrolled") != nil
        return try open(
            FormPage(
                heading: "Staff sign-in",
                lead: isNew
                    ? "Your pass phrase is set. Sign in with it now."
                    : "For registrars of courts, lenders' staff and the operator. Whatever you do "
                        + "here stands in the log under your own name.",
                form: Self.doorForm.view(values: values, findings: findings),
                back: .init(path: "/console/enrol", label: "I have a one-time code"),
                demo: desk.settings.staffSignIns,
                hasDemo: desk.settings.isDemo && !desk.settings.staffSignIns.isEmpty,
                next: "Looking for your own credit file? That is another door: the portal."
            ),
            title: "Staff sign-in",
            request: request,
            isFault: !findings.isEmpty
        )
    }

    private func enrolment(
        _ request: Request,
        values: [String: String] = [:],
        findings: [Problem.Finding] = []
    ) throws -> Response {
        try open(
            FormPage(
                heading: "Choose your pass phrase",
                lead: "The operator gave you a sign-in name and a code that works once.",
                form: Self.enrolmentForm.view(values: values, findings: findings),
                back: .init(path: "/console/sign-in", label: "I have a pass phrase")
            ),
            title: "Choose your pass phrase",
            request: request,
            isFault: !findings.isEmpty
        )
    }

    private func open(
        _ page: FormPage,
        title: String,
        request: Request,
        isFault: Bool
    ) throws -> Response {
        let visit = jar.visit(of: request) ?? Forgery.freshVisit()
        var response = try console.pages.open(
            page,
            title: title,
            template: "console_door",
            visit: visit,
            status: isFault ? .unprocessableContent : .ok
        )
        response.headers.append(jar.keep(jar.visitName, visit))
        return response
    }

    private func signIn(_ request: Request) async throws -> Response {
        let fields = try await checked(request)
        let token = try await desk.office.signInStaff(
            signInName: String((fields["signInName"] ?? "").prefix(100)),
            passPhrase: String((fields["passPhrase"] ?? "").prefix(400))
        )
        guard let token else {
            return try door(
                request,
                values: fields,
                findings: [.init(code: "malformed", sentence: Self.wrong, field: "signInName")]
            )
        }
        var response = Response(status: .seeOther, headers: [.location: "/console"])
        response.headers.append(jar.keepStaff(token.value))
        response.headers.append(jar.forget(jar.visitName))
        return response
    }

    private func enrol(_ request: Request) async throws -> Response {
        let fields = try await checked(request)
        guard fields["passPhrase"] == fields["again"] else {
            return try enrolment(
                request,
                values: fields,
                findings: [
                    .init(
                        code: "malformed",
                        sentence: "The two pass phrases are not the same. Type them again.",
                        field: "again"
                    )
                ]
            )
        }
        do {
            let isSet = try await desk.office.enrolStaff(
                signInName: String((fields["signInName"] ?? "").prefix(100)),
                code: String((fields["code"] ?? "").prefix(100)),
                passPhrase: String((fields["passPhrase"] ?? "").prefix(400))
            )
            guard isSet else {
                return try enrolment(
                    request,
                    values: fields,
                    findings: [.init(code: "malformed", sentence: Self.wrongCode, field: "code")]
                )
            }
        } catch let refusal as Refusal where refusal.primary.field == "passPhrase" {
            return try enrolment(request, values: fields, findings: refusal.formFindings)
        }
        return Response(
            status: .seeOther,
            headers: [.location: "/console/sign-in?enrolled=1"]
        )
    }

    /// Works for whoever holds a session, also one whose institution was suspended meanwhile.
    private func signOut(_ request: Request) async throws -> Response {
        guard let session = jar.staffSession(of: request) else { throw Problem.unauthenticated }
        let fields = try await BodyReader.form(of: request, limit: desk.settings.bodyLimitBytes)
        try Forgery.check(fields["csrf"], session: session, request: request)
        try await desk.office.endStaffSession(session)
        var response = Response(status: .seeOther, headers: [.location: "/console/sign-in"])
        response.headers.append(jar.forget(jar.staffSessionName))
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
