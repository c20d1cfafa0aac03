import Bureau
import HTTPTypes
import Hummingbird
import Service

/// A person reads what is held about them.
struct OwnFileRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            read("/v1/me") { [desk] in
                JSONValue.members(of: $0, words: $1, source: desk.office.source)
            },
            read("/v1/me/looks") { file, _ in
                ["looks": .array(file.inquiries.map { JSONValue($0) })]
            },
            read("/v1/me/consents") { file, words in
                ["consents": .array(file.consents.map { JSONValue($0, words: words) })]
            },
            read("/v1/me/decisions") { file, words in
                ["decisions": .array(file.decisions.map { JSONValue($0, words: words) })]
            },
            read("/v1/me/judgments") { file, words in
                ["judgments": .array(file.judgments.map { JSONValue($0, words: words) })]
            },
            read("/v1/me/notices") { file, _ in
                ["notices": .array(JSONValue.notices(of: file))]
            },
            read("/v1/me/retractions") { file, _ in
                ["retractions": .array(file.retractions.map(JSONValue.ownMembers))]
            },
            .api(.get, "/v1/me/consents/{id}/record") { try await consentRecord($0, $1) },
            .api(.get, "/v1/me/history") { request, _ in try await history(request) },
            .api(.get, "/v1/me/history/statement") { request, _ in try await statement(request) },
            .api(.get, "/v1/me/receipts/{number}") { try await receipt($0, $1) },
        ]
    }

    private func read(
        _ path: String,
        _ body: @escaping @Sendable (PersonFile, Words) -> [String: JSONValue]
    ) -> Route {
        .api(.get, path) { request, _ in
            let caller = try await desk.person(request)
            let file = try await desk.office.personFile(of: caller.principal)
            return try await desk.own(body(file, desk.words), of: file, for: request)
        }
    }

    private func consentRecord(
        _ request: Request,
        _ context: WebContext
    ) async throws -> Response {
        let caller = try await desk.person(request)
        let id = try desk.identifier(ConsentID.self, of: context)
        let file = try await desk.office.personFile(of: caller.principal)
        guard let consent = file.consents.first(where: { $0.id == id }) else {
            throw Problem.notFound
        }
        let record = ConsentRecord(
            consent: consent,
            source: desk.office.source,
            history: try await desk.office.history(of: caller.principal),
            words: desk.words
        )
        let name = "recourse-consent-\(id.rawValue).jsonld"
        return desk.bytes(
            record.document.bytes,
            type: "application/ld+json",
            headers: [.contentDisposition: "attachment; filename=\"\(name)\""]
        )
    }

    private func history(_ request: Request) async throws -> Response {
        let caller = try await desk.person(request)
        let history = try await desk.office.history(of: caller.principal)
        return desk.json(.object(["events": .array(history.map { JSONValue($0) })]))
    }

    /// All events with the proof that none is missing; of those that were erased their numbers.
    private func statement(_ request: Request) async throws -> Response {
        let caller = try await desk.person(request)
        return desk.bytes(
            Array(try await desk.office.statement(of: caller.principal).utf8),
            type: "application/json",
            headers: [.contentDisposition: "attachment; filename=\"recourse-statement.json\""]
        )
    }

    private func receipt(_ request: Request, _ context: WebContext) async throws -> Response {
        let caller = try await desk.person(request)
        let history = try await desk.office.history(of: caller.principal)
        guard let number = context.parameters.get("number").flatMap({ Int($0) }),
            let entry = history.first(where: { $0.sequence == number })
        else { throw Problem.notFound }
        return desk.bytes(
            Array(entry.receipt.utf8),
            type: "text/plain; charset=utf-8",
            headers: [
                .contentDisposition: "attachment; filename=\"recourse-receipt-\(number).txt\""
            ]
        )
    }
}
