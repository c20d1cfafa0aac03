import Bureau
import Evidence
import Foundation
import Hummingbird
import Service

/// The operator's programs take on subscribers, and staff sign in for the API.
///
/// The bearer is the session of a member of the operator's staff: every act has a human's name.
struct SubscriberRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.post, "/v1/staff/session") { request, _ in try await signIn(request) },
            .api(.get, "/v1/subscribers") { request, _ in
                let principal = try await desk.bearer(request)
                let all = try await desk.office.subscriberListings(for: principal)
                return desk.json(.object(["subscribers": .array(all.map(view))]))
            },
            .api(.post, "/v1/subscribers") { request, _ in try await onboard(request) },
            .api(.get, "/v1/subscribers/{id}") { try await answer($0, $1) },
            .api(.post, "/v1/subscribers/{id}/keys") { try await issue($0, $1) },
            .api(.post, "/v1/subscribers/{id}/key-revocations") { try await revoke($0, $1) },
            act("budget") { fields, id in
                ChangeBudget(
                    subscriber: id,
                    looksPerDay: Int(clamping: fields.integer("looksPerDay"))
                )
            },
            act("suspensions") { fields, id in
                SuspendSubscriber(subscriber: id, reason: fields.given("reason", limit: 16_000))
            },
            act("court-keys") { fields, id in
                RegisterCourtKey(
                    subscriber: id,
                    publicKey: Data(base64Encoded: fields.given("publicKey", limit: 200))
                        .map(Array.init) ?? []
                )
            },
            act("court-key-revocations") { fields, id in
                RevokeCourtKey(subscriber: id, reason: fields.given("reason", limit: 16_000))
            },
            act("filing-releases") { fields, id in
                ReleaseFilingBrake(subscriber: id, reason: fields.given("reason", limit: 16_000))
            },
            act("reinstatements") { fields, id in
                ReinstateSubscriber(subscriber: id, reason: fields.given("reason", limit: 16_000))
            },
        ]
    }

    private func act<Act: Loadable>(
        _ name: String,
        _ command: @escaping @Sendable (inout FieldReader, SubscriberID) -> Act
    ) -> Route {
        .api(.post, "/v1/subscribers/{id}/\(name)") { request, context in
            let principal = try await desk.bearer(request)
            let id: SubscriberID = try desk.identifier(of: context)
            var fields = try await desk.fields(of: request)
            let command = command(&fields, id)
            try fields.finish()
            _ = try await desk.office.perform(command, as: principal)
            let listing = try await desk.office.subscriber(id, for: principal)
            return desk.json(view(listing))
        }
    }

    private func signIn(_ request: Request) async throws -> Response {
        var fields = try await desk.fields(of: request)
        let name = fields.text("signInName", limit: 100)
        let passPhrase = fields.text("passPhrase", limit: 400)
        try fields.finish()
        let token = try await desk.office.signInStaff(signInName: name, passPhrase: passPhrase)
        guard let token else {
            throw Problem(
                .unauthorized,
                code: "signInFailed",
                title: "Not signed in",
                detail: StaffSignInRoutes.wrong
            )
        }
        return desk.json(
            .object([
                "session": .string(token.value), "expiresAt": JSONValue(token.expiresAt),
            ]),
            status: .created
        )
    }

    private func onboard(_ request: Request) async throws -> Response {
        let principal = try await desk.bearer(request)
        var fields = try await desk.fields(of: request)
        let roles = fields.texts("roles")
        let command = OnboardSubscriber(
            name: fields.given("name", limit: 1_000),
            contact: fields.given("contact", limit: 1_000),
            roles: Set(roles.compactMap(Role.init(rawValue:))),
            licence: fields.given("licence", limit: 1_000),
            looksPerDay: Int(clamping: fields.integer("looksPerDay"))
        )
        for role in roles where role != "lender" && role != "court" {
            fields.add("A subscriber is a lender or a court, and nothing else.", at: "roles")
        }
        try fields.finish()
        let id = try await desk.office.perform(command, as: principal).answer
        let listing = try await desk.office.subscriber(id, for: principal)
        var response = desk.json(view(listing), status: .created)
        response.headers[.location] = "/v1/subscribers/\(id.rawValue)"
        return response
    }

    private func answer(_ request: Request, _ context: WebContext) async throws -> Response {
        let principal = try await desk.bearer(request)
        let id: SubscriberID = try desk.identifier(of: context)
        return desk.json(view(try await desk.office.subscriber(id, for: principal)))
    }

    private func issue(_ request: Request, _ context: WebContext) async throws -> Response {
        let principal = try await desk.bearer(request)
        let id: SubscriberID = try desk.identifier(of: context)
        var fields = try await desk.fields(of: request)
        try fields.finish()
        let key = try await desk.office.issueAPIKey(for: id, as: principal)
        return desk.json(
            .object(["key": .string(key.answer), "receipt": JSONValue(key.receipt)]),
            status: .created
        )
    }

    private func revoke(_ request: Request, _ context: WebContext) async throws -> Response {
        let principal = try await desk.bearer(request)
        let id: SubscriberID = try desk.identifier(of: context)
        var fields = try await desk.fields(of: request)
        let key = fields.text("key", limit: 40)
        try fields.finish()
        _ = try await desk.office.revokeAPIKey(key, of: id, as: principal)
        return desk.json(view(try await desk.office.subscriber(id, for: principal)))
    }

    @Sendable private func view(_ listing: SubscriberListing) -> JSONValue {
        let subscriber = listing.subscriber
        return .object([
            "id": .string(subscriber.id.rawValue), "name": .string(subscriber.name),
            "contact": .string(subscriber.contact), "licence": .string(subscriber.licence),
            "roles": .array(subscriber.roles.map(\.rawValue).sorted().map(JSONValue.string)),
            "looksPerDay": .int(Int64(subscriber.looksPerDay)),
            "looksToday": .int(Int64(listing.looksToday)),
            "keys": .array(listing.keys.map(JSONValue.string)),
            "onboardedAt": JSONValue(subscriber.onboardedAt),
            "suspendedAt": JSONValue(subscriber.suspendedAt),
            "courtKey": JSONValue(
                (subscriber.courtKey?.publicKey).map(PublicKey.fingerprint)
            ),
            "alarm": subscriber.alarm.map {
                .object([
                    "kind": .string($0.kind.rawValue), "at": JSONValue($0.at),
                    "looksToday": .int(Int64($0.looksToday)), "strays": .int(Int64($0.strays)),
                ])
            } ?? .null,
            "filings": subscriber.filings.map {
                .object([
                    "counted": .int(Int64($0.entries.count)),
                    "refusedOrUndone": .int(Int64($0.failures)),
                    "isStopped": .bool($0.isBraked(under: desk.words.charter)),
                ])
            } ?? .null,
        ])
    }
}
