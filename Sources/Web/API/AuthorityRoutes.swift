import Bureau
import Hummingbird
import Service

/// Two of the operator's staff answer an authority by order of a court, about one person, told to them.
struct AuthorityRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.get, "/v1/authority-orders") { request, _ in
                let principal = try await desk.bearer(request)
                let all = try await desk.office.authorityOrders(for: principal)
                return desk.json(.object(["orders": .array(all.map(Self.view))]))
            },
            .api(.post, "/v1/authority-orders") { request, _ in try await record(request) },
            .api(.post, "/v1/authority-orders/{id}/approval") { try await approve($0, $1) },
        ]
    }

    private func record(_ request: Request) async throws -> Response {
        let principal = try await desk.bearer(request)
        var fields = try await desk.fields(of: request)
        let command = RecordAuthorityOrder(
            person: fields.identity("person"),
            authority: fields.given("authority", limit: 16_000),
            court: fields.given("court", limit: 16_000),
            caseNumber: fields.given("caseNumber", limit: 16_000),
            orderedOn: fields.given("orderedOn", limit: 100),
            parts: fields.texts("parts"),
            forbidsTelling: fields.optionalBoolean("forbidsTelling") ?? false
        )
        try fields.finish()
        let result = try await desk.office.perform(command, as: principal)
        let all = try await desk.office.authorityOrders(for: principal)
        guard let order = all.first(where: { $0.id == result.answer }) else {
            throw Problem.notFound
        }
        return desk.json(Self.view(order), status: .created)
    }

    /// What the authority is given, once; the person has a notice of it by then.
    private func approve(_ request: Request, _ context: WebContext) async throws -> Response {
        let principal = try await desk.bearer(request)
        let id: AuthorityOrderID = try desk.identifier(of: context)
        var fields = try await desk.fields(of: request)
        let command = ApproveAuthorityOrder(order: id, person: fields.identity("person"))
        try fields.finish()
        let given = try await desk.office.perform(command, as: principal).answer
        return desk.json(
            .object([
                "order": Self.view(given.order), "look": .string(given.look.rawValue),
                "items": .array(given.items.map { JSONValue($0) }),
                "entries": .array(given.entries.map { JSONValue($0) }),
                "statement": JSONValue(given.statement),
            ])
        )
    }

    @Sendable private static func view(_ order: AuthorityOrder) -> JSONValue {
        .object([
            "id": .string(order.id.rawValue), "authority": .string(order.authority),
            "court": .string(order.court), "caseNumber": .string(order.caseNumber),
            "orderedOn": JSONValue(order.orderedOn),
            "parts": .array(order.parts.map(\.rawValue).sorted().map(JSONValue.string)),
            "recordedBy": .string(order.recorded.by), "recordedAt": JSONValue(order.recorded.at),
            "approvedBy": JSONValue(order.approved?.by),
            "approvedAt": JSONValue(order.approved?.at),
        ])
    }
}
