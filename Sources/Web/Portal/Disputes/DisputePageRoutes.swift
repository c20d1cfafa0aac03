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
            act("appeal", .appealed) { fields, id in
                AppealDispute(dispute: id, words: fields["words"] ?? "")
            } typed: { page in
                (appeal: page, statement: nil)
            },
            act("statement", .stated) { fields, id in
                AddStatement(dispute: id, words: fields["words"] ?? "")
            } typed: { page in
                (appeal: DisputePage.Typed(), statement: page)
            },
            act("time", .agreed) { _, id in
                AgreeToMoreTime(dispute: id)
            } typed: { _ in
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
                let (caller, _) = try await form(request)
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
        fault: String? = nil
    ) async throws -> Response {
        let page = NewDisputePage(
            matter,
            in: file,
            words: desk.words,
            typed: typed,
            fault: fault
        )
        guard let page else { throw Problem.notFound }
        return try await pages.show(
            page,
            title: "This is wrong",
            template: "dispute_new",
            menu: .disputes,
            caller: caller,
            request: request,
            status: fault == nil ? .ok : .unprocessableContent
        )
    }

    private func open(_ request: Request) async throws -> Response {
        let (caller, fields) = try await form(request)
        guard let matter = DisputedMatter(fields) else { throw Problem.notFound }
        let words = fields["words"] ?? ""
        do {
            let opened = try await desk.office.perform(
                OpenDispute(subject: matter.subject, words: words),
                as: caller.principal
            )
            return done(.disputed, at: "/me/disputes/\(opened.answer.rawValue)")
        } catch let refusal as Refusal where refusal.isAboutTheText {
            let file = try await desk.office.personFile(of: caller.principal)
            return try await ask(
                matter,
                of: file,
                caller,
                request,
                typed: words,
                fault: refusal.primary.sentence
            )
        }
    }

    // MARK: Going on with it

    private func show(
        _ id: DisputeID,
        of file: PersonFile,
        _ caller: Caller,
        _ request: Request,
        typed: (appeal: DisputePage.Typed, statement: DisputePage.Typed?)? = nil
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
            appeal: typed?.appeal ?? DisputePage.Typed(),
            statement: typed?.statement
        )
        return try await pages.show(
            page,
            title: "Something you said is wrong",
            template: "dispute",
            menu: .disputes,
            caller: caller,
            request: request,
            status: typed == nil ? .ok : .unprocessableContent
        )
    }

    /// One act; a text that cannot be taken comes back with what is wrong with it.
    private func act<Act: Loadable>(
        _ name: String,
        _ done: Done,
        _ command: @escaping @Sendable ([String: String], DisputeID) -> Act,
        typed:
            @escaping @Sendable (DisputePage.Typed) -> (
                appeal: DisputePage.Typed, statement: DisputePage.Typed?
            )?
    ) -> Route {
        .page(.post, "/me/disputes/{id}/\(name)") { request, context in
            let (caller, fields) = try await form(request)
            let id = try desk.identifier(DisputeID.self, of: context)
            do {
                _ = try await desk.office.perform(command(fields, id), as: caller.principal)
                return self.done(done, at: "/me/disputes/\(id.rawValue)")
            } catch let refusal as Refusal where refusal.isAboutTheText {
                let typed = typed(
                    .init(text: fields["words"] ?? "", fault: refusal.primary.sentence)
                )
                guard let typed else { throw refusal }
                let file = try await desk.office.personFile(of: caller.principal)
                return try await show(id, of: file, caller, request, typed: typed)
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
        return (caller, try await desk.office.personFile(of: caller.principal))
    }

    private func form(
        _ request: Request
    ) async throws -> (caller: Caller, fields: [String: String]) {
        let caller = try await desk.visitor(request)
        let fields = try await BodyReader.form(of: request, limit: desk.settings.bodyLimitBytes)
        try Forgery.check(fields["csrf"], session: caller.session, request: request)
        return (caller, fields)
    }

    private func done(_ done: Done, at path: String) -> Response {
        Response(status: .seeOther, headers: [.location: "\(path)?done=\(done.rawValue)"])
    }
}

extension Refusal {
    /// Whether a text was empty or too long, so that the form is worth showing again.
    fileprivate var isAboutTheText: Bool {
        findings.allSatisfy { $0.field == "words" }
    }
}
