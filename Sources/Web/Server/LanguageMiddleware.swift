import Hummingbird
import Languages
import Service

/// Finds the language in which a page is read: the one that was chosen, else the one that the
/// browser prefers, else English.
struct LanguageMiddleware: RouterMiddleware {
    typealias Context = WebContext

    /// The office and the settings.
    let desk: FrontDesk

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        // The consoles are English; the API says what a person reads in the language of the person.
        guard !["/console", "/v1/", "/log/", "/assets/"].contains(where: path.hasPrefix) else {
            return try await next(request, context)
        }
        let back =
            request.method.isSafe ? request.uri.string : path.hasPrefix("/me") ? "/me" : "/"
        let isOwn = path == "/me" || path.hasPrefix("/me/")
        let cards = isOwn ? try await desk.office.cardWords() : .none
        let visit = visit(of: request, back: Visit.back(back), cards: cards)
        return try await Visit.$current.withValue(visit) {
            try await next(request, context)
        }
    }

    private func visit(of request: Request, back: String, cards: CardWords) -> Visit {
        if let catalogue = desk.settings.testCatalogue {
            return Visit(catalogue, back: back, cards: cards)
        }
        let preferred = request.headers[.acceptLanguage].flatMap(Language.init(acceptLanguage:))
        let language = CookieJar(desk.settings).language(of: request) ?? preferred ?? .english
        return Visit(language, back: back, cards: cards)
    }
}
