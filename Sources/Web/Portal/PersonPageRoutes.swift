import Bureau
import Hummingbird
import Service

/// The pages of a signed-in person; every one reads, none changes anything.
struct PersonPageRoutes {
    /// The office and the settings.
    let desk: FrontDesk
    /// Renders pages.
    let pages: Pages

    private var contact: String { desk.settings.contact }

    /// The routes.
    var routes: [Route] {
        [
            page(.overview, template: "overview") { OverviewPage($0, words: $1, contact: contact) },
            page(.file, template: "file") { FilePage($0, words: $1) },
            paged(.looks, template: "looks") { LooksPage($0, words: $1, page: $2) },
            .page(.get, "/me/looks/{id}") { try await look($0, $1) },
            .page(.get, "/me/decisions/{id}") { try await decision($0, $1) },
            page(.register, template: "register") { RegisterPage($0, words: $1) },
            .page(.get, "/me/register/{id}") { try await entry($0, $1) },
            page(.sharing, template: "sharing") { SharingPage($0, words: $1) },
            .page(.get, "/me/sharing/{id}") { try await consent($0, $1) },
            page(.freeze, template: "freeze") { FreezePage($0, words: $1) },
            paged(.notices, template: "notices") {
                NoticesPage(
                    $0,
                    words: $1,
                    contact: contact,
                    sendsMail: desk.office.settings.sendsMail,
                    page: $2
                )
            },
            page(.download, template: "download") { file, _ in DownloadPage(file) },
            .page(.get, Menu.erasure.rawValue) { request, _ in
                let caller = try await desk.visitor(request)
                let file = try await desk.file(of: caller)
                let history = try await desk.office.history(of: caller.principal)
                return try await pages.show(
                    ErasurePage(file, history: history, words: desk.words),
                    title: Menu.erasure.label,
                    template: "erasure",
                    menu: .erasure,
                    caller: caller,
                    request: request
                )
            },
            .page(.get, Menu.history.rawValue) { request, _ in try await history(request) },
        ]
    }

    private func page<Page: Sendable>(
        _ menu: Menu,
        template: String,
        _ make: @escaping @Sendable (PersonFile, Words) -> Page
    ) -> Route {
        paged(menu, template: template) { file, words, _ in make(file, words) }
    }

    /// A page of which a long list shows one part.
    private func paged<Page: Sendable>(
        _ menu: Menu,
        template: String,
        _ make: @escaping @Sendable (PersonFile, Words, Int) -> Page
    ) -> Route {
        .page(.get, menu.rawValue) { request, _ in
            let caller = try await desk.visitor(request)
            let file = try await desk.file(of: caller)
            return try await pages.show(
                make(file, desk.words, Paging.page(of: request)),
                title: menu.label,
                template: template,
                menu: menu,
                caller: caller,
                request: request
            )
        }
    }

    private func look(_ request: Request, _ context: WebContext) async throws -> Response {
        let caller = try await desk.visitor(request)
        let id = try desk.identifier(InquiryID.self, of: context)
        let file = try await desk.file(of: caller)
        guard let look = file.inquiries.first(where: { $0.id == id }) else {
            throw Problem.notFound
        }
        let history = try await desk.office.history(of: caller.principal)
        let line = history.first { $0.type.hasPrefix("check.") && $0.event.contains(id.rawValue) }
        var replay: String?
        if case .answered(let answer) = look.outcome, let score = answer.score {
            replay = ScorePage.sentence(try await desk.office.replay(score))
        }
        let page = LookPage(
            look,
            decisions: file.decisions,
            disputes: file.disputes,
            replay: replay,
            retractions: file.retractions,
            receipt: line.map { "/v1/me/receipts/\($0.sequence)" },
            words: desk.words,
            contact: contact
        )
        return try await pages.show(
            page,
            title: "A look by \(page.who)",
            template: "look_detail",
            menu: .looks,
            caller: caller,
            request: request
        )
    }

    private func decision(_ request: Request, _ context: WebContext) async throws -> Response {
        let caller = try await desk.visitor(request)
        let id = try desk.identifier(DecisionID.self, of: context)
        let file = try await desk.file(of: caller)
        guard let decision = file.decisions.first(where: { $0.id == id }) else {
            throw Problem.notFound
        }
        let history = try await desk.office.history(of: caller.principal)
        let line = history.last {
            ["decision.recorded", "decision.madeAgain"].contains($0.type)
                && $0.event.contains(id.rawValue)
        }
        let page = DecisionPage(
            decision,
            receipt: line.map { "/v1/me/receipts/\($0.sequence)" },
            words: desk.words
        )
        return try await pages.show(
            page,
            title: page.heading,
            template: "decision",
            menu: .looks,
            caller: caller,
            request: request
        )
    }

    private func entry(_ request: Request, _ context: WebContext) async throws -> Response {
        let caller = try await desk.visitor(request)
        let id = try desk.identifier(JudgmentID.self, of: context)
        let file = try await desk.file(of: caller)
        guard let judgment = file.judgments.first(where: { $0.id == id }) else {
            throw Problem.notFound
        }
        return try await pages.show(
            RegisterEntryView(judgment, words: desk.words, contact: contact),
            title: "A court order",
            template: "register_entry",
            menu: .register,
            caller: caller,
            request: request
        )
    }

    private func consent(_ request: Request, _ context: WebContext) async throws -> Response {
        let caller = try await desk.visitor(request)
        let id = try desk.identifier(ConsentID.self, of: context)
        let file = try await desk.file(of: caller)
        guard let consent = file.consents.first(where: { $0.id == id }) else {
            throw Problem.notFound
        }
        let view = ConsentView(consent, words: desk.words)
        return try await pages.show(
            view,
            title: view.heading,
            template: "consent",
            menu: .sharing,
            caller: caller,
            request: request
        )
    }

    private func history(_ request: Request) async throws -> Response {
        let caller = try await desk.visitor(request)
        let file = try await desk.file(of: caller)
        let history = try await desk.office.history(of: caller.principal)
        var names: [String: String] = [:]
        for consent in file.consents { names[consent.recipient.rawValue] = consent.recipientName }
        for look in file.inquiries {
            if let subscriber = look.subscriber { names[subscriber.rawValue] = look.askerName }
        }
        for dispute in file.disputes {
            if let answers = dispute.furnisher { names[answers.rawValue] = dispute.furnisherName }
        }
        for judgment in file.judgments { names[judgment.filedBy.rawValue] = judgment.order.court }
        let page = HistoryPage(
            history,
            names: names,
            key: desk.office.verifierKey,
            words: desk.words,
            page: Paging.page(of: request)
        )
        return try await pages.show(
            page,
            title: "History",
            template: "history",
            menu: .history,
            caller: caller,
            request: request
        )
    }
}
