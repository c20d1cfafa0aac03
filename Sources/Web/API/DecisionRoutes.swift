import Bureau
import Hummingbird
import Service

/// A lender says what it decided after a check, and decides again when the person asks.
struct DecisionRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.post, "/v1/decisions") { request, _ in try await record(request) },
            .api(.get, "/v1/decisions/{id}") { try await read($0, $1) },
            .api(.post, "/v1/decisions/{id}/redecision") { try await decideAgain($0, $1) },
        ]
    }

    private func record(_ request: Request) async throws -> Response {
        let principal = try await desk.bearer(request)
        var fields = try await desk.fields(of: request)
        let command = RecordDecision(
            inquiry: InquiryID(rawValue: fields.text("look")),
            verdict: fields.verdict(),
            applicationCompletedOn: fields.optionalText("applicationCompletedOn"),
            lateBecause: fields.optionalText("lateBecause", limit: 16_000)
        )
        try fields.finish()
        let result = try await desk.office.perform(command, as: principal)
        let id = result.answer
        var response = try await answer(id, receipt: result.receipt, for: principal)
        response.status = .created
        response.headers[.location] = "/v1/decisions/\(id.rawValue)"
        return response
    }

    private func decideAgain(_ request: Request, _ context: WebContext) async throws -> Response {
        let principal = try await desk.bearer(request)
        let id = try desk.identifier(DecisionID.self, of: context)
        var fields = try await desk.fields(of: request)
        let command = DecideAgain(
            decision: id,
            verdict: fields.verdict(),
            answer: fields.given("answer")
        )
        try fields.finish()
        let result = try await desk.office.perform(command, as: principal)
        return try await answer(id, receipt: result.receipt, for: principal)
    }

    private func read(_ request: Request, _ context: WebContext) async throws -> Response {
        let principal = try await desk.bearer(request)
        let id = try desk.identifier(DecisionID.self, of: context)
        return try await answer(id, receipt: nil, for: principal)
    }

    private func answer(
        _ id: DecisionID,
        receipt: String?,
        for principal: Principal
    ) async throws -> Response {
        let decision = try await desk.office.decision(id, for: principal)
        var members = JSONValue.members(of: decision, words: desk.words)
        members["receipt"] = JSONValue(receipt)
        return desk.json(.object(members))
    }
}

extension FieldReader {
    /// A decision as it came: gaps stay gaps, so that the rules can name every one at once.
    fileprivate mutating func verdict() -> VerdictDraft {
        var draft = VerdictDraft(
            outcome: text("outcome"),
            hearing: optionalText("hearing"),
            keyFactors: optionalTexts("keyFactors"),
            ownReasons: optionalTexts("ownReasons")
        )
        let reviewer = optionalObject("reviewer") { fields in
            (
                fields.optionalText("name"), fields.optionalText("role"),
                fields.optionalBoolean("couldDecideOtherwise")
            )
        }
        draft.reviewerName = reviewer?.0
        draft.reviewerRole = reviewer?.1
        draft.couldDecideOtherwise = reviewer?.2
        return draft
    }
}
