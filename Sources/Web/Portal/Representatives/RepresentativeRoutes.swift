import Bureau
import HTTPTypes
import Hummingbird
import Service

/// The pages of a representative: signing in, what the mandate lets them do, and signing out.
///
/// Each page says for whom they act and until when. None shows anything of the person's file.
struct RepresentativeRoutes {
    /// The office and the settings.
    let desk: FrontDesk
    /// Renders pages.
    let pages: Pages

    private var jar: CookieJar { CookieJar(desk.settings) }

    /// The first page.
    static let home = "/representative"
    private static let door = "\(home)/sign-in"

    /// The routes.
    var routes: [Route] {
        [
            .page(.get, Self.door) { request, _ in try door(request) },
            .page(.post, Self.door) { request, _ in try await begin(request) },
            .page(.post, "\(Self.door)/code") { request, _ in try await finish(request) },
            .page(.get, Self.home) { request, _ in
                let caller = try await caller(request)
                return try await show(caller, request: request)
            },
            .page(.post, "\(Self.home)/acts/{id}") { try await act($0, $1) },
            .page(.post, "\(Self.home)/sign-out") { request, _ in try await signOut(request) },
        ]
    }

    // MARK: Signing in

    private func door(_ request: Request, fault: String? = nil) throws -> Response {
        let spec = FormSpec(
            "sign-in",
            action: Self.door,
            submit: "Send me a code",
            fields: [
                FieldSpec(
                    name: "reference",
                    label: "Your reference",
                    hint: "Sixteen letters and digits, as on the letter that our office gave you.",
                    autocomplete: "username"
                )
            ]
        )
        return try open(
            RepresentativeDoorPage(
                heading: "Sign in to act for somebody",
                lead: "For whoever our office recorded as a representative, with proof. You do for "
                    + "the person what the mandate names. You do not see their file.",
                demoCode: nil,
                form: spec.view(findings: findings(fault, "reference"))
            ),
            request,
            isFault: fault != nil
        )
    }

    private func begin(_ request: Request) async throws -> Response {
        let fields = try await checked(request)
        let reference = fields["reference"] ?? ""
        guard (1...64).contains(reference.utf8.count) else {
            return try door(request, fault: "Write the reference from your letter.")
        }
        let challenge = try await desk.office.beginRepresentativeSignIn(reference: reference)
        return try code(
            request,
            challenge: challenge.id,
            until: "until \(desk.words.moment(challenge.expiresAt))",
            demoCode: challenge.demoCode
        )
    }

    private func code(
        _ request: Request,
        challenge: String,
        until: String,
        demoCode: String? = nil,
        fault: String? = nil
    ) throws -> Response {
        let spec = FormSpec(
            "code",
            action: "\(Self.door)/code",
            submit: "Sign in",
            hidden: ["challenge": challenge],
            fields: [
                FieldSpec(
                    name: "code",
                    label: "Code",
                    autocomplete: "one-time-code",
                    inputMode: "numeric"
                )
            ]
        )
        return try open(
            RepresentativeDoorPage(
                heading: "Enter your code",
                lead: "If the reference is right, a code is on its way to you. It works once, "
                    + "\(until).",
                demoCode: demoCode,
                form: spec.view(findings: findings(fault, "code"))
            ),
            request,
            isFault: fault != nil
        )
    }

    private func finish(_ request: Request) async throws -> Response {
        let fields = try await checked(request)
        let challenge = String((fields["challenge"] ?? "").prefix(200))
        let typed = (fields["code"] ?? "").filter { !$0.isWhitespace }.prefix(64)
        let token = try await desk.office.completeRepresentativeSignIn(
            challenge: challenge,
            code: String(typed)
        )
        guard let token else {
            return try code(
                request,
                challenge: challenge,
                until: "and only for a short time",
                fault: "This code is wrong, was used, or is too old."
            )
        }
        if let before = jar.representativeSession(of: request) {
            try await desk.office.endRepresentativeSession(before)
        }
        var response = Response(status: .seeOther, headers: [.location: Self.home])
        response.headers.append(jar.keepRepresentative(token.value))
        response.headers.append(jar.forget(jar.visitName))
        return response
    }

    private func signOut(_ request: Request) async throws -> Response {
        let caller = try await caller(request)
        let fields = try await BodyReader.form(of: request, limit: desk.settings.bodyLimitBytes)
        try Forgery.check(fields["csrf"], session: caller.session, request: request)
        try await desk.office.endRepresentativeSession(caller.session)
        var response = Response(status: .seeOther, headers: [.location: Self.door])
        response.headers.append(jar.forget(jar.representativeName))
        if let clear = HTTPField.Name("Clear-Site-Data") {
            response.headers[clear] = "\"cache\", \"storage\""
        }
        return response
    }

    private func open(
        _ page: RepresentativeDoorPage,
        _ request: Request,
        isFault: Bool
    ) throws -> Response {
        let visit = jar.visit(of: request) ?? Forgery.freshVisit()
        var response = try pages.open(
            page,
            title: page.heading,
            template: "representative_door",
            isDoor: true,
            visit: visit,
            status: isFault ? .unprocessableContent : .ok
        )
        response.headers.append(jar.keep(jar.visitName, visit))
        return response
    }

    private func checked(_ request: Request) async throws -> [String: String] {
        let fields = try await BodyReader.form(of: request, limit: desk.settings.bodyLimitBytes)
        try Forgery.check(fields["csrf"], session: jar.visit(of: request) ?? "", request: request)
        return fields
    }

    private func findings(_ fault: String?, _ field: String) -> [Problem.Finding] {
        fault.map { [.init(code: "malformed", sentence: $0, field: field)] } ?? []
    }

    // MARK: Acting

    /// The representative who asks; what is not signed in, or whose mandate is over, is sent to the door.
    private func caller(
        _ request: Request
    ) async throws -> (who: RepresentativeCaller, session: String) {
        guard let session = jar.representativeSession(of: request),
            let who = try await desk.office.representative(session: session)
        else { throw Problem.unauthenticated }
        return (who, session)
    }

    private func act(_ request: Request, _ context: WebContext) async throws -> Response {
        let caller = try await caller(request)
        let fields = try await BodyReader.form(of: request, limit: desk.settings.bodyLimitBytes)
        try Forgery.check(fields["csrf"], session: caller.session, request: request)
        let name = context.parameters.get("id") ?? ""
        guard AssistedRequest.kinds.contains(where: { $0.name == name }) else {
            throw Problem.notFound
        }
        do {
            let asked = AssistedRequest(act: name, fields: fields)
            _ = try await asked.perform(
                by: RepresentativeDoer(office: desk.office, principal: caller.who.principal)
            )
            return Response(
                status: .seeOther,
                headers: [.location: "\(Self.home)?done=represented"]
            )
        } catch let refusal as Refusal where refusal.primary.code != .notPermitted {
            return try await show(
                caller,
                request: request,
                filled: (name, fields, refusal.formFindings)
            )
        }
    }

    private func show(
        _ caller: (who: RepresentativeCaller, session: String),
        request: Request,
        filled: RepresentativePage.Filled? = nil
    ) async throws -> Response {
        let done = request.uri.queryParameters.get("done").flatMap(Done.init(rawValue:))
        Visit.current.names.add([caller.who.personName, caller.who.mandate.representative])
        let page = RepresentativePage(
            caller.who,
            acts: try await desk.office.representedActs(of: caller.who),
            words: desk.words,
            filled: filled
        )
        return try pages.represented(
            page,
            title: page.heading,
            template: "representative",
            acting: page.acting,
            session: caller.session,
            done: filled == nil ? done : nil,
            status: filled == nil ? .ok : .unprocessableContent
        )
    }
}

/// A representative who is signed in, doing what the mandate names.
struct RepresentativeDoer: AssistedDoer {
    let office: CreditOffice
    let principal: Principal

    func perform<Act: AssistedAct & Loadable, Subject>(
        _ act: Act
    ) async throws -> (id: String, receipt: String?) where Act.Answer == Identifier<Subject> {
        let result = try await office.perform(ActUnderMandate(act: act), as: principal)
        return (result.answer.rawValue, result.receipt)
    }
}
