import Bureau
import HTTPTypes
import Hummingbird
import Service

/// A person says what is wrong in their file, follows it, and asks for everything that is held.
struct OwnDisputeRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.get, "/v1/me/disputes") { request, _ in
                let file = try await file(request)
                let words = desk.words
                return try await desk.own(
                    ["disputes": .array(file.disputes.map { JSONValue($0, words: words) })],
                    of: file,
                    for: request
                )
            },
            .api(.post, "/v1/me/disputes") { request, _ in try await open(request) },
            .api(.get, "/v1/me/disputes/{id}") { request, context in
                let file = try await file(request)
                let id = try desk.identifier(DisputeID.self, of: context)
                return try await show(id, of: file, for: request)
            },
            .api(.get, "/v1/me/disputes/{id}/files/{file}") { request, context in
                let caller = try await desk.person(request)
                let copy = try await desk.office.ownDisputeFile(
                    desk.fileIdentifier(of: context),
                    of: desk.identifier(of: context),
                    for: caller.principal
                )
                return desk.download(copy)
            },
            act("files", takesFiles: true) { _, files, id in
                AddDisputeFiles(dispute: id, files: files)
            },
            act("appeal", takesFiles: true) { fields, files, id in
                AppealDispute(
                    dispute: id,
                    words: fields.optionalText("words", limit: 32_000) ?? "",
                    files: files
                )
            },
            act("statement") { fields, _, id in
                AddStatement(dispute: id, words: fields.given("words", limit: 32_000))
            },
            act("time") { _, _, id in AgreeToMoreTime(dispute: id) },
            .api(.get, "/v1/me/disclosures") { request, _ in
                let file = try await file(request)
                let words = desk.words
                return try await desk.own(
                    ["disclosures": .array(file.disclosures.map { JSONValue($0, words: words) })],
                    of: file,
                    for: request
                )
            },
            .api(.post, "/v1/me/disclosures") { request, _ in try await ask(request) },
            .api(.get, "/v1/me/disclosures/{id}") { request, context in
                let (file, disclosure) = try await disclosure(request, context)
                return try await desk.own(
                    JSONValue.ownMembers(of: disclosure, words: desk.words),
                    of: file,
                    in: "disclosures",
                    for: request
                )
            },
            .api(.get, "/v1/me/disclosures/{id}/file") { request, context in
                let (copy, name) = try await copy(request, context)
                return desk.data(copy, name: name)
            },
            .api(.get, "/v1/me/disclosures/{id}/page") { request, context in
                let (copy, name) = try await copy(request, context)
                return desk.page(copy, name: name)
            },
            .api(.get, "/v1/me/copy") { request, _ in desk.page(try await copy(request)) },
            .api(.get, "/v1/me/copy/data") { request, _ in desk.data(try await copy(request)) },
        ]
    }

    private func act<Act: Loadable>(
        _ name: String,
        takesFiles: Bool = false,
        _ command: @escaping @Sendable (inout FieldReader, [SentFile], DisputeID) -> Act
    ) -> Route where Act.Answer == DisputeID {
        .api(.post, "/v1/me/disputes/{id}/\(name)") { request, context in
            let caller = try await desk.person(request)
            let turn = try takesFiles ? desk.uploads.turn(for: request, of: caller.principal) : nil
            defer { withExtendedLifetime(turn) {} }
            let id = try desk.identifier(DisputeID.self, of: context)
            var (fields, files) = try await sent(request, takesFiles: takesFiles)
            let command = command(&fields, files, id)
            try fields.finish()
            let result = try await desk.office.perform(command, as: caller.principal)
            let file = try await desk.office.personFile(of: caller.principal)
            return try await show(
                result.answer,
                of: file,
                receipt: result.receipt,
                for: request
            )
        }
    }

    /// The fields of a request, as JSON or as a form that sends files beside them.
    private func sent(
        _ request: Request,
        takesFiles: Bool
    ) async throws -> (fields: FieldReader, files: [SentFile]) {
        guard takesFiles, MultipartReader.isForm(request) else {
            return (try await desk.fields(of: request), [])
        }
        let form = try await MultipartReader.form(of: request, limit: DisputeFiles.bodyLimit)
        var members = form.texts.mapValues { JSONValue.string($0) }
        // A file in a field that takes none is a fault, like any field that nobody asked for.
        for part in form.parts where part.fileName != nil && part.name != "files" {
            members[part.name] = .null
        }
        let fields = FieldReader(.object(members))
        return (fields, DisputeFiles.sent(in: form))
    }

    private func open(_ request: Request) async throws -> Response {
        let caller = try await desk.person(request)
        let turn = try desk.uploads.turn(for: request, of: caller.principal)
        defer { withExtendedLifetime(turn) {} }
        var (fields, files) = try await sent(request, takesFiles: true)
        let subject = fields.disputed()
        let words = fields.optionalText("words", limit: 32_000) ?? ""
        try fields.finish()
        let result = try await desk.office.perform(
            OpenDispute(subject: subject, words: words, files: files),
            as: caller.principal
        )
        let file = try await desk.office.personFile(of: caller.principal)
        var response = try await show(
            result.answer,
            of: file,
            receipt: result.receipt,
            for: request
        )
        response.status = .created
        response.headers[.location] = "/v1/me/disputes/\(result.answer.rawValue)"
        return response
    }

    private func show(
        _ id: DisputeID,
        of file: PersonFile,
        receipt: String? = nil,
        for request: Request
    ) async throws -> Response {
        guard let dispute = file.disputes.first(where: { $0.id == id }) else {
            throw Problem.notFound
        }
        var members = JSONValue.ownMembers(of: dispute, words: desk.words)
        members["receipt"] = JSONValue(receipt)
        return try await desk.own(members, of: file, in: "disputes", for: request)
    }

    private func ask(_ request: Request) async throws -> Response {
        let caller = try await desk.person(request)
        var fields = try await desk.fields(of: request)
        try fields.finish()
        let result = try await desk.office.perform(RequestDisclosure(), as: caller.principal)
        let file = try await desk.office.personFile(of: caller.principal)
        guard let asked = file.disclosures.first(where: { $0.id == result.answer }) else {
            throw Problem.notFound
        }
        var members = JSONValue.ownMembers(of: asked, words: desk.words)
        members["receipt"] = JSONValue(result.receipt)
        var response = try await desk.own(
            members,
            of: file,
            in: "disclosures",
            for: request,
            status: .created
        )
        response.headers[.location] = "/v1/me/disclosures/\(asked.id.rawValue)"
        return response
    }

    private func disclosure(
        _ request: Request,
        _ context: WebContext
    ) async throws -> (file: PersonFile, disclosure: Disclosure) {
        let file = try await file(request)
        let id = try desk.identifier(DisclosureID.self, of: context)
        guard let found = file.disclosures.first(where: { $0.id == id }) else {
            throw Problem.notFound
        }
        return (file, found)
    }

    /// Everything that is held, with a receipt for each thing that happened.
    private func copy(
        _ request: Request,
        asked disclosure: Disclosure? = nil
    ) async throws -> DisclosureCopy {
        let caller = try await desk.person(request)
        let file = try await desk.office.personFile(of: caller.principal)
        let history = try await desk.office.history(of: caller.principal)
        return try await desk.copy(
            of: file,
            asked: disclosure,
            history: history,
            for: request
        )
    }

    private func copy(
        _ request: Request,
        _ context: WebContext
    ) async throws -> (DisclosureCopy, name: String) {
        let asked = try await disclosure(request, context).disclosure
        return (
            try await copy(request, asked: asked), "recourse-my-file-\(asked.id.rawValue)"
        )
    }

    private func file(_ request: Request) async throws -> PersonFile {
        let caller = try await desk.person(request)
        return try await desk.office.personFile(of: caller.principal)
    }
}

extension FieldReader {
    /// What is disputed: an item, a look, or one value in the score of a look.
    fileprivate mutating func disputed() -> Dispute.Subject {
        let item = optionalText("item", limit: 200)
        let look = optionalText("look", limit: 200)
        let characteristic = optionalText("characteristic", limit: 400)
        if (item == nil) == (look == nil) || (item != nil && characteristic != nil) {
            add("Name one thing: an item, a look, or a look with a characteristic.", at: "item")
        }
        if let item { return .item(FileItemID(rawValue: item)) }
        let id = InquiryID(rawValue: look ?? "")
        return characteristic.map { .scoreInput(id, characteristic: $0) } ?? .look(id)
    }
}
