import Bureau
import Hummingbird
import Service

/// A lender finds what it was told and does not hold any more, and says that it followed.
///
/// Whoever gave an address is told there; this list is for everybody, and the only place to confirm.
struct RetractionRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.get, "/v1/retractions") { request, _ in
                let principal = try await desk.bearer(request)
                let own = try await desk.office.retractions(for: principal)
                return desk.json(
                    .object(["retractions": .array(own.map { .object(JSONValue.members(of: $0)) })])
                )
            },
            .api(.post, "/v1/retractions/{id}/confirmation") { request, context in
                let principal = try await desk.bearer(request)
                let id: RetractionID = try desk.identifier(of: context)
                var fields = try await desk.fields(of: request)
                try fields.finish()
                _ = try await desk.office.perform(
                    ConfirmRetraction(retraction: id),
                    as: principal
                )
                let own = try await desk.office.retractions(for: principal)
                guard let one = own.first(where: { $0.id == id }) else { throw Problem.notFound }
                return desk.json(.object(JSONValue.members(of: one)))
            },
            .api(.post, "/v1/subscribers/{id}/message-address") { request, context in
                let principal = try await desk.bearer(request)
                let id: SubscriberID = try desk.identifier(of: context)
                var fields = try await desk.fields(of: request)
                let address = fields.text("address", limit: 1_000)
                try fields.finish()
                _ = try await desk.office.perform(
                    SetMessageAddress(subscriber: id, address: address),
                    as: principal
                )
                let secret = try desk.office.messageSecret(of: id, for: principal)
                return desk.json(
                    .object(["address": .string(address), "secret": .string(secret)])
                )
            },
        ]
    }
}

extension JSONValue {
    /// A message as its recipient reads it: it names the look, and nobody.
    static func members(of one: Retraction) -> [String: JSONValue] {
        [
            "id": .string(one.id.rawValue), "inquiry": .string(one.inquiry.rawValue),
            "reason": .string(one.reason.rawValue), "state": .string(one.state.rawValue),
            "raisedAt": JSONValue(one.raisedAt), "followBy": JSONValue(one.tellBy),
            "confirmedAt": JSONValue(one.confirmedAt),
        ]
    }

    /// A message as the person reads it.
    static func ownMembers(of one: Retraction) -> JSONValue {
        var members = members(of: one)
        members["recipient"] = .string(one.recipientName)
        members["subject"] = .string(one.subject)
        members["confirmedBy"] = JSONValue(one.confirmedBy)
        members["attempts"] = .array(
            one.entries.map { entry in
                .object([
                    "fact": .string(entry.fact.rawValue), "at": JSONValue(entry.at),
                    "code": entry.code.map { .int(Int64($0)) } ?? .null,
                ])
            }
        )
        return .object(members)
    }
}
