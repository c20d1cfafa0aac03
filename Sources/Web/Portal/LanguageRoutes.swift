import Bureau
import Hummingbird
import Languages
import Service

/// Choosing the language: kept by the browser, and for a person with a file kept there, too, so that
/// notices, mails and letters come in it.
struct LanguageRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [.page(.post, "/language") { request, _ in try await choose(request) }]
    }

    private func choose(_ request: Request) async throws -> Response {
        let fields = try await BodyReader.form(of: request, limit: desk.settings.bodyLimitBytes)
        guard let language = fields["language"].flatMap(Language.init(rawValue:)) else {
            throw Problem(
                .unprocessableContent,
                code: "malformed",
                title: "We could not read this",
                detail: "We do not write in this language. Choose one of the list.",
                field: "language"
            )
        }
        let jar = CookieJar(desk.settings)
        let back = Visit.back(fields["back"] ?? "/")
        var response = Response(status: .seeOther, headers: [.location: back])
        response.headers.append(jar.keep(language))
        // A session that is over chooses for the browser alone.
        if jar.session(of: request) != nil, let caller = try? await desk.visitor(request) {
            try Forgery.check(fields["csrf"], session: caller.session, request: request)
            try await keep(language, for: caller)
        }
        return response
    }

    private func keep(_ language: Language, for caller: Caller) async throws {
        let person = try await desk.office.personFile(of: caller.principal).person
        guard person.language ?? Language.english.tag != language.tag else { return }
        _ = try await desk.office.perform(
            ChooseLanguage(language: language.tag),
            as: caller.principal
        )
    }
}
