import Bureau
import Hummingbird
import Service

/// A person acts: says yes or no, objects, freezes.
struct OwnActRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            act(.post, "/v1/me/looks/{id}/deny") { _, context in
                DenyInquiry(inquiry: try desk.identifier(of: context))
            },
            act(.post, "/v1/me/consents/{id}/grant") { fields, context in
                GrantConsent(
                    consent: try desk.identifier(of: context),
                    wordingHash: fields.text("wordingHash", limit: 200)
                )
            },
            act(.post, "/v1/me/consents/{id}/refuse") { _, context in
                RefuseConsent(consent: try desk.identifier(of: context))
            },
            act(.post, "/v1/me/consents/{id}/withdraw") { _, context in
                WithdrawConsent(consent: try desk.identifier(of: context))
            },
            act(.post, "/v1/me/decisions/{id}/review") { fields, context in
                RequestReview(
                    decision: try desk.identifier(of: context),
                    words: fields.optionalText("words", limit: 32_000) ?? ""
                )
            },
            act(.post, "/v1/me/judgments/{id}/acknowledge") { _, context in
                AcknowledgeNotice(judgment: try desk.identifier(of: context))
            },
            act(.post, "/v1/me/judgments/{id}/objections") { fields, context in
                ObjectToJudgment(
                    judgment: try desk.identifier(of: context),
                    words: fields.text("words", limit: 32_000)
                )
            },
            act(.post, "/v1/me/judgments/{id}/payments") { fields, context in
                ReportPayment(
                    judgment: try desk.identifier(of: context),
                    proof: fields.given("proof")
                )
            },
            act(.post, "/v1/me/notices/{id}/receipt") { _, context in
                ConfirmNotice(notice: try desk.identifier(of: context))
            },
            act(.put, "/v1/me/mail") { fields, _ in
                ChangeMail(address: fields.text("address", limit: 1_000))
            },
            act(.post, "/v1/me/freeze") { _, _ in PlaceFreeze() },
            act(.delete, "/v1/me/freeze") { _, _ in LiftFreeze() },
            act(.post, "/v1/me/consents/{id}/thaw") { fields, context in
                ThawFreeze(
                    consent: try desk.identifier(of: context),
                    days: Int(exactly: fields.integer("days"))
                )
            },
        ]
    }

    private func act<Act: Loadable, Subject>(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ command: @escaping @Sendable (inout FieldReader, WebContext) throws -> Act
    ) -> Route where Act.Answer == Identifier<Subject> {
        .api(method, path) { request, context in
            let caller = try await desk.person(request)
            var fields = try await desk.fields(of: request)
            let command = try command(&fields, context)
            try fields.finish()
            let result = try await desk.office.perform(command, as: caller.principal)
            return desk.json(
                .object([
                    "id": .string(result.answer.rawValue), "receipt": JSONValue(result.receipt),
                ])
            )
        }
    }
}
