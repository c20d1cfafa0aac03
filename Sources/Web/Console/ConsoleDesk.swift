import Bureau
import HTTPTypes
import Hummingbird
import Service

/// A member of staff who is signed in, and the session that says so.
struct ConsoleCaller: Sendable {
    /// Who it is, and for whom they act.
    let staff: StaffCaller
    /// The secret of the session.
    let session: String

    /// Who acts.
    var principal: Principal { staff.principal }
}

/// What every page of a console needs: who asks, their form, and how to answer.
struct ConsoleDesk: Sendable {
    /// The office and the settings.
    let desk: FrontDesk
    /// Renders pages.
    let pages: ConsolePages

    /// The office.
    var office: CreditOffice { desk.office }

    /// The member of staff who asks, whatever their role.
    func caller(_ request: Request) async throws -> ConsoleCaller {
        guard let session = CookieJar(desk.settings).staffSession(of: request),
            let staff = try await office.staff(session: session)
        else { throw Problem.unauthenticated }
        return ConsoleCaller(staff: staff, session: session)
    }

    /// The member of staff who asks; refuses every other role.
    func caller(_ request: Request, as roles: [Role]) async throws -> ConsoleCaller {
        let caller = try await caller(request)
        guard roles.contains(caller.staff.member.role) else { throw Refusal.notPermitted }
        return caller
    }

    /// A page for one role, or for those that are named.
    func page(
        _ path: String,
        as roles: Role...,
        body: @escaping @Sendable (ConsoleCaller, Request, WebContext) async throws -> Response
    ) -> Route {
        .page(.get, path) { request, context in
            try await body(caller(request, as: roles), request, context)
        }
    }

    /// A form for one role: nothing in it is read before its token is right.
    func form(
        _ path: String,
        as roles: Role...,
        body:
            @escaping @Sendable (ConsoleCaller, [String: String], WebContext) async throws ->
            Response
    ) -> Route {
        .page(.post, path) { request, context in
            let caller = try await caller(request, as: roles)
            let fields = try await BodyReader.form(
                of: request,
                limit: desk.settings.bodyLimitBytes
            )
            try Forgery.check(fields["csrf"], session: caller.session, request: request)
            return try await body(caller, fields, context)
        }
    }

    /// Leads to a page that says what was done.
    func done(_ done: ConsoleDone, at path: String) -> Response {
        Response(status: .seeOther, headers: [.location: "\(path)?done=\(done.rawValue)"])
    }
}

extension Refusal {
    /// The findings as a form shows them.
    var formFindings: [Problem.Finding] { Problem(self).findings }
}
