import Bureau
import HTTPTypes
import Hummingbird
import Service

extension FrontDesk {
    /// An act of the person, answered with its identifier and its receipt.
    func ownAct<Act: Loadable, Subject>(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ command: @escaping @Sendable (inout FieldReader, WebContext) throws -> Act
    ) -> Route where Act.Answer == Identifier<Subject> {
        .api(method, path) { request, context in
            let caller = try await person(request)
            var fields = try await fields(of: request)
            let command = try command(&fields, context)
            try fields.finish()
            let result = try await office.perform(command, as: caller.principal)
            return json(
                .object([
                    "id": .string(result.answer.rawValue), "receipt": JSONValue(result.receipt),
                ])
            )
        }
    }

    /// An act on one matter by those who hold it, answered with the matter as it stands then.
    func act<Act: Loadable, Subject>(
        _ path: String,
        then show:
            @escaping @Sendable (Identifier<Subject>, _ receipt: String?, Principal) async throws ->
            Response,
        _ command: @escaping @Sendable (inout FieldReader, Identifier<Subject>) -> Act
    ) -> Route where Act.Answer == Identifier<Subject> {
        .api(.post, path) { request, context in
            let principal = try await bearer(request)
            let id = try identifier(Identifier<Subject>.self, of: context)
            var fields = try await fields(of: request)
            let command = command(&fields, id)
            try fields.finish()
            let result = try await office.perform(command, as: principal)
            return try await show(id, result.receipt, principal)
        }
    }
}
