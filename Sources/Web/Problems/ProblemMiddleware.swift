import HTTPTypes
import Hummingbird
import Logging

/// Turns every error into a problem: JSON for programs, a page for people.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = WebContext

    /// All routes, to tell a wrong method from a wrong path.
    let routes: [Route]
    /// Renders pages.
    let pages: Pages

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let matching = routes.filter { $0.matches(path: request.uri.path) }
            let problem = Problem(
                error,
                method: request.method,
                allowed: matching.map(\.method)
            )
            if problem.status.code >= 500 {
                // The type alone: the text of an error may hold personal data.
                context.logger.error("request failed", metadata: ["error": "\(type(of: error))"])
            }
            let isPage =
                matching.isEmpty ? prefersPage(request) : matching.contains { $0.isPage }
            guard isPage else { return problem.response }
            if problem.status == .unauthorized, request.method.isSafe {
                let room = request.uri.path.split(separator: "/").first ?? ""
                let rooms = ["console", "representative"]
                let door = rooms.contains(String(room)) ? "/\(room)/sign-in" : "/sign-in"
                return Response(status: .seeOther, headers: [.location: door])
            }
            return try pages.problem(problem, request: request)
        }
    }

    private func prefersPage(_ request: Request) -> Bool {
        let path = request.uri.path
        let isProgram = ["/v1/", "/log/", "/demo/"].contains { path.hasPrefix($0) }
        return !isProgram && request.headers[.accept]?.contains("text/html") == true
    }
}
