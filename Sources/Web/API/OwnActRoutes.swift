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
            desk.ownAct(.post, "/v1/me/looks/{id}/deny") { _, context in
                DenyInquiry(inquiry: try desk.identifier(of: context))
            },
            desk.ownAct(.post, "/v1/me/consents/{id}/grant") { fields, context in
                GrantConsent(
                    consent: try desk.identifier(of: context),
                    wordingHash: fields.text("wordingHash", limit: 200)
                )
            },
            desk.ownAct(.post, "/v1/me/consents/{id}/refuse") { _, context in
                RefuseConsent(consent: try desk.identifier(of: context))
            },
            desk.ownAct(.post, "/v1/me/consents/{id}/withdraw") { _, context in
                WithdrawConsent(consent: try desk.identifier(of: context))
            },
            desk.ownAct(.post, "/v1/me/decisions/{id}/review") { fields, context in
                RequestReview(
                    decision: try desk.identifier(of: context),
                    words: fields.optionalText("words", limit: 32_000) ?? ""
                )
            },
            desk.ownAct(.post, "/v1/me/judgments/{id}/acknowledge") { _, context in
                AcknowledgeNotice(judgment: try desk.identifier(of: context))
            },
            desk.ownAct(.post, "/v1/me/judgments/{id}/objections") { fields, context in
                ObjectToJudgment(
                    judgment: try desk.identifier(of: context),
                    words: fields.text("words", limit: 32_000)
                )
            },
            desk.ownAct(.post, "/v1/me/judgments/{id}/payments") { fields, context in
                ReportPayment(
                    judgment: try desk.identifier(of: context),
                    proof: fields.given("proof")
                )
            },
            desk.ownAct(.post, "/v1/me/notices/{id}/receipt") { _, context in
                ConfirmNotice(notice: try desk.identifier(of: context))
            },
            desk.ownAct(.put, "/v1/me/mail") { fields, _ in
                ChangeMail(address: fields.text("address", limit: 1_000))
            },
            desk.ownAct(.post, "/v1/me/erasure") { fields, _ in
                RequestErasure(understands: fields.boolean("understands"))
            },
            desk.ownAct(.delete, "/v1/me/erasure") { _, _ in TakeErasureBack() },
            .api(.get, "/v1/me/erasure") { request, _ in
                let caller = try await desk.person(request)
                let file = try await desk.office.personFile(of: caller.principal)
                let own = JSONValue.erasure(of: file, words: desk.words)
                return try await desk.own(own, of: file, for: request)
            },
            desk.ownAct(.post, "/v1/me/freeze") { _, _ in PlaceFreeze() },
            desk.ownAct(.delete, "/v1/me/freeze") { _, _ in LiftFreeze() },
            desk.ownAct(.post, "/v1/me/consents/{id}/thaw") { fields, context in
                ThawFreeze(
                    consent: try desk.identifier(of: context),
                    days: Int(exactly: fields.integer("days"))
                )
            },
        ]
    }

}
