import Bureau
import Foundation
import Hummingbird
import Service

/// A court files an order and says what became of it.
///
/// There is no route that lists, searches or counts the register: an entry is read by its own
/// identifier, by the court that filed it, and a court's queue is of its own cases that need work.
struct JudgmentRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.post, "/v1/judgments") { request, _ in try await file(request) },
            .api(.get, "/v1/registrar/queue") { request, _ in try await queue(request) },
            .api(.get, "/v1/judgments/{id}") { try await read($0, $1) },
            desk.act("/v1/judgments/{id}/service-attempts", then: answer) { fields, id in
                RecordServiceAttempt(judgment: id, channel: fields.given("channel"))
            },
            desk.act("/v1/judgments/{id}/receipt", then: answer) { fields, id in
                RecordReceipt(
                    judgment: id,
                    kind: fields.given("kind"),
                    reference: fields.given("reference"),
                    receivedOn: fields.given("receivedOn")
                )
            },
            desk.act("/v1/judgments/{id}/confirmations", then: answer) { _, id in
                ConfirmOrder(judgment: id)
            },
            desk.act("/v1/judgments/{id}/payments", then: answer) { fields, id in
                RecordPayment(
                    judgment: id,
                    principalLeftMinorUnits: fields.integer("principalLeftMinorUnits"),
                    proof: fields.given("proof")
                )
            },
            desk.act("/v1/judgments/{id}/suspensions", then: answer) { fields, id in
                RecordSuspension(judgment: id, ground: fields.given("ground"))
            },
            desk.act("/v1/judgments/{id}/set-aside", then: answer) { fields, id in
                SetAsideOrder(judgment: id, reason: fields.given("reason"))
            },
            desk.act("/v1/judgments/{id}/objection-decisions", then: answer) { fields, id in
                DecideObjection(
                    judgment: id,
                    isUpheld: fields.boolean("isUpheld"),
                    reason: fields.given("reason", limit: 16_000),
                    reviewer: fields.given("reviewer")
                )
            },
        ]
    }

    private func file(_ request: Request) async throws -> Response {
        let principal = try await desk.bearer(request)
        var fields = try await desk.fields(of: request)
        let command = FileJudgment(
            debtor: fields.identity("debtor"),
            isSynthetic: fields.optionalBoolean("isSynthetic") ?? false,
            order: fields.object("order", Self.order),
            signature: fields.optionalText("signature", limit: 200).map {
                // What is no base64 is a signature that does not fit: the rules say so.
                Data(base64Encoded: $0).map(Array.init) ?? []
            }
        )
        try fields.finish()
        guard command.signature != nil else { return try await submit(command, as: principal) }
        let result = try await desk.office.perform(command, as: principal)
        let id = result.answer
        var response = try await answer(id, result.receipt, principal)
        response.status = .created
        response.headers[.location] = "/v1/judgments/\(id.rawValue)"
        return response
    }

    /// What nobody signed with the court's key waits for another of its staff.
    private func submit(_ unsigned: FileJudgment, as principal: Principal) async throws -> Response
    {
        let submit = SubmitFiling(
            debtor: unsigned.debtor,
            isSynthetic: unsigned.isSynthetic,
            order: unsigned.order
        )
        let result = try await desk.office.perform(submit, as: principal)
        return try await FilingRoutes(desk: desk).answer(
            result.answer,
            receipt: result.receipt,
            for: principal,
            status: .accepted
        )
    }

    /// The court's own cases that need an act of it, the most pressing first; nobody is named.
    private func queue(_ request: Request) async throws -> Response {
        let principal = try await desk.bearer(request)
        let words = desk.words
        let orders = try await desk.office.ownOrders(of: principal).map { order in
            let work = order.work(asOf: words.now, under: words.charter)
            return (id: order.id.rawValue, number: order.order.caseNumber, work: work)
        }
        let filings = try await desk.office.ownFilings(of: principal).map { filing in
            let work = filing.work(asOf: words.now, under: words.charter)
            return (id: filing.id.rawValue, number: filing.order.caseNumber ?? "", work: work)
        }
        let cases = (orders + filings)
            .compactMap { one in one.work.map { (id: one.id, number: one.number, work: $0) } }
            .sorted { $0.work.isBefore($1.work) ?? ($0.id < $1.id) }
        return desk.json(
            .object([
                "cases": .array(
                    cases.map { id, number, work in
                        .object([
                            "id": .string(id),
                            "caseNumber": .string(number),
                            "task": .string(work.kind.rawValue),
                            "lastDay": JSONValue(work.lastDay),
                            "reportBy": JSONValue(work.reportBy),
                            "endsForThePerson": .bool(work.kind.endsForThePerson),
                        ])
                    }
                )
            ])
        )
    }

    private func read(_ request: Request, _ context: WebContext) async throws -> Response {
        let principal = try await desk.bearer(request)
        let id = try desk.identifier(JudgmentID.self, of: context)
        return try await answer(id, nil, principal)
    }

    private func answer(
        _ id: JudgmentID,
        _ receipt: String?,
        _ principal: Principal
    ) async throws -> Response {
        let judgment = try await desk.office.judgment(id, for: principal)
        var members = JSONValue.standing(of: judgment, words: desk.words)
        members["receipt"] = JSONValue(receipt)
        return desk.json(.object(members))
    }

    /// An order as it came: gaps stay gaps, so that the rules can name every one at once.
    private static func order(_ fields: inout FieldReader) -> OrderDraft {
        OrderDraft(
            court: fields.optionalText("court"),
            caseNumber: fields.optionalText("caseNumber"),
            kind: fields.optionalText("kind"),
            orderedOn: fields.optionalText("orderedOn"),
            obligationAroseOn: fields.optionalText("obligationAroseOn"),
            principalMinorUnits: fields.optionalInteger("principalMinorUnits"),
            currency: fields.optionalText("currency"),
            costsMinorUnits: fields.optionalInteger("costsMinorUnits"),
            creditor: fields.optionalText("creditor"),
            liability: fields.optionalText("liability"),
            isFinal: fields.optionalBoolean("isFinal"),
            reasons: fields.optionalText("reasons", limit: 8_000),
            confirmedOn: fields.optionalText("confirmedOn"),
            signedBy: fields.optionalText("signedBy")
        )
    }
}
