import Bureau
import Charters
import HTTPTypes
import Hummingbird
import Identity
import Service

/// A person names who may act for them; a clerk records it with proof, and does what is asked.
struct AssistanceRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.get, "/v1/me/mandates") { request, _ in
                let caller = try await desk.person(request)
                let file = try await desk.office.personFile(of: caller.principal)
                let words = desk.words
                return desk.json(
                    .object([
                        "mandates": .array(file.mandates.map { JSONValue($0, words: words) })
                    ])
                )
            },
            .api(.post, "/v1/me/mandates") { request, _ in
                let caller = try await desk.person(request)
                var fields = try await desk.fields(of: request)
                let command = GiveMandate(draft: fields.mandate())
                try fields.finish()
                return receipted(
                    try await desk.office.perform(command, as: caller.principal),
                    status: .created
                )
            },
            .api(.delete, "/v1/me/mandates/{id}") { request, context in
                let caller = try await desk.person(request)
                let end = EndMandate(mandate: try desk.identifier(of: context))
                return receipted(try await desk.office.perform(end, as: caller.principal))
            },
            .api(.post, "/v1/mandates") { request, _ in
                let principal = try await desk.bearer(request)
                var fields = try await desk.fields(of: request)
                let command = RecordMandate(
                    person: fields.identity("person"),
                    basis: fields.given("basis", limit: 1_000),
                    proof: fields.given("proof", limit: 32_000),
                    draft: fields.mandate()
                )
                try fields.finish()
                return receipted(
                    try await desk.office.perform(command, as: principal),
                    status: .created
                )
            },
            .api(.delete, "/v1/mandates/{id}") { request, context in
                let principal = try await desk.bearer(request)
                let end = EndMandate(mandate: try desk.identifier(of: context))
                return receipted(try await desk.office.perform(end, as: principal))
            },
            .api(.post, "/v1/mandates/{id}/sign-in") { request, context in
                let principal = try await desk.bearer(request)
                let id = try desk.identifier(MandateID.self, of: context)
                var fields = try await desk.fields(of: request)
                try fields.finish()
                let opened = try await desk.office.openMandateSignIn(id, as: principal)
                return desk.json(
                    .object([
                        "id": .string(id.rawValue),
                        "reference": .string(opened.answer.reference),
                        "receipt": JSONValue(opened.receipt),
                    ]),
                    status: .created
                )
            },
            .api(.post, "/v1/assisted-acts") { request, _ in try await assist(request) },
        ]
    }

    private func assist(_ request: Request) async throws -> Response {
        let principal = try await desk.bearer(request)
        var fields = try await desk.fields(of: request)
        let doer = ClerkDoer(
            office: desk.office,
            clerk: principal,
            person: fields.identity("person"),
            way: fields.given("way", limit: 1_000),
            proof: fields.given("proof", limit: 32_000),
            representative: fields.optionalText("representative", limit: 32_000)
        )
        let asked = AssistedRequest(
            act: fields.given("act", limit: 1_000),
            reference: fields.optionalText("reference", limit: 200) ?? "",
            words: fields.optionalText("words", limit: 32_000) ?? "",
            theft: .init(
                items: fields.optionalTexts("items"),
                authority: fields.given("authority", limit: 32_000),
                number: fields.given("number", limit: 32_000),
                madeOn: fields.given("madeOn", limit: 1_000),
                isNotMine: fields.optionalBoolean("isNotMine") ?? false
            ),
            understands: fields.optionalBoolean("understands") ?? false
        )
        try fields.finish()
        let (id, receipt) = try await doer.perform(asked)
        return desk.json(.object(["id": .string(id), "receipt": JSONValue(receipt)]))
    }

    private func receipted<Subject>(
        _ result: Receipted<Identifier<Subject>>,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        desk.json(
            .object([
                "id": .string(result.answer.rawValue), "receipt": JSONValue(result.receipt),
            ]),
            status: status
        )
    }
}

extension FieldReader {
    /// What a mandate is to say.
    fileprivate mutating func mandate() -> MandateDraft {
        MandateDraft(
            representative: given("representative", limit: 32_000),
            contact: given("contact", limit: 32_000),
            scopes: texts("scopes"),
            lastDay: given("lastDay", limit: 1_000)
        )
    }
}

extension JSONValue {
    /// Who may act for a person.
    init(_ mandate: Mandate, words: Words) {
        self = .object([
            "id": .string(mandate.id.rawValue),
            "representative": .string(mandate.representative),
            "contact": .string(mandate.contact), "basis": .string(mandate.basis.rawValue),
            "proof": .string(mandate.proof),
            "scopes": .array(mandate.scopes.map(\.rawValue).sorted().map(JSONValue.string)),
            "recordedAt": JSONValue(mandate.recordedAt),
            "recordedBy": .string(mandate.recordedBy), "lastDay": JSONValue(mandate.lastDay),
            "signInOpenedAt": JSONValue(mandate.signInOpenedAt),
            "endedAt": JSONValue(mandate.endedAt),
            "holds": .bool(mandate.holds(asOf: words.now, under: words.charter)),
        ])
    }
}
