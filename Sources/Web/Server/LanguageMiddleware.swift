import Hummingbird
import Languages

/// Finds the language in which a page is read: the one that was chosen, else the one that the
/// browser prefers, else English.
struct LanguageMiddleware: RouterMiddleware {
    typealias Context = WebContext

    /// The operator's settings.
    let settings: WebSettings

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        // The consoles and the API are English.
        guard !["/console", "/v1/", "/log/", "/assets/"].contains(where: path.hasPrefix) else {
            return try await next(request, context)
        }
        let back =
            request.method.isSafe ? request.uri.string : path.hasPrefix("/me") ? "/me" : "/"
        let visit = visit(of: request, back: Visit.back(back))
        return try await Visit.$current.withValue(visit) {
            try await next(request, context)
        }
    }

    private func visit(of request: Request, back: String) -> Visit {
        if let catalogue = settings.testCatalogue { return Visit(catalogue, back: back) }
        let preferred = request.headers[.acceptLanguage].flatMap(Language.init(acceptLanguage:))
        let language = CookieJar(settings).language(of: request) ?? preferred ?? .english
        return Visit(language, back: back)
    }
}
