import Bureau
import HTTPTypes
import Hummingbird
import Languages
import Service

/// Puts a page's view model into the letterhead and answers with it.
struct Pages: Sendable {
    private let templates: Templates
    private let desk: FrontDesk

    /// Pages of a server.
    init(desk: FrontDesk) {
        templates = Templates()
        self.desk = desk
    }

    /// A page that anyone may read; at a door the letterhead does not offer to sign in once more.
    func open<Page: Sendable>(
        _ page: Page,
        title: String,
        template: String,
        isDoor: Bool = false,
        visit: String = "",
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let sheet = Sheet(
            title: title,
            person: false,
            isDoor: isDoor,
            home: "/",
            menuLabel: "",
            links: [],
            acting: nil,
            banner: banner,
            csrf: visit.isEmpty ? "" : Forgery.token(for: visit),
            contact: desk.settings.contact,
            printed: printed,
            done: nil,
            doneReceipt: nil,
            page: page
        )
        return try answer(sheet, template, status)
    }

    /// A page of a signed-in person; one that is none of the menu's names none.
    func own<Page: Sendable>(
        _ page: Page,
        title: String,
        template: String,
        menu: Menu?,
        session: String,
        done: Done? = nil,
        doneReceipt: String? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let links = Menu.allCases.map {
            Sheet<Page>.Link(path: $0.rawValue, label: $0.label, isCurrent: $0 == menu)
        }
        let sheet = Sheet(
            title: title,
            person: true,
            isDoor: false,
            home: "/me",
            menuLabel: menu.map { "Menu: \($0.label)" } ?? "Menu",
            links: links,
            acting: nil,
            banner: banner,
            csrf: Forgery.token(for: session),
            contact: desk.settings.contact,
            printed: printed,
            done: done?.sentence,
            doneReceipt: doneReceipt,
            page: page
        )
        return try answer(sheet, template, status)
    }

    /// A page in the language of its reader.
    private func answer<Page: Sendable>(
        _ sheet: Sheet<Page>,
        _ template: String,
        _ status: HTTPResponse.Status
    ) throws -> Response {
        let catalogue = Visit.current.catalogue
        var reader = Visit.current.reader
        let html = reader.read(try templates.render(sheet, with: template))
        var response = desk.html(html, status: status)
        response.headers[.contentLanguage] = catalogue.tag
        response.headers[.vary] = "Accept-Language, Cookie"
        return response
    }

    /// A page of a representative who is signed in for somebody.
    func represented<Page: Sendable>(
        _ page: Page,
        title: String,
        template: String,
        acting: String,
        session: String,
        done: Done? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let sheet = Sheet(
            title: title,
            person: false,
            isDoor: false,
            home: RepresentativeRoutes.home,
            menuLabel: "",
            links: [],
            acting: acting,
            banner: banner,
            csrf: Forgery.token(for: session),
            contact: desk.settings.contact,
            printed: printed,
            done: done?.sentence,
            doneReceipt: nil,
            page: page
        )
        return try answer(sheet, template, status)
    }

    /// A page of a signed-in person, with what was just done above it and the receipt of that, while
    /// nothing newer has happened.
    func show<Page: Sendable>(
        _ page: Page,
        title: String,
        template: String,
        menu: Menu,
        caller: Caller,
        request: Request,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let asked = request.uri.queryParameters.get("done").flatMap(Done.init(rawValue:))
        var done: (what: Done, line: HistoryEntry)?
        if let asked {
            let history = try await desk.office.history(of: caller.principal)
            done = asked.line(in: history).map { (asked, $0) }
        }
        return try own(
            page,
            title: title,
            template: template,
            menu: menu,
            session: caller.session,
            done: done?.what,
            doneReceipt: done.map { "/v1/me/receipts/\($0.line.sequence)" },
            status: status
        )
    }

    /// An error as a page, with the letterhead of whoever reads it.
    func problem(_ problem: Problem, request: Request) throws -> Response {
        if request.uri.path == "/console" || request.uri.path.hasPrefix("/console/") {
            return try ConsolePages(desk: desk).problem(problem)
        }
        let contact = desk.settings.contact
        let session = CookieJar(desk.settings).session(of: request)
        let isSignedOut = problem.primary.code == Problem.signedOut.primary.code
        let problem = isSignedOut ? Problem.signedOut : problem
        var response =
            if let session, request.uri.path.hasPrefix("/me"), problem.status != .unauthorized {
                try own(
                    ProblemPage(problem, to: .person, contact: contact),
                    title: problem.title,
                    template: "problem",
                    menu: nil,
                    session: session,
                    status: problem.status
                )
            } else {
                try open(
                    ProblemPage(
                        problem,
                        to: request.uri.path.hasPrefix(RepresentativeRoutes.home)
                            ? .representative : .anybody,
                        contact: contact
                    ),
                    title: problem.title,
                    template: "problem",
                    status: problem.status
                )
            }
        for field in problem.headers { response.headers[field.name] = field.value }
        return response
    }

    /// The day of the request, for whoever holds the page on paper.
    private var printed: String { "Printed on \(desk.words.day(desk.words.now))." }

    /// The line above everything while no operator answers for real people.
    private var banner: String? {
        guard !desk.office.permitsRealPeople else { return nil }
        return desk.settings.isDemo
            ? "Demo. Everyone here is invented. No real person has a file on this server."
            : "Test server. Everyone here is invented."
    }
}
