import Bureau
import Hummingbird
import Service

/// The pages on which a person says what is wrong, follows it, and asks for their whole file.
struct DisputePageRoutes {
    /// The office and the settings.
    let desk: FrontDesk
    /// Renders pages.
    let pages: Pages

    /// The routes.
    var routes: [Route] {
        [
            .page(.get, Menu.disputes.rawValue) { request, _ in
                let (caller, file) = try await own(request)
                return try await pages.show(
                    DisputesPage(file, words: desk.words),
                    title: "Disputes",
                    template: "disputes",
                    menu: .disputes,
                    caller: caller,
                    request: request
                )
            },
            .page(.get, "/me/disputes/new") { request, _ in try await blank(request) },
            .page(.post, Menu.disputes.rawValue) { request, _ in try await open(request) },
            .page(.get, "/me/disputes/{id}") { request, context in
                let (caller, file) = try await own(request)
                let id = try desk.identifier(DisputeID.self, of: context)
                return try await show(id, of: file, caller, request)
            },
            act("appeal", .appealed) { form, id in
                AppealDispute(dispute: id, words: form.fields["words"] ?? "", files: form.files)
            } refused: { typed, files in
                .init(appeal: typed, files: files)
            },
            act("files", .filesAdded) { form, id in
                AddDisputeFiles(dispute: id, files: form.files)
            } refused: { _, files in
                .init(files: files)
            },
            act("statement", .stated) { form, id in
                AddStatement(dispute: id, words: form.fields["words"] ?? "")
            } refused: { typed, _ in
                .init(statement: typed)
            },
            act("time", .agreed) { _, id in
                AgreeToMoreTime(dispute: id)
            } refused: { _, _ in
                nil
            },
            .page(.get, "/me/disclosures") { request, _ in
                let (caller, file) = try await own(request)
                return try await pages.show(
                    DisclosuresPage(file, words: desk.words),
                    title: "My requests",
                    template: "disclosures",
                    menu: .download,
                    caller: caller,
                    request: request
                )
            },
            .page(.post, "/me/disclosures") { request, _ in
                let caller = try await form(request).caller
                let asked = try await desk.office.perform(
                    RequestDisclosure(),
                    as: caller.principal
                )
                return done(.fileAsked, at: "/me/disclosures/\(asked.answer.rawValue)")
            },
            .page(.get, "/me/disclosures/{id}") { try await disclosure($0, $1) },
        ]
    }

    // MARK: Saying that something is wrong

    private func blank(_ request: Request) async throws -> Response {
        let (caller, file) = try await own(request)
        var fields: [String: String] = [:]
        for name in ["item", "look", "input"] {
            fields[name] = request.uri.queryParameters.get(name)
        }
        guard let matter = DisputedMatter(fields) else { throw Problem.notFound }
        if let known = matter.existing(in: file, words: desk.words) {
            return Response(status: .seeOther, headers: [.location: known.path])
        }
        return try await ask(matter, of: file, caller, request)
    }

    private func ask(
        _ matter: DisputedMatter,
        of file: PersonFile,
        _ caller: Caller,
        _ request: Request,
        typed: String = "",
        refusal: Refusal? = nil,
        files: [SentFile] = []
    ) async throws -> Response {
        let page = NewDisputePage(
            matter,
            in: file,
            words: desk.words,
            typed: typed,
            fault: refusal?.wordsFault,
            fileFaults: refusal?.fileFaults(files) ?? []
        )
        guard let page else { throw Problem.notFound }
        return try await pages.show(
            page,
            title: "This is wrong",
            template: "dispute_new",
            menu: .disputes,
            caller: caller,
            request: request,
            status: refusal == nil ? .ok : .unprocessableContent
        )
    }

    private func open(_ request: Request) async throws -> Response {
        let form = try await form(request)
        let caller = form.caller
        guard let matter = DisputedMatter(form.fields) else { throw Problem.notFound }
        let words = form.fields["words"] ?? ""
        do {
            let opened = try await desk.office.perform(
                OpenDispute(subject: matter.subject, words: words, files: form.files),
                as: caller.principal
            )
            return done(.disputed, at: "/me/disputes/\(opened.answer.rawValue)")
        } catch let refusal as Refusal where refusal.isAboutTheForm {
            let file = try await desk.file(of: caller)
            return try await ask(
                matter,
                of: file,
                caller,
                request,
                typed: words,
                refusal: refusal,
                files: form.files
            )
        }
    }

    // MARK: Going on with it

    private func show(
        _ id: DisputeID,
        of file: PersonFile,
        _ caller: Caller,
        _ request: Request,
        refused: DisputePage.Refused? = nil
    ) async throws -> Response {
        guard let dispute = file.disputes.first(where: { $0.id == id }) else {
            throw Problem.notFound
        }
        let history = try await desk.office.history(of: caller.principal)
        let line = history.last {
            $0.type.hasPrefix("dispute.") && $0.event.contains(id.rawValue)
        }
        let page = DisputePage(
            dispute,
            in: file,
            receipt: line.map { "/v1/me/receipts/\($0.sequence)" },
            regulator: desk.office.source.regulator,
            words: desk.words,
            refused: refused ?? DisputePage.Refused()
        )
        return try await pages.show(
            page,
            title: "Something you said is wrong",
            template: "dispute",
            menu: .disputes,
            caller: caller,
            request: request,
            status: refused == nil ? .ok : .unprocessableContent
        )
    }

    /// One act; a text or a file that cannot be taken comes back with what is wrong with it.
    private func act<Act: Loadable>(
        _ name: String,
        _ done: Done,
        _ command: @escaping @Sendable (Form, DisputeID) -> Act,
        refused: @escaping @Sendable (DisputePage.Typed, [String]) -> DisputePage.Refused?
    ) -> Route {
        .page(.post, "/me/disputes/{id}/\(name)") { request, context in
            let form = try await form(request)
            let caller = form.caller
            let id = try desk.identifier(DisputeID.self, of: context)
            do {
                _ = try await desk.office.perform(command(form, id), as: caller.principal)
                return self.done(done, at: "/me/disputes/\(id.rawValue)")
            } catch let refusal as Refusal where refusal.isAboutTheForm {
                let typed = DisputePage.Typed(
                    text: form.fields["words"] ?? "",
                    fault: refusal.wordsFault
                )
                guard let refused = refused(typed, refusal.fileFaults(form.files)) else {
                    throw refusal
                }
                let file = try await desk.file(of: caller)
                return try await show(id, of: file, caller, request, refused: refused)
            }
        }
    }

    // MARK: The whole file

    private func disclosure(_ request: Request, _ context: WebContext) async throws -> Response {
        let (caller, file) = try await own(request)
        let id = try desk.identifier(DisclosureID.self, of: context)
        guard let found = file.disclosures.first(where: { $0.id == id }) else {
            throw Problem.notFound
        }
        return try await pages.show(
            DisclosurePage(found, in: file, source: desk.office.source, words: desk.words),
            title: "My request",
            template: "disclosure",
            menu: .download,
            caller: caller,
            request: request
        )
    }

    private func own(_ request: Request) async throws -> (caller: Caller, file: PersonFile) {
        let caller = try await desk.visitor(request)
        return (caller, try await desk.file(of: caller))
    }

    /// A form of a page, with the files that it sent.
    private struct Form: Sendable {
        let caller: Caller
        let fields: [String: String]
        var files: [SentFile] = []
        /// Held as long as the form is.
        var turn: UploadGate.Turn?
    }

    private func form(_ request: Request) async throws -> Form {
        let caller = try await desk.visitor(request)
        guard MultipartReader.isForm(request) else {
            let fields = try await BodyReader.form(
                of: request,
                limit: desk.settings.bodyLimitBytes
            )
            try Forgery.check(fields["csrf"], session: caller.session, request: request)
            return Form(caller: caller, fields: fields)
        }
        let turn = try desk.uploads.turn(for: request, of: caller.principal)
        let form = try await MultipartReader.form(of: request, limit: DisputeFiles.bodyLimit)
        try Forgery.check(form.text("csrf"), session: caller.session, request: request)
        return Form(
            caller: caller,
            fields: form.texts,
            files: DisputeFiles.sent(in: form),
            turn: turn
        )
    }

    private func done(_ done: Done, at path: String) -> Response {
        Response(status: .seeOther, headers: [.location: "\(path)?done=\(done.rawValue)"])
    }
}
