import Bureau
import HTTPTypes
import Hummingbird
import Service

/// A lender asks a person for consent.
///
/// Nothing here, and nothing anywhere, lets a lender grant one.
struct ConsentRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.post, "/v1/consents") { try await ask($0, $1) },
            .api(.get, "/v1/consents/{id}/record") { try await record($0, $1) },
        ]
    }

    /// The receipt of a consent for the lender that it was given to.
    private func record(_ request: Request, _ context: WebContext) async throws -> Response {
        let principal = try await desk.bearer(request)
        let act: LenderActID = try desk.identifier(of: context)
        return desk.consentRecord(try await desk.office.consent(behind: act, for: principal), act)
    }

    /// Whether there is such a person shows neither in the answer nor in the time that it took.
    private func ask(_ request: Request, _ context: WebContext) async throws -> Response {
        let principal = try await desk.bearer(request)
        var fields = try await desk.fields(of: request)
        let person = fields.identity("person")
        let purpose = fields.optionalText("purpose") ?? ""
        let categories = fields.texts("categories")
        let isSingleUse = fields.optionalBoolean("isSingleUse")
        let termDays = fields.optionalInteger("termDays").map { Int(clamping: $0) }
        let ownReference = fields.optionalText("ownReference")
        // What claims a grant is not a slip of the pen: the rules refuse it, and the log has it.
        let smuggled = fields.takeUnread(where: Self.claimsGrant)
        if purpose.isEmpty, smuggled.isEmpty {
            fields.add("This field is missing: a text is needed.", at: "purpose")
        }
        try fields.finish()
        let command = RequestConsent(
            person: person,
            purpose: purpose,
            categories: categories,
            isSingleUse: isSingleUse,
            termDays: termDays,
            smuggled: smuggled,
            ownReference: ownReference
        )
        let result = try await desk.quiet.refusingQuietly(since: context.began) {
            try await desk.office.perform(command, as: principal)
        }
        try await desk.quiet.hold(since: context.began)
        return desk.json(
            .object([
                "requestReference": .string(result.answer.requestReference),
                "message": .string(result.answer.message), "receipt": JSONValue(result.receipt),
            ]),
            status: .accepted
        )
    }

    /// Whether a field's name claims that the person already said yes, or to more than one thing.
    static func claimsGrant(_ name: String) -> Bool {
        let plain = name.lowercased().filter(\.isLetter)
        return stems.contains { plain.contains($0) }
    }

    private static let stems = [
        "accept", "activ", "agree", "auto", "bundle", "checked", "combin", "consent", "default",
        "enabl", "given", "grant", "implied", "optin", "optout", "package", "partner", "preapprov",
        "preselect", "purposes", "recipients", "renew", "selected", "signed", "switchedon", "terms",
        "tick", "together",
    ]
}

extension FrontDesk {
    /// The record of a consent for the lender that it was given to, named by the lender's own act.
    func consentRecord(_ consent: Consent, _ act: LenderActID) -> Response {
        let record = ConsentRecord(
            consent: consent,
            source: office.source,
            history: [],
            words: words,
            subject: "urn:recourse:case:\(act.rawValue)"
        )
        let name = "recourse-consent-\(act.rawValue).jsonld"
        return bytes(
            record.document.bytes,
            type: "application/ld+json",
            headers: [.contentDisposition: "attachment; filename=\"\(name)\""]
        )
    }
}
