import Bureau
import HTTPTypes
import Hummingbird
import Service

/// Those who furnished what is disputed, and the operator's staff, answer by named humans.
///
/// The list holds the asker's own disputes without anybody's name; no route finds a person.
struct DisputeRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.get, "/v1/disputes") { request, _ in
                let principal = try await desk.bearer(request)
                let own = try await desk.office.disputes(for: principal)
                let words = desk.words
                return desk.json(
                    .object([
                        "disputes": .array(
                            own.map { .object(JSONValue.members(of: $0, words: words)) }
                        )
                    ])
                )
            },
            .api(.get, "/v1/disputes/{id}") { request, context in
                let principal = try await desk.bearer(request)
                return try await show(desk.identifier(of: context), nil, principal)
            },
            .api(.get, "/v1/disputes/{id}/files/{file}") { request, context in
                let principal = try await desk.bearer(request)
                let copy = try await desk.office.disputeFile(
                    desk.fileIdentifier(of: context),
                    of: desk.identifier(of: context),
                    for: principal
                )
                return desk.download(copy)
            },
            desk.act("/v1/disputes/{id}/forwarding", then: show) { _, id in
                ForwardDispute(dispute: id)
            },
            desk.act("/v1/disputes/{id}/answer", then: show) { fields, id in
                let verdict = fields.given("verdict", limit: 1_000)
                let value = fields.optionalValue("correctedValue")
                let checked = fields.optionalText("checked", limit: 32_000)
                let reason = fields.optionalText("reason", limit: 32_000)
                let reviewer = fields.reviewer()
                return AnswerDispute(
                    dispute: id,
                    verdict: verdict,
                    correctedValue: value,
                    checked: checked,
                    reason: reason,
                    reviewerName: reviewer.name,
                    reviewerRole: reviewer.role,
                    couldDecideOtherwise: reviewer.couldDecideOtherwise
                )
            },
            desk.act("/v1/disputes/{id}/time-requests", then: show) { fields, id in
                AskForMoreTime(dispute: id, reason: fields.given("reason", limit: 32_000))
            },
            desk.act("/v1/disputes/{id}/reinsertion", then: show) { fields, id in
                let certificate = fields.optionalText("certificate", limit: 32_000)
                let reviewer = fields.reviewer()
                return ReinsertItem(
                    dispute: id,
                    certificate: certificate,
                    reviewerName: reviewer.name,
                    reviewerRole: reviewer.role,
                    couldDecideOtherwise: reviewer.couldDecideOtherwise
                )
            },
        ]
    }

    private func show(
        _ id: DisputeID,
        _ receipt: String?,
        _ principal: Principal
    ) async throws -> Response {
        let found = try await desk.office.dispute(id, for: principal)
        var members = JSONValue.members(of: found.dispute, words: desk.words)
        members["person"] = JSONValue.subject(found.identity)
        members["itemNow"] = found.item.map { JSONValue($0) } ?? .null
        members["receipt"] = JSONValue(receipt)
        return desk.json(.object(members))
    }
}

/// The operator's staff answer requests for files that came by letter, mail, telephone or in person.
struct DisclosureRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.get, "/v1/disclosures") { request, _ in
                let principal = try await desk.bearer(request)
                let all = try await desk.office.disclosures(for: principal)
                let words = desk.words
                return desk.json(
                    .object([
                        "disclosures": .array(
                            all.map { .object(JSONValue.members(of: $0, words: words)) }
                        )
                    ])
                )
            },
            .api(.post, "/v1/disclosures") { request, _ in try await record(request) },
            .api(.get, "/v1/disclosures/{id}") { request, context in
                let principal = try await desk.bearer(request)
                return try await show(desk.identifier(of: context), nil, principal)
            },
            .api(.get, "/v1/disclosures/{id}/file") { request, context in
                let principal = try await desk.bearer(request)
                let id = try desk.identifier(DisclosureID.self, of: context)
                let file = try await desk.office.fileToHandOver(id, for: principal)
                let found = try await desk.office.disclosure(id, for: principal)
                return desk.data(
                    try await desk.copy(of: file, asked: found.disclosure),
                    name: "recourse-my-file-\(id.rawValue)"
                )
            },
            desk.act("/v1/disclosures/{id}/identity", then: show) { _, id in
                ConfirmIdentity(disclosure: id)
            },
            desk.act("/v1/disclosures/{id}/compilation", then: show) { _, id in
                CompileDisclosure(disclosure: id)
            },
            desk.act("/v1/disclosures/{id}/delivery", then: show) { fields, id in
                DeliverDisclosure(disclosure: id, how: fields.given("how", limit: 32_000))
            },
            desk.act("/v1/disclosures/{id}/refusal", then: show) { fields, id in
                RefuseDisclosure(
                    disclosure: id,
                    ground: fields.given("ground", limit: 1_000),
                    reason: fields.given("reason", limit: 32_000),
                    remedy: fields.given("remedy", limit: 32_000)
                )
            },
        ]
    }

    private func record(_ request: Request) async throws -> Response {
        let principal = try await desk.bearer(request)
        var fields = try await desk.fields(of: request)
        let command = RecordDisclosureRequest(
            person: fields.identity("person"),
            channel: fields.given("channel", limit: 1_000),
            receivedOn: fields.given("receivedOn", limit: 1_000)
        )
        try fields.finish()
        let result = try await desk.office.perform(command, as: principal)
        var response = try await show(result.answer, result.receipt, principal)
        response.status = .created
        response.headers[.location] = "/v1/disclosures/\(result.answer.rawValue)"
        return response
    }

    private func show(
        _ id: DisclosureID,
        _ receipt: String?,
        _ principal: Principal
    ) async throws -> Response {
        let found = try await desk.office.disclosure(id, for: principal)
        var members = JSONValue.members(of: found.disclosure, words: desk.words)
        members["person"] = JSONValue.subject(found.identity)
        members["receipt"] = JSONValue(receipt)
        return desk.json(.object(members))
    }
}

extension FieldReader {
    /// Who decided: gaps stay gaps, so that the rules can name every one at once.
    mutating func reviewer() -> (
        name: String?, role: String?, couldDecideOtherwise: Bool?
    ) {
        optionalObject("reviewer") { fields in
            (
                fields.optionalText("name"), fields.optionalText("role"),
                fields.optionalBoolean("couldDecideOtherwise")
            )
        } ?? (nil, nil, nil)
    }
}
