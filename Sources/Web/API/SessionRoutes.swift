import HTTPTypes
import Hummingbird
import Service

/// A person signs in and out by API.
struct SessionRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.post, "/v1/me/sign-in") { request, _ in try await begin(request) },
            .api(.post, "/v1/me/session") { request, _ in try await open(request) },
            .api(.delete, "/v1/me/session") { request, _ in try await close(request) },
        ]
    }

    /// A wrong, used or late code; which of them is not said.
    static let wrongCode = Problem(
        .unauthorized,
        code: "wrongCode",
        title: "This code is not valid",
        detail: "The code is wrong, was used, or is too old. Ask for a new one.",
        headers: [.wwwAuthenticate: "Bearer realm=\"recourse\""]
    )

    private func begin(_ request: Request) async throws -> Response {
        var fields = try await desk.fields(of: request)
        let reference = fields.text("reference", limit: 64)
        try fields.finish()
        let challenge = try await desk.office.beginSignIn(reference: reference)
        var members: [String: JSONValue] = [
            "challenge": .string(challenge.id), "expiresAt": JSONValue(challenge.expiresAt),
        ]
        members["demoCode"] = challenge.demoCode.map(JSONValue.string)
        return desk.json(.object(members))
    }

    private func open(_ request: Request) async throws -> Response {
        var fields = try await desk.fields(of: request)
        let challenge = fields.text("challenge", limit: 200)
        let code = fields.text("code", limit: 64)
        try fields.finish()
        guard
            let token = try await desk.office.completeSignIn(challenge: challenge, code: code)
        else { throw Self.wrongCode }
        return desk.json(
            .object([
                "session": .string(token.value), "expiresAt": JSONValue(token.expiresAt),
            ])
        )
    }

    private func close(_ request: Request) async throws -> Response {
        let caller = try await desk.person(request)
        try await desk.office.endSession(caller.session)
        return Response(status: .noContent)
    }
}
