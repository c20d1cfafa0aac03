import Bureau
import Charters
import HTTPTypes
import Hummingbird
import Languages
import Service

/// The pages of a person's statement on the whole file, and of the theft of their identity.
struct RightsPageRoutes {
    /// The office and the settings.
    let desk: FrontDesk
    /// Renders pages.
    let pages: Pages

    /// The routes.
    var routes: [Route] {
        [
            .page(.get, "/me/statement") { request, _ in
                let (caller, file) = try await own(request)
                return try await statement(file, caller, request)
            },
            .page(.post, "/me/statement") { request, _ in try await write(request) },
            .page(.post, "/me/statement/withdraw") { request, _ in
                let (caller, _) = try await form(request)
                _ = try await desk.office.perform(WithdrawStatement(), as: caller.principal)
                return done(.statementWithdrawn, at: "/me/statement")
            },
            .page(.get, "/me/theft") { request, _ in
                let (caller, file) = try await own(request)
                return try await thefts(TheftPage(file, words: desk.words), caller, request)
            },
            .page(.post, "/me/theft") { request, _ in try await report(request) },
            .page(.get, "/me/theft/{id}") { try await theft($0, $1) },
            .page(.get, "/me/representatives") { request, _ in
                let (caller, file) = try await own(request)
                let page = RepresentativesPage(file, words: desk.words)
                return try await representatives(page, caller, request)
            },
            .page(.post, "/me/representatives") { request, _ in try await name(request) },
            .page(.post, "/me/representatives/{id}/end") { request, context in
                let (caller, _) = try await form(request)
                let end = EndMandate(mandate: try desk.identifier(of: context))
                _ = try await desk.office.perform(end, as: caller.principal)
                return done(.mandateEnded, at: "/me/representatives")
            },
            .page(.post, "/me/theft/{id}/withdraw") { request, context in
                let (caller, _) = try await form(request)
                let id = try desk.identifier(TheftBlockID.self, of: context)
                _ = try await desk.office.perform(
                    WithdrawTheftReport(theft: id),
                    as: caller.principal
                )
                return done(.theftWithdrawn, at: "/me/theft/\(id.rawValue)")
            },
        ]
    }

    // MARK: The statement

    private func statement(
        _ file: PersonFile,
        _ caller: Caller,
        _ request: Request,
        typed: String? = nil,
        fault: String? = nil
    ) async throws -> Response {
        try await pages.show(
            StatementPage(file, words: desk.words, typed: typed, fault: fault),
            title: "My statement",
            template: "statement",
            menu: .file,
            caller: caller,
            request: request,
            status: fault == nil ? .ok : .unprocessableContent
        )
    }

    /// Keeps the words; the other button only counts them, for who has no script.
    private func write(_ request: Request) async throws -> Response {
        let (caller, fields) = try await form(request)
        let words = fields["words"] ?? ""
        var fault: String?
        if fields["act"] != "count" {
            do {
                _ = try await desk.office.perform(
                    WriteStatement(words: words),
                    as: caller.principal
                )
                return done(.statementWritten, at: "/me/statement")
            } catch let refusal as Refusal
                where refusal.findings.allSatisfy({ $0.field == "words" })
            {
                fault = refusal.primary.sentence
            }
        }
        let file = try await desk.file(of: caller)
        return try await statement(file, caller, request, typed: words, fault: fault)
    }

    // MARK: Theft

    private func thefts(
        _ page: TheftPage,
        _ caller: Caller,
        _ request: Request,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        try await pages.show(
            page,
            title: "My identity was stolen",
            template: "theft",
            menu: .disputes,
            caller: caller,
            request: request,
            status: status
        )
    }

    private func report(_ request: Request) async throws -> Response {
        let (caller, fields) = try await form(request)
        let items = fields.filter { $0.key.hasPrefix(TheftPage.prefix) && $0.value == "on" }
            .map { FileItemID(rawValue: String($0.key.dropFirst(TheftPage.prefix.count))) }
        do {
            let opened = try await desk.office.perform(
                ReportTheft(
                    items: items.sorted(),
                    authority: fields["authority"] ?? "",
                    number: fields["number"] ?? "",
                    madeOn: Self.day(fields["madeOn"] ?? ""),
                    isNotMine: fields["isNotMine"] == "on",
                    words: fields["words"] ?? ""
                ),
                as: caller.principal
            )
            return done(.theftReported, at: "/me/theft/\(opened.answer.rawValue)")
        } catch let refusal as Refusal where refusal.findings.allSatisfy({ $0.field != nil }) {
            let file = try await desk.file(of: caller)
            let page = TheftPage(
                file,
                words: desk.words,
                typed: fields,
                findings: refusal.formFindings
            )
            return try await thefts(page, caller, request, status: .unprocessableContent)
        }
    }

    /// A day as the rules read it, where the person wrote one as their language does.
    private static func day(_ text: String) -> String {
        let named = Visit.current.catalogue.conventions.day(named: text)
        let day = named.flatMap { CalendarDate(year: $0.year, month: $0.month, day: $0.day) }
        return day?.description ?? text
    }

    private func theft(_ request: Request, _ context: WebContext) async throws -> Response {
        let (caller, file) = try await own(request)
        let id = try desk.identifier(TheftBlockID.self, of: context)
        guard let block = file.theftBlocks.first(where: { $0.id == id }) else {
            throw Problem.notFound
        }
        let history = try await desk.office.history(of: caller.principal)
        let line = history.last { $0.type.hasPrefix("theft.") && $0.event.contains(id.rawValue) }
        return try await pages.show(
            TheftBlockPage(
                block,
                in: file,
                receipt: line.map { "/v1/me/receipts/\($0.sequence)" },
                words: desk.words
            ),
            title: "A theft that you reported",
            template: "theft_block",
            menu: .disputes,
            caller: caller,
            request: request
        )
    }

    // MARK: Who may act

    private func representatives(
        _ page: RepresentativesPage,
        _ caller: Caller,
        _ request: Request,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        try await pages.show(
            page,
            title: "Who may act for you",
            template: "representatives",
            menu: .notices,
            caller: caller,
            request: request,
            status: status
        )
    }

    private func name(_ request: Request) async throws -> Response {
        let (caller, fields) = try await form(request)
        let prefix = RepresentativesPage.prefix
        let draft = MandateDraft(
            representative: fields["representative"] ?? "",
            contact: fields["contact"] ?? "",
            scopes: fields.filter { $0.key.hasPrefix(prefix) && $0.value == "on" }.keys.sorted()
                .map { String($0.dropFirst(prefix.count)) },
            lastDay: fields["lastDay"] ?? ""
        )
        do {
            _ = try await desk.office.perform(GiveMandate(draft: draft), as: caller.principal)
            return done(.mandateGiven, at: "/me/representatives")
        } catch let refusal as Refusal where refusal.findings.allSatisfy({ $0.field != nil }) {
            let file = try await desk.file(of: caller)
            let page = RepresentativesPage(
                file,
                words: desk.words,
                typed: fields,
                findings: refusal.formFindings
            )
            return try await representatives(page, caller, request, status: .unprocessableContent)
        }
    }

    // MARK: Reading

    private func own(_ request: Request) async throws -> (caller: Caller, file: PersonFile) {
        let caller = try await desk.visitor(request)
        return (caller, try await desk.file(of: caller))
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
