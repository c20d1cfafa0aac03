import Bureau
import HTTPTypes
import Hummingbird
import Service

/// What waits at a court for another of its staff: read, confirmed, sent back or taken back, one by one.
///
/// The sum of an order that waits is in no answer: whoever confirms it reads it in the order itself.
struct FilingRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.get, "/v1/filings/{id}") { request, context in
                let principal = try await desk.bearer(request)
                return try await answer(desk.identifier(of: context), for: principal)
            },
            .api(.post, "/v1/filings/{id}/confirm") { try await confirm($0, $1) },
            .api(.post, "/v1/filings/{id}/return") { request, context in
                let principal = try await desk.bearer(request)
                let id = try desk.identifier(FilingID.self, of: context)
                var fields = try await desk.fields(of: request)
                let command = ReturnFiling(
                    filing: id,
                    reason: fields.given("reason", limit: 16_000)
                )
                try fields.finish()
                let result = try await desk.office.perform(command, as: principal)
                return try await answer(id, receipt: result.receipt, for: principal)
            },
            .api(.delete, "/v1/filings/{id}") { request, context in
                let principal = try await desk.bearer(request)
                let withdraw = WithdrawFiling(filing: try desk.identifier(of: context))
                let result = try await desk.office.perform(withdraw, as: principal)
                return desk.json(
                    .object([
                        "id": .string(result.answer.rawValue),
                        "receipt": JSONValue(result.receipt),
                    ])
                )
            },
        ]
    }

    private func confirm(_ request: Request, _ context: WebContext) async throws -> Response {
        let principal = try await desk.bearer(request)
        let id = try desk.identifier(FilingID.self, of: context)
        var fields = try await desk.fields(of: request)
        let command = ConfirmFiling(
            filing: id,
            principalMinorUnits: fields.optionalInteger("principalMinorUnits")
        )
        try fields.finish()
        let result = try await desk.office.perform(command, as: principal)
        let judgment = try await desk.office.judgment(result.answer, for: principal)
        var members = JSONValue.standing(of: judgment, words: desk.words)
        members["receipt"] = JSONValue(result.receipt)
        return desk.json(
            .object(members),
            status: .created,
            headers: [.location: "/v1/judgments/\(judgment.id.rawValue)"]
        )
    }

    /// A filing as its court reads it.
    func answer(
        _ id: FilingID,
        receipt: String? = nil,
        for principal: Principal,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let words = desk.words
        let filing = try await desk.office.filing(id, for: principal)
        let returned = filing.returned.map { one -> JSONValue in
            .object([
                "by": .string(one.by), "at": JSONValue(one.at), "reason": .string(one.reason),
            ])
        }
        return desk.json(
            .object([
                "id": .string(id.rawValue),
                "state": .string(filing.state(asOf: words.now, under: words.charter).rawValue),
                "caseNumber": .string(filing.order.caseNumber ?? ""),
                "submittedBy": JSONValue(filing.submittedBy),
                "submittedAt": JSONValue(filing.submittedAt),
                "lapsesOn": JSONValue(filing.lapsesOn(under: words.charter)),
                "returned": returned ?? .null, "receipt": JSONValue(receipt),
            ]),
            status: status,
            headers: status == .accepted ? [.location: "/v1/filings/\(id.rawValue)"] : [:]
        )
    }
}
