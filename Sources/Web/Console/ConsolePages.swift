import Bureau
import HTTPTypes
import Hummingbird
import Languages
import Service

/// Puts a console's page into its letterhead and answers with it.
struct ConsolePages: Sendable {
    private let templates: Templates
    private let desk: FrontDesk

    /// Pages of a server.
    init(desk: FrontDesk) {
        templates = Templates()
        self.desk = desk
    }

    /// A page before signing in.
    func open<Page: Sendable>(
        _ page: Page,
        title: String,
        template: String,
        visit: String = "",
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let sheet = ConsoleSheet(
            title: title,
            isSignedIn: false,
            institution: "",
            who: "",
            menuLabel: "",
            links: [],
            banner: banner,
            csrf: visit.isEmpty ? "" : Forgery.token(for: visit),
            contact: desk.settings.contact,
            done: nil,
            page: page
        )
        let html = Marks.withoutNames(try templates.render(sheet, with: template))
        return desk.html(html, status: status)
    }

    /// A page of a member of staff.
    func own<Page: Sendable>(
        _ page: Page,
        title: String,
        template: String,
        menu: ConsoleMenu?,
        caller: ConsoleCaller,
        request: Request? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let member = caller.staff.member
        let done = request.flatMap { $0.uri.queryParameters.get("done") }
        let sheet = ConsoleSheet(
            title: title,
            isSignedIn: true,
            institution: caller.staff.subscriber?.name ?? "the operator",
            who: member.name,
            menuLabel: menu.map { "Menu: \($0.label)" } ?? "Menu",
            links: ConsoleMenu.pages(of: member.role).map {
                .init(path: $0.rawValue, label: $0.label, isCurrent: $0 == menu)
            },
            banner: banner,
            csrf: Forgery.token(for: caller.session),
            contact: desk.settings.contact,
            done: done.flatMap(ConsoleDone.init(rawValue:))?.sentence,
            page: page
        )
        let html = Marks.withoutNames(try templates.render(sheet, with: template))
        return desk.html(html, status: status)
    }

    /// An error as a page.
    func problem(_ problem: Problem) throws -> Response {
        let isOver = problem.status == .unauthorized
        let page = ProblemPage(
            problem,
            next: isOver
                ? "Your session is over, and nothing was changed. Sign in and do it again."
                : "Nothing was changed. Go back, or start from your first page.",
            ways: [
                isOver
                    ? .init(path: "/console/sign-in", label: "Sign in")
                    : .init(path: "/console", label: "First page of the console")
            ]
        )
        var response = try open(
            page,
            title: problem.title,
            template: "console_problem",
            status: problem.status
        )
        for field in problem.headers { response.headers[field.name] = field.value }
        return response
    }

    private var banner: String? {
        guard !desk.office.permitsRealPeople else { return nil }
        return desk.settings.isDemo
            ? "Demo. Everyone here is invented. No real person has a file on this server."
            : "Test server. Everyone here is invented."
    }
}
