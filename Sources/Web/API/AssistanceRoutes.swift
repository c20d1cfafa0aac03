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
            .api(.post, "/v1/assisted-acts") { request, _ in try await assist(request) },
        ]
    }

    private func assist(_ request: Request) async throws -> Response {
        let principal = try await desk.bearer(request)
        var fields = try await desk.fields(of: request)
        let asked = AssistedRequest(
            person: fields.identity("person"),
            way: fields.given("way", limit: 1_000),
            proof: fields.given("proof", limit: 32_000),
            representative: fields.optionalText("representative", limit: 32_000),
            act: fields.given("act", limit: 1_000),
            reference: fields.optionalText("reference", limit: 200) ?? "",
            words: fields.optionalText("words", limit: 32_000) ?? ""
        )
        try fields.finish()
        let (id, receipt) = try await asked.perform(in: desk.office, as: principal)
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

/// What a clerk was asked to do for somebody, as a program or a form sends it.
struct AssistedRequest: Sendable {
    /// For whom.
    let person: IdentityClaim
    /// How they reached the office.
    let way: String
    /// What showed who asked.
    let proof: String
    /// The representative who asked, if it was one.
    let representative: String?
    /// One of ``acts``.
    let act: String
    /// The number of what it is about, as it stands on every letter and copy; empty when there is none.
    let reference: String
    /// The person's words, where there are any.
    let words: String

    /// What can be done, with what each needs to know.
    static let acts: [(name: String, label: String)] = [
        ("freeze", "Freeze the file"), ("dispute-item", "Say that an item is wrong (number)"),
        ("dispute-look", "Say that a look is wrong (number)"),
        ("deny-look", "Say: this look was not me (number)"),
        ("appeal", "Ask for a second human in a dispute (number)"),
        ("object", "Object to a court order (number)"),
        ("refuse-consent", "Say no to a lender (number)"),
        ("withdraw-consent", "Switch sharing off (number)"),
        ("write-statement", "Write the statement on the whole file"),
        ("withdraw-statement", "Withdraw that statement"),
    ]

    /// Does it.
    func perform(
        in office: CreditOffice,
        as clerk: Principal
    ) async throws -> (id: String, receipt: String?) {
        switch act {
        case "freeze": try await done(PlaceFreeze(), office, clerk)
        case "dispute-item":
            try await done(
                OpenDispute(subject: .item(.init(rawValue: reference)), words: words),
                office,
                clerk
            )
        case "dispute-look":
            try await done(
                OpenDispute(subject: .look(.init(rawValue: reference)), words: words),
                office,
                clerk
            )
        case "deny-look":
            try await done(DenyInquiry(inquiry: .init(rawValue: reference)), office, clerk)
        case "appeal":
            try await done(
                AppealDispute(dispute: .init(rawValue: reference), words: words),
                office,
                clerk
            )
        case "object":
            try await done(
                ObjectToJudgment(judgment: .init(rawValue: reference), words: words),
                office,
                clerk
            )
        case "refuse-consent":
            try await done(RefuseConsent(consent: .init(rawValue: reference)), office, clerk)
        case "withdraw-consent":
            try await done(WithdrawConsent(consent: .init(rawValue: reference)), office, clerk)
        case "write-statement": try await done(WriteStatement(words: words), office, clerk)
        case "withdraw-statement": try await done(WithdrawStatement(), office, clerk)
        default:
            throw Refusal(
                .malformed,
                "What can be done for somebody is one of: "
                    + Self.acts.map(\.name).joined(separator: ", ") + ".",
                .everyLookIsTold,
                field: "act"
            )
        }
    }

    private func done<Act: AssistedAct & Loadable, Subject>(
        _ act: Act,
        _ office: CreditOffice,
        _ clerk: Principal
    ) async throws -> (id: String, receipt: String?) where Act.Answer == Identifier<Subject> {
        let result = try await office.perform(
            ActFor(
                person: person,
                way: way,
                proof: proof,
                representative: representative,
                act: act
            ),
            as: clerk
        )
        return (result.answer.rawValue, result.receipt)
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
            "endedAt": JSONValue(mandate.endedAt),
            "holds": .bool(mandate.holds(asOf: words.now, under: words.charter)),
        ])
    }
}
