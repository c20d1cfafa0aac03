import Bureau
import HTTPTypes
import Hummingbird
import Service

/// A person's own words on their whole file, and what they report as the theft of their identity.
struct OwnRightsRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.get, "/v1/me/statement") { request, _ in
                let file = try await file(request)
                return desk.json(
                    .object(["statement": JSONValue(file.statement, words: desk.words)])
                )
            },
            desk.ownAct(.put, "/v1/me/statement") { fields, _ in
                WriteStatement(words: fields.given("words", limit: 32_000))
            },
            desk.ownAct(.delete, "/v1/me/statement") { _, _ in WithdrawStatement() },
            .api(.get, "/v1/me/theft-blocks") { request, _ in
                let file = try await file(request)
                let words = desk.words
                return try await desk.own(
                    ["theftBlocks": .array(file.theftBlocks.map { JSONValue($0, words: words) })],
                    of: file,
                    for: request
                )
            },
            .api(.post, "/v1/me/theft-blocks") { request, _ in try await report(request) },
            .api(.get, "/v1/me/theft-blocks/{id}") { request, context in
                try await show(
                    desk.identifier(of: context),
                    of: try await file(request),
                    for: request
                )
            },
            desk.ownAct(.post, "/v1/me/theft-blocks/{id}/withdrawal") { _, context in
                WithdrawTheftReport(theft: try desk.identifier(of: context))
            },
        ]
    }

    private func report(_ request: Request) async throws -> Response {
        let caller = try await desk.person(request)
        var fields = try await desk.fields(of: request)
        let command = ReportTheft(
            items: fields.texts("items").map(FileItemID.init(rawValue:)),
            authority: fields.given("authority", limit: 32_000),
            number: fields.given("number", limit: 32_000),
            madeOn: fields.given("madeOn", limit: 1_000),
            isNotMine: fields.boolean("isNotMine"),
            words: fields.optionalText("words", limit: 32_000) ?? ""
        )
        try fields.finish()
        let result = try await desk.office.perform(command, as: caller.principal)
        let file = try await desk.office.personFile(of: caller.principal)
        var response = try await show(
            result.answer,
            of: file,
            receipt: result.receipt,
            for: request
        )
        response.status = .created
        response.headers[.location] = "/v1/me/theft-blocks/\(result.answer.rawValue)"
        return response
    }

    private func show(
        _ id: TheftBlockID,
        of file: PersonFile,
        receipt: String? = nil,
        for request: Request
    ) async throws -> Response {
        guard let block = file.theftBlocks.first(where: { $0.id == id }),
            case .object(var members) = JSONValue(block, words: desk.words)
        else { throw Problem.notFound }
        members["receipt"] = JSONValue(receipt)
        return try await desk.own(members, of: file, in: "theftBlocks", for: request)
    }

    private func file(_ request: Request) async throws -> PersonFile {
        let caller = try await desk.person(request)
        return try await desk.office.personFile(of: caller.principal)
    }
}

/// The office makes sure of reports of identity theft; who furnished a blocked item learns of it.
struct TheftRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.get, "/v1/theft-blocks") { request, _ in
                let principal = try await desk.bearer(request)
                let known = try await desk.office.theftBlocks(for: principal)
                let words = desk.words
                return desk.json(
                    .object([
                        "theftBlocks": .array(
                            known.map { .object(JSONValue.members(of: $0, words: words)) }
                        )
                    ])
                )
            },
            .api(.get, "/v1/theft-blocks/{id}") { request, context in
                let principal = try await desk.bearer(request)
                return try await show(desk.identifier(of: context), nil, principal)
            },
            desk.act("/v1/theft-blocks/{id}/confirmation", then: show) { fields, id in
                ConfirmTheft(theft: id, proof: fields.given("proof", limit: 32_000))
            },
            desk.act("/v1/theft-blocks/{id}/furnisher", then: show) { fields, id in
                TellTheftFurnisher(theft: id, furnisher: fields.given("furnisher", limit: 1_000))
            },
            desk.act("/v1/theft-blocks/{id}/rescission", then: show) { fields, id in
                let ground = fields.given("ground", limit: 1_000)
                let reason = fields.given("reason", limit: 32_000)
                let reviewer = fields.reviewer()
                return RescindTheftBlock(
                    theft: id,
                    ground: ground,
                    reason: reason,
                    reviewerName: reviewer.name,
                    reviewerRole: reviewer.role,
                    couldDecideOtherwise: reviewer.couldDecideOtherwise
                )
            },
        ]
    }

    private func show(
        _ id: TheftBlockID,
        _ receipt: String?,
        _ principal: Principal
    ) async throws -> Response {
        let found = try await desk.office.theftBlock(id, for: principal)
        var members = JSONValue.members(of: found.theft, words: desk.words)
        members["person"] = JSONValue.subject(found.identity)
        members["receipt"] = JSONValue(receipt)
        return desk.json(.object(members))
    }
}
